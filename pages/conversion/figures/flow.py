"""The funnel from a topic to its effect."""

import pandas as pd

from pages.shared import words
from pages.shared.figures import Bars, Chart, Figure, Rows, Run, Text, numbers
from pages.shared.figures.records import Record, records
from pages.shared.theme import Role
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
def funnel(stages: pd.DataFrame) -> Figure:
    """Bars of those that ever came to each stage, and what became of the others.

    `stages`, in order: stage (a code), topics, share_of_first, share_of_previous, median_days,
    young, behind, declined. The counts stand under the names, where they fit on every screen.
    """
    parts: dict[str, tuple[str, Role]] = {
        "topics": (_("Ever came so far"), "amount"),
        "young": (_("Too young to say"), "planned"),
        "behind": (_("Beyond what is usual"), "amber"),
        "declined": (_("Declined before"), "quiet"),
    }
    bars = tuple(
        Bars(
            name=name,
            column=column,
            values=numbers(stages[column]),
            roles=role,
            thick=0.42,
            labels=tuple(str(int(count) or "") for count in stages[column]),
            side="middle",
        )
        for column, (name, role) in parts.items()
    )
    rows = records(stages)
    names = Rows(tuple(map(_named, rows)), 76, above=("", *map(_step, rows[1:])))
    return Chart(bars, names, bars="stack", has_legend=True)


def _named(row: Record) -> Text:
    share = Run(words.share(row["share_of_first"]), "muted")
    count = Run(str(int(row["topics"])), is_bold=True)
    return (words.stage(row["stage"]), (count, "  ", share))


def _step(row: Record) -> str:
    passed = words.share(row["share_of_previous"])
    if pd.isna(row["share_of_previous"]):
        return _("↓ none before")
    if pd.isna(row["median_days"]):
        return _("↓ {share}; more than half not yet", share=passed)
    took = words.days(row["median_days"])
    return _("↓ {share}, half within {days}", share=passed, days=took)
