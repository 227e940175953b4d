"""Numbers as written in a buffer, all at once: eight digits are one word of 64 bits.

Exact: at most fifteen digits are a whole number that a float holds, and so is the power of ten that
divides it, so that the one division rounds as `float` does.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.int64]
Words = npt.NDArray[np.uint64]
Bools = npt.NDArray[np.bool_]

WORD = 8  # bytes
DIGITS = 15  # of a number told exactly
POINT, MINUS = ord("."), ord("-")
_ALL = (1 << 64) - 1


def word(text: bytes) -> np.uint64:
    """At most eight bytes as the word that begins with them."""
    return np.uint64(int.from_bytes(text, "little"))


def _words(*values: int) -> Words:
    return np.array(values, np.uint64)


FIRST = _words(*((1 << 8 * count) - 1 for count in range(WORD + 1)))  # so many first bytes
_LAST = _words(*(_ALL ^ (1 << 8 * (WORD - count)) - 1 for count in range(WORD + 1)))
_ZEROS, _ABOVE, _HIGH = word(b"0" * WORD), word(b"\x76" * WORD), word(b"\x80" * WORD)
_POWERS = 10.0 ** np.arange(DIGITS + 1)


@dataclass(frozen=True)
class Buffer:
    """Bytes, and the word that begins at each of them; the last seven begin none."""

    content: bytes

    @cached_property
    def data(self) -> npt.NDArray[np.uint8]:
        """Byte by byte."""
        return np.frombuffer(self.content, np.uint8)

    @cached_property
    def words(self) -> Words:
        """The word that begins at each byte, the first byte lowest."""
        return np.ndarray((len(self.content) - WORD + 1,), "<u8", self.content, strides=(1,))


def whole(buffer: Buffer, end: Places, length: Places) -> tuple[Places, Bools]:
    """Whole numbers of at most 16 digits that end before `end`; and whether each is one.

    Nothing but digits may stand in the number, no digit at all is zero. A word must lie before
    each end, two before that of a longer number.
    """
    number, is_whole = _eight(buffer.words[end - WORD], np.minimum(length, WORD))
    if len(length) and length.max() > WORD:
        rest = np.clip(length - WORD, 0, WORD)
        higher, is_higher = _eight(buffer.words[end - 2 * WORD], rest)
        number = higher * 10**WORD + number
        is_whole &= is_higher & (length <= 2 * WORD)
    return number, is_whole


def _eight(words: Words, length: Places) -> tuple[Places, Bools]:
    """The number in the last digits of each word: pairs, fours, then all eight of them."""
    digits = (words ^ _ZEROS) & _LAST[length]
    is_whole = ((digits + _ABOVE) | digits) & _HIGH == 0
    pairs = digits * np.uint64(10) + (digits >> np.uint64(8))
    mask = np.uint64(0x000000FF000000FF)
    high = (pairs & mask) * np.uint64(100 + (1_000_000 << 32))
    low = ((pairs >> np.uint64(16)) & mask) * np.uint64(1 + (10_000 << 32))
    return ((high + low) >> np.uint64(32)).astype(np.int64), is_whole


def decimals(buffer: Buffer, start: Places, end: Places) -> npt.NDArray[np.float64]:
    """Numbers such as 12, -0.25 or 1234.5; nan where one is written in any other way."""
    is_below = buffer.data[start] == MINUS
    length = end - start - is_below
    number, is_told = whole(buffer, end, length)
    is_told &= length > 0
    values = number.astype(np.float64)
    if not is_told.all():
        _with_point(buffer, end, length, values, is_told)
    is_told &= length <= DIGITS + 1
    is_told &= values < 10.0**DIGITS
    signed = np.where(is_below, -values, values) if is_below.any() else values
    return np.where(is_told, signed, np.nan)


def _with_point(
    buffer: Buffer, end: Places, length: Places, values: npt.NDArray[np.float64], is_told: Bools
) -> None:
    """Fill in the numbers with at most seven digits behind a point."""
    rest = np.flatnonzero(~is_told & (length > 1))
    words = buffer.words[end[rest] - WORD]
    behind = np.full(len(rest), -1, np.int64)
    for count in range(WORD):
        is_point = (words >> np.uint64(8 * (WORD - 1 - count))) & np.uint64(255) == POINT
        behind[is_point & (count < length[rest]) & (behind < 0)] = count
    rest, behind = rest[behind >= 0], behind[behind >= 0]
    before = length[rest] - behind - 1
    left, is_left = whole(buffer, end[rest] - behind - 1, before)
    right, is_right = whole(buffer, end[rest], behind)
    is_exact = is_left & is_right & (before + behind <= DIGITS)
    scale = _POWERS[behind]
    values[rest] = (left * scale.astype(np.int64) + right).astype(np.float64) / scale
    is_told[rest] = is_exact
