"""What one unit owes, did and scored, in a sentence and a few numbers."""

import pandas as pd

from pages.shared import words
from pages.shared.findings import firsts
from pages.shared.findings.cards import Card
from pages.shared.words import translate as _
from runtime.cache import cached


def standing(unit: pd.Series, scores: pd.DataFrame) -> str:
    """What the unit owes, and where it stands in its latest appraisal."""
    owed = int(unit["overdue"])
    text = _("{count} matters overdue", count=owed) if owed else _("nothing overdue")
    ranked = scores[scores["rank"].notna()]
    if ranked.empty:
        return _("{unit}: {owed}", unit=unit["unit"], owed=text)
    last = ranked.iloc[0]
    place = words.place(last["rank"], last["ranked"])
    return _(
        "{unit}: {owed}; {appraisal}: {place}",
        unit=unit["unit"],
        owed=text,
        appraisal=last["appraisal"],
        place=place,
    )


def cards(unit: pd.Series) -> list[Card]:
    """What it owes, and what it did this year; what it did none of has no card.

    A board without a dated row has no year, and then nobody did anything either.
    """
    owed, soon = int(unit["overdue"]), int(unit["due_soon"])
    found = [
        Card(
            _("Overdue"),
            words.number(owed, ""),
            _("{count} more due soon", count=soon) if soon else _("none due soon"),
            "bad" if owed else "even",
        )
    ]
    names = {
        "forums": _("Forums hosted"),
        "topics": _("Topics proposed"),
        "projects": _("Projects finished"),
        "problems": _("Problems closed"),
        "publications": _("Publications"),
        "honours": _("Honours"),
    }
    found += [
        Card(label, words.number(int(unit[name]), ""), words.year(int(unit["year"])))
        for name, label in names.items()
        if unit[name]
    ]
    return found


@cached
def owing(matters: pd.DataFrame) -> str:
    """What the unit owes first."""
    if matters.empty:
        return _("Nothing is overdue or due soon")
    first = matters.iloc[0]
    return _("{name}: {said}", name=first["name"], said=words.days_left(first["days_left"]))


@cached
def latest(deeds: pd.DataFrame) -> str:
    """What the unit did last."""
    first = deeds.iloc[0]
    return _("Last: {name}, {day}", name=first["name"], day=words.date_of(first["day"]))


@cached
def scored(scores: pd.DataFrame) -> str:
    """The unit's latest score, and where that puts it."""
    first = scores.iloc[0]
    if pd.isna(first["score"]):
        return _("{appraisal}: no weight is laid down yet", appraisal=first["appraisal"])
    score = words.number(first["score"], "", decimals=2)
    return _("{appraisal}: {score} points", appraisal=first["appraisal"], score=score)


@cached
def plan_subject(plans: pd.DataFrame, unit: str) -> str:
    """Whose plan it is, and of which year where the board's own has none yet."""
    of, now = int(plans["year"].iloc[0]), int(plans["board_year"].iloc[0])
    if of == now:
        return _("The year's plan · {unit}", unit=unit)
    facts = {"year": words.year(now), "before": words.year(of), "unit": unit}
    return _("No plan of {year} yet: that of {before} · {unit}", **facts)


@cached
def planned(plans: pd.DataFrame) -> str:
    """What of the year's plan is furthest behind."""
    behind = plans[plans["done_share"] < 1]
    if behind.empty:
        return _("Every matter of the plan was reached")
    shares = [words.share(share) for share in behind["done_share"]]
    names = firsts.joint(behind["name"], shares)
    return _("Furthest behind: {name}, {share}", name=names, share=shares[0])
