"""Where we and the benchmark cities stand within the group, one line per indicator."""

import pandas as pd

from pages.shared import theme
from pages.shared.charts.base import Figure, Part, coloured, figure, plain
from pages.shared.charts.gaps import SYMBOLS

LABEL = 13  # the size of a label, in pixels


def dumbbell(rows: pd.DataFrame) -> Figure:
    """Dumbbells from us to a benchmark city, over the middle half of the group; the other beside.

    `rows`: indicator, text (the gap in its own unit), is_behind, role, other_role, and the places
    from 0 (the group's last) to 100 (its first): home_place, benchmark_place, other_place,
    q1_place, median_place, q3_place. In the order of the frame, the first on top.
    """
    places = list(range(len(rows)))
    role = str(rows["role"].iloc[0])
    others = rows["other_role"].dropna()
    other = str(others.iloc[0]) if len(others) else ""
    return figure(
        [
            _lines(rows, "q1_place", "q3_place", theme.PLANNED, 14),
            _medians(rows),
            _lines(rows, "home_place", "benchmark_place", theme.OTHER_INK, 3),
            _marks(rows["other_place"], theme.city(other), SYMBOLS.get(other, "diamond"), 9),
            _marks(rows["benchmark_place"], theme.city(role), SYMBOLS.get(role, "square"), 14),
            _marks(rows["home_place"], theme.HOME, "circle", 14),
        ],
        height=24 + 44 * len(rows),
        xaxis={"visible": False, "range": [-3, 103]},
        yaxis={
            "range": [len(rows) - 0.4, -0.6],
            "ticklabelstandoff": 12,
            "tickmode": "array",
            "tickvals": places,
            "ticktext": [_label(*said) for said in _said(rows)],
            "tickfont": {"size": LABEL, "color": theme.INK},
        },
    )


def _said(rows: pd.DataFrame) -> list[tuple[str, str, bool]]:
    return list(zip(rows["indicator"], rows["text"], rows["is_behind"], strict=True))


def _label(name: str, text: str, is_behind: bool) -> str:
    return f"{plain(name)}<br>{coloured(text, theme.bad() if is_behind else theme.good())}"


def _lines(rows: pd.DataFrame, start: str, end: str, colour: str, thick: int) -> Part:
    pairs = zip(rows[start], rows[end], strict=True)
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [place for first, last in pairs for place in (first, last, None)],
        "y": [place for place in range(len(rows)) for _ in range(3)],
        "line": {"color": colour, "width": thick},
        "hoverinfo": "skip",
    }


def _medians(rows: pd.DataFrame) -> Part:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": rows["median_place"].tolist(),
        "y": list(range(len(rows))),
        "marker": {"symbol": "line-ns-open", "size": 13, "color": theme.MUTED},
        "hoverinfo": "skip",
    }


def _marks(column: pd.Series, colour: str, symbol: str, size: int) -> Part:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [None if pd.isna(place) else float(place) for place in column],
        "y": list(range(len(column))),
        "marker": {"color": colour, "size": size, "symbol": symbol},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
