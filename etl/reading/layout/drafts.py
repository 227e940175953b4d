"""Rows before conflicts are settled: values with the cells that they were read from."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from etl.reading.layout.view import Address, View
from etl.reading.model import Cell, Fault, Row, Table, Value
from etl.reading.values import written
from etl.sheets.contract import Sheet

_ADDRESS = re.compile(r"[A-Z]+[0-9]+")


@dataclass(slots=True)
class Draft:
    """One row of one table: `places` says for each header which cell its value stems from."""

    main: Address
    values: dict[str, Value]
    extras: dict[str, str]
    places: Mapping[str, Address]
    is_own_row: bool = False  # every value stands in the main cell's row, under its own header
    stated: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # coordinate → cells


@dataclass
class Sheaf:
    """The rows of one table from one place of a sheet, and how its headers were understood."""

    sheet: Sheet
    view: View
    drafts: list[Draft]
    mapping: dict[str, str] = field(default_factory=dict)
    shared_places: str = ""

    def fault(
        self, draft: Draft, header: str, reason: str, *, warning: bool = False, **details: str
    ) -> Fault:
        """Something to mend at one value of a row."""
        return fault(
            self.view,
            draft.places.get(header, draft.main),
            header,
            reason,
            warning=warning,
            **details,
        )

    def table(self) -> Table:
        """The rows as they are handed on."""
        rows = tuple(
            Row(
                self.view.row_number(*draft.main),
                self.view.at(*draft.main),
                draft.values,
                draft.extras,
                self._places(draft),
                draft.stated,
            )
            for draft in self.drafts
        )
        return Table(self.sheet.table, self.view.grid.name, rows, self.mapping)

    def _places(self, draft: Draft) -> str:
        """Column → cell; in the row itself only its letters, so that rows say the same."""
        if not draft.is_own_row:
            return self._written_places(draft)
        if not self.shared_places:
            self.shared_places = self._written_places(draft)
        return self.shared_places

    def _written_places(self, draft: Draft) -> str:
        row = self.view.row_number(*draft.main)
        cells: list[str] = []
        for column in self.sheet.columns:
            place = draft.places.get(column.header)
            if place is not None:
                is_own = self.view.row_number(*place) == row
                address = self.view.at(*place)
                cells.append(f"{column.name}={address.rstrip('0123456789') if is_own else address}")
            elif stating := _first_cell(draft.stated.get(column.header, ())):
                cells.append(f"{column.name}={stating}")
        return f";{';'.join(cells)};"


def _first_cell(stated: Iterable[str]) -> str | None:
    """The first cell that states a coordinate; the names of sheets and files are no cells."""
    return next((cell for cell in stated if _ADDRESS.fullmatch(cell)), None)


def distinct(faults: Iterable[Fault]) -> list[Fault]:
    """Each complaint about a cell once."""
    return list(
        {(problem.sheet, problem.cell, problem.reason): problem for problem in faults}.values()
    )


def fault(
    view: View,
    at: Address,
    header: str | None,
    reason: str,
    *,
    warning: bool = False,
    **details: str,
) -> Fault:
    """A fault at a cell, which is quoted as it stands there."""
    cell: Cell | None = view.spread(*at)
    value = written(cell) if cell else None
    return Fault(view.grid.name, view.at(*at), header, value or None, reason, details, warning)
