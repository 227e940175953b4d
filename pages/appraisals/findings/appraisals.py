"""What appraisals say: who leads, whose score lacks a rater, and which rater tells none apart."""

import datetime as dt

import pandas as pd

from pages.shared import words
from pages.shared.figures.records import records
from pages.shared.findings import carried, firsts
from pages.shared.findings.cards import Card
from pages.shared.words import plural
from pages.shared.words import translate as _
from runtime.cache import cached

LEAST = 3  # units below which equal scores say nothing of a rater


@cached
def leading(results: pd.DataFrame, appraisal: str) -> str:
    """Who is first, and with how many points; of some units only, where the best of them is."""
    ranked = results[results["rank"].notna()]
    if ranked.empty:
        return _(
            "{appraisal}: no unit has a score yet, for no weight is laid down", appraisal=appraisal
        )
    first = ranked[ranked["rank"] == 1]
    if first.empty:
        return placed(appraisal, ranked, "score")
    return _(
        "{appraisal}: {units} first of {count} with {score} points",
        appraisal=appraisal,
        units=words.join(first["unit"]),
        count=int(first["ranked"].iloc[0]),
        score=words.number(first["score"].iloc[0], "", decimals=2),
    )


def placed(about: str, ranked: pd.DataFrame, points: str) -> str:
    """Where the best of units stands among all, of which the first is not there.

    `points` is the column of what it is ranked by.
    """
    best = ranked.sort_values("rank", kind="stable").iloc[0]
    return _(
        "{about}: {unit} is {place} with {points} points",
        about=about,
        unit=best["unit"],
        place=words.place(best["rank"], best["ranked"]),
        points=words.number(best[points], "", decimals=2),
    )


@cached
def dated(results: pd.DataFrame, period: str, end: dt.date) -> str:
    """The period, and the year whose weights it is reckoned by where its own has none yet."""
    ruled = results["rule_year"].dropna()
    if ruled.empty or int(ruled.iloc[0]) == end.year:
        return period
    return f"{period} · {carried.of_year('shares', end.year, int(ruled.iloc[0]))}"


@cached
def unheard(results: pd.DataFrame) -> str:
    """Whose score rests on fewer raters than the rule asks for."""
    lacking = results[results["missing_raters"].notna()]
    if lacking.empty:
        return _range_of(results)
    return _(
        "{units}: not every rater was heard, the others count more",
        units=words.join(lacking["unit"]),
    )


@cached
def _range_of(results: pd.DataFrame) -> str:
    """How far the first and the last of the scores lie apart, where every rater was heard."""
    scores = results["score"].dropna()
    if len(scores) < 2:
        return _("Every rater was heard for every unit")
    points = words.number(scores.max() - scores.min(), "", decimals=2)
    return _("First and last unit lie {points} points apart", points=points)


@cached
def apart(raters: pd.DataFrame) -> str:
    """Which raters give every unit the same."""
    same = raters[raters["is_same"].fillna(False).astype(bool)]
    if same.empty and (raters["units"] < LEAST).all():
        return _("Too few units to say whether a rater tells them apart")
    if same.empty:
        return _("No rater gave every unit the same score")
    return _("{raters} gave every unit the same score", raters=words.join(same["name"].unique()))


@cached
def cards(results: pd.DataFrame) -> list[Card]:
    """How many were scored, how far they lie apart, how many opinions came."""
    scores = results["score"].dropna()
    lacking = int(results["missing_raters"].notna().sum())
    text = plural("{count} lacks a rater", "{count} lack a rater", lacking)
    result = [
        Card(
            _("Units appraised"),
            words.number(len(results), ""),
            text if lacking else _("every rater was heard"),
            "bad" if lacking else "even",
        )
    ]
    if len(scores):
        mean = words.number(scores.mean(), "", decimals=1)
        result.append(Card(_("Mean score"), mean, _range(scores)))
    people = int(results["raters"].fillna(0).sum())
    if people:
        text = _("members and workers, over all units")
        result.append(Card(_("Ratings by people"), words.number(people, ""), text))
    return [*result, *answers(results)]


def _range(scores: pd.Series) -> str:
    low, high = words.pair([scores.min(), scores.max()], "", decimals=1)
    if len(scores) == 1:
        return _("of one unit")
    return _("all the same") if low == high else _("from {low} to {high}", low=low, high=high)


