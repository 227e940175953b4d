"""Text on a page: the escaping of markdown, the heading, the sentences."""

import re
from collections.abc import Iterable

import streamlit as st

from pages.shared.capture.screen import kept
from pages.shared.components import places

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
# Streamlit turns these into icons, emojis, links and arrows after it has read the escapes.
_LIVE = re.compile(
    r"(?<=:)(?=//|[\w+-]+:|material/)|(?<=@)(?=[\w+-])|(?<=www)(?=\.)|(?<=[<>~=-])(?=[<>=-])",
    re.IGNORECASE,
)
_PART = ":small[]"  # an empty element: it parts the text and holds no character


def md(text: object) -> str:
    """Text that markdown shows as written, be it a name, a heading or a link from a cell."""
    parted = _LIVE.sub("\0", _SPACES.sub(" ", str(text).replace("\0", "")).strip())
    return _PUNCTUATION.sub(r"\\\1", parted).replace("\0", _PART)


def badge(text: str, colour: str, *, icon: str = "") -> str:
    """Text as a badge in markdown; `st.badge` would escape its brackets a second time."""
    return f":{colour}-badge[{f'{icon} ' if icon else ''}{md(text)}]"


def show_heading(finding: str, subject: str = "") -> None:
    """The page's finding as its title, and under it what is looked at."""
    if (screen := kept()) is not None:
        screen.title, screen.subject = finding, subject
        return
    with places.heading():
        st.title(md(finding), anchor=False)
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
