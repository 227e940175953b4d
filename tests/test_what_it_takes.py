"""What it takes: projections checked by hand, the reverse answer by brute force, and the page."""

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

from pages.rankings import figures as rankings_figures
from pages.rankings.blocks import prospects
from pages.rankings.findings import what_it_takes as findings
from pages.shared import warehouse, words
from tests import boards
from tests.pictures import picture
from tests.screens import opened, plain, titled

PAGE = "what_it_takes"
MORE_IS_BETTER, LESS_IS_BETTER = "建会率", "欠薪案件办结天数"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QIANGHUI_DATA", str(tmp_path))
    boards.publish(tmp_path)
    return tmp_path


def key(name: str, indicator: str = MORE_IS_BETTER) -> str:
    return prospects.apart(name, indicator, boards.HOME)


def outlook(indicator: str, **more: float | str | None) -> pd.DataFrame:
    asked: dict[str, warehouse.Parameter] = {
        "indicator": indicator,
        "city_group": boards.GROUP,
        "grain": "month",
        "city": boards.HOME,
        "periods": 6,
        "pace": None,
        "faster": 0.0,
    }
    return warehouse.query("what_it_takes", **{**asked, **more})


def changed(data: Path, statement: str) -> None:
    """The board's paces, changed by hand."""
    with boards.changed(data / "builds" / "000001.duckdb") as connection:
        connection.execute(statement)


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize("indicator", [MORE_IS_BETTER, LESS_IS_BETTER, "新增会员"])
@pytest.mark.parametrize("faster", [0.0, 0.4, -0.3])
def test_the_value_that_a_place_asks_takes_it_and_one_step_less_does_not(
    indicator: str, faster: float
) -> None:
    cities = outlook(indicator, faster=faster)
    own, rivals = findings.own(cities), cities[~cities["is_own"] & cities["value"].notna()]
    finest = 10.0 ** -own["decimals"]
    for rung in rivals.to_dict("records"):
        reached = round(own["value"] + rung["needed"], own["decimals"])
        short = reached - own["sign"] * finest
        assert rank_of(reached, rivals, own["sign"]) <= rung["place"]
        assert rank_of(short, rivals, own["sign"]) > rung["place"]


def rank_of(value: float, rivals: pd.DataFrame, sign: int) -> int:
    """The rank of a value among the rivals' projected ones, counted one by one."""
    return 1 + sum(bool(sign * (rival - value) > 1e-9) for rival in rivals["value_then"])


@pytest.mark.usefixtures("data")
def test_every_city_goes_on_at_its_pace_and_ranks_follow() -> None:
    cities = outlook(LESS_IS_BETTER)
    for city in cities.to_dict("records"):
        straight = max(0, round(city["value"] + 6 * city["recent_pace"]))
        assert city["value_then"] == pytest.approx(straight, abs=1)
        assert city["rank_then"] == 1 + (cities["value_then"] < city["value_then"]).sum()


@pytest.mark.usefixtures("data")
def test_our_slider_moves_us_only_and_the_rivals_slider_them_only() -> None:
    usual, ours, theirs = (
        outlook(MORE_IS_BETTER, **more).set_index("city")
        for more in ({}, {"pace": 1.5}, {"faster": 0.2})
    )
    rivals = [city for city in boards.CITIES if city != boards.HOME]
    assert ours.loc[rivals, "value_then"].equals(usual.loc[rivals, "value_then"])
    assert ours["pace"][boards.HOME] == 1.5
    assert theirs["value_then"][boards.HOME] == usual["value_then"][boards.HOME]
    added = (theirs.loc[rivals, "pace"] - usual.loc[rivals, "pace"]).tolist()
    assert added == pytest.approx([0.2] * len(rivals))


@pytest.mark.usefixtures("data")
def test_rivals_that_quicken_where_less_is_better_fall_faster() -> None:
    usual, quicker = outlook(LESS_IS_BETTER), outlook(LESS_IS_BETTER, faster=1.0)
    assert (quicker["value_then"].sum()) < usual["value_then"].sum()


