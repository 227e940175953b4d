"""Plain choices: one of some names, kept in the address so that a link reopens the view."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from pages.shared import words
from pages.shared.words import translate as _

ALONE = 280  # the width of a picker that has its row to itself, in pixels


def select_year(years: list[int]) -> int:
    """One of the years, newest first."""
    return int(
        select_name(_("Year"), [str(year) for year in sorted(years, reverse=True)], key="year")
    )


def select_forum(forums: pd.DataFrame) -> int:
    """One of the forums (forum_no, theme), in their order; a link may name it by its number."""
    names = {
        str(row["forum_no"]): f"{row['forum_no']} {row['theme']}" for _i, row in forums.iterrows()
    }
    reopen("forum", list(names), names.__getitem__)
    chosen = st.selectbox(
        _("Forum"), list(names), format_func=names.__getitem__, key="forum", bind="query-params"
    )
    return int(str(chosen))


def select_name(label: str, names: list[str], *, key: str) -> str:
    """One of the names, the first one at first; `key` is its word in the address."""
    said = words.term
    return str(
        st.selectbox(label, names, key=key, format_func=said, bind="query-params", width=ALONE)
    )


def select_lead(leads: list[str]) -> str | None:
    """One of the departments that lead projects, or None for all of them."""
    return _select_or_all(_("Lead"), leads, key="lead")


def select_owner(owners: list[str]) -> str | None:
    """One of the units that have something to do, or None for all of them."""
    return _select_or_all(_("Owner"), owners, key="owner")


def _select_or_all(label: str, names: list[str], *, key: str) -> str | None:
    return st.selectbox(
        label,
        names,
        index=None,
        placeholder=_("All"),
        key=key,
        bind="query-params",
        width=ALONE,
    )


def reopen(key: str, options: list[str], name: Callable[[str], str]) -> None:
    """Find the option that a link means, whichever language it was copied in.

    The address holds an option as it is shown, and Streamlit knows it in the language of the
    moment only; an option may also be named by its code.
    """
    said = st.query_params.get(key)
    if said is None or said in map(name, options):
        return
    for code in words.LANGUAGES:
        with words.speaking(code):
            for option in options:
                if said in (option, name(option)):
                    st.session_state[key] = option
