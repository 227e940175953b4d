"""Which rows of a large sheet are plain, and the values of all of them by column."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.reading.answers.parquet import schema
from etl.reading.bulk import texts
from etl.reading.bulk.plan import Plan, contexts
from etl.reading.bulk.values import Bools, Coded, Codes, Values, coded, read, read_numbers
from etl.reading.formats.strip import NONE, Strip, Strips
from etl.reading.layout import labels
from etl.reading.layout.view import column_letters
from etl.reading.model import Cell
from etl.reading.rows import beside, columns, lists
from etl.reading.rows.columns import VALUES
from etl.reading.rows.conflicts import is_running
from etl.reading.rows.decimals import is_open
from etl.reading.rows.entries import groups
from etl.reading.rows.lines import Line
from etl.reading.values import Context, closing_date, written
from etl.reading.values.numbers import doubt_of
from etl.sheets.contract import Column, Kind

FEWEST = 3  # cells of a plain row
MOST_UNITS = 50  # different units beside the values of one sheet


class NotPlainError(Exception):
    """The sheet is not read by columns."""


@dataclass
class Rows:
    """The rows of a sheet: cells each holds, which are odd, which share a key, which may be heads.

    Rows are told by position; the first one is the header.
    """

    strips: Strips
    plan: Plan
    known: frozenset[str]

    def __post_init__(self) -> None:
        """Look at every column once."""
        height = len(self.strips.rows)
        self.count = np.zeros(height, np.int64)
        self.is_odd = np.zeros(height, bool)
        self.may_be_head = np.zeros(height, bool)
        self._is_noted = np.ones(height, bool)
        self._awaits_text = np.ones(height, bool)
        self.values: dict[int, Values] = {}
        self.extras: list[pa.Array] = []
        for place, strip in enumerate(self.strips.columns):
            self._look(place, strip)
        self.is_odd |= self.may_be_head | (self.count < FEWEST) | self._is_noted
        self._look_for_blanks()
        self.is_twice = self._twice() & (self.count > 0)
        self.is_odd |= self.is_twice
        self.is_odd[0] = False  # the header
        self.is_odd &= self.count > 0

    def _look(self, place: int, strip: Strip) -> None:
        column = self.plan.match.columns.get(place)
        is_number = column is not None and column.kind is Kind.NUMBER
        codes = coded(self.strips, strip, self.known, with_numbers=not is_number)
        self._note_meanings(strip, codes, is_number=is_number)
        if column is None:
            if place in self.plan.extras():
                label = self.plan.labels[place]
                unit = beside.corner_unit(self.plan.site, label)
                self.extras.append(_extra(label, codes, unit))
            return
        values = self._number(place, strip, codes) if is_number else self._each(place, codes)
        self.values[place] = values
        self.is_odd |= values.is_odd
        self.is_odd[list(strip.odd)] = True
        if column.required:
            self.is_odd |= values.is_missing

    def _note_meanings(self, strip: Strip, codes: Coded, *, is_number: bool) -> None:
        is_there = present(strip)
        is_there[0] = False
        flags = codes.flags(self.known)
        self.count += is_there
        self.may_be_head |= (flags & texts.WORD > 0) & (self.count <= 2)
        self.is_odd |= flags & texts.DITTO > 0
        self._is_noted &= ~is_there | (flags & texts.NOTE > 0)
        is_text = strip.texts != NONE
        if not is_number:
            if np.any(self._awaits_text & (flags & texts.TOTAL > 0)):
                raise NotPlainError
            self._awaits_text &= ~is_text

    def _each(self, place: int, codes: Coded) -> Values:
        match = self.plan.match
        column, kind = match.columns[place], columns.kind_of(match, place)
        if kind is Kind.PERIOD and any(is_open(labels.text_of(cell)) for cell in codes.cells):
            raise NotPlainError  # 2020.1 is read by its neighbours
        if lists.may_hold(match, place) and any(map(lists.items, codes.texts.to_pylist())):
            raise NotPlainError  # one row is several
        if match.sheet.table == VALUES and column.name == "indicator":
            first_lines = (Line(0, {place: cell}) for cell in codes.cells)
            if any(columns.named_unit(line, place) for line in first_lines):
                raise NotPlainError  # each row states its own unit
        context = contexts(self.plan, place, ()).of(Line(0, {}))
        values = read(column, kind, context, codes, is_key=self._names(column))
        dated = match.sheet.columns if kind is Kind.FLAG else ()
        if any(other.name == f"{column.name}_on" for other in dated):
            when = Context(year=self.plan.site.scene.year)
            closes = [closing_date(cell, when) is not None for cell in codes.cells]
            self.is_odd |= codes.spread(closes)
        return values

    def _names(self, column: Column) -> bool:
        sheet = self.plan.match.sheet
        return column.name in (*sheet.key, *sheet.fallback)

    def _number(self, place: int, strip: Strip, codes: Coded) -> Values:
        column = self.plan.match.columns[place]
        told_contexts = contexts(
            self.plan, place, _samples(strip, codes) if column.unit == "%" else ()
        )
        if told_contexts.unit is not None or self.plan.match.sheet.table == columns.VALUES:
            self.is_odd |= codes.codes >= 0  # 第一 among values is a rank as well, 升2位 a change
        parts = self._groups(told_contexts)
        if any(doubt_of(context) for _, context in parts):
            raise NotPlainError  # units that contradict each other are told cell by cell
        return read_numbers(column, strip, parts, codes)

    def _groups(self, contexts_of: columns.Contexts) -> list[tuple[Bools, Context]]:
        """Groups of rows whose numbers have the same unit."""
        if contexts_of.unit is None:
            return [(np.ones(len(self.strips.rows), bool), contexts_of.of(Line(0, {})))]
        unit_strip = self.strips.columns[contexts_of.unit]
        units = coded(self.strips, unit_strip, self.known, with_numbers=True)
        if len(units.texts) + len(units.others) > MOST_UNITS:
            raise NotPlainError
        parts = [
            (units.codes == at, contexts_of.of(Line(0, {contexts_of.unit: cell})))
            for at, cell in enumerate(units.cells)
        ]
        return [(units.codes < 0, contexts_of.of(Line(0, {}))), *parts]

    def _look_for_blanks(self) -> None:
        """A blank key left of one that is there may take over the key above it.

        With such blanks goes a key without any below it, which may show that none is taken over.
        """
        is_before = np.zeros(len(self.count), bool)
        for place in groups([self.plan.match]):
            is_there = present(self.strips.columns[place])
            self.is_odd |= is_there & is_before
            is_before |= ~is_there
            filled = is_there[self.count > 0]
            alone = np.flatnonzero(filled[:-1] & filled[1:])
            if len(alone) and not filled.all():
                self.is_odd[np.flatnonzero(self.count > 0)[alone[-1]]] = True
        key = self.plan.match.place(self.plan.match.sheet.key[0])
        if key is None:
            raise NotPlainError
        if not self.plan.match.sheet.fallback:
            self.is_odd |= ~present(self.strips.columns[key])

    def _twice(self) -> Bools:
        """Rows whose key stands in another row as well."""
        sheet = self.plan.match.sheet
        first, *more = [self._identities(name) for name in sheet.key]
        keys = _joined([first, *more])
        is_named = first >= 0
        if sheet.fallback:
            is_bare = self._is_running(sheet.key[0]) | ~is_named
            spare = [self._identities(name) for name in sheet.fallback]
            keys = np.where(is_bare, _joined(spare) + keys.max() + 1, keys)
            is_named = np.where(is_bare, spare[0] >= 0, is_named)
        _, places, counts = np.unique(keys[is_named], return_inverse=True, return_counts=True)
        is_twice = np.zeros(len(keys), bool)
        is_twice[is_named] = counts[places] > 1
        return is_twice

    def _identities(self, name: str) -> Codes:
        place = self.plan.match.place(name)
        if place is None:
            return np.full(len(self.count), -1, np.int64)
        return self.values[place].identities

    def _is_running(self, name: str) -> Bools:
        place = self.plan.match.place(name)
        if place is None:
            return np.zeros(len(self.count), bool)
        keys = self.values[place].arrays[0].to_pylist()
        running = {value: is_running(value) for value in set(keys) if value is not None}
        return np.array([running.get(value, False) for value in keys], bool)

    def table(self, positions: Codes, places: str) -> pa.Table:
        """Rows as Parquet keeps them; `places` says where their values stem from."""
        arrays: list[pa.Array] = []
        row_schema = schema(self.plan.match.sheet)
        for column in self.plan.match.sheet.columns:
            place = self.plan.match.place(column.name)
            if place is not None:
                arrays += [rows_of(part, positions) for part in self.values[place].arrays]
            else:
                arrays += _nothing(column.kind, row_schema, len(arrays), len(positions))
        numbers = self.strips.rows[positions] + 1
        arrays += [
            _repeated(self.strips.name, len(positions)),
            pa.array(numbers.astype(np.int32)),
            self._cells(positions, numbers),
            _repeated(places, len(positions)),
            self._extras(positions),
        ]
        return pa.Table.from_arrays(arrays, schema=row_schema)

    def _cells(self, positions: Codes, numbers: Codes) -> pa.Array:
        """The address of each row's main value."""
        match = self.plan.match
        names = ("value", "rank") if match.sheet.table == VALUES else ()
        likely = [match.place(name) for name in (*names, *match.sheet.key)]
        places = [place for place in likely if place is not None]
        fallback = next(p for n in match.sheet.key if (p := match.place(n)) is not None)
        chosen = np.full(len(positions), fallback)
        for place in reversed(places):
            is_there = present(self.strips.columns[place])[positions]
            chosen = np.where(is_there, place, chosen)
        letters = pa.array([column_letters(at) for at in range(len(self.strips.columns))])
        return pc.binary_join_element_wise(
            letters.take(pa.array(chosen)), pa.array(numbers).cast(pa.string()), ""
        )

    def _extras(self, positions: Codes) -> pa.Array:
        if not self.extras:
            return pa.nulls(len(positions), pa.string())
        parts = [rows_of(part, positions) for part in self.extras]
        joined = pc.binary_join_element_wise(*parts, "")
        objects = pc.binary_join_element_wise("{", pc.utf8_slice_codeunits(joined, 2), "}", "")
        return pc.if_else(pc.equal(joined, ""), pa.scalar(None, pa.string()), objects)


