"""A piece of advice: the workbook that it is for, what it says to do, and what is read then."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from openpyxl import Workbook

from tests.workbooks.case import Typed

Rows = Sequence[Sequence[Typed]]
Sheets = Mapping[str, Rows]
Change = Callable[[Workbook], None]

FORUM = ["期次", "主题", "日期", "主办部室", "参加人数"]
PROJECT = ["项目名称", "牵头部室", "开始日期", "进度", "总投资"]
PROBLEM = ["问题描述", "发现日期", "责任单位", "是否销号"]
VALUE = ["指标", "城市", "时期", "数值", "单位"]


@dataclass(frozen=True)
class Advice:
    """A reason, the sheets that show it, what its sentence says to do, and what is read then.

    `right` are values of the mended cell: a table, a header, and how its first rows are told.
    """

    reason: str
    sheets: Sheets
    mend: Change
    table: str
    header: str
    right: Sequence[object]
    before: Change = lambda _: None
    rest: Sequence[str] = field(default=())


def put(sheet: str, **cells: Typed) -> Change:
    """Type something into cells."""

    def change(book: Workbook) -> None:
        for cell, typed in cells.items():
            book[sheet][cell] = typed

    return change


def as_text(sheet: str, **cells: str) -> Change:
    """Format cells as text, and type something into them."""

    def change(book: Workbook) -> None:
        for cell, typed in cells.items():
            book[sheet][cell].number_format = "@"
            book[sheet][cell].value = typed

    return change


def general(sheet: str, **cells: Typed) -> Change:
    """Set the format of cells to General, and type something into them."""

    def change(book: Workbook) -> None:
        for cell, typed in cells.items():
            book[sheet][cell].value = typed
            book[sheet][cell].number_format = "General"

    return change


def all_of(*changes: Change) -> Change:
    """One change after another."""

    def change(book: Workbook) -> None:
        for one in changes:
            one(book)

    return change


def without_row(sheet: str, row: int) -> Change:
    """Delete a row."""
    return lambda book: book[sheet].delete_rows(row)


def without_column(sheet: str, column: int) -> Change:
    """Delete a column."""
    return lambda book: book[sheet].delete_cols(column)


def before_first(sheet: str) -> Change:
    """Insert a column in front of all others; what stands in A1 stays there."""

    def change(book: Workbook) -> None:
        book[sheet].insert_cols(1)
        book[sheet]["A1"] = book[sheet]["B1"].value
        book[sheet]["B1"] = None

    return change


def without_sheet(sheet: str) -> Change:
    """Delete a sheet."""
    return lambda book: book.remove(book[sheet])


def forums(**cell: Typed) -> Sheets:
    """Two forums, of which the second has other cells: C for the date, E for the attendance."""
    second: list[Typed] = [2, "乙", "2020-08-08", "组织部", 20]
    for letter, typed in cell.items():
        second["ABCDE".index(letter)] = typed
    return {"论坛": [FORUM, [1, "甲", "2020-07-08", "研究室", 10], second]}


def projects(**cell: Typed) -> Sheets:
    """Two projects, of which the second has other cells."""
    second: list[Typed] = ["乙", "组织部", "2020-08-08", "20%", "20元"]
    for letter, typed in cell.items():
        second["ABCDE".index(letter)] = typed
    return {"重点项目": [PROJECT, ["甲", "研究室", "2020-07-08", "10%", "10元"], second]}


def values(*rows: Sequence[Typed], header: Sequence[Typed] = VALUE) -> Sheets:
    """A list of values."""
    return {"指标数据": [header, *rows]}


def forum(reason: str, typed: Typed, mended: Typed, column: str, right: object) -> Advice:
    """One cell of the second forum, and what its advice puts there."""
    header = dict(zip("ABCDE", FORUM, strict=True))[column]
    mend = put("论坛", **{f"{column}3": mended})
    return Advice(reason, forums(**{column: typed}), mend, "forums", header, (..., right))


def period(reason: str, typed: Typed, mended: Typed, right: object) -> Advice:
    """The period of the second value, and what its advice puts there."""
    rows: Rows = [["会员数", "甲市", "2020年6月", 5, "人"], ["会员数", "乙市", typed, 6, "人"]]
    mend = put("指标数据", C3=mended)
    return Advice(reason, values(*rows), mend, "indicator_values", "时期", (..., right))


AUGUST, DAY = "2020-08-08", "2020-08-08..2020-08-08"
MONTH = "2020-08-01..2020-08-31"
CROSS: Rows = [
    ["2020年6月会员数（人）"],
    ["城市", "会员数", "经费"],
    ["深圳", 5, 7],
    ["广州", 6, 8],
]
MONTHS: Rows = [["2020年会员数（人）"], ["月份", "深圳", "广州"], ["1月", 5, 6], ["2月", 7, 8]]


def members(*sizes: Typed) -> Sheets:
    """The members of some cities, by a list."""
    cities = ["甲市", "乙市", "丙市", "丁市", "戊市"]
    told = zip(cities, sizes, strict=True)
    rows: Rows = [("会员数", city, "2020年6月", size, "人") for city, size in told]
    return values(*rows)
