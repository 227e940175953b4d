"""What the overview speaks of: the rows of its headlines, and of all that goes on."""

from collections.abc import Sequence

from pages.shared import components, facts, warehouse, words
from pages.shared.findings import overview as findings


def gathered(views: Sequence[components.View]) -> findings.Now:
    """The rows behind the overview, from the build in view."""
    return findings.Now(
        headlines=tuple(map(_headline, views)),
        targets=warehouse.query("targets", city=None, city_group=None),
        forums=warehouse.query("overview_forums"),
        months=warehouse.query("overview_forum_months"),
        topics=warehouse.query("overview_topics"),
        effects=warehouse.query("overview_effects"),
        stuck=words.with_matters(warehouse.query("stuck", owner=None)),
        overdue=facts.number("overdue"),
    )


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