@pytest.mark.usefixtures("data")
def test_a_percentage_never_passes_a_hundred_and_days_never_go_below_nought() -> None:
    assert outlook(MORE_IS_BETTER, periods=24, faster=9.0)["value_then"].max() == 100
    assert outlook(LESS_IS_BETTER, periods=24, faster=9.0)["value_then"].min() == 0


@pytest.mark.usefixtures("data")
def test_the_page_says_what_the_place_takes() -> None:
    app = opened(PAGE, indicator=MORE_IS_BETTER, target="1", by="2026-12")
    row = outlook(MORE_IS_BETTER).query("place == 1").iloc[0]
    below = next(
        text
        for text in (plain(said.value) for said in app.caption)
        if text.startswith("到2026年12月")
    )
    assert words.change(row["needed"], "%", decimals=1) in below


@pytest.mark.usefixtures("data")
def test_a_link_holds_the_whole_what_if() -> None:
    moved = {key("pace"): "0.9", key("faster"): "0.1"}
    app = opened(PAGE, indicator=MORE_IS_BETTER, by="2027-03", target="2", **moved)
    assert app.slider(key=key("pace")).value == pytest.approx(0.9)
    assert app.slider(key=key("faster")).value == pytest.approx(0.1)
    assert app.selectbox(key="target").value == "2"
    assert app.select_slider(key="by").value == "2027-03"


@pytest.mark.usefixtures("data")
def test_a_slider_moves_the_rank_at_once() -> None:
    app = opened(PAGE, indicator=MORE_IS_BETTER, by="2026-12")
    before = app.metric[0].value
    slider = app.slider(key=key("pace"))
    slider.set_value(slider.max if before[2] != "1" else slider.min).run()
    assert not app.exception
    assert app.metric[0].value != before


@pytest.mark.usefixtures("data")
def test_another_indicator_begins_at_its_own_paces() -> None:
    app = opened(PAGE, indicator=MORE_IS_BETTER, **{key("pace"): "0.9"})
    app.selectbox(key="indicator").select("新增会员").run()
    assert not app.exception
    where = {"indicator": "新增会员", "city_group": boards.GROUP, "grain": "month"}
    found = warehouse.query("pace_range", **where, city=boards.HOME)
    slider = app.slider(key=key("pace", "新增会员"))
    assert slider.value == pytest.approx(found["pace"].iloc[0])


def test_a_city_that_never_reported_has_nothing_to_start_from(data: Path) -> None:
    changed(data, f"delete from marts.paces where city = '{boards.HOME}'")
    app = opened(PAGE, indicator=MORE_IS_BETTER)
    assert titled(app) == f"{boards.HOME}还没有报过{MORE_IS_BETTER}，无从推算"


def test_a_single_city_has_no_places_to_try_for(data: Path) -> None:
    changed(data, f"delete from marts.paces where city <> '{boards.HOME}'")
    app = opened(PAGE, indicator=MORE_IS_BETTER)
    assert titled(app) == f"{MORE_IS_BETTER}目前只有{boards.HOME}上报，没有名次可争"


def test_where_all_are_equal_every_place_is_reached(data: Path) -> None:
    changed(data, "update marts.paces set value = 50, pace = 0, best_step = null")
    app = opened(PAGE, indicator=MORE_IS_BETTER)
    assert "守住第 1" in titled(app)
    assert "现有水平已够" in titled(app)


def test_a_city_without_a_pace_is_taken_as_standing_still(data: Path) -> None:
    changed(data, "update marts.paces set pace = null, points = 2")
    cities = outlook(MORE_IS_BETTER)
    assert cities["value_then"].dropna().tolist() == cities["value"].dropna().tolist()
    app = opened(PAGE, indicator=MORE_IS_BETTER)
    assert any("不足三期" in text.value for text in app.markdown)


