"""How the values of a group spread: in one period as a box with its cities, and over time."""

import pandas as pd

from pages.shared import theme, words
from pages.shared.charts.base import (
    Figure,
    Part,
    coloured,
    days_of,
    figure,
    note,
    periods,
    plain,
    ticks,
)
from pages.shared.words import translate as _

NAMED = ("本市", "近学", "远学")


def distribution(cities: pd.DataFrame, *, unit: str, decimals: int) -> Figure:
    """Every city as a dot on one line, over the box of quartiles; ours and the benchmarks named.

    `cities`: city, role, value. Cities without a value are left to the table.
    """
    known = cities[cities["value"].notna()]
    box: Part = {
        "type": "box",
        "x": known["value"].tolist(),
        "y": [0] * len(known),
        "orientation": "h",
        "quartilemethod": "linear",
        "boxpoints": False,
        "fillcolor": theme.NONE,
        "line": {"color": theme.OTHER_INK, "width": 1.25},
        "width": 0.5,
        "hoverinfo": "skip",
    }
    return figure(
        [box, _dots(known, unit, decimals)],
        height=190,
        annotations=_names(known, unit, decimals),
        margin={"l": 12, "r": 12, "t": 8, "b": 4},
        xaxis={"showgrid": True, "nticks": 6, "ticksuffix": plain(unit if unit == "%" else "")},
        yaxis={"visible": False, "range": [-1.15, 1.15]},
    )


def _dots(known: pd.DataFrame, unit: str, decimals: int) -> Part:
    said = [words.number(value, unit, decimals=decimals) for value in known["value"]]
    places = [
        words.place(rank, ranked) if rank == rank else _("not ranked")
        for rank, ranked in zip(known["rank"], known["ranked"], strict=True)
    ]
    named = known["role"].isin(NAMED)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": known["value"].tolist(),
        "y": [0] * len(known),
        "customdata": list(zip(map(plain, known["city"]), map(plain, said), places, strict=True)),
        "hovertemplate": "%{customdata[0]}  %{customdata[1]}<br>%{customdata[2]}<extra></extra>",
        "marker": {
            "color": [theme.city(role) for role in known["role"]],
            "size": [15 if is_named else 10 for is_named in named],
            "line": {"color": theme.PAPER, "width": 1.5},
            "opacity": 1,
        },
        "cliponaxis": False,
    }


def _names(known: pd.DataFrame, unit: str, decimals: int) -> list[Part]:
    """Ours above the line, the benchmarks below it, kept within the figure."""
    low, high = known["value"].min(), known["value"].max()
    notes = []
    for city, role, value in zip(known["city"], known["role"], known["value"], strict=True):
        if role not in NAMED:
            continue
        share = (value - low) / (high - low) if high > low else 0.5
        written = words.number(value, unit, decimals=decimals)
        name = coloured(f"{city} {written}", theme.city_ink(role), bold=role == "本市")
        anchor = "left" if share < 0.25 else "right" if share > 0.75 else "center"
        height = {"本市": 0.62, "近学": -0.58, "远学": -0.92}[role]
        notes.append(note(name, x=value, y=height, xanchor=anchor))
    return notes


def history(rows: pd.DataFrame, *, unit: str, decimals: int) -> Figure:
    """Our value over the middle half and the median of the group; the target as a dotted line.

    `rows`: period_start, period_end, grain, value, q1, median, q3, city, target.
    """
    ordered = rows.sort_values("period_end")
    days = days_of(ordered["period_end"])
    targets = ordered["target"].dropna()
    return figure(
        [
            *_band(ordered, days),
            _course(ordered, days, "median", _("median"), theme.OTHER_INK, unit, decimals),
            _course(ordered, days, "value", _home(ordered), theme.HOME, unit, decimals),
        ],
        height=300,
        shapes=_target(targets),
        annotations=_ends(ordered, days, unit, decimals),
        margin={"l": 4, "r": 92, "t": 12, "b": 4},
        xaxis={"type": "date", **ticks(sorted(set(ordered["period_end"])), most=6)},
        yaxis={"showgrid": True, "nticks": 5},
    )


def _home(rows: pd.DataFrame) -> str:
    names = rows["city"].dropna()
    return str(names.iloc[0]) if len(names) else ""


def _band(rows: pd.DataFrame, days: list[str]) -> list[Part]:
    edge = {"type": "scatter", "mode": "lines", "x": days, "line": {"width": 0}}
    still = {"hoverinfo": "skip"}
    return [
        {**edge, **still, "y": rows["q1"].tolist()},
        {**edge, **still, "y": rows["q3"].tolist(), "fill": "tonexty", "fillcolor": theme.BAND},
    ]


def _course(
    rows: pd.DataFrame,
    days: list[str],
    column: str,
    name: str,
    colour: str,
    unit: str,
    decimals: int,
) -> Part:
    known = [None if pd.isna(value) else float(value) for value in rows[column]]
    said = [plain(words.number(value, unit, decimals=decimals)) for value in known]
    is_ours = column == "value"
    return {
        "type": "scatter",
        "mode": "lines+markers" if is_ours else "lines",
        "x": days,
        "y": known,
        "name": plain(name),
        "customdata": list(zip(periods(rows), said, strict=True)),
        "hovertemplate": "%{fullData.name}<br>%{customdata[0]}  %{customdata[1]}<extra></extra>",
        "line": {"color": colour, "width": 3 if is_ours else 1.75},
        "marker": {"size": 7},
    }


def _ends(rows: pd.DataFrame, days: list[str], unit: str, decimals: int) -> list[Part]:
    """What each line is and ends at, beside its end; the upper one above."""
    last = rows.iloc[-1]
    ends = [("median", _("median"), theme.OTHER_INK), ("value", _home(rows), theme.HOME)]
    known = [
        (last[column], name, colour) for column, name, colour in ends if pd.notna(last[column])
    ]
    known.sort(key=lambda end: float(end[0]))
    shifts = (-14, 14) if len(known) > 1 else (0,)
    place = {"x": days[-1], "xanchor": "left", "xshift": 8, "align": "left"}
    return [
        note(
            f"{coloured(name, colour, bold=colour == theme.HOME)}<br>"
            f"{coloured(words.number(value, unit, decimals=decimals), colour)}",
            y=float(value),
            yshift=shift,
            **place,
        )
        for (value, name, colour), shift in zip(known, shifts, strict=True)
    ]


def _target(targets: pd.Series) -> list[Part]:
    if targets.empty:
        return []
    value = float(targets.iloc[-1])
    line = {"color": theme.INK, "width": 1.25, "dash": "dot"}
    return [
        {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": value, "y1": value, "line": line}
    ]
