"""Addresses of the board's own pages, in the language and colours that the reader has chosen."""

from urllib.parse import urlencode

import streamlit as st

from pages.shared import theme, words


def address(page: str, **view: str) -> str:
    """`/city?city=…`: what a link in a table leads to."""
    said = urlencode({**view, **_manner()})
    return f"/{page}?{said}" if said else f"/{page}"


def turn_to(script: str, **view: str) -> None:
    """Go to another page within this visit; ends the run."""
    st.switch_page(script, query_params={**view, **_manner()})


def _manner() -> dict[str, str]:
    """How the reader reads, where it is not the usual way."""
    language = {} if words.language() == "zh" else {"lang": words.language()}
    colours = {"red_up": "true"} if theme.good_name() == "red" else {}
    return {**language, **colours}
