"""Whose the rows of each mart are: what a reader who is limited to one unit sees of it.

A mart that is not named here has no rows for such a reader, and a test fails. The order is that in
which the tables are made: a table stands below those that it is made of. Tables of `staging` are
there while the others are made, and gone when a query is asked.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Rule(Enum):
    """A rule that needs no more than its name."""

    ALL = "all"  # of cities, of the methods and of the board itself: nobody's in particular
    NONE = "none"  # of several units in one row, or of files that hold several units' rows
    FILE = "file"  # as its file in `sql/rows` selects them
    AGAIN = "again"  # counted anew, by the build's own statement, of the rows that are seen
    AGAIN_AND_FILE = "again and file"  # the same, without what its file takes out of that


@dataclass(frozen=True)
class Own:
    """The rows of which a column names the unit, be it among others, parted by 、."""

    columns: tuple[str, ...]


@dataclass(frozen=True)
class Of:
    """The rows that belong to a row that is seen of another table, by these columns of both."""

    table: str
    columns: tuple[str, ...]


Said = Rule | Own | Of
OF_CITIES = (
    *("board", "carried_over", "city_groups", "city_ranks", "closings", "composite_ranks"),
    *("composite_scores", "contributions", "confirmed_doubts", "coverage", "gaps", "headlines"),
    *("increments", "leave_one_out", "normalised_values", "paces", "period_coverage", "quartiles"),
    *("scheme_faults", "scheme_nodes", "schemes", "similar_cities", "stated_facts", "targets"),
    *("value_sources", "appraisal_weights", "scoring_rules", "paper_sentences"),
    *("announced_ranks", "latest_ranks", "ranked_cities", "ranked_groups"),
)
RULES: Mapping[str, Said] = {
    **{f"marts.{name}": Rule.ALL for name in OF_CITIES},
    "marts.indicators": Rule.FILE,  # all of them; another unit that answers is not named
    "staging.as_of": Rule.ALL,
    "staging.board": Rule.ALL,
    "staging.stages": Rule.ALL,
    "staging.fact_rules": Rule.ALL,
    "staging.plans": Rule.ALL,
    "staging.accruals": Rule.ALL,
    "staging.accrual_forms": Rule.ALL,
    "marts.units": Own(("unit",)),
    "marts.hosts": Own(("unit",)),
    "marts.forum_plan": Own(("unit",)),
    "marts.forum_formats": Rule.NONE,
    "marts.plan_debts": Own(("owner",)),
    "marts.growth": Own(("unit",)),
    "marts.forums": Own(("host",)),
    "marts.archive": Own(("host",)),
    "marts.topic_stages": Rule.FILE,
    "marts.ageing": Rule.FILE,
    "marts.topics": Rule.FILE,
    "marts.topic_waits": Of("marts.topic_stages", ("topic", "forum_no")),
    "marts.topic_cohorts": Rule.AGAIN,
    "marts.survival": Rule.AGAIN,
    "marts.step_times": Rule.AGAIN,
    "marts.conversion": Rule.AGAIN,
    "marts.outcome_uses": Rule.FILE,
    "staging.outcomes": Of("marts.outcome_uses", ("_upload", "_sheet", "_row")),
    "marts.look_backs": Own(("owner",)),
    "marts.search_texts": Rule.AGAIN,
    "marts.forum_branches": Rule.FILE,
    "marts.projects": Own(("lead",)),
    "marts.milestones": Own(("lead",)),
    "marts.project_curve": Of("marts.projects", ("project",)),
    "marts.lists": Rule.AGAIN,
    "marts.secondments": Own(("source",)),
    "marts.tasks": Rule.AGAIN,
    "marts.campaign_results": Of("marts.projects", ("project",)),
    "marts.campaign_cities": Of("marts.campaign_results", ("campaign",)),
    "marts.campaign_courses": Of("marts.campaign_results", ("campaign",)),
    "marts.campaign_effects": Of("marts.campaign_results", ("campaign",)),
    "marts.campaign_periods": Of("marts.campaign_results", ("campaign",)),
    "marts.campaign_values": Of("marts.campaign_results", ("campaign",)),
    "marts.events": Rule.FILE,
    "marts.measures": Own(("owner",)),
    "staging.decisions": Own(("owner",)),
    "marts.decisions": Rule.AGAIN,  # of which meeting is the latest with one of theirs
    "marts.problems": Own(("owner",)),
    "staging.problems": Own(("owner",)),
    "marts.problem_ages": Rule.AGAIN,
    "marts.problem_months": Rule.AGAIN,
    "marts.problem_steps": Rule.AGAIN,
    "marts.field_visits": Own(("unit",)),
    "marts.field_research": Rule.AGAIN,
    "marts.appraisal_results": Own(("unit",)),
    "marts.appraisal_scores": Own(("unit",)),
    "marts.rater_spreads": Rule.NONE,
    "marts.honours": Own(("unit",)),
    "marts.publications": Own(("unit",)),
    "marts.publicity_league": Own(("unit",)),
    "marts.service_visits": Own(("unit",)),
    "marts.staffing": Own(("unit",)),
    "marts.studios": Own(("unit",)),
    "marts.unit_deeds": Own(("unit",)),
    "marts.matters": Own(("owner",)),
    "marts.to_do": Own(("owner",)),
    "marts.stuck": Own(("owner",)),
    "marts.facts": Rule.AGAIN_AND_FILE,
    "marts.date_faults": Rule.FILE,
    "marts.open_questions": Rule.AGAIN,
    "marts.open_faults": Rule.NONE,
    "marts.left_aside": Rule.NONE,
    "marts.upload_changes": Rule.NONE,
    "marts.uploads": Rule.FILE,  # those that hold a row that is seen
}
