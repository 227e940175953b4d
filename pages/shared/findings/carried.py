"""A new year without rules of its own: by which year's weights or targets it is reckoned."""

import pandas as pd

from pages.shared import words
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
def sentence(kind: str, carried: pd.DataFrame) -> str:
    """Which year lacks its rules (weights, target, shares) and whose apply; else nothing."""
    if carried.empty:
        return ""
    last = carried.iloc[0]  # the oldest rule of them
    return of_year(kind, int(last["year"]), int(last["rule_year"]))


def of_targets(row: pd.Series) -> str:
    """The same of a month's count of targets reached."""
    if pd.isna(row["rule_year"]):
        return ""
    return of_year("target", pd.Timestamp(row["period_end"]).year, int(row["rule_year"]))


def of_year(kind: str, of: int, by: int) -> str:
    """That a year is reckoned by the rules of another."""
    facts = {"year": words.year(of), "before": words.year(by)}
    if kind == "target":
        return _("no targets of {year} yet, those of {before} apply", **facts)
    return _("no weights of {year} yet, those of {before} apply", **facts)
