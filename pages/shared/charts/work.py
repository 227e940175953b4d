"""Forums against their plan, and projects against their time."""

import datetime as dt
from collections.abc import Callable

import pandas as pd

from pages.shared import theme, words
from pages.shared.charts.base import Figure, Part, coloured, days_of, figure, note, plain, ticks
from pages.shared.words import translate as _


def planned_and_held(plans: pd.DataFrame) -> Figure:
    """What was held (solid) in front of what was planned (pale); what is owed is written out.

    `plans`: name, planned, held, owed.
    """
    names = [plain(name) for name in plans["name"]]
    most = float(max(plans["planned"].max(), plans["held"].max(), 1))
    planned: Part = {
        "type": "bar",
        "orientation": "h",
        "x": plans["planned"].tolist(),
        "y": names,
        "marker": {"color": theme.PLANNED},
        "width": 0.62,
        "hoverinfo": "skip",
    }
    held: Part = {
        "type": "bar",
        "orientation": "h",
        "x": plans["held"].tolist(),
        "y": names,
        "marker": {"color": theme.HOME},
        "width": 0.3,
        "hoverinfo": "skip",
    }
    notes = [_owed(plans.iloc[i]) for i in range(len(plans))]
    return figure(
        [planned, held],
        height=40 + 44 * len(plans),
        barmode="overlay",
        annotations=notes,
        xaxis={"visible": False, "range": [0, most * 1.45]},
        yaxis={
            "autorange": "reversed",
            "ticklabelstandoff": 8,
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
        xaxis={"visible": False, "range": [0, max(float(counts["count"].max()), 1.0) * 1.25]},
        yaxis={"autorange": "reversed", "ticklabelstandoff": 8},
    )


def gantt(
    projects: pd.DataFrame, *, today: dt.date, light_word: Callable[[str], str] = str
) -> Figure:
    """Projects from start to due date, filled by progress, today's line through them.

    `projects`: project, started, due, finished, progress (0..100), light; sorted as shown.
    """
    names = [plain(name) for name in projects["project"]]
    starts = pd.to_datetime(projects["started"])
    ends = pd.to_datetime(projects["due"]).fillna(pd.to_datetime(projects["finished"]))
    length = (ends - starts).dt.total_seconds() * 1000
    colours = [theme.light(light) for light in projects["light"]]
    done = length * (projects["progress"].fillna(0) / 100)
    shared: Part = {"type": "bar", "orientation": "h", "base": days_of(starts), "y": names}
    whole: Part = {
        **shared,
        "x": length.tolist(),
        "width": 0.5,
        "hoverinfo": "skip",
        "marker": {"color": theme.PLANNED},
    }
    progress: Part = {
        **shared,
        "x": done.tolist(),
        "width": 0.5,
        "hoverinfo": "skip",
        "marker": {"color": colours},
        "text": [plain(light_word(light)) for light in projects["light"]],
        "textposition": "none",
    }
    notes = [_light(projects.iloc[i], ends.iloc[i], light_word) for i in range(len(projects))]
    line = {
        "type": "line",
        "x0": f"{today}",
        "x1": f"{today}",
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "line": {"color": theme.HOME, "width": 2},
    }
    first, last = starts.min(), max(ends.max(), pd.Timestamp(today))
    months = pd.date_range(first.normalize().replace(day=1), last, freq="MS")
    here = note(
        coloured(words.date_of(today), theme.HOME, bold=True),
        x=f"{today}",
        yref="paper",
        y=1,
        yanchor="bottom",
    )
    return figure(
        [whole, progress],
        height=64 + 36 * len(projects),
        barmode="overlay",
        shapes=[line],
        annotations=[here, *notes],
        margin={"l": 4, "r": 4, "t": 26, "b": 4},
        xaxis={
            "type": "date",
            "range": _stretched(first, last),
            "showgrid": True,
            **ticks([month.date() for month in months]),
        },
        yaxis={
            "autorange": "reversed",
            "ticklabelstandoff": 8,
            "tickfont": {"size": 13, "color": theme.INK},
        },
    )


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


def _owed(row: pd.Series) -> Part:
    planned, held, owed = (int(row[name]) for name in ("planned", "held", "owed"))
    text = f"<b>{held}</b> / {planned}"
    if owed > 0:
        said = words.plural("{count} owed", "{count} owed", owed)
        text += f"  {coloured(said, theme.bad())}"
    x = float(max(planned, held))
    name = plain(row["name"])
    return note(text, x=x, y=name, xanchor="left", xshift=8, font={"size": 14, "color": theme.INK})


def _light(row: pd.Series, end: pd.Timestamp, light_word: Callable[[str], str]) -> Part:
    light, progress = row["light"], row["progress"]
    said = light_word(light) if pd.isna(progress) else f"{int(progress)}% {light_word(light)}"
    text = coloured(said, theme.light(light))
    name = plain(row["project"])
    return note(text, x=f"{end:%Y-%m-%d}", y=name, xanchor="left", xshift=6, bgcolor=theme.PAPER)


def _stretched(first: pd.Timestamp, last: pd.Timestamp) -> list[str]:
    """Room at the right for the words behind the bars."""
    width = last - first
    return [f"{first - width * 0.01:%Y-%m-%d}", f"{last + width * 0.28:%Y-%m-%d}"]
