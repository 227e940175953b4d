"""Ranks: the bump chart of a group of cities, and the bars of one period."""

import datetime as dt

import pandas as pd

from pages.shared import theme, words
from pages.shared.charts.base import (
    Figure,
    Part,
    by,
    coloured,
    days_of,
    figure,
    note,
    periods,
    plain,
    ticks,
)
from pages.shared.charts.events import happenings
from pages.shared.words import translate as _

MANY = 14  # beyond so many periods a line says more than its points
FEW = 12  # up to so many cities each line gets its own roomy row
WIDTHS = {"本市": 4.5, "近学": 2.75, "远学": 2.75}


def bump(ranks: pd.DataFrame, *, events: pd.DataFrame, since: pd.Timestamp | None = None) -> Figure:
    """Ranks over time, our city picked out, names and ranks at the right end of the lines.

    `ranks`: city, role, period_start, period_end, grain, rank, ranked. `events`: see `happenings`.
    `since` is the period in which our rank is written out; by default the first.
    """
    lowest = int(ranks["rank"].max())
    order = sorted(by(ranks, "city").items(), key=lambda pair: _weight(pair[1]))
    ends = sorted(set(ranks["period_end"]))
    seen = happenings(events, ends[0], ends[-1], floor=lowest + 0.65)
    return figure(
        [*[_line(city, rows, since) for city, rows in order], *seen.traces],
        height=96 + lowest * (32 if lowest <= FEW else 20),
        shapes=seen.shapes,
        annotations=seen.notes,
        margin={"l": 4, "r": 4, "t": 28 if seen.notes else 8, "b": 4},
        xaxis={"type": "date", "range": _span(ends), **ticks(ends)},
        yaxis={"range": [lowest + 0.9, 0.5], "side": "right", **_end_labels(ranks, lowest)},
    )


def ranking(cities: pd.DataFrame, *, unit: str, decimals: int) -> Figure:
    """Bars of one period, best city on top; cities that did not report are left to the table.

    `cities`: city, role, value, rank, target. The values stand in a column of their own.
    """
    shown = cities[cities["rank"].notna()].sort_values(["rank", "city"])
    rows = list(range(len(shown)))
    labels = [
        coloured(_placed(rank, city), theme.city_ink(role), bold=role == "本市")
        for rank, city, role in zip(shown["rank"], shown["city"], shown["role"], strict=True)
    ]
    bars: Part = {
        "type": "bar",
        "orientation": "h",
        "x": shown["value"].tolist(),
        "y": rows,
        "marker": {"color": [theme.city(role) for role in shown["role"]]},
        "hoverinfo": "skip",
    }
    values = [
        note(
            plain(words.number(value, unit, decimals=decimals)),
            x=1,
            xref="paper",
            y=row,
            xanchor="right",
            font={"size": 13, "color": theme.INK},
        )
        for row, value in zip(rows, shown["value"], strict=True)
    ]
    shapes, notes = _target(shown, unit, decimals)
    return figure(
        [bars],
        height=52 + 30 * len(shown),
        shapes=shapes,
        annotations=[*values, *notes],
        margin={"l": 4, "r": 4, "t": 28 if notes else 8, "b": 4},
        xaxis={"visible": False, "domain": [0, 0.78], "range": _from_nought(shown)},
        yaxis={
            "range": [len(rows) - 0.4, -0.6],
            "ticklabelstandoff": 8,
            "tickmode": "array",
            "tickvals": rows,
            "ticktext": labels,
        },
    )


def _weight(rows: pd.DataFrame) -> int:
    """Our city is drawn last, on top of all others."""
    return ["同组", "远学", "近学", "本市"].index(rows["role"].iloc[0])


