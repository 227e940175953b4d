"""What paces say: when a gap closes if both cities go on as in the last year, and on what it rests.

The method stands in the mart `closings`: median slopes, and their quartiles as the band.
"""

import pandas as pd

from pages.shared import words
from pages.shared.figures.records import Record, records
from pages.shared.words import plural
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
def in_words(gaps: pd.DataFrame) -> pd.DataFrame:
    """The gaps with their outlook (`closes_text`), band, pace and footing in words."""
    rows = records(gaps)
    return gaps.assign(
        closes_text=[outlook(row) for row in rows],
        band_text=[band(row) for row in rows],
        pace_text=[pace(row) for row in rows],
        points_text=[footing(row) for row in rows],
    )


def outlook(row: Record) -> str:
    """When the gap closes, or why there is no date."""
    outlooks = {
        "ahead": _("ahead"),
        "level": _("level"),
        "distant": _("not within five years"),
        "not_closing": _("not at the present pace"),
        "unknown": _("too few figures for a date"),
        "outdated": _("figures too old for a date"),
    }
    if row["outlook"] != "closing":
        return outlooks[row["outlook"]]
    return _("about {quarter}", quarter=_quarter(row["closes"]))


def band(row: Record) -> str:
    """From when to when, by the quicker and the slower half of what was seen."""
    if row["outlook"] != "closing":
        return words.DASH
    first = _quarter(row["closes_from"])
    if pd.isna(row["closes_to"]):
        return _("{first} at the earliest, perhaps never", first=first)
    last = _quarter(row["closes_to"])
    return first if first == last else _("{first} to {last}", first=first, last=last)


def pace(row: Record) -> str:
    """How the gap, or our lead, moves in a month."""
    if pd.isna(row["gap_pace"]):
        return words.DASH
    decimals = int(row["decimals"]) + 1
    moved = words.rounded(float(row["gap_pace"]), decimals)
    size = words.difference(moved, row["unit"], decimals=decimals)
    if moved == 0:
        return _("hardly changing")
    if row["gap"] < 0:
        text = _("lead {size} wider a month") if moved < 0 else _("lead {size} less a month")
    else:
        text = _("gap {size} less a month") if moved < 0 else _("gap {size} wider a month")
    return text.format(size=size)


def footing(row: Record) -> str:
    """On how many periods it rests."""
    count = plural("{count} period", "{count} periods", int(row["points"]))
    return _("{said}, for reference only", said=count) if row["is_few"] else count


@cached
def summary(gaps: pd.DataFrame) -> str:
    """How many gaps close at the present pace, and which first."""
    behind = gaps[gaps["is_behind"]]
    closing = behind[behind["outlook"] == "closing"].sort_values("closes", kind="stable")
    if behind.empty:
        return _("There is no gap to close")
    if closing.empty:
        return _(
            "No gap of {count} is known to close within five years",
            count=len(behind),
        )
    first = closing.iloc[0]
    return _(
        "{closing} of {count} gaps close within five years, first {indicator}",
        closing=len(closing),
        count=len(behind),
        indicator=first["indicator"],
    )


def of_one(row: Record) -> str:
    """The outlook of one gap as a sentence, with its band and its footing."""
    parts = [_("At the present pace: {outlook}", outlook=outlook(row))]
    if row["outlook"] == "closing":
        parts.append(_("band {band}", band=band(row)))
    if not pd.isna(row["gap_pace"]):
        parts.append(pace(row))
    return " · ".join([*parts, _("rests on {footing}", footing=footing(row))])


def method() -> str:
    """How the dates come about, in a line."""
    return _(
        "Median pace of the last 12 months (at least 6 periods), the rival moving too; the band: "
        "quicker and slower quarter"
    )


def _quarter(day: pd.Timestamp) -> str:
    return words.period(day.replace(day=1), day, "quarter")
