"""Forums against their plan, by month, and whatever else is counted."""

import pandas as pd

from pages.shared import theme, words
from pages.shared.charts.base import Figure, Part, coloured, figure, plain, width


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
        "x": [_narrow(words.month_tick(month, with_year=False)) for month in words.MONTHS],
        "y": [words.year(year) for year in table.index],
        "text": [[str(count) if count else "" for count in row] for row in counts],
        "texttemplate": "%{text}",
        "textfont": {"size": 13},
        "hoverinfo": "skip",
        "colorscale": [[i / steps, colour] for i, colour in enumerate(theme.SCALE)],
    }
    return figure(
        [grid],
        height=72 + 40 * len(table),
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


def _narrow(month: str) -> str:
    """10月 in two lines: twelve of them stand side by side on a phone."""
    return month.replace("月", "<br>月")
