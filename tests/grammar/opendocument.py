"""A minimal .ods by hand: the values, their number styles, spans and hidden lines."""

import datetime
import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from tests.grammar.page import BLANK, Cell, Page
from tests.grammar.shown import shown

MEDIA = "application/vnd.oasis.opendocument.spreadsheet"
SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in {
        "office": "office",
        "table": "table",
        "text": "text",
        "style": "style",
        "number": "datastyle",
    }.items()
)
NUMBER = '<number:number number:decimal-places="1" number:min-integer-digits="1"/>'
YEAR, MONTH, DAY = '<number:year number:style="long"/>', "<number:month/>", "<number:day/>"
LONG_MONTH = '<number:month number:style="long"/>'
STYLES = {
    "0.0%": ("percentage", f"{NUMBER}<number:text>%</number:text>"),
    'yyyy"年"m"月"': (
        "date",
        f"{YEAR}<number:text>年</number:text>{MONTH}<number:text>月</number:text>",
    ),
    "yyyy-mm": ("date", f"{YEAR}<number:text>-</number:text>{LONG_MONTH}"),
    "yyyy-mm-dd": (
        "date",
        f"{YEAR}<number:text>-</number:text>{LONG_MONTH}<number:text>-</number:text>{DAY}",
    ),
}
NAMES = {mask: f"N{number}" for number, mask in enumerate(STYLES)}
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MEDIA}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


def ods(pages: Sequence[Page]) -> bytes:
    """The package of a document with these sheets."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", MEDIA)
        package.writestr("content.xml", _content(pages))
        package.writestr("META-INF/manifest.xml", MANIFEST)
    return out.getvalue()


def _content(pages: Sequence[Page]) -> str:
    tables = "".join(map(_table, pages))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<office:document-content {SPACES} office:version="1.2">'
        f"<office:automatic-styles>{_styles()}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )


def _styles() -> str:
    made = ""
    for mask, (kind, inner) in STYLES.items():
        name = NAMES[mask]
        made += f'<number:{kind}-style style:name="{name}">{inner}</number:{kind}-style>'
        made += (
            f'<style:style style:name="c{name}" style:family="table-cell"'
            f' style:data-style-name="{name}"/>'
        )
    return made


def _table(page: Page) -> str:
    width = max(map(len, page.rows))
    columns = "".join(
        f"<table:table-column{_hidden(column in page.hidden_columns)}/>" for column in range(width)
    )
    covered: set[tuple[int, int]] = set()
    rows = ""
    for number, row in enumerate(page.rows):
        made = ""
        for column, cell in enumerate([*row, *[BLANK] * (width - len(row))]):
            made += _cell(cell, is_covered=(number, column) in covered)
            covered |= {
                (number + down, column + right)
                for down in range(cell.down)
                for right in range(cell.right)
            }
        rows += f"<table:table-row{_hidden(number in page.hidden_rows)}>{made}</table:table-row>"
    return f"<table:table table:name={quoteattr(page.name)}>{columns}{rows}</table:table>"


def _hidden(is_hidden: bool) -> str:
    return ' table:visibility="collapse"' if is_hidden else ""


def _cell(cell: Cell, *, is_covered: bool) -> str:
    tag = "table:covered-table-cell" if is_covered else "table:table-cell"
    if cell.value is None:
        return f"<{tag}/>"
    return f"<{tag}{_attributes(cell)}><text:p>{escape(shown(cell))}</text:p></{tag}>"


def _attributes(cell: Cell) -> str:
    style = f' table:style-name="c{NAMES[cell.mask]}"' if cell.mask in NAMES else ""
    spans = ""
    if (cell.down, cell.right) != (1, 1):
        spans = f' table:number-rows-spanned="{cell.down}"'
        spans += f' table:number-columns-spanned="{cell.right}"'
    return style + spans + _value(cell)


def _value(cell: Cell) -> str:
    if isinstance(cell.value, datetime.date):
        return f' office:value-type="date" office:date-value="{cell.value.isoformat()}"'
    if isinstance(cell.value, float):
        kind = "percentage" if cell.mask == "0.0%" else "float"
        return f' office:value-type="{kind}" office:value="{cell.value!r}"'
    return ' office:value-type="string"'
