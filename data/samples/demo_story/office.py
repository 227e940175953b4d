"""Workbooks as an office lays them out: title, who reports, merged headers, notes, signatures.

Equal content gives equal bytes: the times inside the file are fixed.
"""

import datetime as dt
import io
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

CellValue = str | int | float | dt.date | None
Record = Sequence[CellValue]

LEFT, UP = "←", "↑"  # in a header: this cell belongs to the one to the left, above
NOTICE = "本表为演示数据，地名、单位和数字均为虚构。"
_SAVED = dt.datetime(2026, 1, 6, 9, 0)
_LINE = Side(style="thin", color="999999")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_PLAIN = Alignment(vertical="center", wrap_text=True)
_WIDEST = 46


@dataclass(frozen=True)
class Listing:
    """One sheet. `headers` has one record per header row, with `LEFT` and `UP` for merged cells.

    `corner` stands right above the table, where offices write the unit or the day.
    """

    sheet: str
    title: str
    headers: Sequence[Sequence[str]]
    rows: Sequence[Record]
    reporter: str = "澄岚市总工会研究室"
    corner: str = ""
    notes: Sequence[str] = ()
    signed: bool = True


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
    width = len(listing.headers[0])
    worksheet.append([listing.title])
    _span(worksheet, 1, width)
    worksheet["A1"].font = Font(name="宋体", size=16, bold=True)
    worksheet["A1"].alignment = _CENTRE
    worksheet.row_dimensions[1].height = 30
    worksheet.append([f"填报单位：{listing.reporter}"])
    worksheet.cell(2, width, listing.corner or None).alignment = Alignment(horizontal="right")
    first = 3
    _write_headers(worksheet, listing.headers, first)
    top = first + len(listing.headers)
    for number, record in enumerate(listing.rows, start=top):
        _write_record(worksheet, number, record)
    _write_foot(worksheet, listing, top + len(listing.rows), width)
    _set_widths(worksheet, listing, width)
    worksheet.freeze_panes = worksheet.cell(top, 1)


def _write_headers(worksheet: Worksheet, headers: Sequence[Sequence[str]], first: int) -> None:
    """Header rows, with the cells merged that belong together."""
    for down, labels in enumerate(headers):
        for across, label in enumerate(labels):
            cell = worksheet.cell(first + down, across + 1)
            cell.value = None if label in (LEFT, UP) else label
            cell.font = Font(name="黑体", bold=True)
            cell.alignment, cell.border = _CENTRE, _BORDER
    for down, labels in enumerate(headers):
        for across, label in enumerate(labels):
            if label not in (LEFT, UP):
                _merge_header(worksheet, headers, first, (down, across))


def _merge_header(
    worksheet: Worksheet, headers: Sequence[Sequence[str]], first: int, place: tuple[int, int]
) -> None:
    down, across = place
    right, bottom = across, down
    while right + 1 < len(headers[down]) and headers[down][right + 1] == LEFT:
        right += 1
    while bottom + 1 < len(headers) and headers[bottom + 1][across] == UP:
        bottom += 1
    if (right, bottom) != (across, down):
        worksheet.merge_cells(
            start_row=first + down,
            end_row=first + bottom,
            start_column=across + 1,
            end_column=right + 1,
        )


def _write_record(worksheet: Worksheet, number: int, record: Record) -> None:
    for place, content in enumerate(record, start=1):
        cell = worksheet.cell(number, place, content)
        cell.font, cell.border = Font(name="宋体", size=11), _BORDER
        cell.alignment = _PLAIN if isinstance(content, str) and len(content) > 8 else _CENTRE
        if isinstance(content, dt.date):
            cell.number_format = "yyyy-mm-dd"


def _write_foot(worksheet: Worksheet, listing: Listing, row: int, width: int) -> None:
    notes = (NOTICE, *listing.notes)
    text = notes[0] if len(notes) == 1 else "".join(f"{n}.{s}" for n, s in enumerate(notes, 1))
    worksheet.cell(row, 1, f"注：{text}").alignment = Alignment(wrap_text=True, vertical="top")
    _span(worksheet, row, width)
    worksheet.row_dimensions[row].height = 32
    if listing.signed:
        gap = "\u3000" * 6
        worksheet.cell(row + 1, 1, f"填表人：{gap}审核人：{gap}联系电话：")


def _span(worksheet: Worksheet, row: int, width: int) -> None:
    worksheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)


def _set_widths(worksheet: Worksheet, listing: Listing, width: int) -> None:
    for place in range(width):
        texts = [str(record[place] or "") for record in (*listing.headers, *listing.rows)]
        longest = max(map(_breadth, texts))
        letter = get_column_letter(place + 1)
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
