"""One column at once: each different cell is parsed once, and bare numbers in one go."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from etl.reading.answers.parquet import split, types
from etl.reading.bulk.texts import Flags, flags, folded, quiet
from etl.reading.formats.masks import GENERAL
from etl.reading.formats.strip import NONE, Floats, Strip, Strips
from etl.reading.model import Cell, Value
from etl.reading.rows.identity import identity
from etl.reading.values import Context, parse
from etl.reading.values.masks import Mask
from etl.reading.values.masks import read as read_mask
from etl.reading.values.numbers import scale_of
from etl.sheets.contract import Column, Kind

Bools = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.int64]
EXACT = 1e15  # below this, whole numbers are told digit by digit
DIGITS = 15  # that any number keeps
PLAIN = (1e-4, 1e10)  # numbers that Arrow and Python both show without an exponent
MOST_DAYS = 1_000_000  # whole numbers below it are told apart by a table
DOUBT = 2.0  # a bare share below may be a ratio


@dataclass(frozen=True)
class Coded:
    """A column as codes of its texts, then its other cells; -1 where there is none, or an odd one.

    Texts are no cells before somebody needs them as such, for there may be a million.
    """

    texts: pa.Array
    is_quiet: Bools
    others: list[Cell]
    codes: Codes

    @property
    def cells(self) -> Iterator[Cell]:
        """The different cells."""
        yield from map(Cell, self.texts.to_pylist())
        yield from self.others

    def cell(self, code: int) -> Cell:
        """One of the different cells."""
        texts = self.texts
        return Cell(texts[code].as_py()) if code < len(texts) else self.others[code - len(texts)]

    def spread(self, properties: Sequence[bool] | Bools) -> Bools:
        """A property of the different cells, for every row; False where there is none."""
        return np.append(np.array(properties, bool), False)[self.codes]

    def flags(self, known: frozenset[str]) -> Flags:
        """What the texts may mean, row by row."""
        if self.is_quiet.all():
            return np.zeros(len(self.codes), np.uint8)
        text_flags = flags(self.texts, self.is_quiet, known)
        return np.append(text_flags, np.zeros(len(self.others) + 1, np.uint8))[self.codes]


@dataclass(frozen=True)
class Values:
    """The values of one column: Parquet's arrays, which rows are odd, which hold nothing."""

    arrays: list[pa.Array]
    is_odd: Bools
    is_missing: Bools
    identities: Codes


def coded(strips: Strips, strip: Strip, known: frozenset[str], *, with_numbers: bool) -> Coded:
    """The different cells of a column below its header; its numbers among them if so wished."""
    is_used = np.zeros(len(strips.texts) + 1, bool)
    is_used[strip.texts[1:]] = True
    is_used[NONE] = False
    place_of = np.cumsum(is_used) - 1
    place_of[NONE] = -1
    codes = place_of[strip.texts]
    codes[0] = -1
    places = np.flatnonzero(is_used)
    used = strips.texts if len(places) == len(strips.texts) else strips.texts.take(pa.array(places))
    others: list[Cell] = []
    if with_numbers:
        is_number = ~np.isnan(strip.numbers)
        is_number[0] = False
        numbers, positions = _different(strip.numbers[is_number])
        codes[is_number] = positions + len(used)
        others = [strip.number(value) for value in numbers.tolist()]
    return Coded(used, quiet(used, known), others, codes)


def _different(numbers: Floats) -> tuple[Floats, Codes]:
    """The different numbers in order, and which of them each one is; days without being sorted."""
    whole = numbers.astype(np.int64) if np.all(np.abs(numbers) < MOST_DAYS) else None
    if whole is None or whole.size == 0 or np.any(np.signbit(numbers) | (whole != numbers)):
        different, positions = np.unique(numbers, return_inverse=True)
        return different, positions.astype(np.int64)
    is_there = np.zeros(int(whole.max()) + 1, bool)
    is_there[whole] = True
    return np.flatnonzero(is_there).astype(np.float64), (np.cumsum(is_there) - 1)[whole]


