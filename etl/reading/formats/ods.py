"""OpenDocument spreadsheets, read here in full: their cells say their own type."""

import re

from etl.reading.formats import reasons, strangers
from etl.reading.formats.address import COLUMNS, ROWS
from etl.reading.formats.archive import Archive
from etl.reading.formats.gate import Limits
from etl.reading.formats.marks import WIDEST
from etl.reading.formats.ods_styles import DataStyles
from etl.reading.formats.ods_values import element_text, is_error, number, value_of
from etl.reading.formats.ods_xml import follow
from etl.reading.formats.sparse import Sheet
from etl.reading.model import Grid
from etl.reading.refusal import Refusal

SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = "META-INF/manifest.xml"
DEFAULT = "Default"
ASIDE = ("office:annotation", "table:shapes", "text:ruby-text", "text:note")
CELLS = ("table:table-cell", "table:covered-table-cell")
UNSEEN = ("collapse", "filter")
_MEDIA_TYPE = re.compile(r"""media-type\s*=\s*["'](application/vnd\.[^"']+)""")
_PREFIX = re.compile(r"^(?:\w+:)?=")


def is_in(archive: Archive) -> bool:
    """Whether the archive is a document of this format, whatever it holds."""
    return "content.xml" in archive and ("mimetype" in archive or MANIFEST in archive)


def read(archive: Archive) -> tuple[Grid, ...]:
    """The sheets in order, after every part was unpacked and checked."""
    manifest = archive.read(MANIFEST) if MANIFEST in archive else b""
    kind = archive.read("mimetype") if "mimetype" in archive else b""
    kind_of_document = kind.decode("ascii", "replace").strip() or _media_type(manifest)
    if not kind_of_document.startswith(SPREADSHEET):
        raise Refusal(strangers.of_mime_type(kind_of_document.encode()))
    if b"encryption-data" in manifest:
        raise Refusal(reasons.PROTECTED)
    styles = DataStyles()
    if "styles.xml" in archive:
        follow(archive.blocks("styles.xml"), _Walk(styles, archive.limits))
    walk = _Walk(styles, archive.limits)
    follow(archive.blocks("content.xml"), walk)
    archive.check(
        name for name in archive.names if not name.endswith(("content.xml", "styles.xml"))
    )
    return walk.grids


def _media_type(manifest: bytes) -> str:
    """The kind of document that a manifest tells of."""
    match = _MEDIA_TYPE.search(manifest.decode("utf-8", "replace"))
    return match[1] if match else ""


