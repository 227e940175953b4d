"""Facts on rows and columns: a cube becomes tables, one for each sheet of its layout."""

from dataclasses import dataclass

from tests.grammar.cube import Axis, Member
from tests.grammar.drawing import Drawing, Place
from tests.grammar.heads import Level, head
from tests.grammar.page import BLANK, Body, Cell, Growth, Row
from tests.grammar.sides import side, units
from tests.grammar.values import written
from tests.grammar.words import Indicator

GROWTH = Cell("同比增长（%）", holds=Growth())


@dataclass(frozen=True)
class Column:
    """A column of figures: its place on the axes across, and what it says of the facts there."""

    place: Place
    part: str = "value"


def draw(drawing: Drawing) -> list[Body]:
    """The tables of a cube: one, or one for each member of the axis from sheet to sheet."""
    tables = []
    for sheet in drawing.places(drawing.layout.sheets):
        name = "".join(map(drawing.named, sheet.values()))
        tables.append(_table(drawing, {**drawing.stated, **sheet}, name or "Sheet1"))
    return tables


def _table(drawing: Drawing, fixed: Place, name: str) -> Body:
    layout, choice = drawing.layout, drawing.choice
    heads, labels = zip(*side(drawing), strict=True)
    columns = _columns(drawing)
    places = drawing.places(layout.down)
    lines = [
        (*label, *(_figure(drawing, {**fixed, **place}, column) for column in columns))
        for label, place in zip(zip(*labels, strict=True), places, strict=True)
    ]
    rows = head(heads, _levels(drawing, columns), choice["heads"])
    if drawing.has_unit_column and not layout.across:
        rows = ((*rows[0], Cell("Unit" if drawing.is_english else "单位")),)
        lines = [(*line, one) for line, one in zip(lines, units(places), strict=True)]
    elif choice["unit"] == "own place" and layout.across == ("indicator",):
        rows = (*rows, _unit_row(len(heads), columns))
    if choice["layout"] == "form" and choice["corner"] == "blank":
        rows = ()
    return Body(rows, tuple(lines), name)


def _columns(drawing: Drawing) -> list[Column]:
    beside = drawing.choice["beside"]
    parts = ["value", beside] if beside in {"rank", "growth"} else ["value"]
    places = drawing.places(drawing.layout.across)
    return [Column(place, part) for place in places for part in parts]


def _levels(drawing: Drawing, columns: list[Column]) -> list[Level]:
    """The labels over the columns: a level for each axis across, and one for the parts below it."""
    across, choice = drawing.layout.across, drawing.choice
    value = Cell("Value" if drawing.is_english else "数值")
    parts = {"value": value, "rank": Cell("名次"), "growth": GROWTH}
    is_named = bool(across) and across[-1] == "indicator"
    levels: list[Level] = [
        [drawing.label(column.place[axis]) for column in columns]
        for axis in (across[:-1] if is_named else across)
    ]
    if is_named:
        names = [drawing.label(column.place["indicator"]) for column in columns]
        lowest = [
            n if c.part == "value" else parts[c.part] for n, c in zip(names, columns, strict=True)
        ]
        levels.append(lowest)
    elif not across or choice["beside"] in {"rank", "growth"}:
        levels.append([parts[column.part] for column in columns])
    if choice["group"] != "none":
        levels.insert(0, [Cell(_group(column.place["indicator"])) for column in columns])
    return levels


def _group(member: Member) -> str:
    return member.group if isinstance(member, Indicator) else ""


def _unit_row(labels: int, columns: list[Column]) -> Row:
    cells = [_unit(column.place, column.part) for column in columns]
    return (Cell("单位"), *[BLANK] * (labels - 1), *cells)


def _unit(place: Place, part: str) -> Cell:
    indicator = place["indicator"]
    if part != "value" or not isinstance(indicator, Indicator):
        return Cell("%") if part == "growth" else BLANK
    return Cell(indicator.unit)


def _figure(drawing: Drawing, place: dict[Axis, Member], column: Column) -> Cell:
    choice = drawing.choice
    fact = drawing.cube.at({**place, **column.place})
    if column.part == "rank":
        return Cell(float(fact.rank)) if fact.rank else BLANK
    if column.part == "growth":
        return Cell(round(drawing.rng.uniform(-9, 15), 1), holds=Growth(fact))
    return written(fact, choice["value"], choice["unit"] == "in the cells", drawing.rng)
