"""Blank workbooks made from the contract, which departments fill in and send back."""

from collections.abc import Iterable
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from etl.contract import Column, Kind, Sheet
from etl.sheets import SHEETS

ROWS = 500  # how far down dropdowns reach
_REQUIRED = PatternFill("solid", fgColor="F6E3E4")
_OPTIONAL = PatternFill("solid", fgColor="F1EEE9")
_HINTS = {
    Kind.TEXT: "文字",
    Kind.NAME: "名称，须与名册一致",
    Kind.NAMES: "名称，可填多个，用顿号隔开",
    Kind.WHOLE: "整数",
    Kind.NUMBER: "数字",
    Kind.DATE: "日期，如 2025年7月15日，也可只写到月",
    Kind.PERIOD: "时期，如 2025年7月、2025年三季度、2025年",
    Kind.FLAG: "是 或 否",
}


def write(folder: Path) -> list[Path]:
    """One workbook per table, and one with all tables, into `folder`; returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    single = [_save([sheet], folder / f"模板-{sheet.title}.xlsx") for sheet in SHEETS]
    return [*single, _save(SHEETS, folder / "模板-全部.xlsx")]


def _save(sheets: Iterable[Sheet], path: Path) -> Path:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for sheet in sheets:
        _fill(workbook.create_sheet(sheet.title), sheet)
    workbook.save(path)
    return path


def _fill(worksheet: Worksheet, sheet: Sheet) -> None:
    for place, column in enumerate(sheet.columns, start=1):
        cell = worksheet.cell(1, place, column.header)
        cell.font = Font(name="Microsoft YaHei", bold=True)
        cell.fill = _REQUIRED if column.required else _OPTIONAL
        cell.alignment = Alignment(horizontal="center", vertical="center")
        cell.comment = Comment(hint(column), "强会看板", width=260, height=90)
        letter = get_column_letter(place)
        worksheet.column_dimensions[letter].width = max(12, 2.4 * len(column.header))
        _offer_words(worksheet, column, letter)
    worksheet.row_dimensions[1].height = 24
    worksheet.freeze_panes = "A2"


def hint(column: Column) -> str:
    """What to fill in under a header, in the office's language."""
    parts = ["必填。" if column.required else "选填。", _HINTS[column.kind] + "。"]
    if column.unit:
        parts.append(f"单位：{column.unit}。")
    if column.allowed:
        parts.append("只填：" + "、".join(column.allowed) + "。")
    return "".join(parts)


def _offer_words(worksheet: Worksheet, column: Column, letter: str) -> None:
    words = ("是", "否") if column.kind is Kind.FLAG else column.allowed
    if not words:
        return
    offer = DataValidation(type="list", formula1='"' + ",".join(words) + '"', allow_blank=True)
    offer.add(f"{letter}2:{letter}{ROWS}")
    worksheet.add_data_validation(offer)