class _Walk:
    """Follows the elements from table to row to cell to paragraph."""

    def __init__(self, styles: DataStyles, limits: Limits) -> None:
        self.styles = styles
        self.limits = limits
        self.sheets: list[Sheet] = []
        self.row = self.column = 0
        self.rows = 1
        self.defaults: list[tuple[int, str]] = []
        self.row_default = ""
        self.foreign: set[int] = set()  # tables that are remembered of other files
        self.cell: dict[str, str] = {}
        self.paragraphs: list[str] = []
        self.aside = 0  # depth inside of notes and drawings
        self.is_text = False

    @property
    def grids(self) -> tuple[Grid, ...]:
        """The sheets of the document itself."""
        sheets = (sheet for n, sheet in enumerate(self.sheets) if n not in self.foreign)
        return tuple(sheet.grid() for sheet in sheets)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if not self.sheets and self.styles.start(name, attributes):
            return
        if name == "table:table":
            self._start_table(attributes)
        elif name == "table:table-source":
            self.foreign.add(len(self.sheets) - 1)
        elif self.sheets:
            self._inside(name, attributes)

    def _inside(self, name: str, attributes: dict[str, str]) -> None:
        if _is_aside(name):
            self.aside += 1
        elif not self.aside:
            self._in_table(name, attributes)

    def _in_table(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:table-column":
            self._columns(attributes)
        elif name == "table:table-row":
            self._start_row(attributes)
        elif name in CELLS:
            self.cell, self.paragraphs = attributes, []
        elif name == "text:p":
            self.paragraphs.append("")
            self.is_text = True
        elif self.is_text:
            self.data(element_text(name, attributes))

    def end(self, name: str) -> None:
        """An element ends."""
        if not self.sheets:
            self.styles.end(name)
        elif _is_aside(name):
            self.aside -= 1
        elif self.aside:
            return
        elif name == "text:p":
            self.is_text = False
        elif name in CELLS:
            self._end_cell()
        elif name == "table:table-row":
            self.row += self.rows

    def data(self, text: str) -> None:
        """Text inside of an element."""
        if not self.sheets:
            self.styles.text(text)
        elif self.is_text and not self.aside and self.paragraphs:
            self.paragraphs[-1] += text

    def _start_table(self, attributes: dict[str, str]) -> None:
        self.sheets.append(Sheet(attributes.get("table:name", "Sheet"), self.limits))
        self.sheets[-1].is_hidden = attributes.get("table:style-name") in self.styles.hidden_tables
        self.row, self.defaults = 0, []

    def _columns(self, attributes: dict[str, str]) -> None:
        repeated = number(attributes, "table:number-columns-repeated", COLUMNS)
        if attributes.get("table:visibility") in UNSEEN:
            first = sum(columns for columns, _ in self.defaults)
            hidden = range(first, min(first + repeated, WIDEST))
            self.sheets[-1].marks.hidden_columns.update(hidden)
        self.defaults.append((repeated, attributes.get("table:default-cell-style-name", "")))

    def _start_row(self, attributes: dict[str, str]) -> None:
        self.rows = number(attributes, "table:number-rows-repeated", ROWS)
        self.column = 0
        self.row_default = attributes.get("table:default-cell-style-name", "")
        if attributes.get("table:visibility") in UNSEEN and self.rows < ROWS // 2:
            self.sheets[-1].marks.hidden_rows.update(range(self.row, self.row + self.rows))

    def _end_cell(self) -> None:
        attributes = self.cell
        columns = number(attributes, "table:number-columns-repeated", COLUMNS)
        text = "\n".join(self.paragraphs)
        if text or "office:value-type" in attributes or "table:formula" in attributes:
            self._put(attributes, text, columns)
        self.column += columns

    def _put(self, attributes: dict[str, str], text: str, columns: int) -> None:
        sheet = self.sheets[-1]
        value = value_of(attributes, text)
        code = self.styles.code(attributes.get("table:style-name") or self._default(), value)
        error = formula = None
        if is_error(attributes, text):
            value, error = None, text or "#VALUE!"
        elif attributes.get("office:value-type") != "string" and value == "":
            formula = _PREFIX.sub("", attributes.get("table:formula", "")) or None
        if attributes.get("office:value-type") == "percentage" and "%" not in code:
            code = "0.00%"
        if columns * self.rows > 1:  # before the loop: a repetition costs nothing to write
            sheet.allow(self.row + self.rows - 1, self.column + columns - 1, columns * self.rows)
        for row in range(self.row, self.row + self.rows):
            for column in range(self.column, self.column + columns):
                sheet.put(row, column, value, code, error=error, formula=formula)
        sheet.merge(
            self.row,
            self.column,
            number(attributes, "table:number-rows-spanned", ROWS),
            number(attributes, "table:number-columns-spanned", COLUMNS),
        )

    def _default(self) -> str:
        """The style of a cell that names none: of its row, of its column, or of all cells."""
        if self.row_default:
            return self.row_default
        remaining = self.column
        for repeated, style in self.defaults:
            if remaining < repeated:
                return style or DEFAULT
            remaining -= repeated
        return DEFAULT


def _is_aside(name: str) -> bool:
    """Whether an element holds text that is no content of its cell."""
    return name.startswith("draw:") or name in ASIDE
