"""Plain choices: one of some names, kept in the address so that a link reopens the view."""

import pandas as pd

from pages.shared import words
from pages.shared.components.choosing import choose, choose_or_all
from pages.shared.words import translate as _


def select_year(years: list[int]) -> int:
    """One of the years, newest first."""
    return int(
        select_name(_("Year"), [str(year) for year in sorted(years, reverse=True)], key="year")
    )


def select_forum(forums: pd.DataFrame) -> int:
    """One of the forums (forum_no, theme), in their order; the address has its number."""
    names = {
        str(row["forum_no"]): f"{row['forum_no']} {row['theme']}" for _i, row in forums.iterrows()
    }
    return int(choose(_("Forum"), list(names), key="forum", name=names.__getitem__))


def select_name(label: str, names: list[str], *, key: str) -> str:
    """One of the names, the first one at first; `key` is its word in the address."""
    return choose(label, names, key=key, name=words.term)


def select_lead(leads: list[str]) -> str | None:
    """One of the departments that lead projects, or None for all of them."""
    return choose_or_all(_("Lead"), leads, key="lead")


def select_owner(owners: list[str]) -> str | None:
    """One of the units that have something to do, or None for all of them."""
    return choose_or_all(_("Owner"), owners, key="owner")
