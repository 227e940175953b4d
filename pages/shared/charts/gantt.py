"""Projects against their time: bars filled by progress, milestones, and why a light is on."""

import datetime as dt
from collections.abc import Callable

import pandas as pd

from pages.shared import theme, words
from pages.shared.charts.base import Figure, Part, coloured, days_of, figure, note, plain, ticks


def gantt(
    projects: pd.DataFrame,
    *,
    milestones: pd.DataFrame,
    today: dt.date,
    light_word: Callable[[str], str] = str,
) -> Figure:
    """Projects from start to due date, filled by progress, the line of the day through them.

    `projects`: project, started, due, finished, progress (0..100), light, why; sorted as shown. A
    name stands above its bar, so that the bars have the whole width of a phone.
    `milestones`: project, due, state; a diamond on the day that the plan sets.
    """
    bars = _spans(projects, pd.Timestamp(today))
    whole = _bars(bars, bars["length"], theme.PLANNED)
    done = bars["length"] * (projects["progress"].fillna(0).to_numpy() / 100)
    progress = _bars(bars, done, [theme.light(light) for light in projects["light"]])
    first, last = bars["start"].min(), max(bars["end"].max(), pd.Timestamp(today))
    months = pd.date_range(first.normalize().replace(day=1), last, freq="MS")
    return figure(
        [whole, progress, _milestones(projects, milestones)],
        height=64 + 44 * len(projects),
        barmode="overlay",
        shapes=[_line_of(today)],
        annotations=[_day(today), *_names(projects), *_lights(projects, light_word)],
        margin={"l": 4, "r": 4, "t": 26, "b": 4},
        xaxis={
            "type": "date",
            "range": _stretched(first, last),
            "showgrid": True,
            **ticks([month.date() for month in months]),
        },
        yaxis={"visible": False, "range": [len(projects) - 0.4, -0.8]},
    )


def _spans(projects: pd.DataFrame, today: pd.Timestamp) -> pd.DataFrame:
    """Start, end and length in milliseconds of each bar; an undated project is a point."""
    starts, dues = pd.to_datetime(projects["started"]), pd.to_datetime(projects["due"])
    ends = dues.fillna(pd.to_datetime(projects["finished"])).fillna(starts).fillna(today)
    starts = starts.fillna(ends)
    length = (ends - starts).dt.total_seconds() * 1000
    return pd.DataFrame({"start": starts, "end": ends, "length": length})


def _bars(bars: pd.DataFrame, length: pd.Series, colour: object) -> Part:
    return {
        "type": "bar",
        "orientation": "h",
        "base": days_of(bars["start"]),
        "x": length.tolist(),
        "y": list(range(len(bars))),
        "width": 0.34,
        "hoverinfo": "skip",
        "marker": {"color": colour},
    }


def _line_of(today: dt.date) -> Part:
    line = {"color": theme.HOME, "width": 2}
    ends = {"x0": f"{today}", "x1": f"{today}", "y0": 0, "y1": 1}
    return {"type": "line", "yref": "paper", "layer": "below", "line": line, **ends}


def _day(today: dt.date) -> Part:
    text = coloured(words.date_of(today), theme.HOME, bold=True)
    return note(text, x=f"{today}", yref="paper", y=1, yanchor="bottom")


def _names(projects: pd.DataFrame) -> list[Part]:
    ink = {"size": 13, "color": theme.INK}
    place: Part = {"xref": "paper", "x": 0, "xanchor": "left", "yanchor": "bottom", "yshift": 7}
    return [
        note(plain(name), y=row, font=ink, bgcolor=theme.PAPER, **place)
        for row, name in enumerate(projects["project"])
    ]


def _lights(projects: pd.DataFrame, light_word: Callable[[str], str]) -> list[Part]:
    """Progress and light at the right end of each name's line."""
    place: Part = {"xref": "paper", "x": 1, "xanchor": "right", "yanchor": "bottom", "yshift": 7}
    return [
        _light(light, progress, light_word(light), why) | {"y": row, **place}
        for row, (light, progress, why) in enumerate(
            zip(projects["light"], projects["progress"], projects["why"], strict=True)
        )
    ]


def _milestones(projects: pd.DataFrame, milestones: pd.DataFrame) -> Part:
    """Diamonds on the bars: filled when reached, red when overdue, hollow when still to come; grey
    where a finished project notes no day."""
    rows = {name: row for row, name in enumerate(projects["project"])}
    shown = milestones[milestones["project"].isin(rows)]
    colours = {
        "reached": theme.INK,
        "late": theme.INK,
        "overdue": theme.RED,
        "unsaid": theme.OTHER,
    }
    return {
        "type": "scatter",
        "mode": "markers",
        "x": days_of(pd.to_datetime(shown["due"])),
        "y": [rows[name] for name in shown["project"]],
        "marker": {
            "symbol": "diamond",
            "size": 9,
            "color": [colours.get(state, theme.PAPER) for state in shown["state"]],
            "line": {"width": 1.5, "color": theme.INK},
        },
        "hoverinfo": "skip",
    }


def _light(light: str, progress: float, word: str, why: str) -> Part:
    said = word if pd.isna(progress) else f"{words.measure(progress, '%', decimals=0)} {word}"
    said = f"{said} · {why}" if why else said
    return note(coloured(said, theme.light(light)), bgcolor=theme.PAPER)


def _stretched(first: pd.Timestamp, last: pd.Timestamp) -> list[str]:
    """A little air at both ends."""
    width = last - first
    return [f"{first - width * 0.01:%Y-%m-%d}", f"{last + width * 0.03:%Y-%m-%d}"]
