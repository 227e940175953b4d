"""What the cache keeps is what would be made now, whatever was made before and for whom."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pages.shared import theme, warehouse, words
from pages.shared.components.chart import _drawn
from pages.shared.figures import Bars, Chart, Figure, Line, Periods
from pages.shared.figures import Rows as Names
from pages.shared.warehouse import Build, builds
from runtime import cache
from runtime.cache import Rows, cached, cached_for_all
from tests import edge_board, menu, page_texts, screens, small_board

BUILDS = [None, *(Build(number, Path(f"{number}.duckdb")) for number in (1, 2))]
DAYS = (dt.date(2025, 6, 30), dt.date(2025, 7, 31))
DAYS_SAID = ("2025年6月", "2025年7月")
VALUES = st.tuples(*[st.none() | st.integers(0, 3) | st.floats(0, 3)] * 2)
FIGURES = st.builds(
    lambda values, role: Chart((Bars(values=values, roles=role),), Names(("澄岚市", "甲市"))),
    VALUES,
    st.sampled_from(["good", "bad", "home"]),
) | st.builds(
    lambda values: Chart(
        (Line(values=values, places=DAYS, roles="home", name="澄岚市"),), Periods(DAYS, DAYS_SAID)
    ),
    VALUES,
)
READERS = st.tuples(st.sampled_from(BUILDS), st.sampled_from(["zh", "en"]), st.booleans())
RUNS = st.lists(st.tuples(FIGURES, READERS), min_size=2, max_size=12)
SEEN = ("rankings", "to_do")
VISITS = st.lists(
    st.tuples(
        st.sampled_from([1, 2]),  # the build in force: a load or an undo has moved the pointer
        st.sampled_from(SEEN),
        st.sampled_from(["zh", "en"]),
        st.booleans(),  # red is good news
        st.booleans(),  # the snapshot of build 1 is looked at
    ),
    min_size=2,
    max_size=3,
)
Visited = tuple[int, str, str, bool, bool]


@pytest.fixture(autouse=True)
def _emptied() -> Iterator[None]:
    cache.forget()
    yield
    warehouse.pin(None)
    theme.use(red_is_good=False)
    words.use("zh")


@settings(deadline=None, max_examples=60)
@given(RUNS)
def test_a_figure_that_is_kept_is_what_would_be_drawn(
    runs: list[tuple[Figure, tuple[Build | None, str, bool]]],
) -> None:
    """Loads and undos change the build in view; each run may be another reader's."""
    anew = _drawn.__wrapped__  # type: ignore[attr-defined]  # as `wraps` leaves it
    for figure, (build, language, red_is_good) in [*runs, *reversed(runs)]:
        warehouse.pin(build)
        theme.use(red_is_good=red_is_good)
        with words.speaking(language):
            assert _drawn(figure) == anew(figure)


