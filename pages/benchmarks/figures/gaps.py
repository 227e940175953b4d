"""One gap to the benchmark cities over time, with what was done about it."""

import pandas as pd

from pages.shared import theme, words
from pages.shared.charts.base import by, course, periods
from pages.shared.charts.events import measures as begun
from pages.shared.charts.events import rules
from pages.shared.figures import Chart, Figure, Level, Line, Run, Scale, Shape, days, numbers
from runtime.cache import cached

SYMBOLS: dict[str, Shape] = {"近学": "square", "远学": "diamond"}


@cached
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
    axis = course(rows, most=6)
    low, high = min(0.0, float(rows["gap"].min())), max(0.0, float(rows["gap"].max()))
    room = (high - low or 1.0) * 0.15
    return Chart(
        tuple(_line(group, unit, decimals) for group in by(rows, "benchmark_city").values()),
        axis,
        Scale(low=low - room, high=high + room, is_shown=True),
        levels=(Level("nought", 0.0),),
        events=(*begun(measures, axis.days), *rules(events, axis.days)),
        height=320,
    )


def _line(rows: pd.DataFrame, unit: str, decimals: int) -> Line:
    changes = [words.change(value, unit, decimals=decimals) for value in rows["gap"]]
    code, name = rows["role"].iloc[0], str(rows["benchmark_city"].iloc[0])
    last = rows["period_end"].argmax()
    role = theme.city(code)
    return Line(
        name=name,
        column="gap",
        values=numbers(rows["gap"]),
        places=days(rows["period_end"]),
        roles=role,
        pointed=tuple(
            f"{period}  {gap}" for period, gap in zip(periods(rows), changes, strict=True)
        ),
        size=7,
        shape=SYMBOLS.get(code, "square"),
        end=(Run(name, role, is_bold=True), Run(changes[last], role)),
    )
