"""Counts made of parts, and places over time: what the league, the lists and the ledger are of."""

from collections.abc import Mapping

import pandas as pd

from pages.shared import words
from pages.shared.charts.base import by
from pages.shared.charts.base import months as months_of
from pages.shared.figures import (
    Bars,
    Chart,
    Figure,
    Line,
    Periods,
    Points,
    Rows,
    Run,
    Scale,
    days,
    numbers,
    texts,
)
from pages.shared.theme import Role
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
def stacked(
    rows: pd.DataFrame, *, roles: Mapping[str, Role], row: int = 34, is_told: bool = True
) -> Figure:
    """Bars of counts, each parted by role, its whole beside it; a target is a mark across it.

    `rows`: name, target (may be missing), and a column of counts for each part that `roles` names,
    in the frame's order; `is_told` writes the counts into the parts, where they fit.
    """
    bars = tuple(
        Bars(
            name=part,
            values=numbers(rows[part]),
            roles=role,
            thick=0.6,
            labels=tuple(
                words.number(count, "") if count and is_told else "" for count in rows[part]
            ),
            side="middle",
        )
        for part, role in roles.items()
    )
    whole = tuple(words.number(total, "") for total in rows[list(roles)].sum(axis=1))
    target = Points(
        name=_("Target"), values=numbers(rows["target"]), roles="ink", shape="stroke", size=22
    )
    return Chart(
        (*bars, *([target] if rows["target"].notna().any() else [])),
        Rows(texts(rows["name"]), row, beside=whole),
        bars="stack",
        has_legend=True,
    )


@cached
def flags(months: pd.DataFrame) -> Figure:
    """Red flags (well done) and yellow ones (overdue) of each month, side by side.

    `months`: month, red_flags, yellow_flags.
    """
    kinds: dict[str, tuple[str, Role]] = {
        "red_flags": (_("Red flags"), "amount"),
        "yellow_flags": (_("Yellow flags"), "amber"),
    }
    bars = tuple(
        Bars(
            name=name,
            column=column,
            values=numbers(months[column]),
            roles=role,
            labels=tuple(str(int(count)) if count else "" for count in months[column]),
        )
        for column, (name, role) in kinds.items()
    )
    shown = months_of(months["month"], most=6)
    return Chart(bars, shown, Scale(low=0.0), height=280, bars="beside", has_legend=True)


@cached
def standings(ranks: pd.DataFrame) -> Figure:
    """Each unit's place from period to period, its name at the end; who moved has a colour.

    `ranks`: name, period_end, period (in words), rank; in order of time, every name at most once
    a period.
    """
    ends = days(pd.to_datetime(ranks["period_end"]))
    periods = dict(zip(ends, ranks["period"], strict=True))
    last = max(ends)
    lines = tuple(_line(name, group, last) for name, group in by(ranks, "name").items())
    lowest = float(ranks["rank"].max())
    return Chart(
        lines,
        Periods(tuple(periods), tuple(periods.values()), is_named_at_ends=True),
        Scale("rank", low=0.4, high=lowest + 0.6),
        height=72 + 26 * int(lowest),
    )


def _line(name: str, group: pd.DataFrame, last: object) -> Line:
    places = days(pd.to_datetime(group["period_end"]))
    first, now = (int(group["rank"].iloc[at]) for at in (0, -1))
    role: Role = "quiet" if first == now else "good" if now < first else "bad"
    return Line(
        name=name,
        column="rank",
        values=numbers(group["rank"]),
        places=places,
        roles=role,
        width=2,
        size=7,
        end=Run(f"{now} {name}{_arrow(first - now)}", role) if places[-1] == last else "",
    )


def _arrow(climbed: int) -> str:
    """How many places a unit climbed or fell, as a sign."""
    return f" {'↑' if climbed > 0 else '↓'}{abs(climbed)}" if climbed else ""
