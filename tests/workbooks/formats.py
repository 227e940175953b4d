"""The same four forums in every format that an office saves."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook

from tests.workbooks.case import Case
from tests.workbooks.forums import ALL, FOUR, HEADER, READ

LINES = [HEADER, *[[*map(str, row[:5]), f"{row[5]:g}"] for row in FOUR]]


def _text(encoding: str, separator: str) -> Callable[[Path], None]:
    lines = "\r\n".join(separator.join(map(str, line)) for line in LINES) + "\r\n"

    def write(path: Path) -> None:
        path.write_bytes(lines.encode(encoding))

    return write


def _html(path: Path) -> None:
    rows = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>" for line in LINES
    )
    page = f"<html><head><meta charset='utf-8'></head><body><table>{rows}</table></body></html>"
    path.write_text(page, encoding="utf-8")


def _xml_2003(path: Path) -> None:
    rows = "".join(
        "<Row>"
        + "".join(f'<Cell><Data ss:Type="String">{cell}</Data></Cell>' for cell in line)
        + "</Row>"
        for line in LINES
    )
    spreadsheet = "urn:schemas-microsoft-com:office:spreadsheet"
    path.write_text(
        '<?xml version="1.0" encoding="utf-8"?><?mso-application progid="Excel.Sheet"?>'
        f'<Workbook xmlns="{spreadsheet}" xmlns:ss="{spreadsheet}">'
        f'<Worksheet ss:Name="论坛"><Table>{rows}</Table></Worksheet></Workbook>',
        encoding="utf-8",
    )


def _xlsx(path: Path) -> None:
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.title = "论坛"
    for row in ALL:
        sheet.append(row)
    made.save(path)


def _strict(path: Path) -> None:
    """The transitional workbook with the namespaces of Strict OOXML."""
    held = io.BytesIO()
    _xlsx_to(held)
    with zipfile.ZipFile(held) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, _strictly(old.read(part)))


def _xlsx_to(target: io.BytesIO) -> None:
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.title = "论坛"
    for row in ALL:
        sheet.append(row)
    made.save(target)


def _strictly(part: bytes) -> bytes:
    for old, new in (
        (
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        ),
        (
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        ),
    ):
        part = part.replace(old, new)
    return part


def _same(name: str, write: Callable[[Path], None], ending: str) -> Case:
    return Case(name, write, {"forums": READ}, ending=ending)


CASES = (
    _same("plain_xlsx", _xlsx, "xlsx"),
    _same("strict_ooxml", _strict, "xlsx"),
    _same("csv_utf_8", _text("utf-8", ","), "csv"),
    _same("csv_utf_8_with_mark", _text("utf-8-sig", ","), "csv"),
    _same("csv_utf_16", _text("utf-16", "\t"), "csv"),
    _same("csv_gbk", _text("gbk", ","), "csv"),
    _same("csv_gb18030", _text("gb18030", ","), "csv"),
    _same("text_by_tabs", _text("utf-8", "\t"), "txt"),
    _same("csv_by_semicolons", _text("gbk", ";"), "csv"),
    _same("html_named_xls", _html, "xls"),
    _same("xml_2003_named_xls", _xml_2003, "xls"),
)
