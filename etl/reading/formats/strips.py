"""A large worksheet by columns, straight from its XML: whole rows are told, a block at a time.

Only the plainest XML is read here, which is what Excel, WPS and every library write for a table;
for anything else `read` gives None, and the sheet is read cell by cell.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from etl.reading.formats.archive import Archive
from etl.reading.formats.building import cleaned
from etl.reading.formats.digits import Buffer, decimals, whole
from etl.reading.formats.digits import Places as Indices
from etl.reading.formats.marks import Bounds
from etl.reading.formats.masks import GENERAL
from etl.reading.formats.row_cells import Cells, alike, cells
from etl.reading.formats.strings import plain_text, shared_strings
from etl.reading.formats.strip import (
    NONE,
    Floats,
    Kind,
    Places,
    Strip,
    Strips,
    UnusualError,
    are_days,
    number_of,
    odd_cell,
    shows_date_cached,
)
from etl.reading.formats.styles import Styles
from etl.reading.model import Cell

PIECE = 1 << 21
MOST_DIGITS = 8  # of a place in the list of texts
WIDEST = 60  # columns
REMEMBERED = 50_000  # texts that stand in their cells, to be found again

_MARKS = (b"<mergeCell", b"<!", b"<?")
_BEGIN, _END, _ROW_END = b"<sheetData>", b"</sheetData>", b"</row>"
_FIRST = re.compile(rb"<row [^>]*+>(.*?)</row>", re.DOTALL)
_ATTRIBUTES = re.compile(rb'(?: s="(\d{1,5})")?+(?: t="(\w+)")?+(?: s="(\d{1,5})")?+')
_PLAIN_CODE = re.compile(r"[#0,.]+%?")
_DIGIT = re.compile(r"\d")


def read(archive: Archive, name: str, part: str, styles: Styles) -> Strips | None:
    """The columns of a worksheet, if its XML is plain; Refusal for a dangerous archive."""
    try:
        texts = shared_strings(archive)
        pieces = _pieces(archive.blocks(part, is_matched=True))
        first = next(pieces, b"")
        reader = _Reader(_width(first), styles, texts)
        below = first.find(_ROW_END) + len(_ROW_END)
        reader.take(first[:below])  # apart from the columns below it, which are all alike
        for piece in filter(None, itertools.chain([first[below:]], pieces)):
            reader.take(piece)
        return reader.strips(name, Bounds(name, archive.limits))
    except UnusualError:
        return None


def _pieces(blocks: Iterator[bytes]) -> Iterator[bytes]:
    """Whole rows, about two megabytes at a time; afterwards the rest is looked through."""
    rest = next(blocks, b"")
    begin = rest.find(_BEGIN)
    if begin < 0:
        raise UnusualError
    pieces, size = [rest[begin + len(_BEGIN) :]], 0
    for block in blocks:
        pieces.append(block)
        size += len(block)
        if size >= PIECE:
            joined = b"".join(pieces)
            last = joined.rfind(_ROW_END)
            if last < 0:
                raise UnusualError
            cut = last + len(_ROW_END)
            if joined.find(_END, cut) >= 0:  # a row behind it is not plain, and is told as such
                pieces = [joined]
                break
            yield joined[:cut]
            pieces, size = [joined[cut:]], 0
    joined = b"".join([*pieces, *blocks])
    end = joined.find(_END)
    if end < 0 or any(mark in joined[end:] for mark in _MARKS):
        raise UnusualError
    yield joined[:end]


def _width(rows: bytes) -> int:
    first = _FIRST.match(rows)
    width = first[1].count(b"<c ") if first else 0
    if not 0 < width <= WIDEST:
        raise UnusualError
    return width


class _Reader:
    """Takes rows piece by piece and keeps them by column."""

    def __init__(self, width: int, styles: Styles, texts: pa.Array) -> None:
        self.styles = styles
        self.texts = texts
        self.shared = len(texts)
        self.in_place: list[str] = []
        self.inline: dict[bytes, int] = {}
        self.kinds: dict[bytes, Kind] = {}
        self.rows: list[npt.NDArray[np.int64]] = []
        self.columns = [_Column(self) for _ in range(width)]
        self.height = 0

    def take(self, piece: bytes) -> None:
        """Read one piece of whole rows."""
        if b"\r" in piece:
            raise UnusualError
        told = cells(piece)
        if any(b"hidden" in attributes for attributes in told.row_attributes):
            raise UnusualError
        if len(told.column) and told.column.max() >= len(self.columns):
            raise UnusualError
        self.rows.append(told.numbers - 1)
        for place, column in enumerate(self.columns):
            column.take(told, np.flatnonzero(told.column == place), self.height)
        self.height += len(told.numbers)

    def strips(self, name: str, bounds: Bounds) -> Strips:
        """All that was taken."""
        rows = np.concatenate(self.rows)
        if rows[0] != 0 or not np.all(np.diff(rows) > 0):
            raise UnusualError
        texts = pa.concat_arrays([self.texts, pa.array(self.in_place, pa.string())])
        shares = pa.array(set().union(*(one.shares for one in self.columns)), pa.int64())
        # “0.85” as text where a percent stands is asked about, one by one.
        if any(map(_DIGIT.search, texts.take(shares).to_pylist())):
            raise UnusualError
        blank = np.flatnonzero(pc.binary_length(texts).to_numpy() == 0)  # no text is all blanks
        columns = [column.strip(blank) for column in self.columns]
        bounds.cells = len(rows)
        if not bounds.fits(int(rows[-1]), len(columns)):
            raise UnusualError
        return Strips(name, rows, columns, texts)

    def kind(self, attributes: bytes) -> Kind:
        """What a cell's attributes say."""
        kind = self.kinds.get(attributes)
        if kind is None:
            kind = self.kinds[attributes] = self._kind(attributes)
        return kind

    def _kind(self, attributes: bytes) -> Kind:
        match = _ATTRIBUTES.fullmatch(attributes)
        if not match or (match[1] and match[3]):
            raise UnusualError
        code = self.styles.code(int(match[1] or match[3] or 0))
        letter = (match[2] or b"n").decode()
        is_plain = code == GENERAL or _PLAIN_CODE.fullmatch(code) or shows_date_cached(code)
        if letter not in ("n", "s", "inlineStr", "b", "e") or (letter == "n" and not is_plain):
            raise UnusualError
        return Kind(letter, code)

    def place(self, text: bytes) -> int:
        """The place of a text that stands in its cell."""
        place = self.inline.get(text)
        if place is None:
            try:
                plain = plain_text(text.decode())
            except UnicodeDecodeError:
                raise UnusualError from None
            place = self.shared + len(self.in_place)
            self.in_place.append(plain if plain.isprintable() else cleaned(plain))
            if len(self.inline) < REMEMBERED:
                self.inline[text] = place
        return place


