"""Why it moved: the page on a small board, its numbers against the marts', and its odd states."""

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

from pages.rankings import figures as rankings_figures
from pages.shared import warehouse, words
from pages.shared.findings import why_moved as findings
from tests import boards, schemes
from tests.pictures import picture
from tests.screens import framed, opened, plain, titled

PAGE = "why_moved"
WHERE = {"city_group": boards.GROUP, "grain": "month"}
NOW, BEFORE = dt.date(2026, 6, 30), dt.date(2026, 5, 31)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QIANGHUI_DATA", str(tmp_path))
    boards.publish(tmp_path)
    return tmp_path


def moves(indicator: str, since: dt.date = BEFORE, city: str = boards.HOME) -> pd.DataFrame:
    return warehouse.query(
        "why_moved",
        indicator=indicator,
        city_group=boards.GROUP,
        grain="month",
        since=since,
        period_end=NOW,
        city=city,
    )


def of_scheme(name: str, city: str, since: dt.date = BEFORE) -> pd.DataFrame:
    return warehouse.query(
        name, **WHERE, scheme=schemes.SCHEME, since=since, period_end=NOW, city=city
    )


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize("indicator", list(boards.INDICATORS))
@pytest.mark.parametrize("city", boards.CITIES[:5])
def test_a_rank_moves_by_exactly_as_many_places_as_cities_changed_sides(
    indicator: str, city: str
) -> None:
    for since in (dt.date(2024, 7, 31), dt.date(2025, 6, 30), BEFORE):
        cities = moves(indicator, since, city)
        own = findings.own(cities)
        counts = cities["moved"].value_counts()
        passed = counts.get("passed", 0) + counts.get("gone", 0)
        lost = counts.get("passed_by", 0) + counts.get("come", 0)
        assert own["climbed"] == passed - lost


@pytest.mark.usefixtures("data")
def test_the_ranks_supposed_are_those_of_values_put_side_by_side() -> None:
    cities = moves("网上工会得分", dt.date(2025, 7, 31))
    own, others = findings.own(cities), cities[~cities["is_own"]]
    assert own["rank_if_others_stood"] == 1 + (others["value_before"] > own["value_now"]).sum()
    assert own["rank_if_stood"] == 1 + (others["value_now"] > own["value_before"]).sum()


@pytest.mark.usefixtures("data")
def test_what_was_put_right_and_what_is_real_add_up_to_the_change_on_the_first_report() -> None:
    own = findings.own(moves(boards.CORRECTED))
    assert own["correction"] == pytest.approx(-boards.OVERSTATED)
    apparent = own["value_now"] - own["said_before"]
    assert own["correction"] + own["change"] == pytest.approx(apparent)


@pytest.mark.usefixtures("data")
def test_the_page_says_what_was_only_put_right() -> None:
    app = opened(PAGE, indicator=boards.CORRECTED, since="2026-05")
    corrected = plain(" ".join(text.value for text in app.markdown))
    assert "上期数更正 −0.3 个百分点" in corrected
    assert any("本期实" in plain(text.value) for text in app.subheader)


@pytest.mark.usefixtures("data")
def test_the_title_names_ranks_and_the_line_below_own_change_and_who_was_passed() -> None:
    app = opened(PAGE, indicator="网上工会得分", since="2025-07")
    own = findings.own(moves("网上工会得分", dt.date(2025, 7, 31)))
    assert f"从第 {own['rank_before']:.0f} 升至第 {own['rank_now']:.0f}" in titled(app)
    below = plain(" ".join(text.value for text in app.caption))
    assert f"自身 +{own['change']:.1f} 分，超过" in below


@pytest.mark.usefixtures("data")
def test_at_first_the_last_period_with_another_rank_is_compared() -> None:
    app = opened(PAGE, indicator="网上工会得分")
    assert "升至第" in titled(app) or "降至第" in titled(app)
    assert app.selectbox(key="since").value != app.selectbox(key="period").value


@pytest.mark.usefixtures("data")
def test_another_city_can_be_explained() -> None:
    app = opened(PAGE, indicator="网上工会得分", city=boards.NEAR)
    assert titled(app).startswith(boards.NEAR)


@pytest.mark.usefixtures("data")
def test_a_city_that_did_not_report_has_nothing_to_compare() -> None:
    app = opened(PAGE, indicator="建会率", city=boards.CITIES[-1], since="2026-05")
    assert titled(app) == f"{boards.CITIES[-1]}建会率并非两期都有名次，无从比较"
    assert not app.metric


