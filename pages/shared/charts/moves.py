"""Two periods side by side: where every city stood before and stands now."""

import pandas as pd

from pages.shared import theme, words
from pages.shared.charts.base import Figure, Part, beneath, coloured, figure, note, plain, width

ROW = 46  # the height of a row of two lines, in pixels


def two_periods(rows: pd.DataFrame, *, unit: str, decimals: int) -> Figure:
    """A dumbbell per city: an open circle before, a full one now; the change at the right.

    `rows`, best first: city, role, is_own, value_before, value_now, change, sign, rank_before,
    rank_now, moved, said.
    """
    shown = rows[rows["value_before"].notna() | rows["value_now"].notna()].reset_index(drop=True)
    places = list(shown.index)
    colours = [
        _colour(moved, is_own=is_own)
        for moved, is_own in zip(shown["moved"], shown["is_own"], strict=True)
    ]
    changes = [words.change(change, unit, decimals=decimals) for change in shown["change"]]
    before, now = shown["value_before"].tolist(), shown["value_now"].tolist()
    return figure(
        [
            *[
                _stem(start, end, place, colour)
                for start, end, place, colour in zip(before, now, places, colours, strict=True)
            ],
            _marks(before, places, colours, is_open=True, said=_written(before, unit, decimals)),
            _marks(now, places, colours, is_open=False, said=_written(now, unit, decimals)),
        ],
        height=48 + ROW * len(shown),
        annotations=_changes(shown, changes),
        margin={"l": 4, "r": 20 + max(width(text, 13) for text in changes), "t": 8, "b": 4},
        xaxis={"showgrid": True, "side": "top", "nticks": 5},
        yaxis={
            "range": [len(shown) - 0.4, -0.6],
            "ticklabelstandoff": 10,
            "tickmode": "array",
            "tickvals": places,
            "ticktext": _labels(shown),
        },
    )


def _colour(moved: str, *, is_own: bool) -> str:
    if is_own:
        return theme.HOME
    return {"passed": theme.NEAR, "passed_by": theme.FAR}.get(moved, theme.OTHER_INK)


def _labels(rows: pd.DataFrame) -> list[str]:
    """Each city; under it its ranks, and what happened between it and the one explained."""
    names = ("city", "is_own", "rank_before", "rank_now", "said")
    labels = []
    for city, is_own, before, now, said in zip(*(rows[name] for name in names), strict=True):
        name = coloured(city, theme.HOME if is_own else theme.INK, bold=is_own)
        labels.append(beneath(name, f"{_rank(before)} → {_rank(now)} {said}"))
    return labels


def _rank(rank: float) -> str:
    return words.DASH if pd.isna(rank) else str(int(rank))


def _written(values: list[float], unit: str, decimals: int) -> list[str]:
    return [plain(words.number(value, unit, decimals=decimals)) for value in values]


def _stem(start: float, end: float, place: int, colour: str) -> Part:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [start, end],
        "y": [place, place],
        "line": {"color": colour, "width": 3},
        "opacity": 0.55,
        "hoverinfo": "skip",
    }


def _marks(
    values: list[float], places: list[int], colours: list[str], *, is_open: bool, said: list[str]
) -> Part:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [None if pd.isna(value) else value for value in values],
        "y": places,
        "marker": {
            "symbol": "circle",
            "size": 12,
            "color": theme.PAPER if is_open else colours,
            "line": {"color": colours, "width": 2},
        },
        "customdata": said,
        "hovertemplate": "%{customdata}<extra></extra>",
        "cliponaxis": False,
    }


def _changes(rows: pd.DataFrame, said: list[str]) -> list[Part]:
    """How far each city moved, at the right; green or red by the indicator's direction."""
    notes = []
    better = rows["change"].fillna(0) * rows["sign"]
    for place, (text, gain, is_own) in enumerate(zip(said, better, rows["is_own"], strict=True)):
        colour = theme.good() if gain > 0 else theme.bad() if gain < 0 else theme.MUTED
        label = coloured(text, colour, bold=bool(is_own))
        notes.append(note(label, x=1, xref="paper", xanchor="left", xshift=6, y=place))
    return notes
