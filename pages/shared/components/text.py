"""Text on a page: the escaping of markdown, the heading, the sentences."""

import re
from collections.abc import Iterable, Mapping

import streamlit as st

from pages.shared.capture.screen import kept
from pages.shared.components import places
from pages.shared.components.links import to
from pages.shared.findings.way import Way

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
# Streamlit turns these into icons, emojis, links and arrows after it has read the escapes.
_LIVE = re.compile(
    r"(?<=:)(?=//|[\w+-]+:|material/)|(?<=@)(?=[\w+-])|(?<=www)(?=\.)|(?<=[<>~=-])(?=[<>=-])",
    re.IGNORECASE,
)
_PART = ":small[]"  # an empty element: it parts the text and holds no character
# A place, as `md` escapes it. In a title it is an element that stays on one line (see menu.css).
_PLACE = re.compile(r"(?:第 |No\\. )?\d+ \\/ \d+|(?:第 |No\\. )\d+")


# What a statement is about, the statement, and where it is worked out, if on another page.
Fact = tuple[str, str] | tuple[str, str, Way]


def md(text: object) -> str:
    """Text that markdown shows as written, be it a name, a heading or a link from a cell."""
    parted = _LIVE.sub("\0", _SPACES.sub(" ", str(text).replace("\0", "")).strip())
    return _PUNCTUATION.sub(r"\\\1", parted).replace("\0", _PART)


def badge(text: str, colour: str, *, icon: str = "") -> str:
    """Text as a badge in markdown; `st.badge` would escape its brackets a second time."""
    return f":{colour}-badge[{f'{icon} ' if icon else ''}{md(text)}]"


def linked(text: str, way: Way | None) -> str:
    """Text in markdown, as a link if it leads somewhere."""
    return f"[{md(text)}]({to(way)})" if way else md(text)


def headline(text: str, way: Way | None = None) -> str:
    """A title in markdown, whose places (No. 3 / 9) stay on one line; a link if it leads on."""
    whole = _PLACE.sub(lambda place: f":small[{place[0]}]", md(text))
    return f"[{whole}]({to(way)})" if way else whole


def show_heading(finding: str, subject: str = "", ways: Mapping[str, Way] | None = None) -> None:
    """The page's finding as its title, and under it what is looked at.

    `ways` says where numbers of the finding are worked out, by their text; each is linked once.
    """
    if (screen := kept()) is not None:
        screen.title, screen.subject = finding, subject
        return
    with places.heading():
        st.title(_with_links(finding, ways or {}), anchor=False)
        if subject:
            st.caption(md(subject))


def _with_links(text: str, ways: Mapping[str, Way]) -> str:
    """Text in markdown with the first of each of these parts linked; blanks at its ends stay."""
    part = next((part for part in ways if part in text), None)
    if part is None:
        return f"{' ' * text.startswith(' ')}{headline(text)}{' ' * text.endswith(' ')}"
    before, after = text.split(part, 1)
    others = {other: way for other, way in ways.items() if other != part}
    return f"{_with_links(before, others)}{headline(part, ways[part])}{_with_links(after, others)}"


def show_facts(
    title: str,
    subject: str,
    facts: Iterable[Fact],
    *,
    key: str = "",
    leads_to: Way | None = None,
) -> None:
    """A box of short statements, each with the word that says what it is about.

    `leads_to` is where the title is worked out.
    """
    if (screen := kept()) is not None:
        screen.facts.extend((about, said) for about, said, *_way in facts)
        return
    with st.container(
        border=True, height="stretch", gap="xsmall", key=f"{key}_facts" if key else None
    ):
        st.subheader(headline(title, leads_to), anchor=False)
        if subject:
            st.caption(md(subject))
        for about, said, *way in facts:
            st.markdown(f"**{linked(about, way[0] if way else None)}**　{md(said)}")
