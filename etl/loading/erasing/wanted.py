"""What is to be erased: texts, told in any spelling that NFKC makes equal, and their marks.

A mark stands where a text stood. It holds no digit and no sign, for a date in a title would be read
as the year of a table, and a bracket could be no name of a sheet or of a range.
"""

import json
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

MARK = "已依法删除_{letters}"
LEAST, LEAST_ASCII = 2, 5  # characters: shorter ones stand in half of all words
LEAST_DIGITS = 7  # of a number in a cell of numbers
EXACT = 15  # digits that a spreadsheet keeps of a number
_CODES = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
_WIDE = {sign: sign + 0xFEE0 for sign in range(0x21, 0x7F)}  # １３８ for 138


class TextError(Exception):
    """A text that cannot be asked for: too short, or a part of a mark."""

    def __init__(self, place: int) -> None:
        """Keep which of the texts it is, from 1: the text itself is told nowhere."""
        super().__init__(f"text {place}")
        self.place = place


@dataclass(frozen=True)
class Span:
    """Where a text stands in another: its first character, the one behind its last, its mark."""

    start: int
    end: int
    mark: str


def letters(number: int) -> str:
    """1 → A, 26 → Z, 27 → AA."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


@dataclass(frozen=True)
class Wanted:
    """The texts as they were given, and the mark of each."""

    texts: tuple[str, ...]
    marks: tuple[str, ...]

    @classmethod
    def of(cls, texts: Sequence[str], first: int) -> "Wanted":
        """Texts with the marks from number `first`; raises TextError."""
        marks = tuple(MARK.format(letters=letters(first + at)) for at in range(len(texts)))
        for place, text in enumerate(texts, start=1):
            folded = _folded(text)
            least = LEAST_ASCII if folded.isascii() else LEAST
            if len(folded.strip()) < least or any(folded in mark for mark in marks):
                raise TextError(place)
        return cls(tuple(texts), marks)

    @cached_property
    def _known(self) -> tuple[tuple[str, str], ...]:
        """Each text as it is looked for, with its mark, the longest first."""
        found: dict[str, str] = {}
        for text, mark in zip(self.texts, self.marks, strict=True):
            folded = _folded(text)
            for form in (folded, json.dumps(folded, ensure_ascii=False)[1:-1]):
                found.setdefault(form, mark)
        return tuple(sorted(found.items(), key=lambda pair: -len(pair[0])))

    @cached_property
    def _numbers(self) -> dict[float, str]:
        """The numbers that cells of numbers may hold; a spreadsheet makes zeros of late digits."""
        found: dict[float, str] = {}
        for text, mark in self._known:
            if text.isdecimal() and text.isascii() and len(text) >= LEAST_DIGITS:
                found[float(text)] = mark
                found[float(text[:EXACT].ljust(len(text), "0"))] = mark
        return found

    @cached_property
    def numbers(self) -> tuple[float, ...]:
        """All such numbers."""
        return tuple(self._numbers)

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The texts as they stand in any text after NFKC."""
        return tuple(text for text, _ in self._known)

    @cached_property
    def is_ascii(self) -> bool:
        """Whether one of them may stand in what only programs read."""
        return any(text.isascii() for text in self.folded)

    @cached_property
    def patterns(self) -> tuple[bytes, ...]:
        """The texts as bytes of a file whose parts nobody knows."""
        forms = {form for text in (*self.texts, *self.folded) for form in (text, _widened(text))}
        coded = {form.encode(code, "ignore") for form in forms for code in _CODES}
        quoted = {quote(form).encode() for form in forms}
        return tuple(sorted(coded | quoted))

    @cached_property
    def quoted(self) -> tuple[tuple[str, str], ...]:
        """Each text and its mark as addresses write them."""
        return tuple((quote(text), quote(mark)) for text, mark in self._known)

    def is_in(self, text: str) -> bool:
        """Whether one of the texts stands in another."""
        folded = text if text.isascii() else _folded(text)
        return any(one in folded for one in self.folded)

    def is_in_bytes(self, content: bytes) -> bool:
        """Whether one of them stands in a file, in any code that is looked for."""
        return any(pattern in content for pattern in self.patterns)

    def spans(self, text: str) -> list[Span]:
        """Where they stand in a text, from left to right; where one begins, the longest counts."""
        if not self.is_in(text):
            return []
        folded, starts = _mapped(text)
        found = [
            Span(starts[start][0], starts[end - 1][1], mark)
            for start, end, mark in self._runs(folded)
        ]
        # Letters that only melt together over several characters: then all of the text goes.
        return _apart(found) or [Span(0, len(text), self._known[-1][1])]

    def _runs(self, folded: str) -> Iterator[tuple[int, int, str]]:
        at = 0
        while at < len(folded):
            places = ((folded.find(one, at), -len(one), mark) for one, mark in self._known)
            start, length, mark = min(
                (place for place in places if place[0] >= 0), default=(-1, 0, "")
            )
            if start < 0:
                return
            at = start - length
            yield start, at, mark

    def erased(self, text: str) -> str:
        """A text with the marks in their places."""
        parts, at = [], 0
        for span in self.spans(text):
            parts += [text[at : span.start], span.mark]
            at = span.end
        return "".join([*parts, text[at:]]) if parts else text

    def mark_of(self, number: object) -> str | None:
        """The mark for a number that is one of the texts; it may be written as text."""
        if (
            not self._numbers
            or isinstance(number, bool)
            or not isinstance(number, int | float | str)
        ):
            return None
        try:
            return self._numbers.get(float(number))
        except (ValueError, OverflowError):
            return None


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _widened(text: str) -> str:
    return text.translate(_WIDE)


def _mapped(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A text after NFKC, and for each of its characters from where to where it comes."""
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        part = _folded(text[start:end])
        parts.append(part)
        places += [(start, end)] * len(part)
        start = end
    return "".join(parts), places


def _apart(spans: Sequence[Span]) -> list[Span]:
    """Spans that share a character, which stood for several, become one after the other."""
    found: list[Span] = []
    for span in spans:
        start = max(span.start, found[-1].end) if found else span.start
        found.append(Span(start, max(span.end, start), span.mark))
    return found
