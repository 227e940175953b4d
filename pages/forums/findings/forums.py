"""What the forums' figures say: held against plan, who owes, which segment is neglected."""

import pandas as pd

from pages.shared import words
from pages.shared.findings import firsts
from pages.shared.words import translate as _
from runtime.cache import cached

FORUM = "论坛"  # the plan's item that counts every forum
SHOWN = 3  # names written out before "and others"


@cached
def held(plan: pd.DataFrame, forums: pd.DataFrame, year: int) -> str:
    """How many forums a year saw, and how many it still owes."""
    row = plan[plan["name"] == FORUM]
    in_words = words.year(year)
    if row.empty:
        return words.plural(
            "{year}: {count} forum held; no plan of the year is loaded yet",
            "{year}: {count} forums held; no plan of the year is loaded yet",
            len(forums),
            year=in_words,
        )
    planned, owed, count = (int(row[name].iloc[0]) for name in ("planned", "owed", "held"))
    if owed <= 0:
        return _("{year}: all {planned} planned forums held", year=in_words, planned=planned)
    return _(
        "{year}: {count} of {planned} planned forums held, {owed} owed",
        year=in_words,
        count=count,
        planned=planned,
        owed=owed,
    )


@cached
def owing(hosts: pd.DataFrame) -> str:
    """Which departments have hosted fewer forums than the year's plan asks of them."""
    if hosts["planned"].isna().all():
        return _("No plan of the year asks the departments for a forum")
    names = hosts.loc[hosts["is_owing"], "name"].tolist()
    if not names:
        return _("Every department has hosted what the plan asks")
    if len(names) > SHOWN:
        return words.plural(
            "{count} department has hosted less than the plan asks: {names} and others",
            "{count} departments have hosted less than the plan asks: {names} and others",
            len(names),
            names=words.join(names[:SHOWN]),
        )
    return words.plural(
        "{names} has hosted less than the plan asks",
        "{names} have hosted less than the plan asks",
        len(names),
        names=words.join(names),
    )


@cached
def by_segment(counts: pd.DataFrame) -> pd.DataFrame:
    """One row per segment, in the forum's own order: its name in words, and how many filled it."""
    row = counts.iloc[0]
    rows = [(word, int(row[code])) for code, word in words.segments().items()]
    return pd.DataFrame(rows, columns=["name", "count"])


@cached
def neglected(segments: pd.DataFrame, forums: int) -> str:
    """Which of the five segments is left empty most often."""
    least = int(segments["count"].min())
    if least == forums:
        return _("All five segments are filled in for every forum")
    return _(
        "{segment} is filled in least: {count} of {forums} forums",
        segment=firsts.leading(segments["name"], segments["count"], is_least=True),
        count=least,
        forums=forums,
    )


@cached
def against_plan(plan: pd.DataFrame) -> str:
    """Which kinds of forum are owed."""
    if plan.empty:
        return _("No plan has been loaded for this year")
    owed = plan.loc[plan["owed"] > 0, "name"].tolist()
    if not owed:
        return _("Every planned kind of forum is complete")
    return _("Still owed: {names}", names=words.join(owed))


@cached
def usual(formats: pd.DataFrame) -> str:
    """The format that most forums of a year took."""
    owed = formats[formats["owed"].fillna(0) > 0]
    if not owed.empty:
        return _("Formats still owed: {names}", names=words.join(owed["name"]))
    if not formats["count"].max():
        return _("Who organises which format")
    most = firsts.leading(formats["name"], formats["count"])
    return _("Most were held as {format}", format=most)


@cached
def busiest(calendar: pd.DataFrame, year: int) -> str:
    """How many months of a year saw a forum."""
    months = int((calendar["year"] == year).sum())
    return words.plural(
        "{count} month of {year} saw a forum",
        "{count} months of {year} saw a forum",
        months,
        year=words.year(year),
    )


def attended(forums: pd.DataFrame, year: int) -> str:
    """Which forum of a year drew most people; where no attendance is stated, the year alone."""
    stated = forums.dropna(subset=["attendance"])
    if stated.empty or not stated["attendance"].max():
        return _("The forums of {year}", year=words.year(year))
    return words.plural(
        "Most attended: {theme}, {count} person",
        "Most attended: {theme}, {count} people",
        int(stated["attendance"].max()),
        theme=firsts.leading(stated["theme"], stated["attendance"]),
    )
