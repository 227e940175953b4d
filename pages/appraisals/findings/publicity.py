"""What the league of publicity says: who leads, who is short of the target, what has no rule."""

import datetime as dt

import pandas as pd

from pages.appraisals.findings.appraisals import placed
from pages.shared import words
from pages.shared.findings import firsts
from pages.shared.findings.cards import Card, Verdict
from pages.shared.words import plural
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
def leading(league: pd.DataFrame, year: int) -> str:
    """Who leads, and how many are short of their target."""
    first = league[league["rank"] == 1]
    if first.empty:  # of some units only
        return placed(words.year(year), league, "points")
    units, points = words.join(first["unit"]), words.number(first["points"].iloc[0], "")
    if (short := int((league["target_share"] < 1).sum())) == 0:
        return _(
            "{year}: {units} first with {points} points",
            year=words.year(year),
            units=units,
            points=points,
        )
    return _(
        "{year}: {units} first with {points} points; {count} short of the target",
        year=words.year(year),
        units=units,
        points=points,
        count=short,
    )


@cached
def short(league: pd.DataFrame) -> str:
    """Who is short of the target, the furthest first."""
    behind = league[league["target_share"] < 1].sort_values("target_share")
    if behind.empty:
        return _("The league of units by points")
    return _("Short of the target: {units}", units=words.join(behind["unit"]))


@cached
def cards(league: pd.DataFrame) -> list[Card]:
    """Publications by level, points, and those that silently earn none."""
    total, points = int(league["publications"].sum()), float(league["points"].sum())
    national = int(league["national"].sum())
    result = [
        Card(
            _("Publications"),
            words.number(total, ""),
            _("{count} in national media", count=national),
        ),
        Card(_("Points"), words.number(points, ""), _("by the rules of their day")),
    ]
    targets = league["target_share"].dropna()
    if len(targets):
        reached = int((targets >= 1).sum())
        value, note = f"{reached} / {len(targets)}", _("units with a target")
        verdict: Verdict = "good" if reached == len(targets) else "bad"
        result.append(Card(_("Units on target"), value, note, verdict))
    if without := int(league["without_rule"].sum()):
        note = _("their level and medium have no rule")
        result.append(Card(_("Without points"), words.number(without, ""), note, "bad"))
    return result


@cached
def by_level(league: pd.DataFrame) -> pd.DataFrame:
    """The units' points by level, each level a column of its name."""
    parts = {word: league[column] for column, word in levels().items()}
    return league.assign(**parts)


def levels() -> dict[str, str]:
    """The columns of points by level, and the levels in words."""
    return {
        "national_points": _("National"),
        "provincial_points": _("Provincial"),
        "municipal_points": _("Municipal"),
    }


@cached
def strongest(media: pd.DataFrame) -> str:
    """The medium that printed most."""
    first = media.iloc[0]
    count = plural("{count} publication", "{count} publications", int(first["count"]))
    medium = firsts.joint(media["name"], media["count"].astype(str).tolist())
    return _("{medium} printed most: {said}", medium=medium, said=count)


@cached
def busiest(months: pd.DataFrame) -> str:
    """How much was printed in the month in which most was."""
    count = int(months["count"].max())
    most = months[months["count"] == count]
    if len(most) > 1:
        return _("At most {count} printed in a month", count=count)
    row = most.iloc[0]
    month = words.period(None, dt.date(int(row["year"]), int(row["month"]), 1), "month")
    return _("Most printed in {month}: {count}", month=month, count=count)


@cached
def ruled(rules: pd.DataFrame) -> str:
    """What changed in the rules, newest first."""
    changed = rules[rules["points_before"].notna() & rules["since"].notna()]
    if changed.empty:
        return _("The rules of points")
    last = changed.sort_values("since").iloc[-1]
    details = {"day": words.date_of(last["since"]), "level": last["level"], "media": last["media"]}
    details["now"], details["before"] = (
        words.number(last[at], "") for at in ("points", "points_before")
    )
    if isinstance(last["media"], str):
        return _("Since {day} {media} ({level}) counts {now} instead of {before}", **details)
    return _("Since {day} {level} media count {now} instead of {before}", **details)
