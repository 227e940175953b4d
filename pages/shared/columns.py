"""The columns that a reader sees of each table.

Functions, for their headers are in the language of the moment.
"""

from functools import partial

import pandas as pd

from pages.shared import words
from pages.shared.column import Column, Columns
from pages.shared.words import translate as _


def forums() -> Columns:
    """A year's forums."""
    return {
        "forum_no": Column(_("No."), decimals=0),
        "theme": Column(_("Theme"), leads_to="forum", led_by="forum_no"),
        "held": _("Held on"),
        "host": Column(_("Host"), leads_to="unit"),
        "format": _("Format"),
        "attendance": Column(_("Attendance"), decimals=0),
        "segments": Column(_("Segments of 5"), decimals=0),
        "topics": Column(_("Topics"), decimals=0),
        "outcomes": Column(_("Outcomes"), decimals=0),
        "archived": _("Archived on"),
    }


def projects() -> Columns:
    """Key projects."""
    return {
        "project": Column(_("Project"), leads_to="projects", word="project"),
        "lead": Column(_("Lead"), leads_to="unit"),
        "light": Column(_("State"), write=lambda code: words.light(str(code))),
        "progress": Column(_("Progress"), "%", decimals=0),
        "expected_progress": Column(_("Expected by time"), "%", decimals=0),
        "why": _("Why"),
        "started": _("Started"),
        "due": _("Due"),
        "list": _("List"),
        "indicator": Column(_("Indicator to move"), leads_to="indicator"),
        "outcome": _("Stems from"),
    }


def ranks(rows: pd.DataFrame, measured: str, unit: str, decimals: int) -> Columns:
    """Every city's rank over time, with the name that a renamed one had then; `measured` heads the
    value or score that it is ranked by."""
    said: Columns = {
        "period": _("Period"),
        "city": Column(_("City"), leads_to="city"),
        "name_then": _("Name then"),
        "rank": Column(_("Rank"), decimals=0),
        "value": Column(measured, unit, decimals),
    }
    is_renamed = rows["name_then"].notna().any()
    return {name: column for name, column in said.items() if name != "name_then" or is_renamed}


def values(measured: str, unit: str, decimals: int) -> Columns:
    """Every city's value or score in one period, with what stands in the workbook."""
    return {
        "city": Column(_("City"), leads_to="city"),
        "value": Column(measured, unit, decimals),
        "target": Column(_("Target"), unit, decimals),
        "written": _("As written"),
    }


def cities(rows: pd.DataFrame, unit: str, decimals: int) -> Columns:
    """Every city's rank in one period, with the announced one where there is any."""
    ranked = int(rows["ranked"].max())
    is_told = "coverage" in rows or not rows["is_counted"].all()
    place = _scheme_place if is_told else words.place
    measured = _("Score") if "coverage" in rows else _("Value")
    said: Columns = {
        "rank": Column(_("Rank"), write=partial(place, ranked=ranked)),
        "city": Column(_("City"), leads_to="city"),
        "name_then": _("Name then"),
        "value": Column(measured, unit, decimals),
        "stated_change": _("Stated change"),
        "year_change": Column(_("On the year before"), write=partial(_on_year, unit, decimals)),
        "rank_change": Column(_since(rows), write=_moved),
        "band": _("Robust range"),
        "trail": Column(_("Rank over time"), is_trail=True),
        "gap_to_next": _difference(_("To the next"), unit, decimals),
        "gap_to_first": _difference(_("To the first"), unit, decimals),
        "target_share": Column(_("Of target"), write=words.share),
        "announced_rank": Column(_("Announced"), decimals=0),
        "coverage": Column(_("Indicators known"), write=words.share),
        "weight_coverage": Column(_("Weights covered"), write=words.share),
    }
    kept = {"rank", "city", "value", "gap_to_next", "gap_to_first"}
    known = {name for name in said if name in rows and rows[name].notna().any()}
    return {name: column for name, column in said.items() if name in kept | known}


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


