"""What it takes overall: courses checked by hand, answers by brute force, and the page."""

import datetime as dt
from collections.abc import Hashable, Mapping
from pathlib import Path

import pandas as pd
import pytest

from pages.rankings.blocks import prospects
from pages.rankings.findings import overall as findings
from pages.rankings.reaching import Course, common_way, single_ways
from pages.shared import warehouse, words
from tests import boards, schemes, small_board
from tests import warehouses as small
from tests.screens import opened, plain, tables, titled, with_tables
from tests.warehouses import Warehouse

PAGE = "overall"
MOVED = "网上工会得分"
WHERE: dict[str, warehouse.Parameter] = {
    "scheme": schemes.SCHEME,
    "city_group": boards.GROUP,
    "grain": "month",
    "period_end": dt.date(2026, 6, 30),
}
BY = dt.date(2026, 12, 31)
TRIED, METHODS = (
    warehouse.QUERIES[query].read_text("utf-8") for query in ("tried", "scheme_methods")
)


@pytest.fixture(autouse=True)
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QIANGHUI_DATA", str(tmp_path))
    boards.publish(tmp_path)
    return tmp_path


def course(*, periods: int = 6, rivals: float = 1.0, city: str = boards.HOME) -> Course:
    return Course(WHERE, city, BY, periods, rivals)


def test_without_time_and_change_the_builds_own_scores_and_ranks_come_out() -> None:
    cities = course(periods=0).cities({})
    assert cities["value_now"].dropna().tolist() == pytest.approx(
        cities["value_before"].dropna().tolist(), abs=1e-12
    )
    assert cities["rank_now"].equals(cities["rank_before"])


@pytest.mark.parametrize("rivals", [0.0, 1.0, 2.0])
def test_every_city_goes_on_at_its_pace_and_scores_follow_by_hand(rivals: float) -> None:
    ahead = {
        (row["indicator"], row["city"]): _then(row, 1.0 if row["city"] == boards.HOME else rivals)
        for row in boards.marts(1)["paces"].to_dict("records")
        if row["indicator"] in schemes.INDICATORS
    }
    values = pd.Series(ahead).unstack(0)
    scaled = 100 * (values - values.min()) / (values.max() - values.min())
    by_hand = (scaled * pd.Series(schemes.INDICATORS)).sum(axis=1, skipna=False)
    shown = course(rivals=rivals).cities({}).set_index("city")["value_now"].dropna()
    assert shown.to_dict() == pytest.approx(by_hand[shown.index].to_dict(), abs=1e-6)


def _then(row: Mapping[Hashable, float], speed: float) -> float:
    """A value half a year on at so many times its pace, between its bounds."""
    pace = row["pace"] if row["pace"] == row["pace"] else 0.0
    highest = row["highest"] if row["highest"] == row["highest"] else float("inf")
    return min(max(row["value"] + 6 * speed * pace, 0.0), highest)


def test_a_new_best_value_is_scored_full_and_lowers_the_others() -> None:
    usual = course(periods=0).cities({}).set_index("city")
    better = course(periods=0).cities({MOVED: 99.0}).set_index("city")
    assert better["rank_now"][boards.HOME] <= usual["rank_now"][boards.HOME]
    others = [city for city in usual.index if city != boards.HOME]
    change = better.loc[others, "change"].dropna()
    assert (change <= 1e-9).all()
    assert (change < 0).any()


def test_a_better_value_never_worsens_our_own_score() -> None:
    tried = [course().cities({MOVED: at}) for at in (60, 70, 80, 90)]
    own = [cities.query("is_own")["value_now"].iloc[0] for cities in tried]
    assert own == sorted(own)


@pytest.mark.parametrize("city", [boards.CITIES[4], boards.CITIES[7]])
@pytest.mark.parametrize("target", [1, 3])
def test_no_lesser_step_than_the_one_found_reaches_the_rank(city: str, target: int) -> None:
    asked = course(city=city)
    levers = asked.levers()
    found = asked.search(levers, {}, target, asked.cities({}))
    for way in [*single_ways(levers, {}), common_way(levers, {})]:
        steps = range(1, way.steps + 1)
        ranks = asked.ranks([way.values(step) for step in steps])
        reached = [step for step, rank in zip(steps, ranks, strict=True) if rank <= target]
        assert found[way.name].step == (reached[0] if reached else None)
        if reached:
            assert found[way.name].values == way.values(reached[0])


def test_all_together_at_the_best_of_the_group_are_first() -> None:
    asked = course(city=boards.CITIES[7])
    levers = asked.levers()
    assert asked.ranks([common_way(levers, {}).values(100)]) == [1.0]


