"""Heat maps as tables whose cells are coloured by their numbers."""

from pages.shared import theme
from pages.shared.exports.plot import Grid
from pages.shared.exports.plots.drawing import Drawing, floats, number, sequence, text


def heat_map(drawing: Drawing) -> Grid:
    """A grid as on screen: its columns and rows named, empty where the figure is empty."""
    trace = drawing.traces[0]
    least, most = number(trace.get("zmin")) or 0.0, number(trace.get("zmax")) or 1.0
    heights = [floats(row) for row in sequence(trace.get("z"))]
    texts = [[text(said) for said in sequence(row)] for row in sequence(trace.get("text"))]
    names = [text(name) for name in sequence(trace.get("y"))]
    columns = _columns(drawing, [str(each) for each in sequence(trace.get("x"))])
    return Grid(
        headers=("", *columns),
        rows=tuple((name, *said) for name, said in zip(names, texts, strict=True)),
        fills=tuple(("", *(_shade(each, least, most) for each in row)) for row in heights),
    )


def _columns(drawing: Drawing, given: list[str]) -> list[str]:
    """The words at the columns; where only some are named, the others have none."""
    axis = drawing.axis("x")
    marked = [str(each) for each in sequence(axis.get("tickvals"))]
    said = dict(zip(marked, [text(x) for x in sequence(axis.get("ticktext"))], strict=False))
    return [said.get(each, "") if said else text(each) for each in given]


def _shade(value: float | None, least: float, most: float) -> str:
    if value is None:
        return ""
    share = (value - least) / ((most - least) or 1.0)
    return theme.SCALE[round(max(0.0, min(share, 1.0)) * (len(theme.SCALE) - 1))]
