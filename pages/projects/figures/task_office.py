"""The task office: people on loan by source, and a campaign's indicator against its target."""

import pandas as pd

from pages.shared import theme, words
from pages.shared.charts.base import by
from pages.shared.charts.base import months as months_of
from pages.shared.charts.events import campaign_of
from pages.shared.figures import Bars, Chart, Figure, Level, Line, Run, Scale, Text, days, numbers
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
def lent(people: pd.DataFrame) -> Figure:
    """People on loan over time, stacked by source.

    `people`: day, part, count.
    """
    bars = tuple(
        Bars(
            name=part,
            values=numbers(group["count"]),
            places=days(pd.to_datetime(group["day"])),
            roles=theme.PARTS[number % len(theme.PARTS)],
        )
        for number, (part, group) in enumerate(by(people, "part").items())
    )
    axis = months_of(pd.Series(sorted(set(people["day"]))), most=6)
    return Chart(bars, axis, Scale(low=0.0, is_shown=True), bars="stack", has_legend=True)


def burn_up(values: pd.DataFrame, *, of: pd.Series) -> Figure:
    """Our value before, during (shaded) and after a campaign, its target as a line, with ranks.

    `values`: period_end, phase, value, rank, ranked. `of`: the campaign's started, ended, target
    and unit.
    """
    levels = [*values["value"], *([] if pd.isna(of["target"]) else [float(of["target"])])]
    room = (max(levels) - min(levels) or 1.0) * 0.2
    line = Line(
        name=words.role("本市"),
        column="value",
        values=numbers(values["value"]),
        roles="home",
        size=9,
        labels=_ranks(values),
        side="corner",
    )
    return Chart(
        (line,),
        months_of(values["period_end"], most=6),
        Scale(low=min(levels) - room, high=max(levels) + room, is_shown=True),
        levels=_target(of),
        events=campaign_of(of["started"], of["ended"]),
        height=340,
    )


def _target(of: pd.Series) -> tuple[Level, ...]:
    if pd.isna(of["target"]):
        return ()
    text = _("Target {value}", value=words.number(of["target"], of["unit"]))
    return (Level("target", float(of["target"]), text),)


def _ranks(values: pd.DataFrame) -> tuple[Text, ...]:
    """The rank in the last period before the campaign, and in the latest one."""
    before = [place for place, phase in enumerate(values["phase"]) if phase == "before"]
    ends = {*before[-1:], len(values) - 1}
    ranks = zip(values["rank"], values["ranked"], strict=True)
    return tuple(
        Run(words.place(rank, ranked), "home", is_bold=True)
        if place in ends and not pd.isna(rank)
        else ""
        for place, (rank, ranked) in enumerate(ranks)
    )