def test_a_rank_that_is_reached_asks_nothing_more() -> None:
    cities = course().cities({})
    own = int(cities.query("is_own")["rank_now"].iloc[0])
    found = course().search(course().levers(), {}, own, cities)
    assert not findings.is_asked(found)
    app = opened(PAGE, target=str(own))
    assert "已够" in titled(app)


@pytest.mark.parametrize(
    "settings", [{"aggregation": "科普兰"}, {"scope": "各期"}, {"normalisation": "标准分"}]
)
def test_other_methods_give_the_builds_own_ranks_as_well(
    tmp_path: Path, settings: dict[str, str]
) -> None:
    rows = [{**row, **settings} for row in small_board.SCHEMES if row["scheme"] == "综合评价"]
    sheets = {**small_board.FIRST, "schemes": rows}
    built: Warehouse = small.warehouse(tmp_path / "small", sheets)[0]
    ranks = "select city, rank, period_end from marts.composite_ranks where city_group = '全省'"
    ranks += " and grain = 'month' and rank is not null"
    known = built.execute(f"{ranks} and period_end = (select max(period_end) from ({ranks}))").df()
    where: dict[str, object] = {
        "scheme": "综合评价",
        "city_group": "全省",
        "grain": "month",
        "trials": "[]",
    }
    more: dict[str, object] = {
        "city": "甲市",
        "periods": 0,
        "rivals": 1.0,
        "by": dt.date(2030, 1, 31),
    }
    end = known["period_end"].iloc[0].date()
    methods = built.execute(METHODS, {"scheme": where["scheme"]}).fetchall()
    [(more["normalised_over"], more["scored"])] = methods
    shown = built.execute(TRIED, {**where, **more, "period_end": end}).df()
    again = shown.dropna(subset="rank_now").set_index("city")["rank_now"].to_dict()
    assert again == known.set_index("city")["rank"].to_dict()


def test_the_page_says_what_the_place_takes_and_shows_what_the_query_gives() -> None:
    city = boards.CITIES[7]
    asked = course(city=city)
    cities = asked.cities({})
    found = asked.search(asked.levers(), {}, 3, cities)
    rows = findings.ways(asked.levers(), found, periods=6)
    first = rows.iloc[0]
    app = with_tables(opened(PAGE, city=city, target="3", by="2026-12"))
    more = words.change(first["needed"], first["unit"], decimals=int(first["decimals"]))
    assert titled(app).startswith(f"进前 3：{first['indicator']}每月 ")
    assert any(f"到2026年12月 {more}" in plain(said.value) for said in app.caption)
    listed = {plain(row[0]): plain(row[4]) for row in tables(app)[-1].to_numpy().tolist()}
    for row in rows.dropna(subset="needed_value").to_dict("records"):
        written = words.measure(row["needed_value"], row["unit"], decimals=int(row["decimals"]))
        assert listed[row["indicator"]] == written
    own = cities.query("is_own").iloc[0]
    assert plain(app.metric[0].value) == words.place(own["rank_now"], own["ranked_then"])


def test_a_link_holds_the_whole_what_if_and_the_rank_follows_at_once() -> None:
    key = prospects.apart("value", f"{schemes.SCHEME}|{boards.HOME}|2027-03", MOVED)
    app = opened(PAGE, **{key: "60.0", "by": "2027-03", "rivals": "2", "target": "2"})
    assert app.slider(key=key).value == 60.0
    assert app.select_slider(key="by").value == "2027-03"
    assert app.select_slider(key="rivals").value == "2"
    assert app.selectbox(key="target").value == "2"
    own = course(periods=9, rivals=2.0).cities({MOVED: 60.0}).query("is_own").iloc[0]
    assert plain(app.metric[0].value) == words.place(own["rank_now"], own["ranked_then"])
    app.slider(key=key).set_value(app.slider(key=key).max).run()
    assert not app.exception
    better = course(periods=9, rivals=2.0).cities({MOVED: float(str(app.slider(key=key).value))})
    rank = better.query("is_own")["rank_now"].iloc[0]
    assert plain(app.metric[0].value).startswith(f"第 {rank:.0f} ")


def test_a_city_without_a_score_has_nothing_to_reckon_with() -> None:
    assert "没有可比的名次" in titled(opened(PAGE, city=boards.CITIES[-1]))


def test_english_opens_as_well() -> None:
    app = opened(PAGE, lang="en")
    assert titled(app) == "To stay first: the course taken is enough"
    assert any("Dec 2026" in plain(said.value) for said in app.caption)
