"""Workbooks with something to report: each cell that must be said, and nothing else."""

from openpyxl import Workbook

from tests.workbooks.case import (
    Case,
    Lines,
    Plain,
    Rows,
    Typed,
    book,
    cells,
    fill,
    one_sheet,
    sheet_of,
    table,
)
from tests.workbooks.forums import ALL, FOUR, HEADER, HEADERS, READ, TYPED

JUNE = "2020-06-01..2020-06-30"
VALUES = "指标 城市 时期 数值"
SLIP = {"深圳": 120, "广州": 98, "杭州": 864000, "宁波": 75, "苏州": 88}
LONG = ["指标", "城市", "时期", "数值", "单位"]


def _changed(**changes: Plain) -> Rows:
    """The four forums, the second with other values."""
    rows: list[dict[str, Plain]] = [dict(zip(HEADER, row, strict=True)) for row in FOUR]
    rows[1].update(changes)
    return rows


def _with(column: int, typed: Typed) -> Lines:
    rows = [[*row] for row in TYPED]
    rows[1][column] = typed
    return [HEADER, *rows]


def _one(name: str, column: int, typed: str | float, header: str, read: Plain = None) -> Case:
    """The four forums with one bad cell in the second."""
    address = f"{'ABCDEF'[column]}3"
    return Case(
        name,
        sheet_of("论坛", _with(column, typed)),
        {"forums": _changed(**{header: read})},
        must=cells("论坛", address),
    )


def _conflict(made: Workbook) -> None:
    rows: Lines = [
        LONG,
        ["会员数", "深圳", "2020年6月", 120, "万人"],
        ["会员数", "深圳市", "2020-06", 121, "万人"],
        ["会员数", "广州", "2020年6月", 98, "万人"],
        ["会员数", "广州", "2020.6", 980000, "人"],
    ]
    fill(made, "指标", rows)


def _slip(made: Workbook) -> None:
    typed: Lines = [["会员数", city, "2020年6月", value, "万人"] for city, value in SLIP.items()]
    fill(made, "指标", [LONG, *typed])


def _wrong_total(made: Workbook) -> None:
    rows: Lines = [
        ["2020年会员数（万人）"],
        ["城市", "会员数"],
        ["深圳", 120],
        ["广州", 98],
        ["杭州", 86],
        ["合计", 340],
    ]
    fill(made, "会员", rows, ["A1:B1"])


def _no_period(made: Workbook) -> None:
    fill(made, "Sheet1", [["城市", "会员数（万人）"], ["深圳", 120], ["广州", 98]])


CASES = (
    _one("impossible_day", 2, "2020年2月30日", "日期"),
    _one("serial_as_a_plain_number", 2, 43879, "日期"),
    _one("day_or_month_first", 2, "03/04/2020", "日期"),
    _one("year_of_two_digits", 2, "20.2.18", "日期"),
    _one("range_instead_of_a_number", 5, "100-120人", "参加人数"),
    _one("letter_among_digits", 5, "1O0", "参加人数"),
    _one("amount_of_another_unit", 5, "120元", "参加人数"),
    Case(
        "same_key_twice_with_other_values",
        book(_conflict),
        {"indicator_values": table(VALUES, ("会员数", "广州", JUNE, 980_000.0))},
        must=cells("指标", "D3"),
        may=cells("指标", "D2"),
    ),
    Case(
        "value_ten_thousand_times_its_neighbours",
        book(_slip),
        {
            "indicator_values": table(
                VALUES,
                *(("会员数", city, JUNE, value * 10_000.0) for city, value in SLIP.items()),
            )
        },
        must=cells("指标", "D4"),
    ),
    Case(
        "total_that_does_not_add_up",
        book(_wrong_total),
        {
            "indicator_values": table(
                VALUES,
                ("会员数", "深圳", "2020-01-01..2020-12-31", 1_200_000.0),
                ("会员数", "广州", "2020-01-01..2020-12-31", 980_000.0),
                ("会员数", "杭州", "2020-01-01..2020-12-31", 860_000.0),
            )
        },
        must=cells("会员", "B6"),
    ),
    Case(
        "rows_without_their_key",
        sheet_of("论坛", [HEADER, TYPED[0], [None, *TYPED[1][1:]], *TYPED[2:]]),
        {"forums": table(HEADERS, FOUR[0], *FOUR[2:])},
        must=cells("论坛", "A3"),
    ),
    one_sheet(
        "one_number_for_two_forums",
        [*ALL, [2, "别的主题", "2020年6月1日", "研究室", "线下", 30]],
        {"forums": [*READ[:1], *READ[2:]]},
        must=["A3", "A6"],
    ),
    one_sheet("a_forum_told_twice", [*ALL, TYPED[1]], {"forums": READ}),
    one_sheet(
        "a_day_without_a_year",
        [
            ["日期", "单位", "媒体", "级别", "标题"],
            ["2022.5.6", "宣传教育部", "工人日报", "国家级", "甲"],
            ["5月9日", "研究室", "市日报", "市级", "乙"],
        ],
        {
            "publications": table(
                "日期 单位 媒体 级别 标题",
                ("2022-05-06", "宣传教育部", "工人日报", "国家", "甲"),
                (None, "研究室", "市日报", "市", "乙"),
            )
        },
        must=["A3"],
    ),
)
