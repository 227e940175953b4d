"""What it takes overall: other values of ours, normalised anew by the build's own methods."""

import datetime as dt
import json
from pathlib import Path

import pandas as pd
import pytest

from pages.shared import warehouse
from pages.shared.components import prospects
from tests import boards, schemes
from tests.screens import opened, titled

PAGE = "comparison/overall.py"
MOVED = "网上工会得分"
WHERE: dict[str, warehouse.Parameter] = {
    "scheme": schemes.SCHEME,
    "city_group": boards.GROUP,
    "grain": "month",
    "period_end": dt.date(2026, 6, 30),
}


@pytest.fixture(autouse=True)
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QIANGHUI_DATA", str(tmp_path))
    boards.publish(tmp_path)


def revalued(values: dict[str, float] | None = None) -> pd.DataFrame:
    said = json.dumps(values or {})
    return warehouse.query("revalued", **WHERE, city=boards.HOME, values=said)


def test_unmoved_values_give_the_builds_own_scores_and_ranks() -> None:
    cities = revalued()
    assert cities["value_now"].dropna().tolist() == pytest.approx(
        cities["value_before"].dropna().tolist(), abs=1e-12
    )
    assert cities["rank_now"].equals(cities["rank_before"])


def test_a_new_best_value_is_scored_full_and_lowers_the_others() -> None:
    usual, better = revalued().set_index("city"), revalued({MOVED: 99.0}).set_index("city")
    assert better["rank_now"][boards.HOME] <= usual["rank_now"][boards.HOME]
    others = [city for city in usual.index if city != boards.HOME]
    change = better.loc[others, "change"].dropna()
    assert (change <= 1e-9).all()
    assert (change < 0).any()


def test_a_better_value_never_worsens_our_own_score() -> None:
    own = [revalued({MOVED: at}).query("is_own")["value_now"].iloc[0] for at in (60, 70, 80, 90)]
    assert own == sorted(own)


def test_the_page_begins_as_it_is_and_says_what_to_do() -> None:
    own = revalued().query("is_own").iloc[0]
    title = titled(opened(PAGE))
    assert title.startswith(f"{boards.HOME}{schemes.SCHEME}居第 {own['rank_now']:.0f}")


def test_a_moved_value_is_in_the_title_and_in_the_link() -> None:
    key = prospects.apart("value", schemes.SCHEME, MOVED, boards.HOME, "2026-06")
    app = opened(PAGE, **{key: "70.0"})
    assert app.slider(key=key).value == 70.0
    own = revalued({MOVED: 70.0}).query("is_own").iloc[0]
    assert f"第 {own['rank_now']:.0f} / " in titled(app)
    assert MOVED in titled(app)


def test_a_city_without_a_score_has_no_rank_to_change() -> None:
    assert "没有名次" in titled(opened(PAGE, city=boards.CITIES[-1]))


def test_english_opens_as_well() -> None:
    assert "move a value" in titled(opened(PAGE, lang="en"))
