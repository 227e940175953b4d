"""Periods one after another: which year those have that state none, and which month 2020.1 is."""

from pathlib import Path

import pytest

from etl.reading.layout import roles
from etl.reading.model import Cell, Span, Value
from etl.reading.rows.periods import carried, joined
from etl.reading.values import reasons
from tests.test_values_periods import cells, read, told, values
from tests.workbooks.case import Lines

Row = list[str | None]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ("2021年11月 12月", "2021年11月 2021年12月"),
        ("2020年1月 3月 6月 12月", "2020年1月 2020年3月 2020年6月 2020年12月"),
        ("2020年1月 2月 3月 一季度 4月", "2020年1月 2020年2月 2020年3月 2020年一季度 2020年4月"),
        (
            "2020年一季度 二季度 2021年一季度 二季度",
            "2020年一季度 2020年二季度 2021年一季度 2021年二季度",
        ),
        ("2020年上半年 下半年 全年", "2020年上半年 2020年下半年 2020年全年"),
        ("2020年1-2月 1-3月", "2020年1-2月 2020年1-3月"),
        ("2020年9月底 截至10月底", "2020年9月底 2020年截至10月底"),
        ("2020Q3 Q4", "2020Q3 2020年Q4"),
        ("2021年12月 11月 10月", "2021年12月 2021年11月 2021年10月"),
        ("2020年 20年7月 20Q3", "2020年 2020年7月 2020Q3"),
        ("2020年 19年7月", "2020年 19年7月"),
    ],
)
def test_a_year_holds_as_long_as_the_periods_go_on(texts: str, found: str) -> None:
    assert carried(texts.split()) == found.split()


@pytest.mark.parametrize(
    ("texts", "year", "found"),
    [
        ("2021年11月 12月 1月 2月", None, "2021年11月 2021年12月 某年1月 某年2月"),
        ("2021年11月 12月 1月 2月", 2021, "2021年11月 2021年12月 某年1月 某年2月"),
        ("2021年11月 12月 1月 2月", 2022, "2021年11月 2021年12月 1月 2月"),
        ("2021年11月 12月 一季度", 2021, "2021年11月 2021年12月 某年一季度"),
        ("2020Q3 Q4 Q1", 2020, "2020Q3 2020年Q4 某年Q1"),
        ("2022年1月 12月 11月", 2022, "2022年1月 某年12月 某年11月"),
        ("2022年1月 12月 11月", 2021, "2022年1月 12月 11月"),
        ("11月 12月 2022年1月", 2022, "某年11月 某年12月 2022年1月"),
        ("11月 12月 2022年1月", 2021, "11月 12月 2022年1月"),
        ("11月 12月 2022年1月", None, "某年11月 某年12月 2022年1月"),
        ("1月 2月 2020年3月", 2021, "某年1月 某年2月 2020年3月"),
        ("1月 2月 2020年3月", 2020, "1月 2月 2020年3月"),
        ("2020年1月 2月 1月 2月", 2020, "2020年1月 2020年2月 1月 2月"),
        ("2020年1月 2月 1月 2月", 2021, "2020年1月 2020年2月 某年1月 某年2月"),
        ("2017年 上半年 下半年", 2020, "2017年 上半年 下半年"),
        ("2019年末 1月 2月", 2020, "2019年末 1月 2月"),
    ],
)
def test_where_the_months_turn_only_a_year_that_fits_is_taken(
    texts: str, year: int | None, found: str
) -> None:
    assert carried(texts.split(), year) == found.split()


def test_a_period_under_an_unknown_year_is_asked_about_and_quoted_as_written() -> None:
    parsed = roles.period("某年1月", 2021)
    assert (parsed.value, parsed.reason) == (None, reasons.YEAR_MISSING)
    assert parsed.details["written"] == "1月"


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ("2020.09 2020.1 2020.11", "2020.09 2020.10 2020.11"),
        ("2020.8 2020.9 2020.1", "2020.8 2020.9 2020.10"),
        ("2020.1 2020.2 2020.3", "2020.1 2020.2 2020.3"),
        ("2019.12 2020.1", "2019.12 2020.1"),
        ("2020.2 2020.1 2019.12", "2020.2 2020.1 2019.12"),
        ("2020.1 2020.10", "2020.1 2020.10"),
        ("2020.01 2020.1", "2020.01 2020.10"),
        ("2020.1 2020.1 2020.4 2020.7 2020.1", "2020.1 2020.1 2020.4 2020.7 2020.10"),
        ("2020.1", "2020年1月或2020年10月"),
        ("2019.1 2020.1", "2019年1月或2019年10月 2020年1月或2020年10月"),
        ("2020.5 2020.1 2020.12", "2020.5 2020.10 2020.12"),
        ("2020.12 2020.1 2020.5", "2020.12 2020.10 2020.5"),
        ("2020.3 2020.1 2020.5", "2020.3 2020年1月或2020年10月 2020.5"),
    ],
)
def test_2020_1_is_the_month_that_its_neighbours_leave(texts: str, found: str) -> None:
    assert carried(texts.split()) == found.split()


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ([("年份", 2020), ("月份", 7)], "2020年7月"),
        ([("月份", "七"), ("年份", 2020)], "2020年七月"),
        ([("年份", "2020年"), ("季度", "三")], "2020年三季度"),
        ([("年度", 2020), ("季度", "Q3")], "2020年Q3"),
        ([("年", "2020"), ("月", "1-7")], "2020年1-7月"),
        ([("年", 2020), ("月", 7), ("日", 15)], "2020年7月15日"),
        ([("年份", 2020), ("时段", "上半年")], "2020年上半年"),
    ],
)
def test_a_year_and_its_part_in_two_columns_are_one_period(
    parts: list[tuple[str, str | int]], found: str
) -> None:
    assert joined([(header, Cell(value)) for header, value in parts]) == found
    assert isinstance(roles.period(found).value, Span)


