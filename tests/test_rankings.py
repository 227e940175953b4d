"""The rankings of a scheme and of an indicator: bands, courses, and the play over periods."""

from pathlib import Path

import duckdb
import pandas as pd
import plotly.graph_objects as go
import pytest

from pages.shared import charts, warehouse
from pages.shared.findings import rankings as findings
from pages.shared.findings import schemes as remarks
from tests import boards, schemes
from tests.test_pages import md_free, opened, plain_cells, texts

PAGE = "comparison/rankings.py"
ASKED: dict[str, warehouse.Parameter] = {
    "scheme": schemes.SCHEME,
    "city_group": boards.GROUP,
    "grain": "month",
}


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QIANGHUI_DATA", str(tmp_path))
    boards.publish(tmp_path)
    return tmp_path


def ranks() -> pd.DataFrame:
    rows = boards.city_ranks()
    return rows[rows["indicator"] == "建会率"]


def test_every_fault_of_a_scheme_is_a_sentence_on_the_page(board: Path) -> None:
    (build,) = (board / "builds").glob("*.duckdb")
    with duckdb.connect(str(build)) as connection:
        connection.executemany(
            "insert into marts.scheme_faults (scheme, fault, node, names, figure)"
            " values (?, ?, '注册职工', '甲市', 1.5)",
            [(schemes.SCHEME, fault) for fault in remarks.SAID],
        )
    app = opened(PAGE, indicator=schemes.SCHEME)
    said = [md_free(one.value) for one in app.markdown if "注册职工" in one.value]
    wanted = remarks.remarks(
        warehouse.query("scheme_faults", **ASKED), ranks().head(0).assign(coverage=0)
    )
    assert len(wanted) == len(remarks.SAID)
    for _, sentence in wanted:
        assert any(sentence in text for text in said), sentence


@pytest.mark.usefixtures("board")
def test_a_scheme_s_rank_stands_with_its_band_in_title_card_and_table() -> None:
    app = opened(PAGE)
    where = {
        "kind": "scheme",
        "subject": schemes.SCHEME,
        "city_group": boards.GROUP,
        "grain": "month",
    }
    end = boards.city_ranks()["period_end"].max().date()
    marts = warehouse.query("ranking", **where, period_end=end)
    ours = marts[marts["is_home"]].iloc[0]
    low, high = int(ours["rank_low"]), int(ours["rank_high"])
    band = f"{low}–{high}" if high > low else f"{low}"
    place = f"第 {int(ours['rank'])} / {int(ours['ranked'])}"
    assert md_free(app.title[0].value) == (
        f"{schemes.SCHEME}：{boards.HOME}居{place}，稳健区间 {band}"
    )
    listed = plain_cells(app.table[0].value)
    row = next(row for row in listed if boards.HOME in row[1])
    assert (row[0], row[4]) == (place, band)


@pytest.mark.usefixtures("board")
def test_a_city_of_which_too_little_is_known_is_not_ranked_rather_than_not_reported() -> None:
    app = opened(PAGE)
    assert plain_cells(app.table[0].value)[-1][0] == "未排名"
    assert any("朗汀市数据不全，未排名" in md_free(text) for text in texts(app))


@pytest.mark.usefixtures("board")
def test_one_step_leads_to_the_period_before_and_back() -> None:
    app = opened(PAGE)
    assert app.button(key="step_after").disabled
    app.button(key="step_before").click().run()
    assert app.selectbox(key="period").value == "2026-05"
    app.button(key="step_after").click().run()
    assert app.selectbox(key="period").value == "2026-06"


@pytest.mark.usefixtures("board")
def test_at_the_first_period_there_is_none_before() -> None:
    app = opened(PAGE, period="2024-07")
    assert app.button(key="step_before").disabled
    assert not app.exception


def test_the_play_has_one_frame_per_period_and_opens_on_the_last() -> None:
    figure = charts.play(ranks(), unit="%", decimals=1)
    played = go.Figure(figure)
    assert [frame.name for frame in played.frames][:2] == ["2024年7月", "2024年8月"]
    assert len(played.frames) == len(boards.MONTHS)
    assert played.frames[-1].data[0].y == played.data[0].y
    assert played.layout.sliders[0].active == len(boards.MONTHS) - 1


def test_a_city_without_a_value_has_no_dot_and_the_others_keep_their_places() -> None:
    last = go.Figure(charts.play(ranks(), unit="%", decimals=1)).frames[-1].data[0]
    silent = [cell[0] for cell in last.customdata].index("朗汀市")
    assert (last.x[silent], last.y[silent], last.text[silent]) == (None, None, "")
    assert sorted(place for place in last.y if place is not None) == list(range(1, 11))


def test_equal_values_can_be_played() -> None:
    equal = ranks().assign(value=5.0, rank=1.0)
    go.Figure(charts.play(equal, unit="%", decimals=0))
    assert "期初、期末均为" in findings.played(equal)


def test_a_change_of_the_lead_is_said() -> None:
    rows = ranks()
    first = rows["period_end"] == rows["period_end"].min()
    swapped = rows.assign(rank=rows["rank"].where(~first, 12 - rows["rank"]))
    assert findings.played(swapped).endswith("领先")
    assert "现在" in findings.played(swapped)


def test_the_course_of_a_rank_rises_as_the_city_climbs() -> None:
    rows = ranks()
    newest = rows[rows["period_end"] == rows["period_end"].max()]
    said = findings.with_words(newest, rows)
    ours = said[said["is_home"]].iloc[0]
    past = rows[rows["is_home"]].sort_values("period_end")["rank"].tail(12)
    assert ours["trail"] == [-rank for rank in past]


def test_of_many_campaigns_the_last_is_named_and_all_are_told_on_pointing() -> None:
    one = boards._events()
    one = one[one["kind"] == "campaign"]
    months = [pd.DateOffset(months=count) for count in (0, 3, 6)]
    many = pd.concat(
        [one.assign(starts=one["starts"] + by, ends=one["ends"] + by) for by in months]
    )
    figure = go.Figure(charts.bump(ranks(), events=many))
    assert len(figure.layout.shapes) == 3
    assert len(figure.layout.annotations) == 1
    assert len(figure.data[-1].x) == 3
