"""Workbooks as an office lays them out: title, who reports, merged headers, notes, signatures.

Equal content gives equal bytes: the times inside the file are fixed.
"""

import datetime as dt
import io
import itertools
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from unicodedata import east_asian_width

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from story.rows import CellValue

NOTICE = "本表为演示数据，地名、单位和数字均为虚构。"
_SAVED = dt.datetime(2026, 1, 6, 9, 0)
_LINE = Side(style="thin", color="999999")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_PLAIN = Alignment(vertical="center", wrap_text=True)
_WIDEST = 46  # half-width characters
_HEAD = 3  # its first row


@dataclass(frozen=True)
class Listing:
    """One sheet. A label `group|label` is two cells, the upper one merged over its group.

    `corner` stands right above the table, where offices write the unit or the day.
    """

    sheet: str
    title: str
    labels: Sequence[str]
    rows: Sequence[Sequence[CellValue]]
    reporter: str
    corner: str
    notes: Sequence[str]


def save(path: Path, listings: Iterable[Listing]) -> None:
    """Write one workbook."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for listing in listings:
        _lay_out(workbook.create_sheet(listing.sheet), listing)
    workbook.properties.creator = "演示数据"
    workbook.properties.created = _SAVED
    written = io.BytesIO()
    workbook.save(written)
    path.write_bytes(_without_clock(written))


def _lay_out(worksheet: Worksheet, listing: Listing) -> None:
    width = len(listing.labels)
    worksheet.append([listing.title])
    _merge(worksheet, 1, width=width)
    worksheet["A1"].font = Font(name="宋体", size=16, bold=True)
    worksheet["A1"].alignment = _CENTRE
    worksheet.row_dimensions[1].height = 30
    worksheet.append([f"填报单位：{listing.reporter}"])
    worksheet.cell(2, width, listing.corner or None).alignment = Alignment(horizontal="right")
    top = _HEAD + _write_head(worksheet, listing.labels)
    for number, record in enumerate(listing.rows, start=top):
        _write_record(worksheet, number, record)
    _set_widths(worksheet)
    _write_foot(worksheet, listing, top + len(listing.rows))
    worksheet.freeze_panes = worksheet.cell(top, 1)


def _write_head(worksheet: Worksheet, labels: Sequence[str]) -> int:
    """The head in one row or two, those cells merged that belong together; returns its rows."""
    split = [label.split("|") for label in labels]
    height = max(map(len, split))
    for down, column in itertools.product(range(height), range(1, len(labels) + 1)):
        cell = worksheet.cell(_HEAD + down, column)
        cell.font = Font(name="黑体", bold=True)
        cell.alignment, cell.border = _CENTRE, _BORDER
    column = 1
    for name, group in itertools.groupby(split, key=lambda parts: parts[0]):
        below = [parts[1:] for parts in group]
        worksheet.cell(_HEAD, column).value = name
        for place, part in enumerate(below, start=column):
            for text in part:
                worksheet.cell(_HEAD + 1, place).value = text
        _merge(worksheet, _HEAD, column, height=1 if below[0] else height, width=len(below))
        column += len(below)
    return height


def _merge(
    worksheet: Worksheet, row: int, column: int = 1, *, height: int = 1, width: int = 1
) -> None:
    if height * width > 1:
        worksheet.merge_cells(None, row, column, row + height - 1, column + width - 1)


def _write_record(worksheet: Worksheet, number: int, record: Sequence[CellValue]) -> None:
    for place, content in enumerate(record, start=1):
        cell = worksheet.cell(number, place, content)
        cell.font, cell.border = Font(name="宋体", size=11), _BORDER
        cell.alignment = _PLAIN if isinstance(content, str) and len(content) > 8 else _CENTRE
        if isinstance(content, dt.date):
            cell.number_format = "yyyy-mm-dd"


def _write_foot(worksheet: Worksheet, listing: Listing, row: int) -> None:
    notes = (NOTICE, *listing.notes)
    text = notes[0] if len(notes) == 1 else "".join(f"{n}.{s}" for n, s in enumerate(notes, 1))
    worksheet.cell(row, 1, f"注：{text}").alignment = Alignment(wrap_text=True, vertical="top")
    _merge(worksheet, row, width=len(listing.labels))
    worksheet.row_dimensions[row].height = 32
    gap = "\u3000" * 6
    worksheet.cell(row + 1, 1, f"填表人：{gap}审核人：{gap}联系电话：")


def _set_widths(worksheet: Worksheet) -> None:
    """Widths after the cells of head and rows, before there is a foot."""
    for number, cells in enumerate(worksheet.iter_cols(min_row=_HEAD), start=1):
        longest = max(_breadth(str(cell.value or "")) for cell in cells)
        letter = get_column_letter(number)
        worksheet.column_dimensions[letter].width = min(max(longest + 2, 8), _WIDEST)


def _breadth(text: str) -> int:
    """Width in half-width characters."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def _without_clock(written: io.BytesIO) -> bytes:
    """The same archive with fixed times: openpyxl stamps each part and the properties."""
    fixed = io.BytesIO()
    stamp = _SAVED.isoformat() + "Z"
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                text = re.sub(r"\d{4}-\d\d-\d\dT[\d:]+Z", stamp, content.decode())
                content = text.encode()
            part = zipfile.ZipInfo(name, date_time=_SAVED.timetuple()[:6])
            target.writestr(part, content, zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
