"""What the search for a name says."""

import pandas as pd

from pages.shared.words import plural
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
def title(found: pd.DataFrame, asked: str) -> str:
    """How much was found."""
    if not asked:
        return _("Find an indicator, a city, a unit, a forum …")
    if found.empty:
        return _("Nothing on the board is called “{asked}”", asked=asked)
    return plural("“{asked}”: {count} hit", "“{asked}”: {count} hits", len(found), asked=asked)


def scope() -> str:
    """What is searched."""
    return _("Schemes, indicators, cities, units, forums, topics, projects and problems")


def kinds() -> dict[str, str]:
    """The kinds of things that have a name, in words."""
    return {
        "scheme": _("Schemes"),
        "indicator": _("Indicators"),
        "city": _("Cities"),
        "unit": _("Units"),
        "forum": _("Forums"),
        "topic": _("Topics"),
        "project": _("Projects"),
        "problem": _("Problems"),
    }