def _line(city: str, rows: pd.DataFrame, since: pd.Timestamp | None) -> Part:
    rows = rows.sort_values("period_end")
    role = rows["role"].iloc[0]
    home, many = role == "本市", len(rows) > MANY
    colour = theme.city(role)
    places = [words.place(*pair) for pair in zip(rows["rank"], rows["ranked"], strict=True)]
    written = _written(rows, since) if home else None
    return {
        "type": "scatter",
        "mode": "lines+markers+text" if home else "lines" if many else "lines+markers",
        "name": plain(city),
        "x": days_of(rows["period_end"]),
        "y": [None if pd.isna(rank) else int(rank) for rank in rows["rank"]],
        "text": [f"<b>{int(rows['rank'][i])}</b>" if i == written else "" for i in rows.index],
        "textposition": "middle left" if written == rows.index[0] else "bottom center",
        "textfont": {"color": colour, "size": 15},
        "customdata": list(zip(periods(rows), places, strict=True)),
        "hovertemplate": "%{fullData.name}<br>%{customdata[0]}  %{customdata[1]}<extra></extra>",
        "line": {
            "color": colour,
            "width": WIDTHS.get(role, 1.5),
            "shape": "spline",
            "smoothing": 0.5,
        },
        "marker": {
            "color": colour,
            "size": (7 if many else 9) if home else 5,
            "line": {"color": theme.PAPER, "width": 1.5 if home else 0},
        },
        "cliponaxis": False,
    }


def _written(rows: pd.DataFrame, since: pd.Timestamp | None) -> object:
    """The index of the row whose rank is written out."""
    ranked = rows[rows["rank"].notna()]
    if since is not None and (ranked["period_end"] == since).any():
        return ranked.index[ranked["period_end"] == since][0]
    return ranked.index[0] if len(ranked) else None


def _end_labels(ranks: pd.DataFrame, lowest: int) -> Part:
    last = ranks[ranks["period_end"] == ranks["period_end"].max()]
    at = {int(rank): rows for rank, rows in last[last["rank"].notna()].groupby("rank")}
    texts = [_end_label(rank, at[rank]) for rank in at]
    return {
        "tickmode": "array",
        "tickvals": list(at),
        "ticktext": texts,
        "ticklabelstandoff": 10,
        "tickfont": {"size": 14 if lowest <= FEW else 12},
    }


def _end_label(rank: int, rows: pd.DataFrame) -> str:
    top = rows.iloc[max(range(len(rows)), key=lambda i: _weight(rows.iloc[[i]]))]
    text = _placed(rank, words.join(rows["city"]))
    return coloured(text, theme.city_ink(top["role"]), bold=top["role"] in theme.ROLES)


def _placed(rank: float, city: str) -> str:
    return f"{int(rank)}  {city}"


def _span(ends: list[dt.date]) -> list[str]:
    """A little air at both ends, for the first rank and for the last mark."""
    width = max(ends[-1] - ends[0], dt.timedelta(days=60))
    return [f"{ends[0] - width * 0.06:%Y-%m-%d}", f"{ends[-1] + width * 0.015:%Y-%m-%d}"]


def _target(cities: pd.DataFrame, unit: str, decimals: int) -> tuple[list[Part], list[Part]]:
    targets = cities["target"].dropna()
    if targets.empty:
        return [], []
    value = float(targets.iloc[0])
    line = {"color": theme.INK, "width": 1.5, "dash": "dot"}
    written = words.number(value, unit, decimals=decimals)
    text = plain(_("Target {target}", target=written))
    return (
        [
            {
                "type": "line",
                "x0": value,
                "x1": value,
                "yref": "paper",
                "y0": 0,
                "y1": 1,
                "line": line,
            }
        ],
        [note(text, x=value, yref="paper", y=1, yanchor="bottom")],
    )


def _from_nought(cities: pd.DataFrame) -> list[float]:
    """Bars begin at nought; the target is in sight."""
    seen = pd.concat([cities["value"], cities["target"].dropna()])
    return [min(0.0, float(seen.min())), max(0.0, float(seen.max())) or 1.0]
