"""Pages to bytes, with the libraries of offices or by hand; what a format cannot hold is lost."""

import csv
import datetime
import html
import io
import warnings
from collections.abc import Callable, Iterator, Sequence

import openpyxl
import xlsxwriter
import xlwt

from tests.grammar.opendocument import ods
from tests.grammar.page import BLANK, Cell, Page
from tests.grammar.shown import shown

Pages = Sequence[Page]
Place = tuple[int, int, Cell]


def cells(page: Page) -> Iterator[Place]:
    """The cells that hold something, with their row and column from 0."""
    for row, line in enumerate(page.rows):
        for column, cell in enumerate(line):
            if cell is not BLANK and cell.value is not None:
                yield row, column, cell


def _openpyxl(pages: Pages) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for page in pages:
        sheet = book.create_sheet(page.name)
        for row, column, cell in cells(page):
            made = sheet.cell(row + 1, column + 1, cell.value)
            made.number_format = cell.mask
            if (cell.down, cell.right) != (1, 1):
                ends = (row + cell.down, column + cell.right)
                sheet.merge_cells(None, row + 1, column + 1, *ends)
        for row in page.hidden_rows:
            sheet.row_dimensions[row + 1].hidden = True
        for column in page.hidden_columns:
            letter = openpyxl.utils.get_column_letter(column + 1)
            sheet.column_dimensions[letter].hidden = True
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _xlsxwriter(pages: Pages) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    for page in pages:
        sheet = book.add_worksheet(page.name)
        for row, column, cell in cells(page):
            form = book.add_format({"num_format": cell.mask})
            if (cell.down, cell.right) != (1, 1):
                ends = (row + cell.down - 1, column + cell.right - 1)
                sheet.merge_range(row, column, *ends, cell.value, form)
            elif isinstance(cell.value, datetime.date):
                sheet.write_datetime(row, column, cell.value, form)
            else:
                sheet.write(row, column, cell.value, form)
        for row in page.hidden_rows:
            sheet.set_row(row, None, None, {"hidden": True})
        for column in page.hidden_columns:
            sheet.set_column(column, column, None, None, {"hidden": True})
    book.close()
    return out.getvalue()


def _xlwt(pages: Pages) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    styles = {
        mask: _style(mask) for page in pages for *_, cell in cells(page) for mask in [cell.mask]
    }
    for page in pages:
        sheet = book.add_sheet(page.name)
        for row, column, cell in cells(page):
            ends = (row + cell.down - 1, column + cell.right - 1)
            sheet.write_merge(row, ends[0], column, ends[1], cell.value, styles[cell.mask])
        for row in page.hidden_rows:
            sheet.row(row).hidden = True
        for column in page.hidden_columns:
            sheet.col(column).hidden = True
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _style(mask: str) -> xlwt.XFStyle:
    style = xlwt.XFStyle()
    style.num_format_str = mask
    return style


def _csv(encoding: str) -> Callable[[Pages], bytes]:
    def write(pages: Pages) -> bytes:
        (page,) = pages
        out = io.StringIO()
        width = max(map(len, page.rows))
        rows = ([shown(cell) for cell in row] for row in page.rows)
        csv.writer(out).writerows(row + [""] * (width - len(row)) for row in rows)
        return out.getvalue().encode(encoding)

    return write


def _html(pages: Pages) -> bytes:
    (page,) = pages
    covered = {
        (row + down, column + right)
        for row, column, cell in cells(page)
        for down in range(cell.down)
        for right in range(cell.right)
        if down or right
    }
    width = max(map(len, page.rows))
    lines = []
    for row, line in enumerate(page.rows):
        padded = [*line, *[BLANK] * (width - len(line))]
        kept = [_td(cell) for column, cell in enumerate(padded) if (row, column) not in covered]
        lines.append(f"<tr>{''.join(kept)}</tr>")
    head = '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">'
    table = "\n".join(lines)
    return f"<html><head>{head}</head><body><table>{table}</table></body></html>".encode()


def _td(cell: Cell) -> str:
    spans = f' rowspan="{cell.down}" colspan="{cell.right}"'
    return f"<td{spans}>{html.escape(shown(cell))}</td>"


WRITERS: dict[str, tuple[str, Callable[[Pages], bytes]]] = {
    "xlsx openpyxl": ("xlsx", _openpyxl),
    "xlsx xlsxwriter": ("xlsx", _xlsxwriter),
    "xls": ("xls", _xlwt),
    "ods": ("ods", ods),
    "csv utf-8": ("csv", _csv("utf-8-sig")),
    "csv gb18030": ("csv", _csv("gb18030")),
    "html": ("xls", _html),
}


def write(pages: Pages, writer: str) -> tuple[str, bytes]:
    """The extension of the file, and its bytes."""
    extension, make = WRITERS[writer]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # xlwt's own
        return extension, make(pages)
