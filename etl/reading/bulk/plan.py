"""The plan of a large sheet from its first rows: its table, its columns and their contexts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from etl.reading import reader, tables
from etl.reading.formats.strip import Strips
from etl.reading.layout import headers, labels
from etl.reading.layout.confirmed import typed
from etl.reading.layout.headers import Match
from etl.reading.layout.heads import head_at
from etl.reading.layout.scan import Region
from etl.reading.layout.site import Site
from etl.reading.layout.view import View
from etl.reading.model import Cell, Grid
from etl.reading.rows import columns, periods
from etl.reading.rows.lines import Line
from etl.reading.tables import Known
from etl.sheets.contract import Column, Kind

FIRST = 60  # rows that are read the slow way in any case


@dataclass(frozen=True)
class Plan:
    """The table of a sheet in template layout: one header row, every column under a label."""

    site: Site
    match: Match
    labels: tuple[str, ...]

    def extras(self) -> list[int]:
        """The columns that the contract does not know, but for those that count the rows."""
        return [
            at
            for at, label in enumerate(self.labels)
            if at not in self.match.columns and label.casefold() not in headers.COUNTERS
        ]

    def column(self, name: str) -> tuple[int, Column] | None:
        """A column by its name, with its place."""
        place = self.match.place(name)
        return None if place is None else (place, self.match.columns[place])


def make(
    file: str, grids: Sequence[Grid], strips: Strips, memory: Mapping[str, str]
) -> Plan | None:
    """The plan of a sheet; None when it is not plainly one table under one header row."""
    view = View(part(strips, np.arange(min(FIRST, len(strips.rows)))))
    if len(view.numbers) < FIRST // 2 or view.numbers[0] != 0:
        return None
    head = head_at(view, 0)
    names = tuple(head.label(at) for at in sorted(head.levels))
    is_simple = head.bottom == 0 and len(set(names)) == len(strips.columns) and all(names)
    if not is_simple or len(head.levels) != len(strips.columns):
        return None
    views = [View(grid) for grid in grids if grid.cells and not grid.hidden]
    known = Known(memory, reader.year_of(file, [view, *views]), file)
    around = tables.scene_of(strips.name, (), (), known)
    contents = {at: _texts(view, at) for at in head.levels}
    matches = tables.matches_of(head, around.hints, known, lambda at: contents[at])
    if len(matches) != 1 or not _is_plain(matches[0], names):
        return None
    return Plan(Site(view, Region(head), around), matches[0], names)


def part(strips: Strips, positions: Sequence[int] | np.ndarray) -> Grid:
    """Some rows of a sheet as a grid of their own, under their true addresses."""
    cells = {
        (int(strips.rows[position]), at): cell
        for position in positions
        for at, cell in strips.row(int(position)).items()
    }
    return Grid(strips.name, cells)


def _texts(view: View, column: int) -> list[str]:
    cells = (view.cell(row, column) for row in view.numbers[1:51])
    return [labels.text_of(cell) for cell in cells if cell is not None]


def _is_plain(match: Match, names: Sequence[str]) -> bool:
    """Whether each row of a match stands for itself, column by column."""
    column_names = [column.name for column in match.columns.values()]
    has_parts = any(
        column.kind is Kind.NUMBER
        and sum(name.startswith(f"{column.name}_") for name in column_names) > 1
        for column in match.columns.values()
    )
    has_years = any(
        periods.is_year(name) and at not in match.columns for at, name in enumerate(names)
    )
    has_units = any(
        columns.says_units(name) and at not in match.columns for at, name in enumerate(names)
    )
    is_alone = match.is_complete and not match.twins and not match.stretches
    return is_alone and not (has_parts or has_years or has_units)


def contexts(plan: Plan, place: int, cells: Sequence[Cell]) -> columns.Contexts:
    """What the parser of a column is told, by the rows that it may depend on."""
    lines = [Line(row, {place: cell}) for row, cell in enumerate(cells, 1)]
    return columns.Contexts(plan.site, plan.match, place, lines)


def labels_known(plan: Plan, confirmed: Sequence[str]) -> frozenset[str]:
    """Labels that a row may repeat as a header: the sheet's own, and those that were confirmed."""
    return frozenset(map(labels.squeeze, [*plan.labels, *map(typed, confirmed)]))
