"""What the key projects say: how many are late or behind, and with whom."""

import pandas as pd

from pages.shared import words
from pages.shared.words import translate as _


def late(projects: pd.DataFrame) -> str:
    """How many projects are overdue or behind, and how many are done."""
    lights = projects["light"].value_counts()
    red, amber = int(lights.get("red", 0)), int(lights.get("amber", 0))
    if not red and not amber:
        return _("All {count} key projects are on time", count=len(projects))
    return _(
        "Of {count} key projects {red} are overdue and {amber} behind",
        count=len(projects),
        red=red,
        amber=amber,
    )


def worst(projects: pd.DataFrame) -> str:
    """The project that is overdue longest, with its department."""
    overdue = projects[projects["days_overdue"] > 0]
    if overdue.empty:
        return _("No project is overdue")
    row = overdue.loc[overdue["days_overdue"].idxmax()]
    return _(
        "Longest overdue: {project}, {days}, {lead}",
        project=row["project"],
        days=words.days(row["days_overdue"]),
        lead=row["lead"],
    )


def by_light(projects: pd.DataFrame) -> pd.DataFrame:
    """One row per light: name in words, count; what worries first."""
    counts = projects["light"].value_counts()
    names = [(word, int(counts.get(code, 0))) for code, word in words.lights().items()]
    return pd.DataFrame(names, columns=["name", "count"])


def by_lead(projects: pd.DataFrame) -> pd.DataFrame:
    """One row per department: how many of its projects are overdue or behind; most first."""
    worrying = projects["light"].isin(["red", "amber"])
    counts = worrying.groupby(projects["lead"]).sum().astype(int)
    ordered = counts[counts > 0].sort_values(ascending=False, kind="stable")
    return ordered.rename("count").rename_axis("name").reset_index()


def burdened(leads: pd.DataFrame) -> str:
    """The department with most projects overdue or behind."""
    if leads.empty:
        return _("No department is behind")
    row = leads.iloc[0]
    return words.plural(
        "{lead} has most to catch up: {count} project",
        "{lead} has most to catch up: {count} projects",
        int(row["count"]),
        lead=row["name"],
    )
