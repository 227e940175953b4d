"""OpenDocument spreadsheets, read here in full: their cells say their own type."""

import datetime as dt
import re
from collections.abc import Iterable
from xml.parsers import expat

from etl.reading.formats import reasons, strangers
from etl.reading.formats.address import COLUMNS, ROWS
from etl.reading.formats.archive import Archive
from etl.reading.formats.gate import Limits
from etl.reading.formats.marks import WIDEST
from etl.reading.formats.ods_styles import DataStyles
from etl.reading.formats.sparse import Sheet
from etl.reading.model import Grid, Scalar
from etl.reading.refusal import Refusal

SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = "META-INF/manifest.xml"
CELLS = ("table:table-cell", "table:covered-table-cell")
UNSEEN = ("collapse", "filter")
_ERROR = re.compile(r"#[A-Z/0!?]+|Err:\d+")
_DURATION = re.compile(r"P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?")


def read(archive: Archive) -> tuple[Grid, ...]:
    """The sheets in order, after every part was unpacked and checked."""
    kind = archive.read("mimetype")
    if not kind.startswith(SPREADSHEET):
        raise Refusal(strangers.of_mime_type(kind))
    if MANIFEST in archive and b"encryption-data" in archive.read(MANIFEST):
        raise Refusal(reasons.PROTECTED)
    styles = DataStyles()
    if "styles.xml" in archive:
        _follow(archive.blocks("styles.xml"), _Walk(styles, archive.limits))
    walk = _Walk(styles, archive.limits)
    _follow(archive.blocks("content.xml"), walk)
    archive.check(
        name for name in archive.names if not name.endswith(("content.xml", "styles.xml"))
    )
    return tuple(sheet.grid() for sheet in walk.sheets)


def _follow(blocks: Iterable[bytes], walk: "_Walk") -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = walk.start
    parser.EndElementHandler = walk.end
    parser.CharacterDataHandler = walk.data
    parser.buffer_text = True
    try:
        for block in blocks:
            parser.Parse(block, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise Refusal(reasons.DAMAGED) from error


class _Walk:
    """Follows the elements from table to row to cell to paragraph."""

    def __init__(self, styles: DataStyles, limits: Limits) -> None:
        self.styles = styles
        self.limits = limits
        self.sheets: list[Sheet] = []
        self.row = self.column = 0
        self.rows = 1
        self.defaults: list[tuple[int, str]] = []
        self.cell: dict[str, str] = {}
        self.paragraphs: list[str] = []
        self.aside = 0  # depth inside of notes and drawings
        self.is_text = False

    def start(self, name: str, found: dict[str, str]) -> None:
        """An element begins."""
        if not self.sheets and self.styles.start(name, found):
            return
        if name == "table:table":
            self._start_table(found)
        elif self.sheets:
            self._inside(name, found)

    def _inside(self, name: str, found: dict[str, str]) -> None:
        if name in ("office:annotation", "draw:frame", "table:shapes"):
            self.aside += 1
        elif self.aside:
            return
        elif name == "table:table-column":
            self._columns(found)
        elif name == "table:table-row":
            self._start_row(found)
        elif name in CELLS:
            self.cell, self.paragraphs = found, []
        elif name == "text:p":
            self.paragraphs.append("")
            self.is_text = True
        elif self.is_text:
            self.data(_written(name, found))

    def end(self, name: str) -> None:
        """An element ends."""
        if not self.sheets:
            self.styles.end(name)
        elif name in ("office:annotation", "draw:frame", "table:shapes"):
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

    def _start_table(self, found: dict[str, str]) -> None:
        self.sheets.append(Sheet(found.get("table:name", "Sheet"), self.limits))
        self.sheets[-1].is_hidden = found.get("table:style-name") in self.styles.hidden_tables
        self.row, self.defaults = 0, []

    def _columns(self, found: dict[str, str]) -> None:
        repeated = _number(found, "table:number-columns-repeated", COLUMNS)
        if found.get("table:visibility") in UNSEEN:
            first = sum(columns for columns, _ in self.defaults)
            hidden = range(first, min(first + repeated, WIDEST))
            self.sheets[-1].marks.hidden_columns.update(hidden)
        self.defaults.append((repeated, found.get("table:default-cell-style-name", "")))

    def _start_row(self, found: dict[str, str]) -> None:
        self.rows = _number(found, "table:number-rows-repeated", ROWS)
        self.column = 0
        if found.get("table:visibility") in UNSEEN and self.rows < ROWS // 2:
            self.sheets[-1].marks.hidden_rows.update(range(self.row, self.row + self.rows))

    def _end_cell(self) -> None:
        found = self.cell
        columns = _number(found, "table:number-columns-repeated", COLUMNS)
        text = "\n".join(self.paragraphs)
        if text or "office:value-type" in found or "table:formula" in found:
            self._put(found, text, columns)
        self.column += columns

    def _put(self, found: dict[str, str], text: str, columns: int) -> None:
        sheet = self.sheets[-1]
        code = self.styles.code(found.get("table:style-name") or self._default())
        value = _value(found, text)
        error = formula = None
        if _is_error(found, text):
            value, error = None, text or "#VALUE!"
        elif "office:value-type" not in found and not text:
            formula = found.get("table:formula", "").removeprefix("of:=") or None
        if found.get("office:value-type") == "percentage" and "%" not in code:
            code = "0.00%"
        if columns * self.rows > 1:  # before the loop: a repetition costs nothing to write
            sheet.allow(self.row + self.rows - 1, self.column + columns - 1, columns * self.rows)
        for row in range(self.row, self.row + self.rows):
            for column in range(self.column, self.column + columns):
                sheet.put(row, column, value, code, error=error, formula=formula)
        sheet.merge(
            self.row,
            self.column,
            _number(found, "table:number-rows-spanned", ROWS),
            _number(found, "table:number-columns-spanned", COLUMNS),
        )

    def _default(self) -> str:
        left = self.column
        for repeated, style in self.defaults:
            if left < repeated:
                return style
            left -= repeated
        return ""


def _written(name: str, found: dict[str, str]) -> str:
    if name == "text:s":
        return " " * _number(found, "text:c", 1000)
    return {"text:tab": "\t", "text:line-break": "\n"}.get(name, "")


def _is_error(found: dict[str, str], text: str) -> bool:
    if found.get("calcext:value-type") == "error":
        return True
    return "table:formula" in found and _ERROR.fullmatch(text) is not None


def _value(found: dict[str, str], text: str) -> Scalar:
    kind = found.get("office:value-type", "")
    try:
        if kind in ("float", "percentage", "currency"):
            return float(found["office:value"])
        if kind == "date":
            when = dt.datetime.fromisoformat(found["office:date-value"])
            return when.date() if when.time() == dt.time() else when
        if kind == "time":
            return _duration(found["office:time-value"])
    except (KeyError, ValueError):
        return text
    if kind == "boolean":
        return found.get("office:boolean-value") == "true"
    return found.get("office:string-value", text)


def _duration(text: str) -> dt.time | dt.timedelta:
    found = _DURATION.fullmatch(text)
    if not found:
        raise ValueError(text)
    days, hours, minutes, seconds = (float(part or 0) for part in found.groups())
    length = dt.timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    return (dt.datetime.min + length).time() if length < dt.timedelta(days=1) else length


def _number(found: dict[str, str], name: str, most: int) -> int:
    text = found.get(name)
    return min(int(text[:9]), most) if text and text.isdecimal() else 1