@dataclass
class _Column:
    """One column in the making."""

    reader: _Reader
    code: str | None = None
    texts: list[Places] = field(default_factory=list)
    numbers: list[Floats] = field(default_factory=list)
    odd: dict[int, Cell] = field(default_factory=dict)
    shares: set[int] = field(default_factory=set)  # texts below the header in a format of percent

    def take(self, told: Cells, own: Indices, height: int) -> None:
        """Read this column's cells of one piece, those of each kind at once."""
        texts = np.full(len(told.numbers), NONE, np.int32)
        numbers = np.full(len(told.numbers), np.nan)
        while len(own):
            begin, end = (places[own] for places in told.attributes)
            kind = self.reader.kind(told.buffer.content[begin[0] : end[0]])
            is_alike = alike(told.buffer, begin, end)
            same, own = (own, own[:0]) if is_alike.all() else (own[is_alike], own[~is_alike])
            filled = told.value[1][same] > 0
            self._fill(told, same if filled.all() else same[filled], kind, (texts, numbers), height)
        self.texts.append(texts)
        self.numbers.append(numbers)

    def _fill(
        self,
        told: Cells,
        own: Indices,
        kind: Kind,
        made: tuple[Places, Floats],
        height: int,
    ) -> None:
        """Note cells of one kind that hold something."""
        if not len(own):
            return
        texts, numbers = made
        row, begin, end = told.row[own], told.value[0][own], told.value[1][own]
        if np.any(told.is_inline[own] != (kind.letter == "inlineStr")):
            raise UnusualError
        if kind.letter == "s":
            texts[row] = self._shared(told.buffer, begin, end)
        elif kind.letter == "inlineStr":
            texts[row] = [self.reader.place(value) for value in _values(told, begin, end)]
        elif kind.letter == "n" and self.code in (None, kind.code):
            self.code = kind.code
            numbers[row] = _numbers(told, begin, end)
        else:
            values = zip(row.tolist(), _values(told, begin, end), strict=True)
            self.odd |= {height + at: odd_cell(kind, value) for at, value in values}
        if height and "%" in kind.code and kind.letter in ("s", "inlineStr"):
            self.shares.update(texts[row].tolist())

    def _shared(self, buffer: Buffer, begin: Indices, end: Indices) -> Indices:
        """The places of texts that stand in the list of the workbook."""
        length = end - begin
        places, is_place = whole(buffer, end, length)
        if not is_place.all() or length.max() > MOST_DIGITS or places.max() >= self.reader.shared:
            raise UnusualError
        return places

    def strip(self, blank: Indices) -> Strip:
        """The whole column; `blank` are the places of texts that say nothing."""
        texts, numbers = np.concatenate(self.texts), np.concatenate(self.numbers)
        if len(blank):
            texts[np.isin(texts, blank)] = NONE
        code = self.code or GENERAL
        days = numbers[np.isfinite(numbers)]
        if shows_date_cached(code) and not are_days(days):
            raise UnusualError
        return Strip(texts, numbers, self.odd, code)


def _values(told: Cells, begin: Indices, end: Indices) -> Iterator[bytes]:
    content = told.buffer.content
    for first, last in zip(begin.tolist(), end.tolist(), strict=True):
        yield content[first:last]


def _numbers(told: Cells, begin: Indices, end: Indices) -> Floats:
    """Numbers however they are written; what overflows is read in more than one way."""
    numbers = decimals(told.buffer, begin, end)
    others = np.flatnonzero(np.isnan(numbers))
    if len(others):
        numbers[others] = [number_of(value) for value in _values(told, begin[others], end[others])]
    return numbers
