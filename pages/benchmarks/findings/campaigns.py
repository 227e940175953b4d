"""What campaigns say: how our change compares with the other cities'. Never why it came about."""

import pandas as pd

from pages.shared import words
from pages.shared.figures.records import Record, records
from pages.shared.findings.cards import Card, Verdict
from pages.shared.words import plural
from pages.shared.words import translate as _
from runtime.cache import cached

FEW_CITIES = 0.25  # up to such a share of the cities, a change as large as ours stands out


def is_measured(row: Record) -> bool:
    """Whether there is a change of ours to hold against others'."""
    return bool(pd.notna(row["effect"]))


def title(row: Record) -> str:
    """Our change around a campaign against the other cities'."""
    subject = {"campaign": row["campaign"], "indicator": row["indicator"]}
    if not is_measured(row):
        return _unmeasured(row)
    change, beyond = _change(row, "change"), _size(row, "effect")
    parts = {**subject, "change": change, "beyond": beyond}
    if row["effect"] > 0:
        return _("{campaign}: {indicator} {change}, {beyond} above other cities", **parts)
    if row["effect"] < 0:
        return _("{campaign}: {indicator} {change}, {beyond} below other cities", **parts)
    return _("{campaign}: {indicator} {change}, the same as other cities", **parts)


def _unmeasured(row: Record) -> str:
    names = {"campaign": row["campaign"]}
    if pd.isna(row["indicator"]):
        return _("{campaign} names no indicator, so there is nothing to compare", **names)
    if pd.isna(row["before"]):
        return _("{campaign}: its indicator has no values of ours from before", **names)
    if pd.isna(row["after"]) and row["is_broken"]:
        return _("{campaign}: before and after are not comparable, as its series broke", **names)
    if pd.isna(row["after"]):
        return _("{campaign}: no values from after it yet", **names)
    return _("{campaign}: no other city reported over the same periods", **names)


def cards(row: Record) -> list[Card]:
    """Before, during, after, our change, the others' and the difference; none without values."""
    if pd.isna(row["before"]):
        return []
    values = [
        Card(_("Before"), _value(row, "before"), _periods(row["points_before"])),
        Card(_("During"), _value(row, "during"), _periods(row["points_during"])),
        Card(_("After"), _value(row, "after"), _periods(row["points_after"])),
    ]
    if not is_measured(row):
        return values
    low, high = _change(row, "others_q1"), _change(row, "others_q3")
    spread = _("the middle half from {low} to {high}", low=low, high=high)
    better = row["effect"] * (1 if row["is_higher_better"] else -1)
    verdict: Verdict = "good" if better > 0 else "bad" if better < 0 else "even"
    return [
        *values,
        Card(_("Our change"), _change(row, "change"), _("from before to after")),
        Card(_("Others' median change"), _change(row, "others_change"), spread),
        Card(_("Against the others' median"), _change(row, "effect"), _judged(row), verdict),
    ]


def _judged(row: Record) -> str:
    """What the difference is worth: better or worse, and whether it rests on little."""
    better = row["effect"] * (1 if row["is_higher_better"] else -1)
    text = _("better") if better > 0 else _("worse") if better < 0 else _("level")
    return _("{verdict}, for reference only", verdict=text) if row["is_few"] else text


def course(row: Record) -> str:
    """Our mean before and after."""
    if not is_measured(row):
        return _unmeasured(row)
    means = {"before": _value(row, "before"), "after": _value(row, "after")}
    return _(
        "{indicator}: {before} on average before, {after} after",
        indicator=row["indicator"],
        **means,
    )


def placebo(row: Record) -> str:
    """In how many cities the change is as large: a permutation over cities in plain words."""
    if not is_measured(row):
        return _("There is no other city to compare with")
    cities, as_large = int(row["cities"]), int(row["as_large"])
    if as_large == 1:
        return _("Of {cities} cities, only ours changed so much", cities=cities)
    if as_large <= FEW_CITIES * cities:
        return plural(
            "Of {cities} cities, only ours and {count} other changed so much",
            "Of {cities} cities, only ours and {count} others changed so much",
            as_large - 1,
            cities=cities,
        )
    return _(
        "Of {cities} cities, {count} changed as much or more, ours too: it does not stand out",
        cities=cities,
        count=as_large,
    )


def course_subject(row: Record) -> str:
    """What the lines, the band and the marks of the course stand for."""
    return f"{_rests(row)} · " + _(
        "against the own mean before; filled marks are compared, the grey band is the middle half"
    )


def placebo_subject(row: Record) -> str:
    """What the bars of the cities stand for."""
    text = _("each city's change less the median change of all others, up or down")
    return f"{_rests(row)} · {text}"


def _rests(row: Record) -> str:
    """What a comparison is about, and on how much it rests."""
    parts = [
        str(row["indicator"]),
        str(row["city_group"]),
        _(
            "{before} periods before, {after} after",
            before=int(row["points_before"]),
            after=int(row["points_after"]),
        ),
        plural("{count} other city", "{count} other cities", int(row["others"])),
    ]
    if row["is_few"]:
        parts.append(_("few figures, for reference only"))
    return " · ".join(parts)


@cached
def listing(campaigns: pd.DataFrame) -> str:
    """How many campaigns there are, and how many could be compared."""
    measured = int(campaigns["effect"].notna().sum())
    return plural(
        "{measured} of {count} campaign can be compared",
        "{measured} of {count} campaigns can be compared",
        len(campaigns),
        measured=measured,
    )


@cached
def in_words(campaigns: pd.DataFrame) -> pd.DataFrame:
    """The campaigns with their changes in words, each in the unit of its indicator."""
    rows = records(campaigns)
    return campaigns.assign(
        span=[words.span(row["started"], row["ended"]) for row in rows],
        change_text=[_change(row, "change") for row in rows],
        others_text=[_change(row, "others_change") for row in rows],
        effect_text=[_change(row, "effect") for row in rows],
        cities_text=[_cities(row) for row in rows],
    )


def _cities(row: Record) -> str:
    if not is_measured(row):
        return words.DASH
    counts = f"{int(row['as_large'])} / {int(row['cities'])}"
    return _("{said}, for reference only", said=counts) if row["is_few"] else counts


def _periods(count: float) -> str:
    if count == 1:
        return _("one period")
    return plural("mean of {count} period", "mean of {count} periods", int(count))


def _value(row: Record, name: str) -> str:
    return words.number(row[name], row["unit"], decimals=int(row["decimals"]))


def _change(row: Record, name: str) -> str:
    if pd.isna(row[name]):
        return words.DASH
    return words.change(row[name], row["unit"], decimals=int(row["decimals"]))


def _size(row: Record, name: str) -> str:
    return words.difference(row[name], row["unit"], decimals=int(row["decimals"]))
