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
from etl.reading.values.changes import Change, Statement

VALUES, LEVEL, CHANGE = "indicator_values", "value", "change"


def plain(match: Match, place: int, line: Line, cell: Cell) -> Cell | None:
    """What the parser of numbers is to read: the level alone, or the number of a change."""
    name = match.columns[place].name
    statement = (
        _statement(cell) if match.sheet.table == VALUES and name in (LEVEL, CHANGE) else None
    )
    if statement is None:
        return cell
    if name == CHANGE or (statement.change and statement.level is None and _is_growth(match, line)):
        return Cell(statement.change.value) if statement.change else cell
    return Cell(statement.level) if statement.level else None


def add(site: Site, match: Match, rows: tuple[Sequence[Line], Sequence[Draft]]) -> None:
    """Enter the changes that rows tell, with their units and what they are held against."""
    level, change_place = match.place(LEVEL), match.place(CHANGE)
    header = changes.of_header(site.label(change_place)) if change_place is not None else None
    for line, draft in zip(*rows, strict=True):
        statement = _statement(line.cells.get(change_place)) if change_place is not None else None
        if draft.values.get("变动") is None and level is not None and not _is_growth(match, line):
            statement, stated = _statement(line.cells.get(level)), line.cells.get(level)
            if statement is not None and statement.change is not None and stated is not None:
                text = written(stated).strip()
                draft.values["变动"] = Quantity(
                    statement.change.value, None, statement.change.approx, text
                )
        _complete(draft, statement.change if statement else None, header)


def _complete(draft: Draft, stated_change: Change | None, header: Change | None) -> None:
    """Unit and base of a change: what it says itself, else its header, else its row."""
    number = draft.values.get("变动")
    if not isinstance(number, Quantity) or number.value is None:
        return
    row = draft.values.get("单位")
    row_unit = units.read(row if isinstance(row, str) else None)
    unit_names = [one.unit for one in (stated_change, header) if one and one.unit] or [
        number.unit or ""
    ]
    value, unit, stated = number.value, unit_names[0], draft.values.get("变动单位")
    if not unit and isinstance(stated, str):
        written_unit = units.read(stated)
        unit, value = changes.unit_of(stated), value * float(written_unit.factor)
    elif not unit:
        unit = changes.POINTS if row_unit.base == "%" else row_unit.base or ""
        value *= 1.0 if row_unit.base == "%" else float(row_unit.factor)
    draft.values["变动"] = Quantity(value, unit or None, number.approx, number.as_written)
    draft.values["变动单位"] = unit or None
    base = next((one.base for one in (stated_change, header) if one and one.base), None)
    draft.values["比较基期"] = draft.values.get("比较基期") or base


def statement_of(cell: Cell, indicator: str) -> Statement | None:
    """What a cell of a cross-tab says of a change; None for a level, and for a growth's own."""
    return None if changes.is_growth(indicator) else _statement(cell)


def number(cell: Cell) -> Cell | None:
    """What a cell in a column of changes says as a number: 下降3.1 is -3.1."""
    statement = _statement(cell)
    return Cell(statement.change.value) if statement is not None and statement.change else cell


def change(
    cell: Cell, statement: Statement | None, stated: tuple[Value, Change | None]
) -> tuple[Quantity, Change] | None:
    """The change that a cell tells among levels, or that stands in a column of changes."""
    value, header = stated
    if statement is not None and statement.change is not None:
        text = written(cell).strip()
        return Quantity(
            statement.change.value, None, statement.change.approx, text
        ), statement.change
    if header is None or not isinstance(value, Quantity) or value.value is None:
        return None
    return (replace(value, unit=None) if header.unit else value), header


def enter(draft: Draft, pair: tuple[Quantity, Change], unit: str | None) -> None:
    """Put a change beside its level, with its unit and what it is held against."""
    draft.values["变动"] = pair[0]
    draft.values.setdefault("单位", unit)
    _complete(draft, pair[1], None)


def _statement(cell: Cell | None) -> Statement | None:
    return changes.read(cell.value) if cell is not None and isinstance(cell.value, str) else None


def _is_growth(match: Match, line: Line) -> bool:
    place = match.place("indicator")
    return place is not None and changes.is_growth(labels.text_of(line.cells.get(place)))
