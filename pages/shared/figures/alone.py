"""Figures that show less than two things, or one thing everywhere: what they show is a sentence."""

import re

from pages.shared.figures.chart import Chart, Figure, Flow, Heat, Panels, Periods, Rows, Tree
from pages.shared.figures.marks import Band, Bars, Box, Mark, Place, Points
from pages.shared.figures.spoken import flat, spoken, told_row
from pages.shared.figures.texts import Text, plain
from pages.shared.words import join, measure
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
def alone(figure: Figure) -> str:
    """What a figure shows as a sentence, where nothing in it can be compared; else nothing."""
    if isinstance(figure, Heat):
        return _grid(figure)
    if seen(figure) > 1:
        return ""
    if isinstance(figure, Chart):
        return _only(figure) or _("No value is known yet.")
    return (seen(figure) and flat(spoken(figure))) or _("No value is known yet.")


def seen(figure: Figure) -> int:
    """How many marks a reader can compare: bars, points, lines' ends, cells, branches."""
    match figure:
        case Chart():
            return _in_rows(figure) if isinstance(figure.places, Rows) else _in_course(figure)
        case Panels():
            return sum(_known(mark) for panel in figure.panels for mark in panel.marks)
        case Heat():
            return sum(bool(plain(cell)) for line in figure.cells for cell in line)
        case Flow():
            return len(figure.links)
        case Tree():
            return len(figure.leaves)


def _known(mark: Mark) -> int:
    """The values that a mark draws; an area is drawn behind others."""
    return 0 if isinstance(mark, Band | Box) else sum(value is not None for value in mark.values)


def _in_rows(chart: Chart) -> int:
    """The rows with a mark; of a single row its points."""
    rows = {
        place
        for mark in chart.marks
        for place, value in zip(mark.places or range(len(mark.values)), mark.values, strict=True)
        if value is not None and not isinstance(mark, Box)
    }
    points = [mark for mark in chart.marks if isinstance(mark, Points) and mark.shape != "stroke"]
    return len(rows) if len(rows) != 1 else max(1, sum(map(_known, points)))


def _in_course(chart: Chart) -> int:
    """Bars that are seen, and the points of lines."""
    return sum(
        sum(bool(value) for value in mark.values) if isinstance(mark, Bars) else _known(mark)
        for mark in chart.marks
    )


def _only(chart: Chart) -> str:
    """The only row or value of a chart in words, noughts of bars where there is nothing else."""
    if isinstance(chart.places, Rows):
        return _row(chart, chart.places)
    names: dict[Place, str] = dict(zip(chart.places.days, chart.places.names, strict=False))
    facts = {
        (names.get(place, ""), mark.name): value
        for mark in chart.marks
        if _known(mark)
        for place, value in zip(mark.places or chart.places.days, mark.values, strict=True)
        if isinstance(value, int | float)
    }
    if facts and not any(facts.values()):
        return _("All values are 0.")
    rows = (
        " ".join(filter(None, (*at, measure(value, chart.values.unit))))
        for at, value in facts.items()
        if value
    )
    return _("; ").join(rows)


def _row(chart: Chart, shown: Rows) -> str:
    """The words of the only row, and those of the lines that it is held against."""
    levels = [level.name for level in chart.levels if level.name]
    parts = [said for row in range(len(shown.names)) if (said := told_row(chart, row))]
    rows = [
        _("{name}: {said}", name=name, said=join(more)) if more else name for name, *more in parts
    ]
    return _("; ").join((*rows, *levels))


def _grid(heat: Heat) -> str:
    """Where nothing is filled in, or everywhere the same; the fewer of filled and blank cells are
    named."""
    names = heat.columns.names if isinstance(heat.columns, Periods) else heat.columns
    parts = {flat(cell) for line in heat.cells for cell in line if plain(cell)}
    if not parts:
        return _("Nothing stands in any of the {count} cells.", count=len(heat.rows) * len(names))
    if len(parts) > 1:
        return ""
    cell, count = parts.pop(), len(heat.rows) * len(names)
    if seen(heat) == count:
        return _("Each of the {count} cells is {cell}.", count=count, cell=cell)
    is_mostly = 2 * seen(heat) > count
    named = {
        flat(row): [
            _column(name)
            for name, each in zip(names, cells, strict=True)
            if bool(plain(each)) != is_mostly
        ]
        for row, cells in zip(heat.rows, heat.cells, strict=True)
    }
    rows = (_("{name}: {said}", name=row, said=join(at)) for row, at in named.items() if at)
    facts = {"cell": cell, "rows": _("; ").join(rows)}
    if is_mostly:
        return _("{cell} in every cell but: {rows}", **facts)
    return _("{cell} in each of these, else blank: {rows}", **facts)


def _column(name: Text) -> str:
    """The name of a column in one line; Chinese in two lines is one word."""
    return flat(re.sub(r"\n(?=[\u2e80-\u9fff])", "", plain(name)))
