"""The periods that a title mentions among its other words."""

import pytest

from etl.reading.values import Parsed, mentions, reasons
from tests.test_values_periods import told


def found(text: str, year: int | None = 2025) -> list[str]:
    return [_told(parsed) for parsed in mentions.find(text, year)]


def _told(parsed: Parsed) -> str:
    return parsed.reason or told(parsed.value)


@pytest.mark.parametrize(
    ("title", "span"),
    [
        ("2025年前11个月网上工会得分", "2025-01-01..2025-11-30 range"),
        ("2025年一至三季度会员数", "2025-01-01..2025-09-30 range"),
        ("2025年1-3季度会员数", "2025-01-01..2025-09-30 range"),
        ("2025年1—7月累计经费", "2025-01-01..2025-07-31 range"),
        ("2025年会员数（1-7月）", "2025-01-01..2025-07-31 range"),
        ("2025年（7月）会员数", "2025-07-01..2025-07-31 month"),
        ("二〇二五年七月会员数", "2025-07-01..2025-07-31 month"),
        ("2025年全省7月会员数", "2025-07-01..2025-07-31 month"),
        ("附件1-2：2025年7月会员数", "2025-07-01..2025-07-31 month"),
        ("1.2025年7月会员数", "2025-07-01..2025-07-31 month"),
        ("12351热线 2025 年 7 月", "2025-07-01..2025-07-31 month"),
        ("2025-07月报", "2025-07-01..2025-07-31 month"),
        ("202507会员数", "2025-07-01..2025-07-31 month"),
        ("表3-1 2025年第三季度", "2025-07-01..2025-09-30 quarter"),
        ("2025Q3会员", "2025-07-01..2025-09-30 quarter"),
        ("截至2025年10月底会员统计", "..2025-10-31 as_of"),
        ("2025年第3期", "2025-01-01..2025-12-31 year"),
        ("2021-2025年会员数", "2021-01-01..2025-12-31 range"),
    ],
)
def test_a_title_s_period_is_found_whole(title: str, span: str) -> None:
    assert found(title) == [span]


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("2025年7月累计经费收缴", reasons.DAY_OR_MONTH),
        ("2025年第30周报送情况", reasons.WEEK),
        ("2024-2025学年培训", reasons.SCHOOL_YEAR),
        ("2025年13月会员数", reasons.NO_SUCH_DAY),
    ],
)
def test_a_doubtful_period_is_not_taken_for_its_year(title: str, reason: str) -> None:
    assert found(title) == [reason]


@pytest.mark.parametrize(
    "title",
    [
        "建会20年庆典",
        "第3期论坛",
        "统一战线",
        "五一劳动奖章",
        "十四五规划指标",
        "季度考核",
        "年度考核",
    ],
)
def test_other_words_are_no_periods(title: str) -> None:
    assert found(title) == []


def test_two_periods_are_both_found_and_a_missing_year_is_said() -> None:
    halves = ["2025-01-01..2025-06-30 half", "2024-01-01..2024-06-30 half"]
    assert found("2025年上半年与2024年上半年对比") == halves
    assert found("7月会员数", None) == [reasons.YEAR_MISSING]
