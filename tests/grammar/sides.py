"""The columns at the side of a table: labels, their running number or code, and their unit."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tests.grammar.cube import Axis, Member
from tests.grammar.drawing import Drawing, Place
from tests.grammar.heads import spread_down
from tests.grammar.page import Cell
from tests.grammar.words import CORNERS, ENGLISH, Indicator

Columns = Mapping[str, Sequence[Cell]]  # by their heads, from left to right


def side(drawing: Drawing) -> list[tuple[str, Sequence[Cell]]]:
    """The columns from left to right, each with its head; an empty head stands over a blank."""
    layout, choice = drawing.layout, drawing.choice
    places = drawing.places(layout.down)
    columns = [
        (head, _labels(drawing, places, layout.down[: n + 1]))
        for n, head in enumerate(_heads(drawing))
    ]
    if choice["beside"] == "running number":
        columns.insert(0, ("序号", [Cell(float(n)) for n in range(1, len(places) + 1)]))
    if choice["beside"] == "code":
        columns.insert(1, ("城市代码", [Cell(f"99{n:02d}00") for n in range(1, len(places) + 1)]))
    if drawing.has_unit_column and layout.across:
        columns.append(("单位", units(places)))
    return columns


def units(places: Sequence[Place]) -> list[Cell]:
    """A column of the units of the lines."""
    return [Cell(_indicator(place).unit) for place in places]


def _indicator(place: Place) -> Indicator:
    indicator = place["indicator"]
    if not isinstance(indicator, Indicator):
        raise TypeError(indicator)
    return indicator


def _heads(drawing: Drawing) -> list[str]:
    layout, choice = drawing.layout, drawing.choice
    if choice["corner"] == "blank":
        return [""] * len(layout.down)
    if drawing.is_english:
        return [ENGLISH[axis] for axis in layout.down]
    heads = [drawing.rng.choice(CORNERS[axis]) for axis in layout.down]
    if choice["corner"] == "slashed":
        heads[0] += f"\\{drawing.rng.choice(CORNERS[layout.across[0]])}"
    return heads


def _labels(drawing: Drawing, places: Sequence[Place], axes: Sequence[Axis]) -> Sequence[Cell]:
    """One column of labels; those of an outer axis are merged, repeated or left blank."""
    labels = [drawing.label(place[axes[-1]]) for place in places]
    if len(axes) < len(drawing.layout.down):
        is_list = len(drawing.layout.down) > 2
        return spread_down(labels, "repeated" if is_list else drawing.choice["heads"])
    return [
        _adorned(label, place[axes[-1]], n, drawing)
        for n, (label, place) in enumerate(zip(labels, places, strict=True))
    ]


def _adorned(label: Cell, member: Member, number: int, drawing: Drawing) -> Cell:
    how = drawing.choice["labels"]
    if how == "numbered":
        return replace(label, value=f"{number + 1}.{label.value}")
    is_first = member == drawing.cube.members["indicator"][0]
    if how == "of which" and not is_first:
        return replace(label, value=f"其中：{label.value}")
    return label
