"""What the overview speaks of: the rows of its headlines, and of all that goes on."""

from collections.abc import Sequence

import pandas as pd

from pages.overview.findings import overview as findings
from pages.shared import components, warehouse
from pages.shared.findings import facts


def headlines(views: Sequence[components.View]) -> tuple[findings.Headline, ...]:
    """The rows behind each headline."""
    return tuple(map(_headline, views))


@warehouse.cached_on_build
def gathered(headlines: Sequence[findings.Headline], stuck: pd.DataFrame) -> findings.Now:
    """The rows behind the overview, from the build in view."""
    return findings.Now(
        headlines=tuple(headlines),
        targets=warehouse.query("targets", city=None, city_group=None),
        forums=warehouse.query("overview_forums"),
        months=warehouse.query("overview_forum_months"),
        topics=warehouse.query("overview_topics"),
        effects=warehouse.query("overview_effects"),
        stuck=stuck,
        overdue=facts.number("overdue"),
    )


@warehouse.cached_on_build
def _headline(view: components.View) -> findings.Headline:
    turn, moves = components.last_turn(view)
    return findings.Headline(
        name=view.of.name,
        decimals=view.of.decimals,
        cities=view.query("ranking"),
        ranks=view.query("ranks"),
        turn=turn,
        moves=moves,
        view=view.chosen,
    )