@pytest.mark.usefixtures("data")
def test_the_first_period_has_none_before_it() -> None:
    app = opened(PAGE, indicator="建会率", period="2024-07")
    assert any("没有更早的一期" in text.value for text in app.subheader)


@pytest.mark.usefixtures("data")
def test_a_scheme_is_explained_like_an_indicator() -> None:
    app = opened(PAGE, indicator=schemes.SCHEME, since="2025-07")
    assert titled(app).startswith(f"{boards.HOME}{schemes.SCHEME}从第")


@pytest.mark.usefixtures("data")
def test_the_steps_of_a_score_add_up_exactly_to_its_change() -> None:
    for city in boards.CITIES[:-1]:
        steps = of_scheme("score_changes", city)
        assert len(steps) == len(schemes.INDICATORS)
        own = findings.own(of_scheme("scheme_why_moved", city))
        assert steps["step_from"].iloc[0] == pytest.approx(own["value_before"], abs=1e-12)
        assert steps["step_to"].iloc[-1] == pytest.approx(own["value_now"], abs=1e-12)
        assert steps["change"].sum() == pytest.approx(own["change"], abs=1e-12)
        assert steps["change"].is_monotonic_decreasing


@pytest.mark.usefixtures("data")
def test_a_scores_correction_is_that_of_the_values_as_first_said() -> None:
    own = findings.own(of_scheme("scheme_why_moved", boards.HOME))
    of = {"kind": "indicator", "subject": boards.CORRECTED}
    told = warehouse.query("ranking", **WHERE, **of, period_end=BEFORE)
    spread = told["value"].max() - told["value"].min()
    share = schemes.INDICATORS[boards.CORRECTED]
    assert own["correction"] == pytest.approx(-100 * share * boards.OVERSTATED / spread)


@pytest.mark.usefixtures("data")
def test_the_waterfall_is_on_the_page_of_a_scheme_and_its_indicator_in_the_line_below() -> None:
    app = opened(PAGE, indicator=schemes.SCHEME, since="2025-07")
    assert any(plain(text.value).startswith("得分 ") for text in app.subheader)
    assert any("其中" in text.value for text in app.caption)
    assert "steps" in framed(app)
    assert "steps" not in framed(opened(PAGE, indicator="建会率"))


def test_where_cities_are_compared_in_pairs_it_is_said_that_scores_do_not_split(
    data: Path,
) -> None:
    (build,) = (data / "builds").glob("*.duckdb")
    with boards.changed(build) as connection:  # as the build leaves such a scheme
        connection.execute("delete from marts.contributions")
    app = opened(PAGE, indicator=schemes.SCHEME, since="2026-05")
    assert [said.value for said in app.info] == [findings.not_added_up()]


@pytest.mark.usefixtures("data")
def test_a_city_without_a_score_has_no_waterfall() -> None:
    app = opened(PAGE, indicator=schemes.SCHEME, city=boards.CITIES[-1], since="2026-05")
    assert "并非两期都有名次" in titled(app)
    assert "steps" not in framed(app)


@pytest.mark.usefixtures("data")
def test_english_has_no_chinese_but_names() -> None:
    app = opened(PAGE, indicator="网上工会得分", since="2025-07", lang="en")
    assert "up from No." in titled(app)
    assert any("own change +" in plain(text.value) for text in app.caption)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "甲市得分仍居第 2"),
        ({"rank_now": 1}, "甲市得分从第 2 升至第 1"),
        ({"rank_now": 3}, "甲市得分从第 2 降至第 3"),
        ({"is_comparable": False}, "甲市得分并非两期都有名次，无从比较"),
    ],
)
def test_the_sentence_for_each_way_to_move(changes: dict[str, object], said: str) -> None:
    assert (
        findings.explained(pd.DataFrame([{**row("甲市", is_own=True), **changes}]), "得分") == said
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ((2.0, -1.0), "得分 +1.0：甲 +2.0，乙 −1.0"),
        ((2.0, 1.0), "得分 +3.0：甲拉动最大，+2.0"),
        ((-1.0, -2.0), "得分 −3.0：乙拉低最多，−2.0"),
    ],
)
def test_what_lifted_a_score_and_what_lowered_it(changes: tuple[float, ...], said: str) -> None:
    steps = pd.DataFrame({"indicator": ["甲", "乙"], "change": changes})
    ends = {"score_before": 50.0, "score_now": 50.0 + sum(changes)}
    assert findings.adding_up(steps.assign(**ends), decimals=1) == said