def read(
    column: Column, kind: Kind, context: Context, column_codes: Coded, *, is_key: bool
) -> Values:
    """The values of a column, each different cell parsed once; quiet texts are kept as they are."""
    keeps = kind in (Kind.TEXT, Kind.NAME) and not context.allowed and context.register != "cities"
    height = len(column_codes.texts) + len(column_codes.others)
    is_kept = np.zeros(height, bool)
    is_kept[: len(column_codes.texts)] = column_codes.is_quiet & keeps
    closer = np.flatnonzero(~is_kept)
    looks = [parse(column_codes.cell(at), kind, context) for at in closer.tolist()]
    values = [look.value for look in looks]
    is_odd, is_there = np.zeros(height, bool), np.ones(height, bool)
    is_odd[closer] = [look.reason is not None for look in looks]
    is_there[closer] = [value is not None for value in values]
    codes = column_codes.codes
    if is_kept.any():
        kept = folded(column_codes.texts) if kind is Kind.NAME else column_codes.texts
        told = [value if isinstance(value, str) else None for value in values]
        is_odd[closer] |= np.array(told, object) != np.array(values, object)
        arrays = [_joined(kept, is_kept, told)]
    else:
        arrays = _fields(column, [*values, None])
    identities = _identities(column_codes, values, is_kept) if is_key else codes
    spread = column_codes.spread
    return Values(_spread(arrays, codes), spread(is_odd), ~spread(is_there), identities)


def _joined(kept: pa.Array, is_kept: Bools, others: Sequence[str | None]) -> pa.Array:
    """The texts that are kept and the values of all other cells in order, then nothing."""
    blanks = pa.nulls(len(is_kept) - len(kept) + 1, pa.string())
    joined = pa.concat_arrays([kept, blanks])
    if not others:
        return joined
    is_other = pa.array(np.append(~is_kept, False))
    return pc.replace_with_mask(joined, is_other, pa.array(others, pa.string()))


def _identities(column_codes: Coded, values: Sequence[Value], is_kept: Bools) -> Codes:
    """Rows with the same value by number; -1 for rows without one."""
    others = [identity(value) for value in values]
    told = [other if isinstance(other, str) else None for other in others]
    if is_kept.any() or told == others:
        keys = _joined(folded(column_codes.texts), is_kept, told)
        indices = keys.dictionary_encode().indices.fill_null(-1)
        numbers = np.asarray(indices.to_numpy(zero_copy_only=False), np.int64)
        return numbers[column_codes.codes]
    places: dict[object, int] = {None: -1}
    numbered = [places.setdefault(other, len(places)) for other in others]
    return np.append(np.array(numbered, np.int64), -1)[column_codes.codes]


def _fields(column: Column, values: Sequence[Value]) -> list[pa.Array]:
    """Values as the Parquet columns that their column becomes."""
    field_types = types(column)
    if field_types == [pa.string()]:  # what `split` would say of each, by the million
        return [pa.array(values, field_types[0])]
    splits = zip(*(split(column, value) for value in values), strict=True)
    return [pa.array(part, kind) for part, kind in zip(splits, field_types, strict=True)]


def _spread(parts: Sequence[pa.Array], places: Codes) -> list[pa.Array]:
    """Values row by row; place -1 is the last of them."""
    return [part.take(pa.array(places % max(len(part), 1))) for part in parts]


