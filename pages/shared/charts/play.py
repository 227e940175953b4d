"""The ranking in motion: one frame per period, played in the browser without the server."""

import pandas as pd

from pages.shared import theme, words
from pages.shared.charts.base import Figure, Part, figure, plain, width
from pages.shared.words import translate as _

ROW = 30  # pixels
PACE = 700  # milliseconds per period
LABEL = 13


def play(ranks: pd.DataFrame, *, unit: str, decimals: int) -> Figure:
    """Every city as a dot at its value, the best on top; a button plays, a slider steps.

    `ranks`: city, role, period_start, period_end, grain, rank, ranked, value. Opens on the last
    period. A city without a rank has no dot in that period.
    """
    cities = sorted(ranks["city"].unique())
    by_period = ranks.groupby("period_end", sort=True)
    frames = [_frame(rows, cities, unit, decimals) for _end, rows in by_period]
    rows_high = int(ranks.groupby("period_end")["rank"].count().max())
    drawn = figure(
        frames[-1]["data"],  # type: ignore[arg-type]  # a frame's traces are a figure's
        height=150 + ROW * rows_high,
        margin={"l": 8, "r": 8, "t": 44, "b": 84},
        xaxis={"visible": False, "range": _range(ranks, unit, decimals)},
        yaxis={"visible": False, "range": [rows_high + 0.6, 0.4]},
        updatemenus=[_buttons()],
        sliders=[_slider([str(frame["name"]) for frame in frames])],
    )
    return {**drawn, "frames": frames}


def _frame(rows: pd.DataFrame, cities: list[str], unit: str, decimals: int) -> Part:
    """One period; the dots stand in the same order in every frame, so that each one moves."""
    known = rows[rows["rank"].notna()].sort_values(["rank", "city"])
    at = {city: place for place, city in enumerate(known["city"], start=1)}
    first = rows.iloc[0]
    by_city = {str(row["city"]): row for _index, row in rows.iterrows()}
    placed = [by_city[city] if city in at else None for city in cities]
    return {
        "name": words.period(first["period_start"], first["period_end"], first["grain"]),
        "data": [
            {
                "type": "scatter",
                "mode": "markers+text",
                "ids": list(map(plain, cities)),
                "x": [None if row is None else float(row["value"]) for row in placed],
                "y": [at.get(city) for city in cities],
                "text": ["" if row is None else _label(row, unit, decimals) for row in placed],
                "textposition": "middle right",
                "textfont": {"size": LABEL, "color": _inks(rows, cities)},
                "customdata": [[plain(city)] for city in cities],
                "hovertemplate": "%{text}<extra></extra>",
                "marker": {"size": 13, "color": _colours(rows, cities)},
                "cliponaxis": False,
            }
        ],
    }


def _label(row: pd.Series, unit: str, decimals: int) -> str:
    value = words.number(row["value"], unit, decimals=decimals)
    return plain(f"{int(row['rank'])} {row['city']} {value}")


def _roles(rows: pd.DataFrame) -> dict[str, str]:
    return dict(zip(rows["city"], rows["role"], strict=True))


def _colours(rows: pd.DataFrame, cities: list[str]) -> list[str]:
    roles = _roles(rows)
    return [theme.city(roles.get(city)) for city in cities]


def _inks(rows: pd.DataFrame, cities: list[str]) -> list[str]:
    roles = _roles(rows)
    return [theme.city_ink(roles.get(city)) for city in cities]


def _range(ranks: pd.DataFrame, unit: str, decimals: int) -> list[float]:
    """Room on the right for the longest label on a phone, where 330 pixels are left."""
    low, high = float(ranks["value"].min()), float(ranks["value"].max())
    longest = max(
        width(f"11 {city} {words.number(high, unit, decimals=decimals)}", LABEL)
        for city in ranks["city"].unique()
    )
    share = min((longest + 24) / 330, 0.7)
    span = (high - low) or 1.0
    return [low - span * 0.04, high + span * share / (1 - share)]


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
