"""What papers say: for each page of the board its sentences, written by rule from its facts.

The sentences themselves stand in `catalogues/papers.tsv`, where an office may replace them.
"""

from collections.abc import Callable, Mapping

from pages.shared.capture.screen import Screen
from pages.shared.exports.prose import matters, moving, standing, units, work
from pages.shared.exports.prose.said import Said

Compose = Callable[[Screen], list[Said]]
COMPOSERS: Mapping[str, Compose] = {
    "rankings": standing.standing,
    "why_moved": moving.why_moved,
    "benchmarks": work.gaps,
    "forums": work.forums,
    "conversion": work.conversion,
    "projects": work.projects,
    "problems": units.problems,
    "appraisals": units.appraisals,
    "publicity": units.publicity,
    "to_do": matters.due,
}


def sentences(page: str, screen: Screen) -> list[Said]:
    """What a paper says of a page; nothing where the page has nothing to say it of."""
    return COMPOSERS[page](screen) if screen.title else []
