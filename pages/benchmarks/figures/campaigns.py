"""Campaigns: us against the other cities' median and their middle half, and city by city."""

from functools import partial

import pandas as pd

from pages.shared import theme, words
from pages.shared.charts.base import course, periods
from pages.shared.charts.events import campaign_of
from pages.shared.figures import Band, Bars, Chart, Figure, Level, Line, Rows, Run, Scale, numbers
from pages.shared.theme import Role
from pages.shared.words import translate as _
from runtime.cache import cached


def campaign(rows: pd.DataFrame, *, of: pd.Series) -> Figure:
    """How far we and the other cities stand from the own mean before; the campaign is shaded.

    `rows`: period_start, period_end, grain, is_compared, home_moved, others_moved, others_q1,
    others_q3. `of`: the campaign's started, ended, unit, decimals, home_city.
    """
    write = partial(words.change, unit=of["unit"], decimals=int(of["decimals"]))
    last, home, others = rows.iloc[-1], str(of["home_city"]), _("Others' median")
    moves = rows[["home_moved", "others_moved", "others_q1", "others_q3"]]
    low, high = min(0.0, float(moves.min().min())), max(0.0, float(moves.max().max()))
    room = (high - low or 1.0) * 0.1
    moved = zip(periods(rows), rows["home_moved"], strict=True)
    theirs = Line(
        name=others,
        column="others_moved",
        values=numbers(rows["others_moved"]),
        roles="quiet",
        width=2,
        is_dashed=True,
        end=_end(others, "quiet", last["others_moved"], write),
    )
    ours = Line(
        name=home,
        column="home_moved",
        values=numbers(rows["home_moved"]),
        roles="home",
        pointed=tuple(f"{period}  {write(change)}" for period, change in moved),
        size=9,
        hollow=tuple(not compared for compared in rows["is_compared"]),
        end=_end(home, "home", last["home_moved"], write),
    )
    middle = Band(
        values=numbers(rows["others_q3"]), starts=numbers(rows["others_q1"]), roles="planned"
    )
    return Chart(
        (middle, theirs, ours),
        course(rows, most=6),
        Scale(low=low - room, high=high + room, is_shown=True),
        levels=(Level("nought", 0.0),),
        events=campaign_of(of["started"], of["ended"]),
        height=360,
    )


def _end(name: str, role: Role, value: float, write: "partial[str]") -> tuple[Run, ...] | str:
    if pd.isna(value):
        return ""
    return (Run(name, role, is_bold=True), Run(write(value), role))


@cached
def placebos(cities: pd.DataFrame, *, unit: str, decimals: int) -> Figure:
    """Each city's change against the median of all others; ours picked out.

    `cities`: city, role, is_home, difference, the largest first; cities without one are left out.
    """
    comparable = cities[cities["difference"].notna()]
    roles = tuple(map(theme.city, comparable["role"]))
    names = tuple(
        Run(city, role, is_bold=bool(home))
        for city, role, home in zip(comparable["city"], roles, comparable["is_home"], strict=True)
    )
    bars = Bars(
        values=numbers(comparable["difference"]),
        column="difference",
        roles=roles,
        labels=tuple(
            words.change(gap, unit, decimals=decimals) for gap in comparable["difference"]
        ),
    )
    return Chart((bars,), Rows(names, 28))