def test_the_waterfall_begins_and_ends_at_the_scores() -> None:
    steps = pd.DataFrame({"indicator": ["甲", "乙"], "change": [2.0, -1.0]})
    steps = steps.assign(step_from=[50.0, 52.0], step_to=[52.0, 51.0])
    steps = steps.assign(score_before=50.0, score_now=51.0)
    drawn = picture(rankings_figures.waterfall(steps, before="十月", now="十二月", decimals=1))
    assert list(drawn.data[0].base) == [50.0, 52.0]
    assert list(drawn.data[1].x) == [50.0, 51.0]
    assert [">" in note.text for note in drawn.layout.annotations] == [True] * 4
    assert len(drawn.layout.yaxis.ticktext) == 4


@pytest.mark.parametrize(
    ("moved", "cause", "counted"),
    [
        ("passed", "超过乙市", "甲市超过 1 市"),
        ("passed_by", "被乙市超过", "甲市被 1 市超过"),
        ("gone", "乙市本期未排名", "甲市与别市没有换位"),
        ("come", "乙市新进入排名且在前", "甲市与别市没有换位"),
    ],
)
def test_the_word_for_each_way_to_change_sides(moved: str, cause: str, counted: str) -> None:
    cities = pd.DataFrame([row("甲市", is_own=True), {**row("乙市"), "moved": moved}])
    assert cause in findings.causes(cities)
    assert findings.overtaking(cities) == counted


def test_of_many_cities_some_are_named_and_all_are_counted() -> None:
    others = [{**row(city), "moved": "passed"} for city in ("乙市", "丙市", "丁市", "戊市")]
    cities = pd.DataFrame([row("甲市", is_own=True), *others])
    assert findings.causes(cities) == "自身 +1.0 分，超过乙市、丙市等 4 市"


def test_passing_and_being_passed_are_both_said() -> None:
    both = [{**row("乙市"), "moved": "passed"}, {**row("丙市"), "moved": "passed_by"}]
    cities = pd.DataFrame([row("甲市", is_own=True), *both])
    assert findings.overtaking(cities) == "甲市超过 1 市，被 1 市超过"


def test_a_rivals_correction_that_changed_our_old_rank_is_said() -> None:
    city = {**row("甲市", is_own=True), "said_rank_before": 3}
    cities, corrections = pd.DataFrame([city]), pd.DataFrame({"city": ["乙市"]})
    assert findings.put_right(corrections, cities) == (
        "有 1 个数作过更正：原名次当时算第 3，更正后第 2"
    )
    assert "当时算第 3" in findings.cards(cities)[0].said


def test_a_real_decrease_is_not_called_an_increase() -> None:
    city = {**row("甲市", is_own=True), "change": -0.5, "correction": 0.2}
    cities = pd.DataFrame([city])
    said = findings.put_right(pd.DataFrame({"city": ["甲市"]}), cities)
    assert said == "甲市比当初上报：上期数更正 +0.2 分，本期实降 −0.5 分"


def test_the_dumbbells_leave_out_who_has_no_value_at_either_period() -> None:
    absent = {**row("丁市"), "value_before": None, "value_now": None, "rank_now": None}
    come = {**row("乙市"), "value_before": None, "rank_before": None, "change": None}
    cities = findings.with_words(pd.DataFrame([row("甲市", is_own=True), come, absent]))
    drawn = picture(rankings_figures.two_periods(cities, unit="分", decimals=1))
    assert len(drawn.layout.yaxis.ticktext) == 2
    assert "— → 2" in drawn.layout.yaxis.ticktext[1]
    assert [note.text for note in drawn.layout.annotations][1].count(words.DASH) == 1


def row(city: str, *, is_own: bool = False) -> dict[str, object]:
    """A city that kept its rank while it gained a point."""
    return {
        "city": city,
        "role": "本市" if is_own else "同组",
        "is_own": is_own,
        "is_comparable": True,
        "unit": "分",
        "decimals": 1,
        "sign": 1,
        "value_before": 80.0,
        "value_now": 81.0,
        "change": 1.0,
        "correction": 0.0,
        "rank_before": 2,
        "rank_now": 2,
        "ranked_now": 3,
        "climbed": 0,
        "said_rank_before": 2,
        "rank_if_others_stood": 2,
        "rank_if_stood": 2,
        "moved": "none",
    }
