"""What work at the grass roots says: stars, growth against plan, visits as promised, people."""

import pandas as pd

from pages.appraisals.findings import appraisals
from pages.shared import words
from pages.shared.findings import firsts
from pages.shared.findings.cards import Card, Verdict
from pages.shared.words import plural
from pages.shared.words import translate as _
from runtime.cache import cached

AWAY = 0.05  # a share so far from its plan is worth a word


def subjects(year: int) -> dict[str, str]:
    """What each kind of figure is about, by the query that has its cells."""
    in_words = words.year(year)
    return {
        "home": _("Homes of workers · {year}", year=in_words),
        "growth": _("The year's plan and what was done · {year}", year=in_words),
        "service_visit": _("Visits to the grass roots · {year}", year=in_words),
        "staffing": _("Where people work · {year}", year=in_words),
    }


@cached
def starred(results: pd.DataFrame, year: int) -> str:
    """How many homes carry which star."""
    graded = results["grade"].dropna()
    if graded.empty:
        return _("{year}: no home of workers has a star", year=words.year(year))
    counts = graded.value_counts()
    order = list(dict.fromkeys(results.sort_values("score", ascending=False)["grade"].dropna()))
    text = words.join(f"{grade} {int(counts[grade])}" for grade in order)
    return _("{year}: homes of workers with {stars}", year=words.year(year), stars=text)


@cached
def grown(matters: pd.DataFrame) -> str:
    """Which matter is furthest behind its plan."""
    first = matters.iloc[0]
    if first["done_share"] >= 1:
        return _("Every matter of the plan was reached")
    units_behind = plural("{count} unit behind", "{count} units behind", int(first["behind"]))
    shares = [words.share(share) for share in matters["done_share"]]
    if shares.count(shares[0]) > 1:
        names = firsts.joint(matters["name"], shares)
        return _("{matters} reached {share} of the plan each", matters=names, share=shares[0])
    return _(
        "{matter} reached {share} of the plan, {said}",
        matter=first["name"],
        share=shares[0],
        said=units_behind,
    )


@cached
def furthest(growth: pd.DataFrame) -> str:
    """The unit and matter furthest behind."""
    if growth["done_share"].min() >= 1:
        return _("Every unit reached its plan")
    shares = [words.share(share) for share in growth["done_share"]]
    names = firsts.joint(growth["name"], shares)
    return _("Furthest behind: {name}, {share}", name=names, share=shares[0])


@cached
def visited(visits: pd.DataFrame) -> str:
    """Who keeps the promise of visits, and who does not."""
    behind = visits[visits["per_cadre"] < visits["promised"]]
    if visits["promised"].isna().all():
        return _("Visits per cadre and month; no promise is laid down")
    if behind.empty:
        return _("Every unit keeps the promise of visits")
    often = [words.number(times, "", decimals=1) for times in behind["per_cadre"]]
    return _(
        "{count} of {all} units visit less than promised, {unit} least",
        count=len(behind),
        all=int(visits["promised"].notna().sum()),
        unit=firsts.joint(behind["unit"], often),
    )


@cached
def bars(visits: pd.DataFrame) -> pd.DataFrame:
    """Visits per cadre against the promise: name, planned, done, done_share."""
    promised = visits["promised"]
    share = visits["per_cadre"] / promised
    return visits.assign(planned=promised, done=visits["per_cadre"], done_share=share)


@cached
def placed(staffing: pd.DataFrame) -> str:
    """Whose split of people is furthest from its plan."""
    away = (staffing["share"] - staffing["planned_share"]).abs()
    if away.isna().all():
        return _("Where the units' people work; no split is planned")
    if float(away.max()) < AWAY:
        most = words.measure(100 * AWAY)
        return _("No unit is {points} points or more off the planned split", points=most)
    row = staffing.iloc[int(away.fillna(0).to_numpy().argmax())]
    return _(
        "{unit}: {share} of its people in {field}, planned {planned}",
        unit=row["name"],
        share=words.share(row["share"]),
        field=row["part"],
        planned=words.share(row["planned_share"]),
    )


@cached
def cards(results: pd.DataFrame, visits: pd.DataFrame) -> list[Card]:
    """Homes appraised, members who rated and their opinions, months in which a promise was kept."""
    result = []
    if not results.empty:
        people = int(results["raters"].fillna(0).sum())
        text = plural("{count} rating by people", "{count} ratings by people", people)
        result.append(Card(_("Homes appraised"), words.number(len(results), ""), text))
        result += appraisals.answers(results)
    if not visits.empty:
        kept_months, months = int(visits["months_kept"].sum()), int(visits["months_promised"].sum())
        if months:
            text = _("{done} of {all} units' months with a promise", done=kept_months, all=months)
            verdict: Verdict = "good" if kept_months == months else "bad"
            result.append(Card(_("Promise kept"), words.share(kept_months / months), text, verdict))
    return result


@cached
def with_plan(staffing: pd.DataFrame) -> pd.DataFrame:
    """The units' people, and before them the split that the plan wants, where it is one for all."""
    plan = staffing.dropna(subset=["planned_share"]).drop_duplicates(["part", "planned_share"])
    if plan.empty or plan["part"].duplicated().any():
        return staffing
    planned = plan.assign(name=_("Plan"), share=plan["planned_share"], headcount=float("nan"))
    return pd.concat([planned, staffing], ignore_index=True)
