"""A worksheet's XML as it passes by: cells get another style, all other bytes stay as they are."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from etl.reading.formats.address import COLUMNS, address, column_number
from etl.reading.formats.xml import local
from etl.templates.marking import spans
from etl.templates.marking.outline import Outline
from etl.templates.marking.places import Address
from etl.templates.marking.spans import Edit

# What stands before <legacyDrawing>, the drawing of comments, in a worksheet.
BEFORE_DRAWING = (
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr"),
    *("sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState"),
    *("dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting"),
    *("dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter"),
    *("rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags"),
    *("drawing"),
)
Restyle = Callable[[int, Address], int]  # a cell's style so far, and where it is → its new style


@dataclass
class _Row:
    """A row that is being read: the cells that it still has to get, and where its tag lies."""

    name: str
    number: int
    style: int | None
    start: int
    inside: int
    waiting: list[int]
    column: int = -1
    has_children: bool = False


class Restyled:
    """One pass over a worksheet; `wanted` are the cells to restyle, `drawing` a tag to add."""

    def __init__(
        self, wanted: Iterable[Address], restyle: Restyle, outline: Outline, drawing: str = ""
    ) -> None:
        """Nothing is read yet."""
        self._restyle = restyle
        self._outline = outline
        self._drawing = drawing
        self._rows: dict[int, list[int]] = {}
        for row, column in sorted(wanted, reverse=True):  # the last is the next
            self._rows.setdefault(row, []).append(column)
        self._numbers = list(self._rows)
        self._parser = spans.parser_of(self._begin, self._end)
        self._window, self._from, self._last = b"", 0, 0
        self._edits: list[Edit] = []
        self._depth = 0
        self._prefix = ""
        self._data: tuple[str, int, int] | None = None  # <sheetData>: name, start, end of its tag
        self._has_rows = False
        self._row: _Row | None = None
        self._number = -1  # of the last row
        self._point = -1  # where the drawing goes

    def blocks(self, content: Iterable[bytes]) -> Iterator[bytes]:
        """The worksheet with its edits; ValueError or Refusal for what is no worksheet."""
        for _ in spans.fed(self._parser, self._watched(content)):
            is_held = self._drawing and self._point >= 0
            yield self._flushed(min(self._point, self._last) if is_held else self._last)
        yield self._flushed(self._from + len(self._window))

    def _watched(self, content: Iterable[bytes]) -> Iterator[bytes]:
        for block in content:
            self._window += block
            yield block

    def _flushed(self, until: int) -> bytes:
        """The bytes up to a place, edited; what is not whole yet stays in the window."""
        ready = [edit for edit in self._edits if edit.end <= until and edit.start < until]
        if until == self._from + len(self._window):
            ready = self._edits
        self._edits = self._edits[len(ready) :]
        if self._edits:
            until = min(until, self._edits[0].start)
        moved = [Edit(e.start - self._from, e.end - self._from, e.content) for e in ready]
        cut = until - self._from
        content = spans.edited(self._window[:cut], moved)
        self._window, self._from = self._window[cut:], until
        return content

    def _tag(self, start: int) -> bytes:
        at = start - self._from
        return self._window[at : spans.tag_end(self._window, at)]

    def _insert(self, at: int, content: bytes) -> None:
        self._edits.append(Edit(at, at, content))

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        self._last, kind = self._parser.CurrentByteIndex, local(name)
        if self._depth == 0:
            self._prefix = name[: len(name) - len(kind)]
        elif self._depth == 1:
            self._place_drawing(kind)
            if kind == "sheetData":
                self._data = (name, self._last, self._last + len(self._tag(self._last)))
        elif self._depth == 2 and self._data:
            if kind == "row":
                self._begin_row(name, attributes)
            self._has_rows = True
        elif self._depth == 3 and self._row:
            self._begin_cell(self._row, kind, attributes)
        self._depth += 1

    def _end(self, _name: str) -> None:
        self._last = self._parser.CurrentByteIndex
        self._depth -= 1
        if self._depth == 0 and self._drawing:
            tag = f"<{self._prefix}{self._drawing}".encode()
            self._insert(self._point if self._point >= 0 else self._last, tag)
        elif self._depth == 1 and self._data:
            self._end_data(*self._data)
            self._data = None
        elif self._depth == 2 and self._row:
            self._end_row(self._row)
            self._row = None

    def _place_drawing(self, kind: str) -> None:
        if kind in BEFORE_DRAWING:
            self._point = -1
        elif self._point < 0:
            self._point = self._last

    def _begin_row(self, name: str, attributes: Mapping[str, str]) -> None:
        self._number = int(attributes["r"]) - 1 if "r" in attributes else self._number + 1
        if earlier := self._new_rows(self._number):
            self._insert(self._last, earlier)
        has_style = attributes.get("customFormat") in ("1", "true")
        style = int(attributes.get("s", "0")) if has_style else None
        inside = self._last + len(self._tag(self._last))
        waiting = self._rows.pop(self._number, [])
        self._row = _Row(name, self._number, style, self._last, inside, waiting)

    def _begin_cell(self, row: _Row, kind: str, attributes: Mapping[str, str]) -> None:
        row.has_children = True
        if kind != "c":
            column = COLUMNS
        elif "r" in attributes:
            column = column_number(attributes["r"].rstrip("0123456789"))
        else:
            column = row.column + 1
        row.column = column
        if earlier := self._new_cells(row, column):
            self._insert(self._last, earlier)
        if row.waiting and row.waiting[-1] == column:
            row.waiting.pop()
            style = self._restyle(int(attributes.get("s") or "0"), (row.number, column))
            tag = self._tag(self._last)
            changed = spans.with_attribute(tag, "s", str(style))
            self._edits.append(Edit(self._last, self._last + len(tag), changed))

    def _end_row(self, row: _Row) -> None:
        cells = self._new_cells(row, COLUMNS)
        if not cells:
            return
        if row.has_children:
            self._insert(self._last, cells)
        else:
            self._fill(row.name, row.start, row.inside, cells)

    def _end_data(self, name: str, start: int, inside: int) -> None:
        rows = self._new_rows(None)
        if not rows:
            return
        if self._has_rows:
            self._insert(self._last, rows)
        else:
            self._fill(name, start, inside, rows)

    def _fill(self, name: str, start: int, inside: int, content: bytes) -> None:
        """Put content into an element without children."""
        is_closed = self._tag(start).endswith(b"/>")
        end = inside if is_closed else -1
        self._edits.append(spans.filled(name, inside, inside, end, content))

    def _new_rows(self, before: int | None) -> bytes:
        """The rows to add before this one, or all that are left."""
        rows = []
        while self._numbers and (before is None or self._numbers[-1] <= before):
            number = self._numbers.pop()
            if number != before and number in self._rows:
                rows.append(self._new_row(number))
        return b"".join(rows)

    def _new_row(self, number: int) -> bytes:
        row = _Row("", number, None, 0, 0, self._rows.pop(number))
        name = f"{self._prefix}row".encode()
        return b'<%b r="%d">%b</%b>' % (name, number + 1, self._new_cells(row, COLUMNS), name)

    def _new_cells(self, row: _Row, before: int) -> bytes:
        """The cells to add to a row before this column."""
        cells = []
        while row.waiting and row.waiting[-1] < before:
            column = row.waiting.pop()
            base = self._outline.style(column) if row.style is None else row.style
            style = self._restyle(base, (row.number, column))
            cells.append(f'<{self._prefix}c r="{address(row.number, column)}" s="{style}"/>')
        return "".join(cells).encode()