@cached
def answers(results: pd.DataFrame) -> list[Card]:
    """How many opinions came, and how many of them were answered."""
    opinions, answered = int(results["opinions"].sum()), results["answered"].dropna()
    if not opinions:
        return []
    if answered.empty:
        text = _("answers are not noted")
        return [Card(_("Opinions collected"), words.number(opinions, ""), text)]
    done = int(answered.sum())
    text = _("{count} answered ({share})", count=done, share=words.share(done / opinions))
    return [Card(_("Opinions collected"), words.number(opinions, ""), text)]


@cached
def reweighed(weights: pd.DataFrame) -> str:
    """Whose weight changed most between the first and the last year."""
    first, last = int(weights["year"].min()), int(weights["year"].max())
    if first == last:
        shares = weights.sort_values("share", ascending=False, kind="stable")
        shares_in_words = [words.share(share) for share in shares["share"]]
        return _(
            "{rater} counts most, {share}",
            rater=firsts.joint(shares["rater"], shares_in_words),
            share=shares_in_words[0],
        )
    before, now = (_shares(weights, year) for year in (first, last))
    moved = {rater: abs(now[rater] - before[rater]) for rater in now if rater in before}
    if not any(moved.values()):
        return _("The weights have stayed the same since {year}", year=words.year(first))
    rater = max(moved, key=moved.__getitem__)
    return _(
        "{rater} went from {before} to {now}",
        rater=rater,
        before=words.share(before[rater]),
        now=words.share(now[rater]),
    )


def _shares(weights: pd.DataFrame, year: int) -> dict[str, float]:
    of_year = weights[weights["year"] == year]
    return dict(zip(of_year["rater"], of_year["share"], strict=True))


@cached
def by_year(weights: pd.DataFrame) -> pd.DataFrame:
    """The weights as parts of each year's whole: name, part, share."""
    names = [words.year(int(year)) for year in weights["year"]]
    return weights.assign(name=names, part=weights["rater"])


@cached
def honoured(honours: pd.DataFrame) -> str:
    """How many honours, and of which levels."""
    counts = levels(honours)
    parts = [f"{row['name']} {int(row['count'])}" for row in records(counts)]
    return _("{count} honours: {levels}", count=len(honours), levels=words.join(parts))


@cached
def latest(honours: pd.DataFrame) -> str:
    """The honour that was granted last."""
    first = honours.iloc[0]
    day = words.date_of(first["granted"])
    return _("Last: {name}, {day}", name=first["honour"], day=day)


@cached
def levels(honours: pd.DataFrame) -> pd.DataFrame:
    """Honours by level, the highest first: name, count."""
    counts = honours["level"].value_counts()
    ranked = [level for level in ("国家", "省", "市", "区县") if level in counts.index]
    order = [*ranked, *(level for level in counts.index if level not in ranked)]
    names = [words.term(level) for level in order]
    return pd.DataFrame({"name": names, "count": [int(counts[level]) for level in order]})


@cached
def with_scores(results: pd.DataFrame, scores: pd.DataFrame) -> pd.DataFrame:
    """The results, and beside them what every rater gave in every dimension, a column each."""
    by_part = scores.pivot_table(index="unit", columns="part", values="score", sort=False)
    return results.join(by_part, on="unit")


@cached
def moved(course: pd.DataFrame) -> str:
    """Who climbed furthest over the periods shown, and who fell furthest."""
    ends = course.groupby("name", sort=False)["rank"].agg(["first", "last", "count"])
    climbed = (ends["first"] - ends["last"])[ends["count"] > 1]
    if climbed.empty or not climbed.any():
        return _("The order has not changed")
    names = climbed.index.to_series()
    up, down = words.rank_change(climbed.max()), words.rank_change(climbed.min())
    best = firsts.leading(names, climbed)
    worst = firsts.leading(names, climbed, is_least=True)
    if climbed.min() >= 0:
        return _("Climbed furthest: {best}, {up}", best=best, up=up)
    if climbed.max() <= 0:
        return _("Fell furthest: {worst}, {down}", worst=worst, down=down)
    return _(
        "Up most: {best}, {up}; down most: {worst}, {down}",
        best=best,
        up=up,
        worst=worst,
        down=down,
    )
