"""Which cells the faults of a workbook stand in, and what is said at each."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from etl.reading.formats.address import COLUMNS, ROWS, column_number

MOST = 500  # cells of one fault that are marked each
_CELL = re.compile(r"([A-Za-z]{1,3})([1-9]\d{0,6})")

Address = tuple[int, int]
Area = tuple[int, int, int, int]


@dataclass
class Remark:
    """What is said of one cell, and whether any of it stops a load."""

    reasons: list[str] = field(default_factory=list)
    is_wrong: bool = False

    @property
    def text(self) -> str:
        """The reasons, a line each."""
        return "\n".join(dict.fromkeys(self.reasons))

    def take(self, other: "Remark") -> None:
        """Add what else is said of the same cell."""
        self.reasons += other.reasons
        self.is_wrong |= other.is_wrong


Remarks = dict[Address, Remark]


def by_sheet(faults: Iterable[Mapping[str, object]], sheets: Iterable[str]) -> dict[str, Remarks]:
    """What is said of each cell by sheet; a fault without a cell goes to A1 of its sheet.

    A fault without a sheet goes to the first one, one of an unknown sheet nowhere.
    """
    found: dict[str, Remarks] = {sheet: {} for sheet in sheets}
    first = next(iter(found), "")
    for fault in faults:
        remarks = found.get(str(fault["sheet"] or first))
        if remarks is None:
            continue
        for address in addresses(str(fault["cell"] or "A1")):
            said = Remark([str(fault["reason"])], not fault.get("warning"))
            remarks.setdefault(address, Remark()).take(said)
    return {sheet: remarks for sheet, remarks in found.items() if remarks}


def addresses(ranges: str) -> Iterator[Address]:
    """Each cell of B3:C4、F7 from (0, 0); of more than MOST only the first."""
    for block in ranges.rstrip("…").split("、"):
        ends = [place for part in block.split(":") if (place := _place(part))]
        if not ends:
            continue
        (top, left), (bottom, right) = ends[0], ends[-1]
        count = (bottom - top + 1) * (right - left + 1)
        if count > MOST:
            yield top, left
            continue
        yield from (
            (row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)
        )


def anchored(remarks: Remarks, merges: Iterable[Area]) -> Remarks:
    """The remarks at the first cell of merged areas, which alone can be marked."""
    firsts, large = _covered(merges)
    found: Remarks = {}
    for (row, column), remark in remarks.items():
        place = firsts.get((row, column)) or next(
            ((a[0], a[1]) for a in large if a[0] <= row <= a[2] and a[1] <= column <= a[3]),
            (row, column),
        )
        found.setdefault(place, Remark()).take(remark)
    return found


def _covered(merges: Iterable[Area]) -> tuple[dict[Address, Address], list[Area]]:
    """The first cell for each cell of a merged area; areas too large to be listed apart."""
    firsts: dict[Address, Address] = {}
    large: list[Area] = []
    for top, left, bottom, right in merges:
        if (bottom - top + 1) * (right - left + 1) > MOST:
            large.append((top, left, bottom, right))
            continue
        places = ((r, c) for r in range(top, bottom + 1) for c in range(left, right + 1))
        firsts.update((place, (top, left)) for place in places)
    return firsts, large


def area(reference: str) -> Area | None:
    """B3:C4 → (2, 1, 3, 2); None for what is no area."""
    ends = [_place(part) for part in reference.split(":")]
    if ends[0] is None or ends[-1] is None:
        return None
    return (*ends[0], *ends[-1])


def _place(reference: str) -> Address | None:
    match = _CELL.fullmatch(reference.strip().replace("$", ""))
    if match is None:
        return None
    row, column = int(match[2]) - 1, column_number(match[1])
    return (row, column) if row < ROWS and column < COLUMNS else None
