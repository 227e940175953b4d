"""Figures that stand beside a number."""

from collections.abc import Sequence

from pages.shared import theme
from pages.shared.charts.base import Figure, Part, figure


def sparkline(
    values: Sequence[float | None], *, reverse: bool = False, is_bars: bool = False
) -> Figure:
    """A line or bars without axes, the last point marked; `reverse` puts the least on top."""
    last = len(values) - 1
    trace = _bars(values) if is_bars else _line(values)
    return figure(
        [{**trace, "y": list(values), "hoverinfo": "skip"}],
        height=48,
        bargap=0.45,
        margin={"l": 2, "r": 6, "t": 6, "b": 6},
        xaxis={
            "visible": False,
            "range": [-0.6, last + 0.6] if is_bars else _ends(last),
        },
        yaxis={"visible": False, "autorange": "reversed" if reverse else True},
    )


def _ends(last: int) -> list[float]:
    """The length of the line, and room for the mark at its end."""
    return [-0.02 * last, 1.07 * last]


def _line(values: Sequence[float | None]) -> Part:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "line": {"color": theme.OTHER, "width": 2},
        "marker": {"size": [0] * (len(values) - 1) + [8], "color": theme.HOME, "opacity": 1},
        "connectgaps": True,
    }


def _bars(values: Sequence[float | None]) -> Part:
    colours = [theme.OTHER] * (len(values) - 1) + [theme.HOME]
    return {"type": "bar", "marker": {"color": colours}}
