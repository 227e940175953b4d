"""The columns that a reader sees of the tables of this page.

Functions, for their headers are in the language of the moment.
"""

from functools import partial

from pages.shared import words
from pages.shared.findings.column import Column, Columns
from pages.shared.findings.columns import practices
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
def gaps() -> Columns:
    """Our value and a benchmark city's, indicator by indicator, and the group's middle half."""
    return {
        "indicator": Column(_("Indicator"), leads_to="indicator"),
        "home_value": _("Ours"),
        "benchmark_value": _("Theirs"),
        "unit": Column(_("Unit"), write=words.unit_word),
        "text": _("Gap"),
        "home_quarter": Column(_("Our quarter"), write=words.quarter),
        "benchmark_quarter": Column(_("Their quarter"), write=words.quarter),
        "q1": _("Lower quartile"),
        "median": _("Median"),
        "q3": _("Upper quartile"),
        "period_end": _("Period up to"),
    }


@cached
def closings() -> Columns:
    """When each gap closes at the present pace, and on what that rests."""
    return {
        "indicator": Column(_("Indicator"), leads_to="indicator"),
        "closes_text": _("Closes"),
        "band_text": _("Band"),
        "text": _("Gap"),
        "pace_text": _("Pace by month"),
        "points_text": _("Rests on"),
    }


@cached
def gap_line(unit: str, decimals: int) -> Columns:
    """The gap to each benchmark city over time."""
    return {
        "period": _("Period"),
        "benchmark_city": Column(_("Benchmark city"), leads_to="city"),
        "home_value": Column(_("Ours"), unit, decimals),
        "benchmark_value": Column(_("Theirs"), unit, decimals),
        "gap": Column(_("Gap"), write=partial(words.change, unit=unit, decimals=decimals)),
    }


@cached
def similar(unit: str, decimals: int) -> Columns:
    """The cities closest to ours in size, with one indicator."""
    return {
        "city": Column(_("City"), leads_to="city"),
        "size_ratio": Column(_("Size against ours"), write=words.ratio),
        "value": Column(_("Value"), unit, decimals),
        "rank": Column(_("Rank"), decimals=0),
        "text": _("Gap"),
    }


@cached
def practices_by_city() -> Columns:
    """The same of visits to several cities."""
    return {"city": Column(_("City"), leads_to="city"), **practices()}


@cached
def others() -> Columns:
    """What published texts tell of other federations, each figure with its sentence and source."""
    return {
        "subject": _("Field"),
        "place": _("Where"),
        "indicator": _("What"),
        "written": _("As written"),
        "period": _("Period"),
        "sentence": _("Sentence"),
        "document": _("Source"),
    }


@cached
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


@cached
def campaign_cities(unit: str, decimals: int) -> Columns:
    """Every city's change over the periods of a campaign."""
    moved = partial(words.change, unit=unit, decimals=decimals)
    return {
        "city": Column(_("City"), leads_to="city"),
        "before": Column(_("Before"), unit, decimals),
        "after": Column(_("After"), unit, decimals),
        "change": Column(_("Change"), write=moved),
        "difference": Column(_("Against the others' median"), write=moved),
    }


@cached
def campaigns() -> Columns:
    """All campaigns with what their indicators did, in words."""
    return {
        "campaign": _("Campaign"),
        "indicator": Column(_("Indicator"), leads_to="indicator"),
        "span": _("Time"),
        "change_text": _("Our change"),
        "others_text": _("Others' median"),
        "effect_text": _("Against the others' median"),
        "cities_text": _("Cities with as large a change, ours too"),
    }
