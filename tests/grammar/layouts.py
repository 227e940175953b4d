"""Facts on rows and columns: a cube becomes tables, one for each sheet of its layout."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from random import Random

from tests.grammar.axes import Layout
from tests.grammar.cube import Axis, Cube, Member
from tests.grammar.heads import head, spread_down
from tests.grammar.page import BLANK, Body, Cell, Row, line
from tests.grammar.pairwise import Choice
from tests.grammar.periods import SPELLINGS, Period, plainly
from tests.grammar.values import written
from tests.grammar.words import CORNERS, Indicator

Place = Mapping[Axis, Member]


@dataclass(frozen=True)
class Drawing:
    """All that the tables of a cube are drawn by."""

    cube: Cube
    layout: Layout
    choice: Choice
    rng: Random

    def places(self, axes: Sequence[Axis]) -> list[dict[Axis, Member]]:
        """Every combination of the members of these axes, the first axis the slowest."""
        members = [self.cube.members[axis] for axis in axes]
        return [dict(zip(axes, one, strict=True)) for one in product(*members)]

    def label(self, member: Member) -> Cell:
        """How a head or a row names a member of an axis."""
        if isinstance(member, Period):
            spelling = SPELLINGS[self.choice["period"]]
            return Cell(spelling.write(member), spelling.mask)
        return Cell(self.named(member))

    def named(self, member: Member) -> str:
        """A member in a sentence: an indicator with its unit in brackets where units stand so."""
        if isinstance(member, Period):
            return plainly(member)
        if isinstance(member, Indicator):
            is_bracketed = self.choice["unit"] == "bracket"
            return f"{member.name}（{member.unit}）" if is_bracketed else member.name
        return member

    @property
    def stated(self) -> dict[Axis, Member]:
        """The one member of each axis that the text states."""
        return {axis: self.cube.members[axis][0] for axis in self.layout.stated}

    @property
    def has_unit_column(self) -> bool:
        """Whether a column of units stands beside the indicators."""
        return self.choice["unit"] == "own place" and "indicator" in self.layout.down


def draw(drawing: Drawing) -> list[Body]:
    """The tables of a cube: one, or one for each member of the axis from sheet to sheet."""
    tables = []
    for sheet in drawing.places(drawing.layout.sheets):
        name = "".join(map(drawing.named, sheet.values()))
        lines = _lines(drawing, {**drawing.stated, **sheet})
        tables.append(Body(_head(drawing), tuple(lines), name or "Sheet1"))
    return tables


def _lines(drawing: Drawing, fixed: Place) -> list[Row]:
    layout = drawing.layout
    places = drawing.places(layout.down)
    how = "repeated" if len(layout.down) > 2 else drawing.choice["heads"]
    sides = [_side(drawing, places, layout.down[: n + 1], how) for n in range(len(layout.down))]
    rows = []
    for number, place in enumerate(places):
        labels = [side[number] for side in sides]
        figures = [
            _figure(drawing, {**fixed, **place, **column})
            for column in drawing.places(layout.across)
        ]
        rows.append(_with_unit(drawing, place, labels, figures))
    return rows


def _side(
    drawing: Drawing, places: Sequence[Place], axes: Sequence[Axis], how: str
) -> Sequence[Cell]:
    labels = [drawing.label(place[axes[-1]]) for place in places]
    is_innermost = len(axes) == len(drawing.layout.down)
    return labels if is_innermost else spread_down(labels, how)


def _with_unit(drawing: Drawing, place: Place, labels: list[Cell], figures: list[Cell]) -> Row:
    if not drawing.has_unit_column:
        return (*labels, *figures)
    indicator = place["indicator"]
    unit = Cell(indicator.unit if isinstance(indicator, Indicator) else None)
    if drawing.choice["layout"] == "long list":
        return (*labels, *figures, unit)
    return (*labels, unit, *figures)


def _figure(drawing: Drawing, place: Place) -> Cell:
    choice = drawing.choice
    fact = drawing.cube.at(place)
    return written(fact, choice["value"], choice["unit"] == "in the cells", drawing.rng)


def _head(drawing: Drawing) -> tuple[Row, ...]:
    layout, choice = drawing.layout, drawing.choice
    if choice["layout"] == "form" and choice["corner"] == "blank":
        return ()
    columns = drawing.places(layout.across)
    levels = [[drawing.label(one[axis]) for one in columns] for axis in layout.across]
    if choice["group"] != "none":
        levels.insert(0, [Cell(_indicator(one).group) for one in columns])
    rows = head(_corners(drawing), levels or [[Cell("数值")]], choice["heads"])
    if choice["layout"] == "long list" and drawing.has_unit_column:
        rows = ((*rows[0], Cell("单位")),)
    if choice["unit"] == "own place" and layout.across == ("indicator",):
        blanks = [BLANK] * (len(layout.down) - 1)
        units = line(*(_indicator(one).unit for one in columns))
        rows = (*rows, (Cell("单位"), *blanks, *units))
    return rows


def _corners(drawing: Drawing) -> list[str]:
    layout, choice = drawing.layout, drawing.choice
    labels = [drawing.rng.choice(CORNERS[axis]) for axis in layout.down]
    if choice["corner"] == "slashed":
        labels = [f"{labels[0]}\\{drawing.rng.choice(CORNERS[layout.across[0]])}"]
    if choice["corner"] == "blank":
        labels = [""] * len(labels)
    if drawing.has_unit_column and choice["layout"] != "long list":
        labels.append("单位")
    return labels


def _indicator(place: Place) -> Indicator:
    indicator = place["indicator"]
    if not isinstance(indicator, Indicator):
        raise TypeError(indicator)
    return indicator
