"""Grids whose cells are coloured by their numbers."""

from pages.shared import theme
from pages.shared.figures import SMALL, Heat, Periods, plain
from pages.shared.plotly.base import Drawing, Part, drawing, markup, ticks

HEAD = 64


def heat(figure: Heat) -> Drawing:
    """The grid with the names of its columns above and of its rows at the left."""
    steps = len(theme.SCALE) - 1
    across = list(range(len(figure.shades[0]))) if figure.shades else []
    is_low = figure.pitch < 40
    grid: Part = {
        "type": "heatmap",
        "xgap": 2 if is_low else 3,
        "ygap": 2 if is_low else 3,
        "showscale": False,
        "hoverinfo": "skip",
        "zmin": 0,
        "zmax": 1,
        "x": across,
        "y": list(range(len(figure.rows))),
        "z": [list(line) for line in figure.shades],
        "colorscale": [[at / steps, colour] for at, colour in enumerate(theme.SCALE)],
        "text": [[markup(cell) for cell in line] for line in figure.cells],
        "texttemplate": "%{text}",
        "textfont": {"size": SMALL if is_low else 13},
    }
    return drawing(
        [grid],
        height=HEAD + figure.pitch * len(figure.rows),
        minreducedheight=figure.pitch,
        xaxis={"side": "top", **_columns(figure)},
        yaxis={
            "range": [len(figure.rows) - 0.5, -0.5],
            "tickmode": "array",
            "tickvals": list(range(len(figure.rows))),
            "ticktext": [markup(row) for row in figure.rows],
            "tickfont": {"size": 13, "color": theme.INK},
            "ticklabelstandoff": 6,
        },
    )


def _columns(figure: Heat) -> Part:
    """The names of all columns; of periods, as many as have room."""
    if isinstance(figure.columns, Periods):
        at = {day.isoformat(): place for place, day in enumerate(figure.columns.days)}
        named = ticks(figure.columns)
        days = named["tickvals"]
        assert isinstance(days, list)
        return {**named, "tickvals": [at[day] for day in days]}
    is_long = any(len(plain(name)) > 4 for name in figure.columns)
    return {
        "tickmode": "array",
        "tickvals": list(range(len(figure.columns))),
        "ticktext": [markup(name) for name in figure.columns],
        "tickfont": {"size": 11 if is_long else SMALL, "color": theme.MUTED},
    }