def read_numbers(
    column: Column, strip: Strip, groups: Sequence[tuple[Bools, Context]], column_codes: Coded
) -> Values:
    """The values of a column of numbers: groups of rows, each with what its parser is told.

    Texts are told by the first group's context, and left to a closer look if there are several.
    """
    texts = read(column, Kind.NUMBER, groups[0][1], column_codes, is_key=False)
    is_number = ~np.isnan(strip.numbers)
    number_rows = [(rows & is_number, context) for rows, context in groups]
    stored = [(rows, *_bare(column, strip, rows, context)) for rows, context in number_rows]
    if len(stored) == 1 and is_number[1:].all() and not is_number[0]:  # but for the header
        joined = [
            pa.concat_arrays([text.slice(0, 1), bare])
            for text, bare in zip(texts.arrays, stored[0][1], strict=True)
        ]
        is_odd = np.append(False, stored[0][2])
        return Values(joined, is_odd, ~is_number, texts.identities)
    arrays = [
        pa.concat_arrays([part, *(arrays[at] for _, arrays, _ in stored)])
        for at, part in enumerate(texts.arrays)
    ]
    places = np.arange(len(is_number), dtype=np.int64)
    is_odd = texts.is_odd | ((column_codes.codes >= 0) & (len(groups) > 1))
    start = len(is_number)
    for rows, _, odd in stored:
        places[rows] = start + np.arange(len(odd))
        is_odd[rows] = odd
        start += len(odd)
    is_missing = ~is_number & arrays[0].take(pa.array(places)).is_null().to_numpy(False)
    return Values([part.take(pa.array(places)) for part in arrays], is_odd, is_missing, places)


def _bare(
    column: Column, strip: Strip, rows: Bools, context: Context
) -> tuple[list[pa.Array], Bools]:
    """The bare numbers of some rows, and which are not plain enough to be read at once.

    The same as `parse_number` says of each: as stored, or scaled and kept to fifteen digits.
    """
    if strip.code != GENERAL and read_mask(strip.code) != Mask():
        return _each(column, strip, rows, context)
    factor, base = scale_of(context)
    numbers = strip.numbers[rows] + 0.0  # no negative zero
    is_odd = np.abs(numbers * factor) >= EXACT
    if base == "%":
        is_odd |= (numbers != 0) & (np.abs(numbers) < DOUBT)
    if (base == "%" and factor != 1.0) or context.ratios or (strip.code != GENERAL and factor != 1):
        return _each(column, strip, rows, context)
    shown = _shown(numbers)
    is_stored = factor == 1.0 and strip.code == GENERAL
    scaled = shown if factor == 1.0 else _shown(numbers * factor)
    values = pa.array(numbers) if is_stored else scaled.cast(pa.float64())
    return [values, _same(base, len(shown)), _same(False, len(shown)), shown], is_odd


def _shown(numbers: Floats) -> pa.Array:
    """Numbers to fifteen digits, as `f"{number:.15g}"` shows each.

    Arrow shows as many digits as it takes: for most numbers that is the same, and much faster.
    """
    shown = pa.array(numbers).cast(pa.string())
    size = np.abs(numbers)
    is_same = (size == 0) | ((size >= PLAIN[0]) & (size < PLAIN[1]))
    is_same &= pc.binary_length(shown).to_numpy() <= DIGITS
    others = [f"{number:.15g}" for number in numbers[~is_same].tolist()]
    return pc.replace_with_mask(shown, pa.array(~is_same), pa.array(others, pa.string()))


def _same(value: str | bool | None, count: int) -> pa.Array:
    kind = pa.bool_() if isinstance(value, bool) else pa.string()
    return pa.array([value], kind).take(pa.array(np.zeros(count, np.int32)))


def _each(
    column: Column, strip: Strip, rows: Bools, context: Context
) -> tuple[list[pa.Array], Bools]:
    """Numbers in a format that changes what they say: each different one is parsed."""
    numbers, positions = np.unique(strip.numbers[rows], return_inverse=True)
    parsed = [parse(strip.number(value), Kind.NUMBER, context) for value in numbers.tolist()]
    is_odd = np.array([number_parsed.reason is not None for number_parsed in parsed], bool)
    arrays = _fields(column, [*(number_parsed.value for number_parsed in parsed), None])
    return _spread(arrays, positions.astype(np.int64)), np.append(is_odd, False)[positions]
