"""One table as a sheet to fill in: headers that explain themselves, an example, room below."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from etl.reading.layout.blanks import EXAMPLE
from etl.sheets.contract import Column, Kind, Sheet
from etl.templates.about import ABOUT

FIRST_ROW = 3  # below the header and the example
LAST_ROW = 2000  # how far down dropdowns reach
FONT = "Microsoft YaHei"
REQUIRED = PatternFill("solid", fgColor="F6E3E4")
OPTIONAL = PatternFill("solid", fgColor="F1EEE9")
BELOW_REQUIRED = Border(bottom=Side("medium", color="B3262E"))
BELOW_OPTIONAL = Border(bottom=Side("thin", color="8A8178"))
HINTS = {
    Kind.TEXT: "文字",
    Kind.NAME: "名称，须与名册一致",
    Kind.NAMES: "名称，可填多个，用顿号隔开",
    Kind.WHOLE: "整数",
    Kind.NUMBER: "数字，可带单位",
    Kind.DATE: "日期，也可只写到月",
    Kind.PERIOD: "时期，如 2025年7月、2025年三季度、2025年",
    Kind.FLAG: "是 或 否",
}
# Text stays as typed: Excel would make a day of 2025年7月, and a date of the number 2025-03.
_FORMATS = {Kind.WHOLE: "0", Kind.NUMBER: "General"}
_LONG = ("措施", "描述", "口径", "成效", "说明", "备注", "主题", "标题", "做法", "一")


@dataclass(frozen=True)
class Prefilled:
    """The rows that a table starts with, and the columns that are filled in in them."""

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, str | None], ...]


class Offers(Protocol):
    """What words a column offers."""

    def offer(self, sheet: Sheet, column: Column) -> DataValidation | None:
        """The dropdown of a column, if it has one."""


def write(
    worksheet: Worksheet, sheet: Sheet, offers: Offers, prefilled: Prefilled | None = None
) -> None:
    """Lay a table out on an empty sheet; with `prefilled`, only what is left is to be typed."""
    shows_example = any(column.example is not None for column in sheet.columns)
    for place, column in enumerate(sheet.columns, start=1):
        letter = get_column_letter(place)
        _write_header(worksheet, sheet, column, place)
        if shows_example:
            _write_example(worksheet, column, place)
        room = worksheet.column_dimensions[letter]
        room.width = _width(column)
        room.number_format = _FORMATS.get(column.kind, "@")
        room.protection = Protection(locked=False)
        room.alignment = Alignment(vertical="center", wrap_text=_is_long(column))
        offered = offers.offer(sheet, column)
        if offered is not None:
            offered.add(f"{letter}{FIRST_ROW}:{letter}{LAST_ROW}")
            worksheet.add_data_validation(offered)
    if prefilled is not None:
        _write_rows(worksheet, sheet, prefilled)
    _protect(worksheet)
    _set_up_print(worksheet)


def hint(sheet: Sheet, column: Column) -> str:
    """What a column is and what to fill in, in the office's language."""
    about = ABOUT.get((sheet.table, column.name))
    parts = [
        "必填" if column.required else "选填",
        about,
        "填：" + HINTS[column.kind],
        f"单位：{column.unit}" if column.unit else None,
        "只填：" + "、".join(column.allowed) if column.allowed else None,
        f"例：{column.example}" if column.example is not None else None,
    ]
    return "\n".join(part for part in parts if part)


def put(cell: Cell, word: str | None) -> None:
    """Write a word into a cell as text, whatever it begins with."""
    if word:
        cell.value = word
        cell.data_type = "s"


def _write_header(worksheet: Worksheet, sheet: Sheet, column: Column, place: int) -> None:
    cell = worksheet.cell(1, place, column.header + "*" * column.required)
    cell.font = Font(name=FONT, bold=True, color="8A1C22" if column.required else "2B2724")
    cell.fill = REQUIRED if column.required else OPTIONAL
    cell.border = BELOW_REQUIRED if column.required else BELOW_OPTIONAL
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    text = hint(sheet, column)
    height = 24 + 18 * sum(1 + len(line) // 20 for line in text.splitlines())
    cell.comment = Comment(text, "强会看板", width=280, height=height)


def _write_example(worksheet: Worksheet, column: Column, place: int) -> None:
    value = column.example
    if place == 1:  # the mark by which the reader knows the row
        value = f"{EXAMPLE}{'' if value is None else value}"
    cell = worksheet.cell(2, place, value)
    cell.font = Font(name=FONT, italic=True, color="8A8178")
    cell.alignment = Alignment(vertical="center", wrap_text=_is_long(column))


def _write_rows(worksheet: Worksheet, sheet: Sheet, prefilled: Prefilled) -> None:
    places = {column.name: place for place, column in enumerate(sheet.columns, start=1)}
    for number, row in enumerate(prefilled.rows, start=FIRST_ROW):
        for name in prefilled.columns:
            cell = worksheet.cell(number, places[name])
            put(cell, row[name])
            cell.number_format = "@"
            cell.fill = OPTIONAL
    last = get_column_letter(len(sheet.columns))
    worksheet.auto_filter.ref = f"A1:{last}{FIRST_ROW + len(prefilled.rows) - 1}"


def _width(column: Column) -> float:
    if _is_long(column):
        return 34
    if column.kind in (Kind.DATE, Kind.PERIOD, Kind.NAMES):
        return 18
    return max(14, 2.4 * len(column.header) + 2)


def _is_long(column: Column) -> bool:
    return column.kind is Kind.TEXT and any(word in column.header for word in _LONG)


def _protect(worksheet: Worksheet) -> None:
    """Header and example stay; below them everything may be done. Nobody needs a password."""
    rules = worksheet.protection
    rules.sheet = True
    for allowed in (
        "formatCells", "formatColumns", "formatRows", "insertRows", "deleteRows", "sort",
        "autoFilter",
    ):  # fmt: skip
        setattr(rules, allowed, False)  # False: not kept from the user
    for row in (1, 2):
        worksheet.row_dimensions[row].height = 26
    worksheet.freeze_panes = "B2"


def _set_up_print(worksheet: Worksheet) -> None:
    page = worksheet.page_setup
    page.orientation, page.paperSize = "landscape", 9  # A4
    page.fitToWidth, page.fitToHeight = 1, 0
    worksheet.sheet_properties.pageSetUpPr.fitToPage = True
    worksheet.print_title_rows = "1:1"
    worksheet.oddHeader.center.text = "&A"
    worksheet.oddFooter.center.text = "第 &P 页，共 &N 页"