def test_an_indicator_by_days_has_no_outlook(data: Path) -> None:
    changed(data, "update marts.period_coverage set grain = 'day'")
    app = opened(PAGE, indicator=MORE_IS_BETTER)
    assert any("无法推算" in text.value for text in app.subheader)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, ("进前 2：得分每月 +0.50 分", "到年底 +3.0 分 · 最好一期的 40%")),
        (
            {"outlook": "on_pace"},
            ("进前 2：得分每月 +0.50 分，保持即可", "到年底 +3.0 分 · 最好一期的 40%"),
        ),
        (
            {"outlook": "beyond", "times_best": 1.4},
            ("进前 2：得分每月 +0.50 分，从未有过", "到年底 +3.0 分 · 最好一期的 1.4 倍"),
        ),
        (
            {"outlook": "never", "times_best": None},
            ("进前 2：得分每月 +0.50 分，从未改善过", "到年底 +3.0 分"),
        ),
        ({"outlook": "reached"}, ("进前 2：甲市得分现有水平已够", "到年底")),
    ],
)
def test_the_sentence_for_each_outlook(changes: dict[str, object], said: tuple[str, str]) -> None:
    cities = pd.DataFrame([city(), {**rival(), **changes}])
    title = findings.asked(cities, 2, "得分", "month")
    assert (title, findings.detail(cities, 2, "年底")) == said


@pytest.mark.parametrize(
    ("rank", "target", "aim"),
    [(1, 1, "守住第 1"), (4, 1, "升至第 1"), (3, 3, "守住前 3"), (4, 3, "进前 3")],
)
def test_a_place_is_reached_or_kept(rank: int, target: int, aim: str) -> None:
    cities = pd.DataFrame([{**city(), "rank_now": rank}, rival()])
    assert aim in findings.asked(cities, target, "得分", "month")


def test_the_ladder_draws_what_each_place_asks_against_the_paces() -> None:
    cities = pd.DataFrame([city(), rival()])
    rungs = findings.rungs(cities, "month", most=12)
    drawn = picture(rankings_figures.ladder(rungs, paces=findings.lines(cities), target=2))
    assert list(drawn.data[0].x) == [0.5]
    assert [shape.x0 for shape in drawn.layout.shapes] == [0.25, 1.25]
    assert "乙市 83.0 分" in drawn.layout.yaxis.ticktext[0]


def test_every_place_that_is_safe_asks_no_pace() -> None:
    cities = pd.DataFrame([city(), {**rival(), "outlook": "reached", "needed_pace": -0.4}])
    rungs = findings.rungs(cities, "month", most=12)
    assert rungs[["improvement", "asked"]].to_numpy().tolist() == [[0.0, ""]]


def test_quarters_halves_and_years_have_their_own_words() -> None:
    row = pd.Series(city())
    said = [findings.pace(0.5, row, grain) for grain in ("quarter", "half", "year")]
    assert said == ["每季 +0.50 分", "每半年 +0.50 分", "每年 +0.50 分"]


@pytest.mark.usefixtures("data")
def test_the_periods_ahead_follow_the_newest_and_the_end_of_a_year_comes_first() -> None:
    ahead = warehouse.query("periods_ahead", grain="month", period_end=dt.date(2026, 6, 30))
    assert ahead["period_start"].iloc[0].date() == dt.date(2026, 7, 1)
    assert ahead["period_end"].iloc[0].date() == dt.date(2026, 7, 31)
    assert ahead.loc[ahead["is_default"], "period_end"].iloc[0].date() == dt.date(2026, 12, 31)


def city() -> dict[str, object]:
    """Ours, in the fourth place."""
    return {
        "city": "甲市",
        "is_own": True,
        "unit": "分",
        "decimals": 1,
        "sign": 1,
        "value": 80.0,
        "rank_now": 4,
        "recent_pace": 0.25,
        "best_step": 1.25,
    }


def rival() -> dict[str, object]:
    """The city that stands in the second place then."""
    return {
        "city": "乙市",
        "is_own": False,
        "value_then": 83.0,
        "place": 2,
        "needed": 3.0,
        "needed_pace": 0.5,
        "times_best": 0.4,
        "outlook": "done_before",
    }