@pytest.mark.parametrize(
    ("label", "parts"),
    [
        ("7月名次", ("7月", "名次")),
        ("2020年7月份排名", ("2020年7月", "排名")),
        ("2020年（7月）名次", ("2020年(7月)", "名次")),
        ("7月(2020)名次（位）", ("7月(2020)", "名次(位)")),
        ("2020Q1名次", ("2020Q1", "名次")),
        ("截至10月底数值", ("截至10月底", "数值")),
        ("7月同比增长", ("7月同比增长", "")),
    ],
)
def test_a_label_falls_into_its_whole_period_and_its_measure(
    label: str, parts: tuple[str, str]
) -> None:
    assert roles.timed(label) == parts


@pytest.mark.parametrize(
    ("label", "is_timely"),
    [
        ("7月累计", True),
        ("第30周", True),
        ("2019-2020学年", True),
        ("18年", True),
        ("13月", True),
        ("2018-2020", True),
        ("本月", False),
        ("3.5", False),
        ("12-7", False),
        ("20200", False),
        ("会员数", False),
        ("7月活动", False),
        ("三等奖", False),
    ],
)
def test_a_label_that_means_a_period_counts_as_one_though_it_is_asked_about(
    label: str, is_timely: bool
) -> None:
    assert roles.is_timely(label) is is_timely


def spans(found: list[Value]) -> list[str]:
    return [told(value) for value in found]


def test_heads_in_mixed_spellings_are_each_read_for_themselves(tmp_path: Path) -> None:
    heads = ["2018", "2019年", "二〇二〇年", "20年7月", "2020.08", "2020-09", "202010", "2020Q1"]
    heads += ["上半年", "1-7月", "11月(2020)", "截至10月底"]
    lines: Lines = [["2020年会员数"], ["城市", *heads], ["广州", *range(7, 19)]]
    reading = read(tmp_path, "Sheet1", lines)
    assert cells(reading.faults) == []
    assert spans(values(reading, "时期")) == [
        "2018-01-01..2018-12-31 year",
        "2019-01-01..2019-12-31 year",
        "2020-01-01..2020-12-31 year",
        "2020-07-01..2020-07-31 month",
        "2020-08-01..2020-08-31 month",
        "2020-09-01..2020-09-30 month",
        "2020-10-01..2020-10-31 month",
        "2020-01-01..2020-03-31 quarter",
        "2020-01-01..2020-06-30 half",
        "2020-01-01..2020-07-31 range",
        "2020-11-01..2020-11-30 month",
        "..2020-10-31 as_of",
    ]


@pytest.mark.parametrize("head", ["第30周", "7月累计", "2019-2020学年", "19年3月", "13月"])
def test_a_doubtful_head_keeps_only_its_own_figures_back(head: str, tmp_path: Path) -> None:
    lines: Lines = [["2020年会员数"], ["城市", "5月", head, "6月"], ["广州", 7.5, 8.5, 9.5]]
    reading = read(tmp_path, "Sheet1", lines)
    assert spans(values(reading, "时期")) == [
        "2020-05-01..2020-05-31 month",
        "2020-06-01..2020-06-30 month",
    ]
    assert set(cells(reading.faults)) <= {"C2", "C3"}
    assert cells(reading.faults)


def test_months_that_turn_without_a_year_are_not_put_into_the_title_s(tmp_path: Path) -> None:
    lines: Lines = [
        ["2021年会员数"],
        ["城市", "2021年11月", "12月", "1月"],
        ["广州", 7.5, 8.5, 9.5],
    ]
    reading = read(tmp_path, "Sheet1", lines)
    assert spans(values(reading, "时期")) == [
        "2021-11-01..2021-11-30 month",
        "2021-12-01..2021-12-31 month",
    ]
    assert cells(reading.faults)
