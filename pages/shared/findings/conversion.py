"""What the conversion of topics says: how many took effect, which step is slow, what is stuck."""

import pandas as pd

from pages.shared import words
from pages.shared.words import translate as _


def effective(stages: pd.DataFrame) -> str:
    """Of a cohort's topics, how many took effect."""
    first, last = int(stages["topics"].iloc[0]), int(stages["topics"].iloc[-1])
    return _("{first} topics, {last} took effect", first=first, last=last)


def narrowest(stages: pd.DataFrame) -> str:
    """The step at which the largest share of topics stays behind."""
    steps = stages.iloc[1:]
    if steps["share_of_previous"].isna().all():
        return _("No step has been taken yet")
    step = steps.sort_values("share_of_previous", na_position="last").iloc[0]
    return _(
        "Most stay behind before “{stage}”: {share} go on",
        stage=words.stage(str(step["stage"])),
        share=words.share(step["share_of_previous"]),
    )


def longest(stuck: pd.DataFrame) -> str:
    """How many topics wait, and the longest wait with its owner."""
    if stuck.empty:
        return _("No topic of this cohort is waiting")
    row = stuck.iloc[0]
    return _(
        "{count} topics wait; the longest for {days}, with {owner}",
        count=len(stuck),
        days=words.days(row["days_in_stage"]),
        owner=row["owner"] or "—",
    )


def trend(cohorts: pd.DataFrame) -> str:
    """The latest cohort's share of effect beside the one before."""
    shares = cohorts["effective_share"].tolist()
    if len(shares) < 2:
        return _("{share} of the topics took effect", share=words.share(shares[-1]))
    return _(
        "{share} of the latest topics took effect so far, {earlier} of the cohort before",
        share=words.share(shares[-1]),
        earlier=words.share(shares[-2]),
    )
