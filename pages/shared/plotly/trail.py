"""A short course beside a number."""

from pages.shared import theme
from pages.shared.figures import Trail
from pages.shared.plotly.base import Drawing, Part, drawing


def trail(figure: Trail) -> Drawing:
    """A line or bars without axes, the last point marked."""
    last = len(figure.values) - 1
    trace = _bars(last) if figure.is_bars else _line(last)
    line = [-0.02 * last, 1.07 * last]  # with room for the mark at its end
    return drawing(
        [{**trace, "y": list(figure.values), "hoverinfo": "skip"}],
        height=48,
        bargap=0.45,
        margin={"l": 2, "r": 6, "t": 6, "b": 6},
        xaxis={"visible": False, "range": [-0.6, last + 0.6] if figure.is_bars else line},
        yaxis={"visible": False, "autorange": "reversed" if figure.is_reversed else True},
    )


def _line(last: int) -> Part:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "line": {"color": theme.OTHER, "width": 2},
        "marker": {"size": [0] * last + [8], "color": theme.HOME, "opacity": 1},
        "connectgaps": True,
    }


def _bars(last: int) -> Part:
    return {"type": "bar", "marker": {"color": [theme.OTHER] * last + [theme.HOME]}}
