"""Frames as files to take away. Text from a cell never becomes a formula in them."""

import io

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def workbook(rows: pd.DataFrame, *, title: str, notes: list[str]) -> bytes:
    """The rows as an xlsx file, under their title and above the notes on where they come from."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("1")
    sheet.append([_cell(sheet, title)])
    sheet.append([_cell(sheet, header) for header in rows.columns])
    for line in zip(*(rows[name] for name in rows.columns), strict=True):
        sheet.append([_cell(sheet, value) for value in line])
    for note in ["", *notes]:
        sheet.append([_cell(sheet, note)])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _lines(rows: pd.DataFrame) -> list[list[object]]:
    """The rows' values, each of its own type."""
    return [list(line) for line in rows.itertuples(index=False, name=None)]


def csv(rows: pd.DataFrame) -> bytes:
    """The rows as CSV that Excel opens as UTF-8; a text that looks like a formula is quoted."""
    safe = rows.copy()
    for name in safe.columns:
        safe[name] = pd.Series([_harmless(value) for value in safe[name]], index=safe.index)
    return safe.to_csv(index=False).encode("utf-8-sig")


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_DANGEROUS) else value


def _cell(sheet: object, value: object) -> WriteOnlyCell:
    empty = value is None or value is pd.NaT or value != value
    if isinstance(value, pd.Timestamp) and not empty:
        value = value.tz_localize(None).to_pydatetime()
    cell = WriteOnlyCell(sheet, value=None if empty else value)
    if isinstance(value, str):
        cell.data_type = "s"  # as text, whatever it begins with
    return cell
