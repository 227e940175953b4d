"""Courses below each other, each under its name."""

from pages.shared import theme, words
from pages.shared.figures import Chart, Panel, Panels, Periods, Run
from pages.shared.plotly.base import LABEL, Drawing, Part, drawing, escaped, note
from pages.shared.plotly.marks import drawn

PANEL = 216  # the height of a panel with its two lines of text, in pixels
TOP, BOTTOM = 0.24, 0.88  # where in its panel the course stands
DAYS = (0, 30, 60, 90, 120, 180, 270, 365, 540, 730, 1095)
MOST = 6  # days written below a course, as many as fit a phone


def panels(figure: Panels) -> Drawing:
    """All panels with axes of their own."""
    count = len(figure.panels)
    return drawing(
        [trace for at, panel in enumerate(figure.panels, 1) for trace in _traces(panel, at)],
        height=PANEL * count,
        annotations=[_said(panel, at, count) for at, panel in enumerate(figure.panels)],
        shapes=[
            _median(panel.median, at)
            for at, panel in enumerate(figure.panels, 1)
            if panel.median is not None
        ],
        margin={"l": 4, "r": 16, "t": 0, "b": 0},
        **_axes(count, figure.last),
    )


def _traces(panel: Panel, at: int) -> list[Part]:
    on = Chart(panel.marks, Periods(()))
    axes = {"xaxis": f"x{at}", "yaxis": f"y{at}"}
    return [trace | axes for mark in panel.marks for trace in drawn(mark, on)]


def _axes(count: int, last: float) -> dict[str, object]:
    shown = [day for day in DAYS if day <= last]
    shown = shown[:: -(-len(shown) // MOST)]
    small = {"tickfont": {"size": 11, "color": theme.MUTED}, "showgrid": True}
    across: Part = {
        "range": [0, last],
        "tickvals": shown,
        "ticktext": [escaped(words.days(day)) for day in shown],
        **small,
    }
    up: Part = {"range": [0, 1.04], "tickvals": [0, 0.5, 1], "ticktext": ["", "50%", "100%"]}
    axes: dict[str, object] = {}
    for at in range(1, count + 1):
        ends = [1 - (at - 1 + part) / count for part in (BOTTOM, TOP)]
        axes[f"yaxis{at}"] = {**up, **small, "domain": ends, "anchor": f"x{at}"}
        axes[f"xaxis{at}"] = {**across, "anchor": f"y{at}"}
    return axes


def _median(day: float, at: int) -> Part:
    """A line where half have arrived."""
    ends = {"x0": day, "x1": day, "y0": 0, "y1": 0.5}
    line = {"color": theme.INK, "width": 2, "dash": "dot"}
    return {"type": "line", "xref": f"x{at}", "yref": f"y{at}", "line": line, **ends}


def _said(panel: Panel, place: int, count: int) -> Part:
    return note(
        (Run(panel.name, is_bold=True), panel.said),
        xref="paper",
        yref="paper",
        x=0,
        y=1 - (place + 0.02) / count,
        xanchor="left",
        yanchor="top",
        align="left",
        font={"size": LABEL, "color": theme.INK},
    )
