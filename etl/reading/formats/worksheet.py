"""A second pass over a worksheet's XML, by regular expressions over blocks of bytes.

Calamine reads the values; this finds what it leaves out, and refuses what would break it.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from html import unescape

from etl.reading.formats import reasons, stale
from etl.reading.formats.address import column_number
from etl.reading.formats.gate import LIMITS, Limits
from etl.reading.formats.marks import WIDEST, Address, Bounds, Marks
from etl.reading.formats.masks import GENERAL, shows_date
from etl.reading.formats.mending import (
    ATTRIBUTE,
    CELL,
    FORMULA,
    INLINE,
    VALUE,
    is_odd,
    uncommented,
)
from etl.reading.formats.pieces import pieces
from etl.reading.formats.styles import Styles
from etl.reading.refusal import Refusal

CAREFUL = 4_000_000  # sheets up to so many bytes are looked at cell by cell, borders included

_REF = re.compile(r"([A-Za-z]{0,9})(\d{1,12})")
_SHARED = re.compile(rb"""\ssi\s*=\s*["'](\d+)""")

# For large sheets in the form in which Excel, WPS and every library write cells.
_ODD_CELL = re.compile(rb""" r=["']([A-Za-z]{3,}\d+|[A-Za-z]*\d{7,})""")
_TWO_LETTERS = re.compile(rb' r="([A-Z]{2})\d')
_ROW_NUMBER = re.compile(rb'<row\b[^>]*?\br="(\d+)"')
_FULL_CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!/)>(?!</c>)')
_TEXT_INDEX = re.compile(rb't="s"[^>]*(?<!/)>(?!<v[^>]*>\d*</v>)(?!<v ?/>)(?!</c>)')
_NEGATIVE = b"<v>-"
_FEW = 12  # so many styles are looked for by name
_COLUMN = re.compile(rb"<(?:\w+:)?col\s[^>]*>")
_SPANNED = re.compile(rb"""\s(min|max|hidden)\s*=\s*["']([^"'<>]{1,7})["']""")
_RARE = (b'"e"', b"'", b"<f", b"hidden", b"<!", b"<?", b"<v> ", b" </v>", b"<ext")
_ENTITY = re.compile(rb"<v>[^<&]*&#")


def look_at(
    blocks: Iterable[bytes], sheet: str, styles: Styles, *, size: int, limits: Limits = LIMITS
) -> Marks:
    """What the XML of one worksheet of `size` bytes marks; Refusal for what no office writes."""
    # Cells without a style have style 0, which large sheets are not searched for.
    is_small = size <= CAREFUL or styles.code(0) != GENERAL
    return _Look(sheet, styles, is_small, limits).at(blocks)