def present(strip: Strip) -> Bools:
    """Whether each row has a cell here."""
    is_present: Bools = (strip.texts != NONE) | ~np.isnan(strip.numbers)
    is_present[list(strip.odd)] = True
    return is_present


def rows_of(part: pa.Array, positions: Codes) -> pa.Array:
    """Some rows of a column; no copy is made where they follow one another."""
    count = len(positions)
    if count and positions[-1] - positions[0] == count - 1:
        return part.slice(int(positions[0]), count)
    return part.take(pa.array(positions))


def _samples(strip: Strip, codes: Coded) -> list[Cell]:
    """Enough cells to tell what all of a column tell about ratios: each different one, twice."""
    numbers, counts = np.unique(strip.numbers[~np.isnan(strip.numbers)], return_counts=True)
    pairs = zip(numbers.tolist(), counts.tolist(), strict=True)
    bare = [strip.number(value) for value, count in pairs for _ in range(min(count, 2))]
    return [*bare, *codes.cells, *strip.odd.values()]


def _extra(label: str, codes: Coded, unit: str | None) -> pa.Array:
    """A column's part of the extras' JSON, row by row."""
    name = json.dumps(label, ensure_ascii=False)
    cell_texts = [beside.with_unit(written(cell).strip(), unit) for cell in codes.cells]
    members = [
        f", {name}: {json.dumps(cell_text, ensure_ascii=False)}" if cell_text else ""
        for cell_text in cell_texts
    ]
    parts = pa.array([*members, ""], pa.string())
    return parts.take(pa.array(np.where(codes.codes < 0, len(members), codes.codes)))


def _joined(identities: Sequence[Codes]) -> Codes:
    """Several identities as one number."""
    combined = identities[0] + 1
    for more in identities[1:]:
        _, combined = np.unique(combined, return_inverse=True)
        combined = combined.astype(np.int64) * (more.max() + 2) + more + 1
    return combined


def _repeated(text: str, count: int) -> pa.Array:
    return pa.array([text]).take(pa.array(np.zeros(count, np.int32)))


def _nothing(kind: Kind, row_schema: pa.Schema, start: int, count: int) -> list[pa.Array]:
    """A column that the sheet does not have."""
    width = {Kind.NUMBER: 4, Kind.DATE: 4, Kind.PERIOD: 4}.get(kind, 1)
    arrays = [pa.nulls(count, row_schema.types[start + at]) for at in range(width)]
    if kind is Kind.NUMBER:
        arrays[2] = pa.array(np.zeros(count, bool))
    return arrays
