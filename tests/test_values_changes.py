"""Changes told from levels, in every spelling that offices use."""

import pytest

from etl.reading.values import changes
from etl.reading.values.changes import Change, Statement

CHANGES = {
    "提高1.2个百分点": Change(1.2, "百分点"),
    "提高 1.2 个百分点": Change(1.2, "百分点"),
    "入会率提高1.2个百分点": Change(1.2, "百分点"),
    "略有下降0.1个百分点": Change(-0.1, "百分点"),
    "下降0.5个百分点": Change(-0.5, "百分点"),
    "回落0.3百分点": Change(-0.3, "百分点"),
    "+1.2个百分点": Change(1.2, "百分点"),
    "-0.5pp": Change(-0.5, "百分点"),
    "同比增长12.5%": Change(12.5, "%", "同比"),
    "同比增长率12.5%": Change(12.5, "%", "同比"),
    "环比-3.1%": Change(-3.1, "%", "环比"),
    "同比＋3.2%": Change(3.2, "%", "同比"),
    "比上年同期下降3.1%": Change(-3.1, "%", "比上年同期"),
    "较2024年同期提高0.8个百分点": Change(0.8, "百分点", "较2024年同期"),
    "降幅3%": Change(-3.0, "%"),
    "增长两成": Change(20.0, "%"),
    "同比增加1.5倍": Change(1.5, "倍", "同比"),
    "较上年减少3.1": Change(-3.1, "", "较上年"),
    "与上月相比减少5件": Change(-5.0, "件", "与上月相比"),
    "增加120人次": Change(120.0, "人次"),
    "累计增加120人次": Change(120.0, "人次"),
    "增加约120人次": Change(120.0, "人次", "", True),
    "较年初增加2万人": Change(20000.0, "人", "较年初"),
    "增收300余万元": Change(3000000.0, "元", "", True),
    "比去年同期多120人": Change(120.0, "人", "比去年同期"),
    "增加120名": Change(120.0, "名"),
    "缩短3天": Change(-3.0, "天"),
    "↑3": Change(3.0),
    "▼1.1%": Change(-1.1, "%"),
    "升2位": Change(2.0, "位"),
    "上升2名": Change(2.0, "位"),
    "后退1位": Change(-1.0, "位"),
    "上升2个位次": Change(2.0, "位"),
    "持平": Change(0),
    "基本持平": Change(0),
    "与上年持平": Change(0, "", "与上年"),
    "同比持平": Change(0, "", "同比"),
    "同比增长12.5%、环比下降3%": Change(12.5, "%", "同比"),
}
LEVELS = {
    "增至1200": Statement(None, "1200"),
    "提高到85.1%": Statement(None, "85.1%"),
    "上升至第3位": Statement(None, "第3位"),
    "压缩至3天": Statement(None, "3天"),
    "由第9位升至第1位": Statement(Change(8.0, "位"), "第1位"),
    "从80%提高到85%": Statement(Change(5.0, "百分点"), "85%"),
    "下降0.5个百分点至84.6%": Statement(Change(-0.5, "百分点"), "84.6%"),
    "85.1%，同比提高1.2个百分点": Statement(Change(1.2, "百分点", "同比"), "85.1%"),
    "85.1%（同比提高1.2个百分点）": Statement(Change(1.2, "百分点", "同比"), "85.1%"),
    "1200人，增长12.5%": Statement(Change(12.5, "%"), "1200人"),
    "1.2万（+5%）": Statement(Change(5.0, "%"), "1.2万"),
    "85.1↑1.2": Statement(Change(1.2), "85.1"),
    "3（↑2）": Statement(Change(2.0), "3"),
    "第3名（上升2位）": Statement(Change(2.0, "位"), "第3名"),
}
PLAIN = (
    "85.1 85.1% -3.1 3名 第一 达到1200 达1200人 累计120 新增120人 约7万名 300余万元 三分之二",
    "96.3（第2名） 86（其中线上30） 2025年7月 上半年 8月底 暂无 — 增长 ↑ 不增不减 全市第3名",
    "+5% +5.6 120人以上 新增加入工会120人",
)


@pytest.mark.parametrize(("text", "change"), CHANGES.items())
def test_a_change_is_read_with_its_sign_its_unit_and_its_base(text: str, change: Change) -> None:
    assert changes.read(text) == Statement(change)


@pytest.mark.parametrize(("text", "told"), LEVELS.items())
def test_a_level_beside_its_change_is_told_apart(text: str, told: Statement) -> None:
    assert changes.read(text) == told


@pytest.mark.parametrize("text", " ".join(PLAIN).split())
def test_what_says_nothing_of_a_change_is_left_to_other_parsers(text: str) -> None:
    assert changes.read(text) is None


@pytest.mark.parametrize(
    ("label", "unit", "base"),
    [
        ("同比", "", "同比"),
        ("同比增长(%)", "%", "同比"),
        ("同比增减(%)", "%", "同比"),
        ("比上年增减（百分点）", "百分点", "比上年"),
        ("较上年同期增长", "", "较上年同期"),
        ("环比", "", "环比"),
        ("较上期", "", "较上期"),
        ("增减", "", ""),
        ("增减率", "%", ""),
        ("排名变化", "位", ""),
        ("同比±%", "%", "同比"),
    ],
)
def test_the_header_of_a_column_of_changes_says_unit_and_base(
    label: str, unit: str, base: str
) -> None:
    assert changes.of_header(label) == Change(0, unit, base)


@pytest.mark.parametrize("label", ["数值", "完成值", "增加值", "新增", "注册职工", "排名"])
def test_other_headers_are_no_changes(label: str) -> None:
    assert changes.of_header(label) is None


@pytest.mark.parametrize(
    ("indicator", "is_growth"),
    [
        ("工业增加值增速", True),
        ("工业增加值", False),
        ("新增会员", False),
        ("净增会员", True),
        ("会员增长率", True),
        ("网上入会率", False),
    ],
)
def test_a_growth_is_known_by_its_name(indicator: str, is_growth: bool) -> None:
    assert changes.is_growth(indicator) == is_growth
