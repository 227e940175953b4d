"""Addresses of the board's own pages, in the language and colours that the reader has chosen."""

from collections.abc import Mapping
from contextvars import ContextVar
from urllib.parse import parse_qsl, urlencode, urlsplit

import streamlit as st

from pages.shared import theme, visit, words
from pages.shared.findings.way import Way
from pages.shared.words import translate as _

_present: ContextVar[str] = ContextVar("page", default="")


def arrive(page: str) -> None:
    """Remember which page this run is about to show."""
    _present.set(page)
    visit.arrive(page)


def present_page() -> str:
    """The page of this run, as its address names it."""
    return _present.get()


def address(page: str, **view: str) -> str:
    """`/city?city=…`: what a link in a table leads to."""
    return joined(page, {**view, **manner()})


def joined(page: str, view: Mapping[str, str]) -> str:
    """The address of a page with this view and no more."""
    said = urlencode(view)
    return f"/{page}?{said}" if said else f"/{page}"


def to(way: Way) -> str:
    """The address that a way leads to."""
    return address(way.page, **way.view)


def parted(link: str) -> tuple[str, dict[str, str]]:
    """The page and the view that an address of the board means; no page if it is none of ours."""
    parts = urlsplit(link.strip())
    name = parts.path.rstrip("/").rpartition("/")[2]
    return name or ("overview" if parts.path == "/" else ""), dict(parse_qsl(parts.query))


def turn_to(script: str, **view: str) -> None:
    """Go to another page within this visit; ends the run."""
    st.switch_page(script, query_params={**view, **manner()})


def show_way_to_campaign(campaign: str) -> None:
    """A link to what a campaign's indicator did beside the other cities'."""
    st.page_link(
        "benchmarks/campaigns.py",
        label=_("Compare with the other cities over these months"),
        icon=":material/bolt:",
        query_params={"campaign": campaign, **manner()},
    )


def manner(*, frame: bool = True) -> dict[str, str]:
    """How the reader reads, where it is not the usual way; with `frame` also which build."""
    language = {} if words.language() == "zh" else {"lang": words.language()}
    colours = {"red_up": "true"} if theme.good_name() == "red" else {}
    return {**language, **colours, **(_frame() if frame else {})}


def _frame() -> dict[str, str]:
    """The snapshot that is looked at, and the one that it is compared with."""
    facts = {name: st.session_state.get(name) for name in ("snapshot", "compare", "against")}
    return {
        name: str(value).lower() if value is True else str(value)
        for name, value in facts.items()
        if value
    }
