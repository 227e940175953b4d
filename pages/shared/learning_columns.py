"""The columns that a reader sees of campaigns, gaps, measures and practices.

Functions, for their headers are in the language of the moment.
"""

from functools import partial

from pages.shared import words
from pages.shared.column import Column, Columns
from pages.shared.words import translate as _


def campaign_course(unit: str, decimals: int) -> Columns:
    """Us and the other cities, period by period, from the own mean before a campaign."""
    moved = partial(words.change, unit=unit, decimals=decimals)
    return {
        "period": _("Period"),
        "phase": Column(_("Phase"), write=words.phase),
        "home_value": Column(_("Our value"), unit, decimals),
        "home_moved": Column(_("Ours against before"), write=moved),
        "others_moved": Column(_("Others' median"), write=moved),
        "others_q1": Column(_("Lower quartile"), write=moved),
        "others_q3": Column(_("Upper quartile"), write=moved),
        "others": Column(_("Other cities"), decimals=0),
    }


def campaign_cities(unit: str, decimals: int) -> Columns:
    """Every city's change over the periods of a campaign."""
    moved = partial(words.change, unit=unit, decimals=decimals)
    return {
        "city": _("City"),
        "before": Column(_("Before"), unit, decimals),
        "after": Column(_("After"), unit, decimals),
        "change": Column(_("Change"), write=moved),
        "difference": Column(_("Against the others' median"), write=moved),
    }


def campaigns() -> Columns:
    """All campaigns with what their indicators did, in words."""
    return {
        "campaign": _("Campaign"),
        "indicator": _("Indicator"),
        "span": _("Time"),
        "change_text": _("Our change"),
        "others_text": _("Others' median"),
        "effect_text": _("Against the others' median"),
        "cities_text": _("Cities with as large a change"),
    }