class _Look:
    """One pass over one sheet."""

    def __init__(self, sheet: str, styles: Styles, is_small: bool, limits: Limits) -> None:
        self.marks = Marks()
        self.bounds = Bounds(sheet, limits)
        self.styles = styles
        self.is_small = is_small
        self.shared: dict[bytes, str] = {}
        self.row = self.column = -1
        self.dates = {n for n, code in enumerate(styles.codes) if shows_date(code)}
        self.before = re.compile(rb' s="(?:%b)"[^>]*><v>-' % _any_of(self.dates))
        # Only cells with a value (no "/>"), only styles that change what is seen.
        self.masked = re.compile(
            rb'<c r="([A-Z]{1,3})(\d{1,7})" s="(%b)"[^>]*(?<!/)>' % _any_of(styles.masked)
        )

    def at(self, blocks: Iterable[bytes]) -> Marks:
        """Look at rows, some at a time."""
        for rows in pieces(self._headed(blocks), self.bounds):
            text = uncommented(rows)
            self.marks.is_odd |= text != rows
            if self.is_small or self._is_unusual(text):
                self._carefully(text)
            else:
                self._quickly(text)
        return self.marks

    def _headed(self, blocks: Iterable[bytes]) -> Iterator[bytes]:
        """The blocks as they come; of the first is noted which columns are hidden."""
        stream = iter(blocks)
        head = next(stream, b"")
        for column in _COLUMN.findall(head.partition(b"<sheetData")[0]):
            attributes = dict(_SPANNED.findall(column))
            if (
                attributes.get(b"hidden") in (b"1", b"true")
                and attributes.get(b"max", b"").isdigit()
            ):
                first, last = (
                    int(attributes.get(b"min", b"1")),
                    min(int(attributes[b"max"]), WIDEST),
                )
                self.marks.hidden_columns.update(range(first - 1, last))
        yield head
        yield from stream

    def _is_unusual(self, rows: bytes) -> bool:
        if any(rare in rows for rare in _RARE) or (b"&#" in rows and _ENTITY.search(rows)):
            return True
        if _NEGATIVE in rows and self.before.search(rows):
            return True
        cells = rows.count(b'<c r="')
        return not cells or cells != rows.count(b"<c")

    def _quickly(self, rows: bytes) -> None:
        self.bounds.cells += rows.count(b"<c ")
        odd = [_place(reference) for reference in _ODD_CELL.findall(rows)]
        for row, column in odd:
            self.bounds.allow(row, column)
        if _TEXT_INDEX.search(rows):
            raise Refusal(reasons.STRINGS)
        self._reach(rows, odd)
        if self.styles.masked:
            self._note_styles(self.masked.findall(rows))

    def _note_styles(self, cells: list[tuple[bytes, bytes, bytes]]) -> None:
        last = max((int(row) for _, row, _ in cells), default=0)
        names = {letters for letters, _, _ in cells}
        columns = {name: self.marks.column(column_number(name.decode()), last) for name in names}
        for letters, row, style in cells:
            columns[letters][int(row) - 1] = int(style) + 1

    def _reach(self, rows: bytes, odd: list[tuple[int, int]]) -> None:
        """Take note of how far the rows reach: by a cheap upper bound, exactly if that is odd."""
        numbers = _ROW_NUMBER.findall(rows)
        letters = max(
            (column_number(two.decode()) for two in _TWO_LETTERS.findall(rows)), default=25
        )
        last = max([int(number) - 1 for number in numbers] + [row for row, _ in odd], default=0)
        column = max([letters, *(column for _, column in odd)])
        self.row = last
        if self.bounds.fits(last, column):
            self.bounds.reach(last, column)
            return
        for name, row in _FULL_CELL.findall(rows):
            self.bounds.reach(int(row) - 1, column_number(name.decode()))

    def _carefully(self, rows: bytes) -> None:
        for part in CELL.finditer(rows):
            row, cell, content = part.groups()
            attributes = dict(ATTRIBUTE.findall(row if row is not None else cell))
            if row is not None:
                self._on_row(attributes)
            else:
                self._on_cell(attributes, content or b"")

    def _on_row(self, attributes: dict[bytes, bytes]) -> None:
        number = attributes.get(b"r", b"").strip()
        self.row = int(number[:12]) - 1 if number.isdigit() else self.row + 1
        self.column = -1
        self.bounds.allow(self.row, 0)
        if attributes.get(b"hidden") in (b"1", b"true"):
            self.marks.hidden_rows.add(self.row)

    def _on_cell(self, attributes: dict[bytes, bytes], content: bytes) -> None:
        place = attributes.get(b"r")
        row, column = _place(place) if place else (self.row, self.column + 1)
        self.row, self.column = row, column
        self.bounds.allow(row, column)
        style = int(attributes.get(b"s", b"0") or 0)
        if style in self.styles.bordered and self.is_small:
            self.marks.bordered.add((row, column))
        value = VALUE.search(content)
        formula = FORMULA.search(content)
        if not (value or formula or INLINE.search(content)):
            return
        self.bounds.cells += 1
        self.bounds.reach(row, column)
        if self.styles.code(style) != GENERAL:
            self.marks.style(row, column, style)
        kind, text = attributes.get(b"t", b"n"), (value[1] or b"").strip() if value else b""
        self.marks.is_odd |= is_odd(kind, content, value[1] if value else None)
        if kind == b"e":
            self.marks.errors[row, column] = unescape(text.decode()) or "#VALUE!"
        elif kind == b"s" and text and not text.isdigit():
            raise Refusal(reasons.STRINGS)
        elif text.startswith(b"-") and style in self.dates:
            self.marks.before.add((row, column))
        if formula:
            self._on_formula(row, column, formula, (kind, text))

    def _on_formula(
        self, row: int, column: int, match: re.Match[bytes], value: tuple[bytes, bytes]
    ) -> None:
        kind, text = value
        formula = self._formula(match)
        if kind == b"e":
            self.marks.calculated += 1
        elif not text and kind != b"str":
            self.marks.formulas[row, column] = formula
        elif text == b"0" and kind == b"n":
            self.marks.zeros[row, column] = formula
        elif match[2] and self._is_left_over((row, column), formula, value):
            self.marks.formulas[row, column] = formula
        else:
            self.marks.calculated += 1

    def _is_left_over(self, place: Address, formula: str, value: tuple[bytes, bytes]) -> bool:
        """Whether a result surely is not the formula's; other cells decide on a doubtful one."""
        kind, text = value
        if kind in (b"str", b"s") and text and stale.is_number(formula):
            self.marks.doubtful[place] = formula
        return kind == b"n" and stale.is_wrong(formula, text.decode("ascii", "replace"))

    def _formula(self, match: re.Match[bytes]) -> str:
        """A formula's text; cells that share one repeat the text of the first."""
        text = unescape((match[2] or b"").decode())
        shared = _SHARED.search(match[1])
        if not shared:
            return text or "="
        if text:
            self.shared[shared[1]] = text
        return self.shared.get(shared[1], "=")


def _place(reference: bytes) -> tuple[int, int]:
    match = _REF.fullmatch(reference.decode("ascii", "replace").strip())
    if not match:
        return -1, 0
    return int(match[2]) - 1, column_number(match[1] or "A")


def _any_of(styles: Collection[int]) -> bytes:
    """A pattern of style numbers: these, or any when they are too many to name."""
    if len(styles) > _FEW:
        return rb"\d{1,5}"
    return b"|".join(str(style).encode() for style in styles) or rb"(?!)"
