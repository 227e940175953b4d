"""A large worksheet by columns, straight from its XML: whole rows are matched, a block at a time.

Only the plainest XML is read here, which is what Excel, WPS and every library write for a table;
for anything else `read` gives None, and the sheet is read cell by cell.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from etl.reading.formats.address import address
from etl.reading.formats.archive import Archive
from etl.reading.formats.building import cleaned
from etl.reading.formats.marks import Bounds
from etl.reading.formats.masks import GENERAL
from etl.reading.formats.strings import plain_text, shared_strings
from etl.reading.formats.strip import (
    NONE,
    NUMBERS,
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

PIECE = 1 << 20
WIDEST = 60  # columns
REMEMBERED = 50_000  # texts that stand in their cells, to be found again

_MARKS = (b"<mergeCell", b"<!", b"<?")
_BEGIN, _END, _ROW_END = b"<sheetData>", b"</sheetData>", b"</row>"
_FIRST = re.compile(rb"<row [^>]*+>(.*?)</row>", re.DOTALL)
_ATTRIBUTES = re.compile(rb'(?: s="(\d{1,5})")?+(?: t="(\w+)")?+(?: s="(\d{1,5})")?+')
_PLACE = re.compile(rb"\d{1,8}")
_PLACES = re.compile(rb"(?:\d{0,8} )*+\d{0,8}")
_PLAIN_CODE = re.compile(r"[#0,.]+%?")
_CELL = (
    rb'(?:<c r="%b\1"([^>/]*+)(?:/>|></c>'
    rb'|>(?:<v>|<is><t(?: xml:space="preserve")?+>)([^<]++)</(?:v|t></is)></c>))?+'
)

_Row = tuple[bytes, ...]


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
    """Whole rows, about a megabyte at a time; afterwards the rest is looked through."""
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
            cut = joined.rfind(_ROW_END) + len(_ROW_END)
            if (end := joined.find(_END)) >= 0:
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

    def __init__(self, width: int, styles: Styles, texts: list[str]) -> None:
        cells = b"".join(_CELL % address(0, column)[:-1].encode() for column in range(width))
        self.pattern = re.compile(rb'<row r="(\d++)"([^>]*+)>' + cells + _ROW_END)
        self.styles = styles
        self.texts = texts
        self.shared = len(texts)
        self.inline: dict[str, int] = {}
        self.kinds: dict[bytes, Kind] = {}
        self.rows: list[npt.NDArray[np.int64]] = []
        self.columns = [_Column(self) for _ in range(width)]
        self.height = 0

    def take(self, piece: bytes) -> None:
        """Read one piece of whole rows."""
        rows: list[_Row] = self.pattern.findall(piece)
        is_whole = piece.count(b"</row><row ") == len(rows) - 1 and piece.startswith(b"<row ")
        if not rows or not is_whole or not piece.endswith(_ROW_END) or b"\r" in piece:
            raise UnusualError
        fields = list(zip(*rows, strict=True))
        if any(b"hidden" in attributes for attributes in set(fields[1])):
            raise UnusualError
        self.rows.append(np.fromiter(map(int, fields[0]), np.int64, len(rows)) - 1)
        for column, attributes, values in zip(
            self.columns, fields[2::2], fields[3::2], strict=True
        ):
            column.take(attributes, values, self.height)
        self.height += len(rows)

    def strips(self, name: str, bounds: Bounds) -> Strips:
        """All that was taken."""
        rows = np.concatenate(self.rows)
        if rows[0] != 0 or not np.all(np.diff(rows) > 0):
            raise UnusualError
        blank = [place for place, text in enumerate(self.texts) if not text]  # none is all blanks
        columns = [column.strip(blank) for column in self.columns]
        bounds.cells = len(rows)
        if not bounds.fits(int(rows[-1]), len(columns)):
            raise UnusualError
        return Strips(name, rows, columns, self.texts)

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
        try:
            plain = plain_text(text.decode())
        except UnicodeDecodeError:
            raise UnusualError from None
        place = self.inline.get(plain)
        if place is None:
            place = len(self.texts)
            self.texts.append(plain if plain.isprintable() else cleaned(plain))
            if len(self.inline) < REMEMBERED:
                self.inline[plain] = place
        return place

    def shared_place(self, value: bytes) -> int:
        """The place of a text that stands in the list of the workbook."""
        if not _PLACE.fullmatch(value) or int(value) >= self.shared:
            raise UnusualError
        return int(value)


def _are_alike(attributes: _Row, values: _Row) -> bool:
    """Whether just the cells without attributes are blanks."""
    return all(
        bool(attribute) == bool(value) for attribute, value in zip(attributes, values, strict=True)
    )


@dataclass
class _Column:
    """One column in the making."""

    reader: _Reader
    code: str | None = None
    texts: list[Places] = field(default_factory=list)
    numbers: list[Floats] = field(default_factory=list)
    odd: dict[int, Cell] = field(default_factory=dict)

    def take(self, attributes: _Row, values: _Row, height: int) -> None:
        """Read one piece: at once where all cells are alike, else one by one."""
        different = set(attributes)
        kinds = {attribute: self.reader.kind(attribute) for attribute in different if attribute}
        if len(different) < 2 or (len(kinds) < 2 and _are_alike(attributes, values)):
            kind = next(iter(kinds.values()), None) or self.reader.kind(b"")
            if kind.letter == "s":
                return self._take_texts(values)
            if kind.letter == "inlineStr":
                return self._take_inline(values)
            if kind.letter == "n" and self.code in (None, kind.code):
                return self._take_numbers(values, kind.code)
        return self._take_each(attributes, values, height)

    def _take_texts(self, values: _Row) -> None:
        if not _PLACES.fullmatch(b" ".join(values)):
            raise UnusualError
        has_blanks = b"" in values
        filled = b" ".join(value or b"-1" for value in values) if has_blanks else b" ".join(values)
        places = np.fromstring(filled, np.int64, sep=" ").astype(np.int32)
        if places.max() >= self.reader.shared:
            raise UnusualError
        self._add(places, np.full(len(values), np.nan))

    def _take_inline(self, values: _Row) -> None:
        places = {value: self.reader.place(value) if value else NONE for value in set(values)}
        indices = np.fromiter(map(places.__getitem__, values), np.int32, len(values))
        self._add(indices, np.full(len(values), np.nan))

    def _take_numbers(self, values: _Row, code: str) -> None:
        if any(values):
            self.code = code
        if not NUMBERS.fullmatch(b" ".join(values)):
            raise UnusualError
        parsed = (
            (float(value or b"nan") for value in values) if b"" in values else map(float, values)
        )
        numbers = np.fromiter(parsed, np.float64, len(values))
        if np.isinf(numbers).any():  # what overflows is read in more than one way
            raise UnusualError
        self._add(np.full(len(values), NONE, np.int32), numbers)

    def _take_each(self, attributes: _Row, values: _Row, height: int) -> None:
        texts = np.full(len(values), NONE, np.int32)
        numbers = np.full(len(values), np.nan)
        for at, (attribute, value) in enumerate(zip(attributes, values, strict=True)):
            if not value:
                continue
            kind = self.reader.kind(attribute)
            if kind.letter == "s":
                texts[at] = self.reader.shared_place(value)
            elif kind.letter == "inlineStr":
                texts[at] = self.reader.place(value)
            elif kind.letter == "n" and self.code in (None, kind.code):
                self.code = kind.code
                numbers[at] = number_of(value)
            else:
                self.odd[height + at] = odd_cell(kind, value)
        self._add(texts, numbers)

    def _add(self, texts: Places, numbers: Floats) -> None:
        self.texts.append(texts)
        self.numbers.append(numbers)

    def strip(self, blank: Sequence[int]) -> Strip:
        """The whole column; `blank` are the places of texts that say nothing."""
        texts, numbers = np.concatenate(self.texts), np.concatenate(self.numbers)
        if blank:
            texts[np.isin(texts, blank)] = NONE
        code = self.code or GENERAL
        days = numbers[np.isfinite(numbers)]
        if shows_date_cached(code) and not are_days(days):
            raise UnusualError
        return Strip(texts, numbers, self.odd, code)
