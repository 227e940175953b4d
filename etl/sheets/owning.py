"""Whose the rows of each sheet are: by the columns that name units, or by another row."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Owning:
    """A row is the units' that its `columns` name, and theirs whose row it belongs to.

    `parents` are tables that stand before this one, with the columns that both rows share. Without
    the part `later` of its key a row is one with what is stated with it.
    """

    columns: tuple[str, ...] = ()
    parents: tuple[tuple[str, tuple[str, ...]], ...] = ()
    later: str = ""


_OF_PROJECT = Owning(parents=(("projects", ("project",)),))
_OF_UNIT = Owning(("unit",))
# In the order in which owners are found: a table stands below those that its rows belong to.
OWNING: Mapping[str, Owning] = {
    "units": _OF_UNIT,
    "indicators": Owning(("owner",)),
    "forums": Owning(("host",)),
    "topics": Owning(("proposer",), (("forums", ("forum_no",)),), later="forum_no"),
    "outcomes": Owning(
        parents=(("topics", ("topic", "forum_no")), ("forums", ("forum_no",))),
    ),
    "look_backs": Owning(parents=(("outcomes", ("outcome",)),)),
    "projects": Owning(("lead",)),
    "project_progress": _OF_PROJECT,
    "milestones": _OF_PROJECT,
    "campaigns": _OF_PROJECT,
    "secondments": Owning(("source",)),
    "problems": Owning(("owner",)),
    "field_visits": _OF_UNIT,
    "decisions": Owning(("owner",)),
    "benchmark_tasks": Owning(("owner",)),
    "study_visits": _OF_UNIT,
    "publications": _OF_UNIT,
    "appraisal_scores": _OF_UNIT,
    "studios": _OF_UNIT,
    "honours": _OF_UNIT,
    "service_visits": _OF_UNIT,
    "staffing": _OF_UNIT,
    "plans": Owning(("unit", "organiser")),
}
# Of cities, and of how the board counts: whoever may upload states these.
NOBODYS = frozenset(
    (
        *("cities", "indicator_values", "schemes", "board_settings", "paper_sentences"),
        *("scoring_rules", "appraisals"),
    )
)
