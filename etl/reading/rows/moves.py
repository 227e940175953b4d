"""Changes in long tables of indicators' values: 提高1.2个百分点 is no level, but the change of one.

A change among the levels goes into 变动, with its unit and what it is held against; an indicator
that is a growth itself keeps it as its level.
"""

from collections.abc import Sequence
from dataclasses import replace

from etl.reading.layout import labels
from etl.reading.layout.drafts import Draft
from etl.reading.layout.headers import Match
from etl.reading.layout.site import Site
from etl.reading.model import Cell, Quantity, Value
from etl.reading.rows.lines import Line
from etl.reading.values import changes, units, written
from etl.reading.values.changes import Change, Told

VALUES, LEVEL, CHANGE = "indicator_values", "value", "change"


def plain(match: Match, place: int, line: Line, cell: Cell) -> Cell | None:
    """What the parser of numbers is to read: the level alone, or the number of a change."""
    name = match.columns[place].name
    told = _told(cell) if match.sheet.table == VALUES and name in (LEVEL, CHANGE) else None
    if told is None:
        return cell
    if name == CHANGE or (told.change and told.level is None and _is_growth(match, line)):
        return Cell(told.change.value) if told.change else cell
    return Cell(told.level) if told.level else None


def add(site: Site, match: Match, rows: tuple[Sequence[Line], Sequence[Draft]]) -> None:
    """Enter the changes that rows tell, with their units and what they are held against."""
    level, own = match.place(LEVEL), match.place(CHANGE)
    header = changes.of_header(site.label(own)) if own is not None else None
    for line, draft in zip(*rows, strict=True):
        told = _told(line.cells.get(own)) if own is not None else None
        if draft.values.get("变动") is None and level is not None and not _is_growth(match, line):
            told, stated = _told(line.cells.get(level)), line.cells.get(level)
            if told is not None and told.change is not None and stated is not None:
                shown = written(stated).strip()
                draft.values["变动"] = Quantity(told.change.value, None, told.change.approx, shown)
        _complete(draft, told.change if told else None, header)


def _complete(draft: Draft, told: Change | None, header: Change | None) -> None:
    """Unit and base of a change: what it says itself, else its header, else its row."""
    number = draft.values.get("变动")
    if not isinstance(number, Quantity) or number.value is None:
        return
    row = draft.values.get("单位")
    beside = units.read(row if isinstance(row, str) else None)
    said = [one.unit for one in (told, header) if one and one.unit] or [number.unit or ""]
    value, unit, stated = number.value, said[0], draft.values.get("变动单位")
    if not unit and isinstance(stated, str):
        own = units.read(stated)
        unit, value = changes.unit_of(stated), value * float(own.factor)
    elif not unit:
        unit = changes.POINTS if beside.base == "%" else beside.base or ""
        value *= 1.0 if beside.base == "%" else float(beside.factor)
    draft.values["变动"] = Quantity(value, unit or None, number.approx, number.as_written)
    draft.values["变动单位"] = unit or None
    base = next((one.base for one in (told, header) if one and one.base), None)
    draft.values["比较基期"] = draft.values.get("比较基期") or base


def said(cell: Cell, indicator: str) -> Told | None:
    """What a cell of a cross-tab says of a change; None for a level, and for a growth's own."""
    return None if changes.is_growth(indicator) else _told(cell)


def number(cell: Cell) -> Cell | None:
    """What a cell in a column of changes says as a number: 下降3.1 is -3.1."""
    told = _told(cell)
    return Cell(told.change.value) if told is not None and told.change else cell


def change(
    cell: Cell, told: Told | None, stated: tuple[Value, Change | None]
) -> tuple[Quantity, Change] | None:
    """The change that a cell tells among levels, or that stands in a column of changes."""
    value, header = stated
    if told is not None and told.change is not None:
        shown = written(cell).strip()
        return Quantity(told.change.value, None, told.change.approx, shown), told.change
    if header is None or not isinstance(value, Quantity) or value.value is None:
        return None
    return (replace(value, unit=None) if header.unit else value), header


def enter(draft: Draft, found: tuple[Quantity, Change], unit: str | None) -> None:
    """Put a change beside its level, with its unit and what it is held against."""
    draft.values["变动"] = found[0]
    draft.values.setdefault("单位", unit)
    _complete(draft, found[1], None)


def _told(cell: Cell | None) -> Told | None:
    return changes.read(cell.value) if cell is not None and isinstance(cell.value, str) else None


def _is_growth(match: Match, line: Line) -> bool:
    place = match.place("indicator")
    return place is not None and changes.is_growth(labels.shown(line.cells.get(place)))
