"""The columns that a reader sees of each table.

Functions, for their headers are in the language of the moment.
"""

from functools import partial

import pandas as pd

from pages.shared import words
from pages.shared.findings.column import Column, Columns
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
def ranks(rows: pd.DataFrame, measured: str, unit: str, decimals: int) -> Columns:
    """Every city's rank over time, with the name that a renamed one had then; `measured` heads the
    value or score that it is ranked by."""
    facts: Columns = {
        "period": _("Period"),
        "city": Column(_("City"), leads_to="city"),
        "name_then": _("Name then"),
        "rank": Column(_("Rank"), decimals=0),
        "value": Column(measured, unit, decimals),
    }
    is_renamed = rows["name_then"].notna().any()
    return {name: column for name, column in facts.items() if name != "name_then" or is_renamed}


@cached
def cities(rows: pd.DataFrame, unit: str, decimals: int) -> Columns:
    """Every city's rank in one period, with the announced one where there is any."""
    ranked = int(rows["ranked"].max())
    is_told = "coverage" in rows or not rows["is_counted"].all()
    place = _scheme_place if is_told else words.place
    measured = _("Score") if "coverage" in rows else _("Value")
    facts: Columns = {
        "rank": Column(_("Rank"), write=partial(place, ranked=ranked)),
        "city": Column(_("City"), leads_to="city"),
        "name_then": _("Name then"),
        "value": Column(measured, unit, decimals),
        "stated_change": _("Stated change"),
        "year_change": Column(_("On the year before"), write=partial(_on_year, unit, decimals)),
        "rank_change": Column(_since(rows), write=_moved),
        "band": _("Robust range"),
        "trail": Column(_("Rank over time"), is_trail=True),
        "gap_to_next": difference(_("To the next"), unit, decimals),
        "gap_to_first": difference(_("To the first"), unit, decimals),
        "target_share": Column(_("Of target"), write=words.share),
        "announced_rank": Column(_("Announced"), decimals=0),
        "coverage": Column(_("Indicators known"), write=words.share),
        "weight_coverage": Column(_("Weights covered"), write=words.share),
    }
    kept = {"rank", "city", "value", "gap_to_next", "gap_to_first"}
    known = {name for name in facts if name in rows and rows[name].notna().any()}
    return {name: column for name, column in facts.items() if name in kept | known}


def _scheme_place(rank: float | None, ranked: int) -> str:
    """A rank where a city may have none although something is known of it."""
    return words.place(rank, ranked) if rank is not None and rank == rank else _("not ranked")


def _since(rows: pd.DataFrame) -> str:
    """What ranks are compared with: the period right before, or the one that is named."""
    first = rows.iloc[0]
    if first["is_next"] or pd.isna(first["previous_end"]):
        return _("Change")
    before = words.period(first["previous_start"], first["previous_end"], first["grain"])
    return _("Since {period}", period=before)


def _moved(climbed: float | None) -> str:
    """How far a city moved; a dash, not a sentence, where there is nothing to compare."""
    return words.DASH if climbed is None or climbed != climbed else words.rank_change(climbed)


def _on_year(unit: str, decimals: int, value: float | None) -> str:
    """How a cumulated value differs from that of the same months a year earlier."""
    return words.change(value, unit, decimals=decimals)


def difference(header: str, unit: str, decimals: int) -> Column:
    """Between percentages lie points: said once, in the header."""
    points = words.unit_of_change(unit)
    if points == unit:
        return Column(header, unit, decimals)
    return Column(f"{header} · {points}", decimals=decimals)


@cached
def months(counted: str) -> Columns:
    """Months, and how many of what `counted` names."""
    return {
        "year": Column(_("Year"), write=words.year),
        "month": Column(_("Month"), decimals=0),
        "count": Column(counted, decimals=0),
    }


@cached
def tasks() -> Columns:
    """Benchmark tasks: gap, measure, owner, due, effect."""
    return {
        "item": _("Item"),
        "before_text": _("Gap at the start"),
        "measure": _("Measure"),
        "owner": Column(_("Owner"), leads_to="unit"),
        "started": _("Started"),
        "due": _("Due"),
        "status_text": _("State"),
        "now_text": _("Gap now"),
        "change_text": _("Since the start"),
    }


@cached
def practices() -> Columns:
    """What was learnt on study visits, whether it was adopted, and in which year's plan it is."""
    return {
        "started": _("Visited on"),
        "item": _("Field"),
        "practice": _("Practice learnt"),
        "measure": _("What we do"),
        "owner": Column(_("Owner"), leads_to="unit"),
        "status_text": _("Adopted?"),
        "plan_year": Column(_("In the plan of"), write=_year),
        "effects": _("Gap since the visit"),
    }


def _year(year: float | None) -> str:
    return words.DASH if pd.isna(year) else words.year(int(year))


@cached
def moves() -> Columns:
    """What differs from the page as a meeting saw it."""
    return {
        "kind": _("Kind"),
        "what": _("What"),
        "about": _("Figure"),
        "old": _("Last time"),
        "new": _("Now"),
    }


@cached
def to_do() -> Columns:
    """What is overdue or due soon."""
    return {
        "name": Column(_("Matter"), way_by="way"),
        "kind": Column(_("Kind"), write=lambda code: words.matter(str(code))),
        "owner": Column(_("Owner"), leads_to="unit"),
        "due": _("Due"),
        "days_left": Column(_("Time left"), write=words.days_left),
    }


@cached
def faults() -> Columns:
    """Faults at their cells: few columns, for a phone."""
    return {
        "where": _("Cell"),
        "value": _("Value"),
        "reason": _("What is wrong"),
    }


@cached
def tables() -> Columns:
    """How many rows of each table change."""
    return {
        "title": _("Table"),
        "added": Column(_("New"), decimals=0),
        "changed": Column(_("Changed"), decimals=0),
        "gone": Column(_("Gone"), decimals=0),
        "same": Column(_("Unchanged"), decimals=0),
    }


@cached
def changes() -> Columns:
    """Values that change."""
    return {"value": _("Which value"), "old": _("Old"), "new": _("New value")}


@cached
def lost() -> Columns:
    """Rows that go."""
    return {"row": _("Which row")}


@cached
def left_aside() -> Columns:
    """What lies in the store and is not counted."""
    return {"said": _("What is wrong, and what to do")}


@cached
def open_faults() -> Columns:
    """Cells that were left out."""
    return {
        "file": _("File"),
        "place": _("Cell"),
        "header": _("Header"),
        "value": _("Value"),
        "reason": _("What is wrong"),
        "loaded_by": _("Loaded by"),
    }


@cached
def date_faults() -> Columns:
    """Dates that cannot be, each with what is done with it, and where it stands."""
    return {
        "about": _("Matter"),
        "header": _("Header"),
        "written": _("As written"),
        "order_of": _("Beside"),
        "fault": Column(_("What is wrong"), write=lambda code: words.date_fault(str(code))),
        "file": _("File"),
        "sheet": _("Sheet"),
        "cell": _("Cell"),
    }
