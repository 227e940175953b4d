"""Forums against their plan, and projects against their time."""

import datetime as dt
from collections.abc import Callable

import pandas as pd

from pages.shared import theme, words
from pages.shared.charts.base import (
    Figure,
    Part,
    coloured,
    days_of,
    figure,
    note,
    plain,
    ticks,
    width,
)


def planned_and_held(plans: pd.DataFrame) -> Figure:
    """What was held (solid) in front of what was planned (pale); what is owed is written out.

    `plans`: name, planned, held, owed. The counts stand under the names, where they always fit.
    """
    rows = list(range(len(plans)))
    most = float(max(plans["planned"].max(), plans["held"].max(), 1))
    bar: Part = {"type": "bar", "orientation": "h", "y": rows, "hoverinfo": "skip"}
    planned = {"x": plans["planned"].tolist(), "marker": {"color": theme.PLANNED}, "width": 0.6}
    held = {"x": plans["held"].tolist(), "marker": {"color": theme.HOME}, "width": 0.3}
    return figure(
        [{**bar, **planned}, {**bar, **held}],
        height=24 + 56 * len(plans),
        barmode="overlay",
        xaxis={"visible": False, "range": [0, most]},
        yaxis={
            "range": [len(rows) - 0.5, -0.5],
            "ticklabelstandoff": 10,
            "tickmode": "array",
            "tickvals": rows,
            "ticktext": [_owed(plans.iloc[row]) for row in rows],
            "tickfont": {"size": 14, "color": theme.INK},
        },
    )


def tally(counts: pd.DataFrame, *, unit: str = "", row: int = 32) -> Figure:
    """Bars of counts, in the frame's order; a nought stands out in the colour of bad news.

    `counts`: name, count; `row` is the height of a bar and its gap, in pixels.
    """
    texts = [words.number(count, unit) for count in counts["count"]]
    names = [
        coloured(name, theme.INK if count else theme.bad(), bold=not count)
        for name, count in zip(counts["name"], counts["count"], strict=True)
    ]
    beside = max(1.25, 1 + 0.15 * max((width(text, 1) for text in texts), default=0.0))
    bars: Part = {
        "type": "bar",
        "orientation": "h",
        "x": counts["count"].tolist(),
        "y": names,
        "text": [plain(text) for text in texts],
        "textposition": "outside",
        "cliponaxis": False,
        "marker": {"color": theme.CATEGORIES[0]},
        "hoverinfo": "skip",
    }
    return figure(
        [bars],
        height=32 + row * len(counts),
        xaxis={"visible": False, "range": [0, max(float(counts["count"].max()), 1.0) * beside]},
        yaxis={"autorange": "reversed", "ticklabelstandoff": 8},
    )


def gantt(
    projects: pd.DataFrame, *, today: dt.date, light_word: Callable[[str], str] = str
) -> Figure:
    """Projects from start to due date, filled by progress, the line of the day through them.

    `projects`: project, started, due, finished, progress (0..100), light; sorted as shown. A name
    stands above its bar, so that the bars have the whole width of a phone.
    """
    bars = _spans(projects, pd.Timestamp(today))
    whole = _bars(bars, bars["length"], theme.PLANNED)
    done = bars["length"] * (projects["progress"].fillna(0).to_numpy() / 100)
    progress = _bars(bars, done, [theme.light(light) for light in projects["light"]])
    first, last = bars["start"].min(), max(bars["end"].max(), pd.Timestamp(today))
    months = pd.date_range(first.normalize().replace(day=1), last, freq="MS")
    return figure(
        [whole, progress],
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
        _light(light, progress, light_word) | {"y": row, **place}
        for row, (light, progress) in enumerate(
            zip(projects["light"], projects["progress"], strict=True)
        )
    ]


def calendar(months: pd.DataFrame) -> Figure:
    """How many forums each month of each year saw.

    `months`: year, month (1..12), count; months without a row saw none.
    """
    table = months.pivot_table(index="year", columns="month", values="count", aggfunc="sum")
    table = table.reindex(columns=range(1, 13)).fillna(0).sort_index(ascending=False)
    counts = table.astype(int).to_numpy().tolist()
    steps = len(theme.SCALE) - 1
    grid: Part = {
        "type": "heatmap",
        "z": counts,
        "xgap": 3,
        "ygap": 3,
        "showscale": False,
        "zmin": 0,
        "zmax": max(max(map(max, counts)), steps),
        "x": [words.month_tick(month, with_year=False) for month in words.MONTHS],
        "y": [words.year(year) for year in table.index],
        "text": [[str(count) if count else "" for count in row] for row in counts],
        "texttemplate": "%{text}",
        "textfont": {"size": 13},
        "hoverinfo": "skip",
        "colorscale": [[i / steps, colour] for i, colour in enumerate(theme.SCALE)],
    }
    return figure(
        [grid],
        height=56 + 40 * len(table),
        xaxis={"type": "category", "side": "top", "tickfont": {"size": 12, "color": theme.MUTED}},
        yaxis={"type": "category", "autorange": "reversed"},
    )


def _owed(row: pd.Series) -> str:
    planned, held, owed = (int(row[name]) for name in ("planned", "held", "owed"))
    text = f"{plain(row['name'])}<br><b>{held}</b> / {planned}"
    if owed > 0:
        said = words.plural("{count} owed", "{count} owed", owed)
        text += f"  {coloured(said, theme.bad())}"
    return text


def _light(light: str, progress: float, light_word: Callable[[str], str]) -> Part:
    said = light_word(light) if pd.isna(progress) else f"{int(progress)}% {light_word(light)}"
    return note(coloured(said, theme.light(light)), bgcolor=theme.PAPER)


def _stretched(first: pd.Timestamp, last: pd.Timestamp) -> list[str]:
    """A little air at both ends."""
    width = last - first
    return [f"{first - width * 0.01:%Y-%m-%d}", f"{last + width * 0.03:%Y-%m-%d}"]
