"""The page of campaigns: on the samples, on a few rows, without any, and sentence by sentence."""

from pathlib import Path

import pandas as pd
import pytest

from pages.benchmarks import columns as benchmarks_columns
from pages.benchmarks.findings import campaigns as findings
from pages.shared import warehouse, words
from tests import offices
from tests.commands import etl
from tests.screens import opened, plain

PAGE = "campaigns"
MONTHS = [f"2025年{month}月" for month in range(1, 8)]
INDICATORS: offices.Rows = [*offices.INDICATORS, ["会员", "人", "越高越好", 0]]
CAMPAIGNS: offices.Rows = [
    ["名称", "开始日期", "结束日期", "指标"],
    ["春季攻坚", "2025年4月1日", "2025年4月30日", "网上入会率"],
    ["夏季攻坚", "2025年7月1日", "2025年7月31日", "网上入会率"],
    ["秋季攻坚", "2025年9月1日", "2025年9月30日", None],
    ["会员攻坚", "2025年4月1日", "2025年4月30日", "会员"],
]


def small_office(folder: Path) -> Path:
    """Three cities, seven months of one indicator, and campaigns that cannot be compared."""
    data = folder / "data"
    values: offices.Rows = [offices.VALUES[0]]
    for city, start in (("甲市", 60), ("乙市", 70), ("丙市", 80)):
        values += [
            ["网上入会率", city, month, start + (5 if city == "甲市" and place > 3 else 0), "%"]
            for place, month in enumerate(MONTHS)
        ]
    values.append(["会员", "甲市", "2025年4月", 9, "人"])
    sheets = {"城市": offices.CITIES, "指标": INDICATORS, "指标数据": values}
    sheets["攻坚行动"] = CAMPAIGNS
    etl(data, "load", offices.workbook(folder / "攻坚.xlsx", sheets))
    return data


@pytest.mark.usefixtures("board")
def test_the_numbers_on_screen_are_those_of_the_mart() -> None:
    app = opened(PAGE)
    row = warehouse.query("campaigns").iloc[0]
    assert row["campaign"] == "网上工会建设攻坚月"
    shown = [plain(metric.value) for metric in app.metric]
    said = [words.change(row[name], "分", decimals=1) for name in ("change", "effect")]
    assert set(said) <= set(shown)
    assert plain(app.title[0].value) == (
        "网上工会建设攻坚月前后，网上工会综合得分+19.2 分，比其他城市高 18.5 分"
    )
    assert any("11个城市里只有我市有这么大的变化" in plain(s.value) for s in app.subheader)


@pytest.mark.usefixtures("board")
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_campaign_is_called_a_cause(language: str) -> None:
    for campaign in warehouse.query("campaigns")["campaign"]:
        app = opened(PAGE, lang=language, campaign=campaign)
        kinds = (app.title, app.subheader, app.caption, app.markdown)
        said = " ".join(element.value for kind in kinds for element in kind).lower()
        causal = (
            "导致",
            "使得",
            "带来",
            "归功",
            "因为",
            "thanks to",
            "because",
            "caused",
            "led to",
        )
        assert not [word for word in causal if word in said]


def test_what_cannot_be_compared_is_said_campaign_by_campaign(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QIANGHUI_DATA", str(small_office(tmp_path)))
    titles = {
        "春季攻坚": "春季攻坚前后，网上入会率+5.0 个百分点，比其他城市高 5.0 个百分点",
        "夏季攻坚": "夏季攻坚之后还没有数据，暂不比较",
        "秋季攻坚": "秋季攻坚没有写明指标，无法比较",
        "会员攻坚": "会员攻坚之前没有我市的数据，无法比较",
    }
    for campaign, title in titles.items():
        app = opened(PAGE, campaign=campaign)
        assert not app.exception
        assert plain(app.title[0].value) == title
    app = opened(PAGE, campaign="春季攻坚")
    assert any("仅供参考" in plain(caption.value) for caption in app.caption)


def test_without_campaigns_the_page_says_who_supplies_them(
    comparison_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QIANGHUI_DATA", str(comparison_data))
    app = opened(PAGE)
    assert not app.exception
    assert any("还没有导入攻坚行动" in plain(element.value) for element in app.subheader)


def compared(**more: object) -> pd.Series:
    """A campaign of ours among eleven cities."""
    known = {"campaign": "攻坚月", "indicator": "得分", "city_group": "全省", "unit": "分"}
    counts = {"points_before": 3, "points_during": 1, "points_after": 3, "others": 10}
    values = {"before": 70.0, "during": 71.0, "after": 80.0, "change": 10.0, "effect": 8.0}
    others = {"others_change": 2.0, "others_q1": 1.0, "others_q3": 3.0}
    placebo = {"as_large": 1, "cities": 11, "is_few": False}
    shown = {"decimals": 1, "is_higher_better": True}
    return pd.Series({**known, **counts, **values, **others, **placebo, **shown, **more})


@pytest.mark.parametrize(
    ("as_large", "said"),
    [
        (1, "11个城市里只有我市有这么大的变化"),
        (2, "11个城市里只有我市和另1个有这么大的变化"),
        (6, "11个城市里有6个（含我市）变化不小于我市，看不出与众不同"),
        (11, "11个城市里有11个（含我市）变化不小于我市，看不出与众不同"),
    ],
)
def test_the_permutation_is_said_in_plain_words(as_large: int, said: str) -> None:
    assert findings.placebo(compared(as_large=as_large)) == said


@pytest.mark.parametrize(
    ("effect", "end"),
    [(8.0, "高 8.0 分"), (-8.0, "低 8.0 分"), (0.0, "与其他城市相同")],
)
def test_the_title_says_on_which_side_of_the_others_we_are(effect: float, end: str) -> None:
    assert findings.title(compared(effect=effect)).endswith(end)


def test_a_rise_is_for_the_worse_where_less_is_better() -> None:
    card = findings.cards(compared(is_higher_better=False))[-1]
    assert (card.said, card.verdict) == ("更差", "bad")
    assert findings.cards(compared(effect=0.0))[-1].said == "持平"
    assert findings.cards(compared(is_few=True))[-1].said == "更好，仅供参考"


def test_alone_there_is_nobody_to_compare_with() -> None:
    alone = compared(effect=None, others=0)
    assert findings.title(alone) == "攻坚月同期没有其他城市的完整数据，无法比较"
    assert findings.placebo(alone) == "没有其他城市可以比较"
    assert findings.course(alone) == findings.title(alone)
    assert len(findings.cards(alone)) == 3


@pytest.mark.usefixtures("board")
def test_the_columns_shown_are_columns_of_the_queries() -> None:
    row = warehouse.query("campaigns").iloc[0]
    where = {name: str(row[name]) for name in ("campaign", "city_group", "grain")}
    course = words.with_periods(warehouse.query("campaign_course", **where))
    assert set(benchmarks_columns.campaign_course("分", 1)) <= set(course.columns)
    cities = warehouse.query("campaign_cities", **where)
    assert set(benchmarks_columns.campaign_cities("分", 1)) <= set(cities.columns)
    told = findings.in_words(warehouse.query("campaigns"))
    assert set(benchmarks_columns.campaigns()) <= set(told.columns)
