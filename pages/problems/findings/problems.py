"""What the ledger of problems says: the share closed, what is overdue, and with whom."""

import datetime as dt
from collections.abc import Mapping

import pandas as pd

from pages.shared import words
from pages.shared.figures.records import records
from pages.shared.findings import firsts
from pages.shared.findings.cards import Card
from pages.shared.words import plural
from pages.shared.words import translate as _
from runtime.cache import cached

COUNTS = ("found", "closed", "open", "open_overdue")


def closed(counts: Mapping[str, int], year: int) -> str:
    """How many were found in a year, closed and are overdue.

    `counts`: the year's facts named in COUNTS; at least one problem was found.
    """
    found, done = counts["found"], counts["closed"]
    values = {
        "year": words.year(year),
        "found": found,
        "closed": done,
    }
    if not (overdue := counts["open_overdue"]):
        return _("{year}: {closed} of {found} problems closed", **values)
    return _(
        "{year}: {overdue} of {found} problems are open and overdue",
        **values,
        overdue=overdue,
    )


def scope(year: int, day: dt.date) -> str:
    """Which problems are counted, and to which day their states and days are."""
    return " · ".join((_("Problems found in {year}", year=words.year(year)), words.as_of(day)))


def of_all(year: int, day: dt.date) -> str:
    """What the figures by month count: the whole ledger, not only the problems found in a year."""
    counted = _("All problems of the ledger, by month of {year}", year=words.year(year))
    return " · ".join((counted, words.as_of(day)))


def of_owners(year: int, day: dt.date) -> str:
    """How the owners' problems are counted, and to which day."""
    return " · ".join((scope(year, day), _("a problem of several owners counts for each")))


def elsewhere(counts: Mapping[str, int], board: Mapping[str, int]) -> str:
    """How many problems found in other years are overdue, which the year's figures leave out.

    `counts`: the year's facts named in COUNTS; `board`: those of all years.
    """
    others = board["open_overdue"] - counts["open_overdue"]
    if not others:
        return ""
    return plural(
        "{count} more found in other years is overdue",
        "{count} more found in other years are overdue",
        others,
    )


@cached
def cards(counts: Mapping[str, int], problems: pd.DataFrame, year: int) -> list[Card]:
    """Closed, open, overdue and reopened ones of a year, and the days that closing takes."""
    in_words = words.year(year)
    reopened, late = (
        int(problems["is_reopened"].sum()),
        int(problems["was_late"].fillna(False).sum()),
    )
    result = [
        Card(
            _("Closed of those found in {year}", year=in_words),
            words.share(counts["closed"] / counts["found"], decimals=1),
            _("{done} of {all}", done=counts["closed"], all=counts["found"]),
        ),
        Card(
            _("Open of those found in {year}", year=in_words),
            words.number(counts["open"], ""),
            _("of them {count} overdue", count=counts["open_overdue"]),
        ),
    ]
    days = problems.loc[problems["state"] == "closed", "days_open"].dropna()
    if len(days):
        text = plural("{count} closed after its date", "{count} closed after their date", late)
        result.append(Card(_("Of the closed, half within"), words.days(days.median()), text))
    if reopened:
        text = _("closed once, then back")
        result.append(Card(_("Reopened"), words.number(reopened, ""), text, "bad"))
    return result


@cached
def burnt(months: pd.DataFrame) -> str:
    """Whether more is closed than found, of late."""
    last = months.tail(3)
    found, done = int(last["found"].sum()), int(last["closed"].sum())
    values = {"found": found, "closed": done, "open": int(months["open_at_end"].iloc[-1])}
    if done >= found:
        return plural(
            "{count} month: {closed} closed, {found} found; {open} still open",
            "{count} months: {closed} closed, {found} found; {open} still open",
            len(last),
            **values,
        )
    return plural(
        "{count} month: only {closed} closed, {found} found; {open} still open",
        "{count} months: only {closed} closed, {found} found; {open} still open",
        len(last),
        **values,
    )


@cached
def slowest(classes: pd.DataFrame) -> str:
    """The class and level with the least closed."""
    shares = [words.share(share) for share in classes["done_share"]]
    return _(
        "Least closed: {name}, {share}", name=firsts.joint(classes["name"], shares), share=shares[0]
    )


@cached
def burdened(owners: pd.DataFrame) -> str:
    """Who has most overdue."""
    first = owners.iloc[0]
    if not first["overdue"]:
        return _("No unit has an overdue problem")
    count = plural("{count} overdue", "{count} overdue", int(first["overdue"]))
    unit = firsts.joint(owners["name"], owners["overdue"].astype(str).tolist())
    return _("Most overdue: {unit}, {said}", unit=unit, said=count)


@cached
def oldest(problems: pd.DataFrame) -> str:
    """The problem that is overdue longest."""
    overdue = problems[problems["state"] == "overdue"]
    if overdue.empty:
        return _("Every problem of the year")
    first = overdue.iloc[0]
    return _(
        "Overdue longest: {problem}, {days}, {owner}",
        problem=first["problem"],
        days=words.days(first["days_overdue"]),
        owner=first["owner"],
    )


@cached
def stepped(steps: pd.DataFrame) -> str:
    """How many came to the list of what must be closed, and how soon a problem is assigned.

    Of some that came so far the ledger notes no day of listing: a later step passed it.
    """
    by_step = steps.set_index("step")
    count, assigned = int(by_step["count"]["listed"]), by_step["median_days"]["assigned"]
    if pd.isna(assigned):
        return _("{count} came to listing; no day of assigning is noted", count=count)
    return _(
        "Half were assigned within {days}; {count} came to listing",
        count=count,
        days=words.days(assigned),
    )


@cached
def named_steps(steps: pd.DataFrame) -> pd.DataFrame:
    """The steps with their names in words: name, count; of some not every day is noted."""
    return steps.assign(name=[_step(row) for _i, row in steps.iterrows()])


def _step(row: pd.Series) -> str:
    name = words.problem_step(row["step"])
    if row["noted"] == row["count"]:
        return name
    return _("{step} ({count} noted)", step=name, count=int(row["noted"]))


@cached
def aged(ages: pd.DataFrame) -> str:
    """How many of the open ones are older than three months."""
    waiting, oldest = int(ages["problems"].sum()), ages.iloc[-1]
    if not waiting:
        return _("No problem of the year is open")
    return _(
        "{count} of {all} open ones are older than {days}",
        count=int(oldest["problems"]),
        all=waiting,
        days=words.days(int(oldest["from_days"]) - 1),
    )


@cached
def by_age(ages: pd.DataFrame) -> pd.DataFrame:
    """The open problems by age in words, with the parts of each bar as columns of their names."""
    names = [
        _("over {days}", days=words.days(row["from_days"] - 1))
        if pd.isna(row["to_days"])
        else _("{first} to {last} days", first=int(row["from_days"]), last=int(row["to_days"]))
        for row in records(ages)
    ]
    parts = dict(zip(age_parts(), (ages["in_time"], ages["overdue"]), strict=True))
    return ages.assign(name=names, target=float("nan"), **parts)


def age_parts() -> tuple[str, str]:
    """The parts of each age's bar in words."""
    return _("In time"), _("Overdue")


@cached
def flagged(months: pd.DataFrame) -> str:
    """How many flags of either kind a year saw."""
    red, yellow = int(months["red_flags"].sum()), int(months["yellow_flags"].sum())
    return _("{red} red flags for work well done, {yellow} yellow ones", red=red, yellow=yellow)
