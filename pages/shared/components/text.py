"""Text on a page: the escaping of markdown, the heading, the sentences."""

import re
from collections.abc import Iterable

import streamlit as st

from pages.shared.components import places
from pages.shared.screen import kept

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_LIVE = re.compile(r"(?<=[:@])(?=[\w/+-])|(?<=www)(?=\.)", re.IGNORECASE)
_LOOSE = re.compile(
    r"(?<=[^;,]) (?=/|\d)|(?<=/) |(?<=\d) (?=[^\W\d_a-zA-Z])"
)  # within 第 3 / 11 期
_JOINER = "\u2060"  # invisible; it parts what would become a link, an icon or an emoji


def md(text: object) -> str:
    """Text that markdown shows as written, be it a name, a heading or a link from a cell."""
    parted = _LIVE.sub(_JOINER, _SPACES.sub(" ", str(text)).strip())
    return _PUNCTUATION.sub(r"\\\1", parted)


def unbroken(text: str) -> str:
    """A text that stays on one line: Chinese may otherwise break after every character."""
    return _JOINER.join(text.replace(" ", "\N{NO-BREAK SPACE}"))


def show_heading(finding: str, subject: str = "") -> None:
    """The page's finding as its title, and under it what is looked at."""
    if (screen := kept()) is not None:
        screen.title, screen.subject = finding, subject
        return
    with places.heading():
        st.title(md(_LOOSE.sub("\N{NO-BREAK SPACE}", finding)), anchor=False)
        if subject:
            st.caption(md(subject))


def show_facts(title: str, subject: str, facts: Iterable[tuple[str, str]]) -> None:
    """A box of short statements, each with the word that says what it is about."""
    if (screen := kept()) is not None:
        screen.facts.extend(facts)
        return
    with st.container(border=True, height="stretch", gap="xsmall"):
        st.subheader(md(title), anchor=False)
        st.caption(md(subject))
        for about, fact in facts:
            st.markdown(f"**{md(about)}**　{md(fact)}")
