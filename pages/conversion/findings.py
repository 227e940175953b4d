"""What the conversion of topics says: how many took effect, which step is slow, what is stuck."""

import pandas as pd

from pages.shared import words
from pages.shared.findings import firsts
from pages.shared.words import translate as _
from runtime.cache import cached

FEW = 5  # topics of a cohort below which its share says nothing
UNKNOWN = ("尚无论坛", "未注明")  # cohorts of topics of which something is not known yet


@cached
def effective(stages: pd.DataFrame) -> str:
    """Of a cohort's topics, how many took effect, and for how many it is too early to say."""
    first, last = int(stages["topics"].iloc[0]), int(stages["topics"].iloc[-1])
    young = int(stages["young"].iloc[-1])
    if young:
        return _(
            "{first} topics: {last} took effect, for {young} it is too early",
            first=first,
            last=last,
            young=young,
        )
    share = words.share(stages["share_of_first"].iloc[-1])
    return _("{first} topics, {last} took effect: {share}", first=first, last=last, share=share)


@cached
def narrowest(stages: pd.DataFrame) -> str:
    """The step before which most topics stop; those that are too young to say do not count."""
    steps = stages.iloc[1:]
    if steps["topics"].sum() == 0:
        return _("No step has been taken yet")
    most = int(steps["stopped"].max())
    if not most:
        return _("No topic has stopped on its way")
    return _(
        "Most stop before “{stage}”: {count}",
        stage=firsts.leading(steps["stage"].map(words.stage), steps["stopped"]),
        count=most,
    )


@cached
def slowest(curves: pd.DataFrame) -> str:
    """The step that takes longest; one that fewer than half have taken is slower than any other."""
    if curves.empty:
        return _("No step has been taken yet")
    steps = curves.drop_duplicates("from_no")
    unreached = steps[steps["median_days"].isna()]
    step = (steps.sort_values("median_days") if unreached.empty else unreached).iloc[-1]
    names = [words.stage(step[name]) for name in ("from_stage", "to_stage")]
    if not unreached.empty:
        return _("“{before} → {after}”: more than half have not come so far yet", **_two(names))
    return _(
        "Slowest: “{before} → {after}”, half within {days}",
        **_two(names),
        days=words.days(step["median_days"]),
    )


@cached
def longest(ageing: pd.DataFrame) -> str:
    """How many topics wait beyond the median, and the one that waits longest with its owner."""
    late = ageing[ageing["state"] == "late"]
    if late.empty:
        return _("No topic waits too long")
    row = late.iloc[0]
    return _(
        "{count} topics wait too long, most by {days}, with {owner}",
        count=len(late),
        days=words.days(row["days_beyond"]),
        owner=row["owner"] or words.DASH,
    )


@cached
def lapsed(ageing: pd.DataFrame) -> str:
    """How many more topics are on their way though nobody waits for them."""
    count = int(ageing["state"].isin(["lapsed", "unchosen"]).sum())
    if not count:
        return _("beyond half of those at their stage, the longest first")
    return words.plural(
        "beyond half of those at their stage; last, {count} not chosen or waiting for over a year",
        "beyond half of those at their stage; last, {count} not chosen or waiting for over a year",
        count,
    )


@cached
def compared(cohorts: pd.DataFrame, basis: str) -> str:
    """What the cohorts say beside each other."""
    ends = cohorts[cohorts["stage"] == "effective"]
    return _by_period(ends) if basis in ("half", "quarter", "year") else _by_name(ends)


def _by_period(ends: pd.DataFrame) -> str:
    """The latest two that are through; a young cohort is not compared with an old one."""
    through = ends[(ends["young"] == 0) & ~ends["cohort"].isin(UNKNOWN)]
    young = int((ends["young"] > 0).sum())
    if len(through) < 2:
        return words.plural(
            "{count} cohort still has topics too young to say: its share may rise",
            "{count} cohorts still have topics too young to say: their shares may rise",
            young,
        )
    now, before = through.iloc[0], through.iloc[1]
    return _(
        "Took effect: {share} of {now}, {earlier} of those before",
        now=words.cohort(now["cohort"]),
        share=words.share(now["share_of_first"]),
        earlier=words.share(before["share_of_first"]),
    )


def _by_name(ends: pd.DataFrame) -> str:
    """The best and the worst share, of cohorts that are large enough."""
    stated = ends[(ends["raised"] >= FEW) & ~ends["cohort"].isin(UNKNOWN)]
    large = stated.sort_values("share_of_first", kind="stable")
    if len(large) < 2:
        return _("The cohorts are too small to be compared")
    worst, best = large.iloc[0], large.iloc[-1]
    return _(
        "Most took effect: {best}, {most}; fewest: {worst}, {least}",
        best=words.cohort(best["cohort"]),
        most=words.share(best["share_of_first"]),
        worst=words.cohort(worst["cohort"]),
        least=words.share(worst["share_of_first"]),
    )


def _two(names: list[str]) -> dict[str, str]:
    return {"before": names[0], "after": names[1]}
