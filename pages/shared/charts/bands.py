"""Ranks with their bands, at present and under other weights: a row per city."""

import pandas as pd

from pages.shared import theme, words
from pages.shared.charts.base import Figure, Part, beneath, coloured, figure, note

ROW = 44  # the height of a row of two lines, in pixels


def bands(rows: pd.DataFrame) -> Figure:
    """An open mark on a thin line at present, a full one on a thick line under other weights.

    `rows`, best first: city, is_home, ranked, rank_before, rank_low, rank_high; under the other
    weights rank_now, low, high.
    """
    shown = rows[rows["rank_before"].notna() | rows["rank_now"].notna()].reset_index(drop=True)
    places = list(shown.index)
    colours = [theme.HOME if is_home else theme.NEAR for is_home in shown["is_home"]]
    present = [theme.OTHER_INK] * len(shown)
    last = int(max(shown["ranked"].max(), shown["rank_now"].max(), shown["rank_high"].max()))
    return figure(
        [
            *_spans(shown, ("rank_low", "rank_high"), present, width=2, shift=-0.13),
            *_spans(shown, ("low", "high"), colours, width=7, shift=0.13),
            _marks(shown["rank_before"], [place - 0.13 for place in places], present, is_open=True),
            _marks(shown["rank_now"], [place + 0.13 for place in places], colours, is_open=False),
        ],
        height=44 + ROW * len(shown),
        annotations=_said(shown),
        margin={"l": 4, "r": 64, "t": 8, "b": 4},
        xaxis={
            "range": [0.4, last + 0.6],
            "side": "top",
            "showgrid": True,
            "tickmode": "linear",
            "tick0": 1,
            "dtick": max(1, last // 8),
        },
        yaxis={
            "range": [len(shown) - 0.4, -0.6],
            "ticklabelstandoff": 10,
            "tickmode": "array",
            "tickvals": places,
            "ticktext": _labels(shown),
        },
    )


def _labels(rows: pd.DataFrame) -> list[str]:
    labels = []
    names = ("city", "is_home", "rank_before", "rank_now")
    for city, is_home, before, now in zip(*(rows[name] for name in names), strict=True):
        name = coloured(city, theme.HOME if is_home else theme.INK, bold=bool(is_home))
        labels.append(beneath(name, f"{_rank(before)} → {_rank(now)} {_arrow(before, now)}"))
    return labels


def _rank(rank: float) -> str:
    return words.DASH if pd.isna(rank) else str(int(rank))


def _arrow(before: float, now: float) -> str:
    return "↑" if now < before else "↓" if now > before else ""


def _spans(
    rows: pd.DataFrame, ends: tuple[str, str], colours: list[str], *, width: int, shift: float
) -> list[Part]:
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [low, high],
            "y": [place + shift, place + shift],
            "line": {"color": colour, "width": width},
            "opacity": 0.5,
            "hoverinfo": "skip",
        }
        for place, (low, high, colour) in enumerate(
            zip(rows[ends[0]], rows[ends[1]], colours, strict=True)
        )
        if pd.notna(low)
    ]


def _marks(ranks: pd.Series, places: list[float], colours: list[str], *, is_open: bool) -> Part:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [None if pd.isna(rank) else int(rank) for rank in ranks],
        "y": places,
        "marker": {
            "size": 10 if is_open else 13,
            "color": theme.PAPER if is_open else colours,
            "line": {"color": colours, "width": 2},
        },
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _said(rows: pd.DataFrame) -> list[Part]:
    """Each city's new band, at the right."""
    return [
        note(_between(low, high), x=1, xref="paper", xanchor="left", xshift=10, y=place)
        for place, (low, high) in enumerate(zip(rows["low"], rows["high"], strict=True))
    ]


def _between(low: float, high: float) -> str:
    return _rank(low) if pd.isna(low) or low == high else f"{int(low)}–{int(high)}"