def _difference(header: str, unit: str, decimals: int) -> Column:
    """Between percentages lie points: said once, in the header."""
    points = words.unit_of_change(unit)
    if points == unit:
        return Column(header, unit, decimals)
    return Column(f"{header} · {points}", decimals=decimals)


def stuck() -> Columns:
    """What waits, with whom, for how long."""
    return {
        "name": Column(_("What"), way_by="way"),
        "owner": Column(_("Owner"), leads_to="unit"),
        "days_overdue": Column(_("Overdue or waiting for"), write=words.days),
    }


def due() -> Columns:
    """What is due next, with whom, in how many days."""
    return {
        "name": Column(_("What"), way_by="way"),
        "owner": Column(_("Owner"), leads_to="unit"),
        "days_left": Column(_("Time"), write=words.days_left),
    }


def counts() -> Columns:
    """A name and how many forums."""
    return {"name": _("Name"), "count": Column(_("Forums"), decimals=0)}


def plans() -> Columns:
    """Kinds of forum against the plan."""
    return {
        "name": _("Item"),
        "planned": Column(_("Planned"), decimals=0),
        "held": Column(_("Held"), decimals=0),
        "owed": Column(_("Owed"), decimals=0),
    }


def months(counted: str) -> Columns:
    """Months, and how many of what `counted` names."""
    return {
        "year": Column(_("Year"), write=words.year),
        "month": Column(_("Month"), decimals=0),
        "count": Column(counted, decimals=0),
    }


def city(rows: pd.DataFrame) -> Columns:
    """Every indicator of one city, with its gap to the benchmark cities."""
    near, far = (rows[name].dropna().unique() for name in ("near_city", "far_city"))
    return {
        "indicator": Column(_("Indicator"), leads_to="indicator"),
        "place": _("Rank"),
        "moved": _("Change"),
        "risen": Column(_("Trend"), is_trail=True),
        "value": _("Value"),
        "unit": _("Unit"),
        "quarter": Column(_("Quarter of the group"), write=words.quarter),
        **{
            name: _("To {city}", city=cities[0])
            for name, cities in (("near", near), ("far", far))
            if len(cities) and cities[0] != rows["city"].iloc[0]
        },
        "target_share": Column(_("Of target"), write=words.share),
        "period": _("Period"),
    }


def history(unit: str, decimals: int) -> Columns:
    """Our value and the spread of the group, period by period."""
    names = {
        "value": _("Ours"),
        "least": _("Least"),
        "q1": _("Lower quartile"),
        "median": _("Median"),
        "q3": _("Upper quartile"),
        "greatest": _("Greatest"),
    }
    said = {name: Column(header, unit, decimals) for name, header in names.items()}
    return {
        "period": _("Period"),
        **said,
        "reported": Column(_("Cities that reported"), decimals=0),
    }


def increments(unit: str, decimals: int) -> Columns:
    """What each month added to a cumulated series."""
    return {
        "period": _("Period"),
        "city": Column(_("City"), leads_to="city"),
        "value": Column(_("Added (derived)"), unit, decimals),
    }


def cells(rows: pd.DataFrame) -> Columns:
    """The cells behind an indicator's values, earlier ones too."""
    said: Columns = {
        "city": Column(_("City"), leads_to="city"),
        "operand": _("Figure"),
        "written": _("As written"),
        "value": _("Value"),
        "stated_change": _("Stated change"),
        "unit": _("Unit"),
        "state": _("State"),
        "file": Column(_("File"), is_unbroken=True),
        "sheet": _("Sheet"),
        "cell": _("Cell"),
        "stated": _("Stated by"),
        "loaded_by": _("Loaded by"),
        "loaded_at": _("Loaded at"),
    }
    kept = rows["stated_change"].notna().any()
    return {name: column for name, column in said.items() if kept or name != "stated_change"}