@pytest.fixture(scope="module")
def two_builds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a build of each golden board; the first has a name."""
    data = page_texts.stored(small_board, tmp_path_factory.mktemp("boards"))
    other = page_texts.stored(edge_board, tmp_path_factory.mktemp("other"))
    (other / "builds/000001.duckdb").rename(data / "builds/000002.duckdb")
    pinned = {"name": "九月例会", "by": "研究室", "at": "2025-09-01T09:00:00+08:00"}
    (data / "builds/000001.pinned").write_text(json.dumps(pinned), encoding="utf-8")
    return data


def _said(data: Path, visited: Visited) -> list[str]:
    """All that a page sends a reader, apart from its widgets."""
    number, page, language, red_is_good, is_snapshot = visited
    file = data / f"builds/{number:06d}.duckdb"
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    pointer = {"build": number, "file": file.name, "sha256": digest}
    (data / "builds/current").write_text(json.dumps(pointer), encoding="utf-8")
    manner = {"lang": language, "red_up": str(red_is_good).lower()}
    snapshot = {"snapshot": "九月例会"} if is_snapshot else {}
    app = screens.opened(page, **menu.apart()[page], **manner, **snapshot)
    drawn = [one.proto.body for one in app.get("html")]
    return [*screens.texts(app), *drawn, *(one.proto.spec for one in app.get("plotly_chart"))]


def test_no_reader_is_shown_what_was_made_of_another_build_or_for_another(
    two_builds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QIANGHUI_DATA", str(two_builds))
    anew: dict[Visited, list[str]] = {}

    @settings(
        deadline=None, max_examples=5, suppress_health_check=[HealthCheck.too_slow], database=None
    )
    @given(VISITS)
    def look(visits: list[Visited]) -> None:
        for visited in visits:
            if visited not in anew:
                cache.forget()
                anew[visited] = _said(two_builds, visited)
        cache.forget()
        for visited in [*visits, *reversed(visits)]:
            assert _said(two_builds, visited) == anew[visited]

    look()


def test_a_page_says_the_same_again_so_nothing_that_is_kept_was_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QIANGHUI_DATA", str(page_texts.stored(small_board, tmp_path)))
    for page in page_texts.PAGES:
        first = page_texts.text(page)
        assert page_texts.text(page) == first


def test_what_is_made_of_one_build_is_not_shown_of_another() -> None:
    for build in (*BUILDS, *BUILDS):
        warehouse.pin(build)
        assert _build_in_view("same") == (build, "same")


@cached
def _build_in_view(word: str) -> tuple[Build | None, str]:
    return builds._pinned.get(), word


@cached_for_all
def _shared(word: str) -> pd.DataFrame:
    return pd.DataFrame({"word": [word]})


@cached
def _first(rows: pd.DataFrame, number: object = None) -> object:
    return [rows["word"].iloc[0], number]


def test_rows_are_made_once_and_what_is_made_of_them_too() -> None:
    assert _shared("甲") is _shared("甲")
    assert _first(_shared("甲")) is _first(_shared("甲"))
    assert _first(_shared("乙")) == ["乙", None]


def test_a_frame_of_ones_own_is_read_each_time() -> None:
    rows = pd.DataFrame({"word": ["甲"]})
    assert _first(rows) == ["甲", None]
    rows["word"] = "乙"
    assert _first(rows) == ["乙", None]


def test_numbers_that_are_equal_but_written_otherwise_are_told_apart() -> None:
    rows = _shared("甲")
    said = [_first(rows, one) for one in (1, 1.0, True, "1")]
    assert [repr(one) for one in said] == [repr(["甲", one]) for one in (1, 1.0, True, "1")]


def test_shared_rows_refuse_what_would_change_them() -> None:
    rows = _shared("甲")
    assert isinstance(rows, Rows)
    with pytest.raises(TypeError):
        rows["word"] = "乙"
    with pytest.raises(TypeError):
        rows.insert(0, "other", "乙")
    with pytest.raises(TypeError):
        rows.pop("word")
    assert type(rows.assign(word="乙")) is pd.DataFrame
    assert _shared("甲")["word"].tolist() == ["甲"]


def test_the_oldest_is_let_go_once_there_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "KEPT", 2)
    first = _shared("甲")
    assert _shared("乙") is not None
    assert _shared("甲") is first  # asked for again, so it is not the oldest any more
    assert _shared("丙") is not None
    assert _shared("甲") is first
    assert len(cache._kept) == len(cache._known) == 2


def test_results_together_take_no_more_memory_than_they_may(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cache, "BYTES", 100_000)

    @cached
    def frame(number: int) -> pd.DataFrame:
        return pd.DataFrame({"value": [float(number)] * 5_000})  # 40,000 bytes

    @cached
    def parts(number: int) -> list[str]:
        return [str(number) * 5_000] * 6  # 30,000 bytes

    for number in range(5):
        assert frame(number)["value"].iloc[-1] == number
        assert parts(number)[0][0] == str(number)
        assert sum(cache._sizes.values()) == cache._held[0] <= 100_000
    assert cache._kept.keys() == cache._sizes.keys()
    assert len(cache._kept) == 2

    @cached
    def large() -> pd.DataFrame:
        return pd.DataFrame({"value": [0.0] * 50_000})

    assert large() is large()  # one that is larger than all may be is kept alone
    assert len(cache._kept) == 1
