"""Addresses of the board's own pages, in the language and colours that the reader has chosen."""

from urllib.parse import urlencode

import streamlit as st

from pages.shared import theme, words
from pages.shared.words import translate as _


def address(page: str, **view: str) -> str:
    """`/city?city=…`: what a link in a table leads to."""
    said = urlencode({**view, **_manner()})
    return f"/{page}?{said}" if said else f"/{page}"


def turn_to(script: str, **view: str) -> None:
    """Go to another page within this visit; ends the run."""
    st.switch_page(script, query_params={**view, **_manner()})


def show_way_to_campaign(campaign: str) -> None:
    """A link to what a campaign's indicator did beside the other cities'."""
    st.page_link(
        "comparison/campaigns.py",
        label=_("Compare with the other cities over these months"),
        icon=":material/bolt:",
        query_params={"campaign": campaign, **_manner()},
    )


def _manner() -> dict[str, str]:
    """How the reader reads, where it is not the usual way."""
    language = {} if words.language() == "zh" else {"lang": words.language()}
    colours = {"red_up": "true"} if theme.good_name() == "red" else {}
    return {**language, **colours}
