"""How long topics take from one stage to the next: a Kaplan–Meier curve per step."""

import pandas as pd

from pages.shared import theme, words
from pages.shared.charts.base import Figure, Part, by, coloured, figure, note, plain
from pages.shared.words import translate as _

PANEL = 216  # the height of one step with its two lines of text, in pixels
TOP, BOTTOM = 0.24, 0.88  # where in its panel the curve stands
DAYS = (0, 30, 60, 90, 120, 180, 270, 365, 540, 730, 1095)
MOST = 6  # days written below a curve, as many as fit a phone


def waits(rows: pd.DataFrame) -> Figure:
    """A panel per step: the share still on its way by days, with its band and its median.

    `rows`: from_stage, to_stage, from_no, day, events, censored, survival, low, high, began,
    reached, median_days. Small strokes mark topics that have not arrived.
    """
    steps = list(by(rows, "from_no").values())
    last = _last(rows)
    traces = [trace for at, step in enumerate(steps, 1) for trace in _traces(step, at, last)]
    notes = [_said(step.iloc[0], place, len(steps)) for place, step in enumerate(steps)]
    medians = [_median(step.iloc[0], at) for at, step in enumerate(steps, 1)]
    return figure(
        traces,
        height=PANEL * len(steps),
        annotations=notes,
        shapes=[shape for shape in medians if shape],
        margin={"l": 4, "r": 16, "t": 0, "b": 0},
        **_axes(len(steps), last),
    )


def _last(rows: pd.DataFrame) -> float:
    """Where the axes end: a little after the last arrival, for nothing changes from there."""
    arrived = rows.loc[rows["events"] > 0, "day"]
    return max(float(arrived.max()) * 1.1 if len(arrived) else 0.0, 30.0)


def _axes(count: int, last: float) -> dict[str, object]:
    shown = [day for day in DAYS if day <= last]
    shown = shown[:: -(-len(shown) // MOST)]
    small = {"tickfont": {"size": 11, "color": theme.MUTED}, "showgrid": True}
    across: Part = {
        "range": [0, last],
        "tickvals": shown,
        "ticktext": [plain(words.days(day)) for day in shown],
        **small,
    }
    up: Part = {"range": [0, 1.04], "tickvals": [0, 0.5, 1], "ticktext": ["", "50%", "100%"]}
    axes: dict[str, object] = {}
    for at in range(1, count + 1):
        ends = [1 - (at - 1 + part) / count for part in (BOTTOM, TOP)]
        axes[f"yaxis{at}"] = {**up, **small, "domain": ends, "anchor": f"x{at}"}
        axes[f"xaxis{at}"] = {**across, "anchor": f"y{at}"}
    return axes


def _traces(step: pd.DataFrame, at: int, last: float) -> list[Part]:
    """The band, the curve, and the strokes of those that have not arrived; all start at 100%."""
    days = [0, *step["day"], max(last, float(step["day"].max()))]
    curve = [1.0, *step["survival"], step["survival"].iloc[-1]]
    edge: Part = {
        "type": "scatter",
        "mode": "lines",
        "xaxis": f"x{at}",
        "yaxis": f"y{at}",
        "hoverinfo": "skip",
    }
    pale = {"shape": "hv", "width": 0}
    waiting = step[step["censored"] > 0]
    return [
        edge | {"x": days, "y": _ends(step["low"], curve), "line": pale},
        edge
        | {
            "x": days,
            "y": _ends(step["high"], curve),
            "line": pale,
            "fill": "tonexty",
            "fillcolor": theme.BAND,
        },
        edge | {"x": days, "y": curve, "line": {"shape": "hv", "width": 3, "color": theme.NEAR}},
        edge
        | {
            "mode": "markers",
            "x": waiting["day"].tolist(),
            "y": waiting["survival"].tolist(),
            "marker": {"symbol": "line-ns", "size": 9, "line": {"width": 1.5, "color": theme.INK}},
        },
    ]


def _ends(edges: pd.Series, curve: list[float]) -> list[float]:
    """An edge of the band; where all have arrived there is none but the curve."""
    known = edges.fillna(pd.Series(curve[1:-1], index=edges.index)).tolist()
    return [1.0, *known, known[-1]]


def _median(row: pd.Series, at: int) -> Part:
    """A line where half have arrived; no line where they have not yet."""
    if pd.isna(row["median_days"]):
        return {}
    ends = {"x0": row["median_days"], "x1": row["median_days"], "y0": 0, "y1": 0.5}
    line = {"color": theme.HOME, "width": 2, "dash": "dot"}
    return {"type": "line", "xref": f"x{at}", "yref": f"y{at}", "line": line, **ends}


def _said(row: pd.Series, place: int, count: int) -> Part:
    """Two lines above a curve: the step, and its median in words."""
    step = " → ".join(words.stage(row[name]) for name in ("from_stage", "to_stage"))
    if pd.isna(row["median_days"]):
        median = coloured(_("more than half have not come so far yet"), theme.MUTED)
    else:
        took = _("half arrived within {days}", days=words.days(row["median_days"]))
        median = coloured(took, theme.HOME)
    arrived = _(
        "{reached} of {began} arrived", reached=int(row["reached"]), began=int(row["began"])
    )
    text = f"<b>{plain(step)}</b><br>{median} · {coloured(arrived, theme.MUTED)}"
    top = 1 - (place + 0.02) / count
    return note(
        text,
        xref="paper",
        yref="paper",
        x=0,
        y=top,
        xanchor="left",
        yanchor="top",
        align="left",
        font={"size": 13, "color": theme.INK},
    )
