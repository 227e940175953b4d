"""A chart in motion: one frame per period, played in the browser without the server."""

from typing import cast

from pages.shared import theme
from pages.shared.figures import Chart, Play, Points, Rows, plain, span, width
from pages.shared.plotly.base import LABEL, Drawing, Part, drawing, markup
from pages.shared.plotly.marks import traces
from pages.shared.words import translate as _

PACE = 700  # milliseconds per period
PHONE = 330  # pixels across


def play(figure: Play) -> Drawing:
    """The last frame, with a button that plays and a slider that steps."""
    frames = [{"name": name, "data": _dots(chart)} for name, chart in figure.frames]
    last = figure.frames[-1][1]
    shown = cast(Rows, last.places)
    count = len(shown.names)
    drawn = drawing(
        cast(list[Part], frames[-1]["data"]),
        height=150 + shown.pitch * count,
        margin={"l": 8, "r": 8, "t": 44, "b": 84},
        xaxis={"visible": False, "range": _range(figure)},
        yaxis={"visible": False, "range": [count - 0.4, -0.6]},
        updatemenus=[_buttons()],
        sliders=[_slider([str(frame["name"]) for frame in frames])],
    )
    return {**drawn, "frames": frames}


def _dots(chart: Chart) -> list[Part]:
    """Words in the colours of their dots; what stands still between two frames has an id."""
    found = []
    for mark, trace in zip(chart.marks, traces(chart), strict=True):
        inks = [theme.ink(mark.role(at)) for at in range(len(mark.values))]
        found.append(
            {
                **trace,
                "ids": [markup(city) for city in mark.cities],
                "textfont": {"size": LABEL, "color": inks},
                "text": [markup(plain(text)) for text in mark.labels],
                "hovertemplate": "%{text}<extra></extra>",
                "hoverinfo": "text",
            }
        )
    return found


def _range(figure: Play) -> list[float]:
    """Room on the right for the longest label on a phone."""
    labels = [
        plain(text)
        for _name, chart in figure.frames
        for mark in chart.marks
        if isinstance(mark, Points)
        for text in mark.labels
    ]
    low, high = span(figure.frames[-1][1])
    share = min((max(width(text, LABEL) for text in labels) + 24) / PHONE, 0.7)
    return [low - (high - low) * 0.04, high + (high - low) * share / (1 - share)]


def _buttons() -> Part:
    transition = {"duration": PACE // 2}
    playing = {"frame": {"duration": PACE, "redraw": False}, "transition": transition}
    stopped = {"frame": {"duration": 0, "redraw": False}, "mode": "immediate"}
    return {
        "type": "buttons",
        "direction": "right",
        "x": 0,
        "xanchor": "left",
        "y": 1,
        "yanchor": "bottom",
        "pad": {"b": 8},
        "showactive": False,
        "bgcolor": theme.PAPER,
        "bordercolor": theme.LINE,
        "font": {"size": 14},
        "buttons": [
            _button("▶ " + _("Play"), [None, {**playing, "fromcurrent": False}]),
            _button("❚❚ " + _("Stop"), [[None], stopped]),
        ],
    }


def _button(label: str, args: list[object]) -> Part:
    return {"label": label, "method": "animate", "args": args}


def _slider(names: list[str]) -> Part:
    shown = {"frame": {"duration": 0, "redraw": False}, "mode": "immediate"}
    return {
        "active": len(names) - 1,
        "steps": [{"label": name, "method": "animate", "args": [[name], shown]} for name in names],
        "x": 0.02,
        "len": 0.96,
        "pad": {"t": 16, "b": 4},
        "ticklen": 0,
        "minorticklen": 0,
        "font": {"size": 1, "color": theme.PAPER},  # the current period is said above the handle
        "currentvalue": {"font": {"size": 15, "color": theme.INK}, "xanchor": "right"},
        "bgcolor": theme.LINE,
        "activebgcolor": theme.HOME,
        "bordercolor": theme.LINE,
    }
