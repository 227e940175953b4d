"""Figures that stand beside a number."""

from collections.abc import Sequence

from pages.shared import theme
from pages.shared.charts.base import Figure, figure


def sparkline(values: Sequence[float | None], *, reverse: bool = False) -> Figure:
    """A line without axes, its last point marked; `reverse` puts the smallest value on top."""
    marks = [0] * (len(values) - 1) + [8]
    line = {
        "type": "scatter",
        "mode": "lines+markers",
        "y": list(values),
        "line": {"color": theme.OTHER, "width": 2},
        "marker": {"size": marks, "color": theme.HOME, "opacity": 1},
        "hoverinfo": "skip",
        "cliponaxis": False,
        "connectgaps": True,
    }
    return figure(
        [line],
        height=44,
        margin={"l": 4, "r": 8, "t": 6, "b": 6},
        xaxis={"visible": False},
        yaxis={"visible": False, "autorange": "reversed" if reverse else True},
    )
