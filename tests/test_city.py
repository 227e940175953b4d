"""A city's profile: what it says is what the marts hold, whatever is missing."""

from pathlib import Path

import pandas as pd
import pytest

from pages.shared import charts, warehouse
from pages.shared.findings import city as findings
from tests import boards, screens
from tests.test_pages import md_free, opened, plain_cells, texts

PAGE = "city"
HOME = {"city": boards.HOME, "city_group": boards.GROUP}
TARGETS = pd.DataFrame(
    {"is_current": [True, False], "aimed": [2, 2], "reached": [1, 0], "rule_year": None}
)


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QIANGHUI_DATA", str(tmp_path))
    boards.publish(tmp_path)
    return tmp_path


def profile(**changed: list[float | None] | float | None) -> pd.DataFrame:
    """Two indicators of one city: first in the one, last in the other."""
    rows = pd.DataFrame(
        {
            "indicator": ["建会率", "办结天数"],
            "city": "甲市",
            "value": [90.0, 40.0],
            "unit": ["%", "天"],
            "decimals": [1, 0],
            "is_higher_better": [True, False],
            "rank": [1.0, 4.0],
            "ranked": 4,
            "rank_change": [2.0, None],
            "is_next": True,
            "is_same_field": True,
            "quarter": [1.0, 4.0],
            "gap_to_first": [0.0, 12.0],
            "target_share": [1.1, None],
            "near_city": "乙市",
            "far_city": "丙市",
            "near_gap": [-3.0, 5.0],
            "far_gap": [None, 12.0],
            "period_start": pd.Timestamp("2026-06-01"),
            "period_end": pd.Timestamp("2026-06-30"),
            "grain": "month",
            "trail": [[80.0, None, 90.0], [50.0, 40.0]],
        }
    )
    for name, values in changed.items():
        rows[name] = values
    return rows


def test_the_title_counts_the_best_and_the_last_quarter() -> None:
    assert findings.title(profile(), "甲市") == ("甲市：2 项指标中 1 项靠前，1 项靠后")
    middle = profile(quarter=[2.0, 3.0])
    assert findings.title(middle, "甲市") == "甲市：2 项指标都居中"


def test_too_few_cities_make_no_quarters() -> None:
    lonely = profile(quarter=[None, None], rank=[1.0, 1.0], ranked=1)
    assert findings.title(lonely, "甲市") == "甲市：2 项指标，报数城市太少，不作四分位比较"
    assert [card.label for card in findings.cards(lonely, pd.DataFrame(), TARGETS)] == ["达标指标"]


def test_a_city_that_reported_nothing_is_said_to_have_not() -> None:
    silent = profile(rank=None, value=None, quarter=None, target_share=None, rank_change=None)
    silent["trail"] = None
    assert findings.title(silent, "甲市") == "甲市：各项指标均未报"
    assert findings.cards(silent, pd.DataFrame(), TARGETS.head(0)) == []
    said = findings.said(silent.assign(near_gap=None, far_gap=None))
    assert said["place"].tolist() == ["未报", "未报"]
    assert said["moved"].tolist() == said["near"].tolist() == ["—", "—"]
    assert charts.trail(said["risen"].iloc[0]) == ""


def test_strengths_and_weaknesses_name_place_value_and_gap() -> None:
    assert findings.strengths(profile()) == [("建会率", "第 1 / 4 · 90.0%")]
    assert findings.weaknesses(profile()) == [("办结天数", "第 4 / 4 · 40 天 · 距第一 12 天")]
    assert findings.strengths(profile(quarter=3.0)) == [("暂无", "没有指标居前四分之一。")]


def test_gaps_are_in_words_and_trails_rise_when_the_city_improves() -> None:
    said = findings.said(profile())
    assert said["near"].tolist() == ["领先 3.0 个百分点", "差 5 天"]
    assert said["far"].tolist() == ["—", "差 12 天"]
    assert said["risen"].tolist() == [[80.0, None, 90.0], [-50.0, -40.0]]


def test_a_scheme_s_rank_is_shown_with_its_band_and_a_city_below_the_threshold_without() -> None:
    scheme = {"scheme": "综合评价", "rank": 5.0, "ranked": 11, "rank_low": 4.0, "rank_high": 6.0}
    known = {"known": 11, "indicators": 12, "weight_coverage": 0.92}
    row = pd.DataFrame([{**scheme, **known, "rank_change": 1.0, "is_next": True}])
    row["is_same_field"] = True
    card = findings.cards(profile(), row, TARGETS)[0]
    assert (card.value, card.said) == ("第 5 / 11", "名次区间 4–6 · ↑ 升 1 位")
    thin = row.assign(rank=None, known=6, weight_coverage=0.55)
    assert findings.cards(profile(), thin, TARGETS)[0].said == "已知指标 6/12，占权重 55%"


@pytest.mark.usefixtures("board")
@pytest.mark.parametrize("city", [boards.HOME, boards.NEAR, "皓原市"])
def test_every_rank_value_and_gap_is_the_mart_s(city: str) -> None:
    warehouse.pin(warehouse.current_build())
    rows = warehouse.query("city_indicators", city=city, city_group=boards.GROUP)
    ranks = boards.city_ranks()
    last = ranks[(ranks["city"] == city) & (ranks["period_end"] == ranks["period_end"].max())]
    kept = ["indicator", "value", "rank", "ranked"]
    ours = rows[kept].sort_values("indicator").reset_index(drop=True)
    theirs = last[kept].sort_values("indicator").reset_index(drop=True)
    pd.testing.assert_frame_equal(ours, theirs, check_dtype=False)


@pytest.mark.usefixtures("board")
def test_the_gaps_on_the_page_are_those_of_the_benchmarks() -> None:
    warehouse.pin(warehouse.current_build())
    rows = warehouse.query("city_indicators", **HOME).set_index("indicator")
    gaps = warehouse.query("gaps", benchmark_city=boards.NEAR).set_index("indicator")
    assert rows["near_gap"].to_dict() == pytest.approx(gaps["gap"].to_dict())


@pytest.mark.usefixtures("board")
def test_a_city_s_name_in_a_link_opens_its_page() -> None:
    app = opened(PAGE, city=boards.NEAR)
    assert app.selectbox(key="city").value == boards.NEAR
    assert boards.NEAR in app.title[0].value


@pytest.mark.usefixtures("board")
def test_a_city_that_did_not_report_an_indicator_shows_it_as_missing() -> None:
    app = opened(PAGE, city="朗汀市")
    listed = plain_cells(screens.tables(app)[0])
    missing = next(row for row in listed if "建会率" in row[0])
    assert missing[1] == "未报"
    assert any("3/4 已报" in md_free(text) for text in texts(app))
    assert not app.exception


@pytest.mark.usefixtures("board")
def test_an_indicator_in_the_table_leads_to_its_page() -> None:
    app = opened(PAGE, lang="en")
    cell = str(screens.tables(app)[0].iloc[0, 0])
    assert "](/indicator?indicator=%" in cell
    assert cell.endswith("&lang=en)")
