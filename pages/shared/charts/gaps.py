"""One gap to the benchmark cities over time, with what was done about it."""

from typing import NamedTuple

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
    width,
)
from pages.shared.charts.events import LINE, rules_of

HEIGHT = 320
LABEL = 13  # the size of a label, in pixels
SYMBOLS = {"近学": "square", "远学": "diamond"}


def gap_over_time(
    rows: pd.DataFrame,
    *,
    unit: str,
    decimals: int,
    measures: pd.DataFrame | None = None,
    events: pd.DataFrame | None = None,
) -> Figure:
    """The gap to each benchmark city; above nought we are behind.

    `rows`: benchmark_city, role, period_start, period_end, grain, gap. `measures`: number, started;
    those that began within the time shown are marked by their numbers. `events`: see `happenings`;
    of them only changes of rules are drawn.
    """
    ends = sorted(set(rows["period_end"]))
    traces = [_gap_line(group, unit, decimals) for group in by(rows, "benchmark_city").values()]
    low, high = min(0.0, float(rows["gap"].min())), max(0.0, float(rows["gap"].max()))
    room = (high - low or 1.0) * 0.15
    last = rows.sort_values("period_end").groupby("benchmark_city").tail(1)
    said = [words.change(gap, unit, decimals=decimals) for gap in last["gap"]]
    starts = _starts(measures, ends)
    above = LINE if starts.notes else 0
    rules = rules_of(events, ends[0], ends[-1], floor=low - 0.8 * room, above=above)
    widest = max(width(text, LABEL) for text in [*said, *last["benchmark_city"]])
    return figure(
        [*traces, *rules.traces],
        height=HEIGHT,
        shapes=[_nought(), *starts.shapes, *rules.shapes],
        xaxis={"type": "date", **ticks(ends, most=6)},
        yaxis={"showgrid": True, "nticks": 5, "range": [low - room, high + room]},
        margin={"l": 4, "r": 20 + widest, "t": max(28 if starts.notes else 12, rules.head), "b": 4},
        annotations=[
            *_end_labels(last.assign(said=said), (high - low or 1.0) + 2 * room),
            *starts.notes,
            *rules.notes,
        ],
    )


class _Starts(NamedTuple):
    """When measures began, as the figure draws it."""

    shapes: list[Part]
    notes: list[Part]


def _starts(measures: pd.DataFrame | None, ends: list[pd.Timestamp]) -> _Starts:
    """A thin line for each day on which measures began, their numbers at its head."""
    if measures is None:
        return _Starts([], [])
    seen = measures[(measures["started"] >= ends[0]) & (measures["started"] <= ends[-1])]
    line = {"color": theme.OTHER_INK, "width": 1, "dash": "dot"}
    shapes: list[Part] = []
    notes: list[Part] = []
    for day, numbers in seen.groupby("started")["number"]:
        at = f"{day:%Y-%m-%d}"
        shapes.append({"type": "line", "x0": at, "x1": at, "yref": "paper", "y0": 0, "y1": 1})
        shapes[-1]["line"] = line
        said = plain("·".join(str(number) for number in numbers))
        notes.append(note(said, x=at, yref="paper", y=1, yanchor="bottom"))
    return _Starts(shapes, notes)


def _nought() -> Part:
    line = {"color": theme.INK, "width": 1.25}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 0, "line": line}


def _end_labels(last: pd.DataFrame, span: float) -> list[Part]:
    """City and gap at the end of each line, pushed apart where two would lie on each other."""
    pixels = (HEIGHT - 60) / span
    labels: list[Part] = []
    ceiling = float("inf")
    for row in last.sort_values("gap", ascending=False).to_dict("records"):
        place = min(row["gap"] * pixels, ceiling)
        ceiling = place - 2.8 * LABEL
        colour = theme.city_ink(row["role"])
        name = coloured(row["benchmark_city"], colour, bold=True)
        labels.append(
            note(
                f"{name}<br>{coloured(row['said'], colour)}",
                x=1,
                xref="paper",
                xanchor="left",
                y=float(row["gap"]),
                yshift=place - row["gap"] * pixels,
                xshift=8,
                align="left",
            )
        )
    return labels


def _gap_line(rows: pd.DataFrame, unit: str, decimals: int) -> Part:
    role = rows["role"].iloc[0]
    gap = [plain(words.change(value, unit, decimals=decimals)) for value in rows["gap"]]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": days_of(rows["period_end"]),
        "y": rows["gap"].tolist(),
        "name": plain(rows["benchmark_city"].iloc[0]),
        "customdata": list(zip(periods(rows), gap, strict=True)),
        "hovertemplate": "%{fullData.name}<br>%{customdata[0]}  %{customdata[1]}<extra></extra>",
        "line": {"color": theme.city(role), "width": 3},
        "marker": {"size": 7, "symbol": SYMBOLS.get(role, "square")},
    }
