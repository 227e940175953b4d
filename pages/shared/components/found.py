"""Searching in texts: the box for the words, and what was found with the hits marked."""

import re
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from pages.shared import words
from pages.shared.components.choosing import write
from pages.shared.components.text import md
from pages.shared.words import plural
from pages.shared.words import translate as _

MOST = 50  # texts shown of what was found
AROUND = 60  # characters shown on either side of the first hit


def ask_words() -> list[str]:
    """The words that somebody looks for; they all must occur."""
    hint, icon = _("Words parted by blanks; all must occur"), ":material/search:"
    return write(_("Search"), key="words", placeholder=hint, icon=icon).split()


def show_found(texts: pd.DataFrame, asked: Sequence[str]) -> None:
    """The texts, the best first, each with the words marked that were looked for."""
    for _number, row in texts.head(MOST).iterrows():
        with st.container(border=True, gap="xxsmall"):
            st.markdown(f"**{marked(row['title'], asked)}**")
            text = excerpt(str(row["text"] or ""), asked)
            if text:
                st.markdown(marked(text, asked))
            st.caption(md(_place(row)))
    if len(texts) > MOST:
        count = len(texts) - MOST
        more = plural("{count} more: add a word", "{count} more: add a word", count)
        st.caption(md(more))


def marked(text: str, asked: Sequence[str]) -> str:
    """Markdown of a text in which each of the words stands out."""
    pattern = re.compile("|".join(re.escape(word) for word in asked) or "$^", re.IGNORECASE)
    parts, end = [], 0
    for hit in pattern.finditer(text):
        parts += [_spaced(text[end : hit.start()]), f":gray-background[{md(hit.group())}]"]
        end = hit.end()
    return "".join([*parts, _spaced(text[end:])])


def excerpt(text: str, asked: Sequence[str]) -> str:
    """The part of a long text around the first hit."""
    lowered = text.lower()
    places = [place for word in asked if (place := lowered.find(word.lower())) >= 0]
    start = max(min(places, default=0) - AROUND, 0)
    end = min(start + 3 * AROUND, len(text))
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def _spaced(text: str) -> str:
    """Escaped, with the blank at either end that escaping takes off."""
    if not text.strip():
        return " " if text else ""
    return f"{' ' * text[0].isspace()}{md(text)}{' ' * text[-1].isspace()}"


def _place(row: pd.Series) -> str:
    forum = row["forum_no"]
    pieces = [
        words.text_kind(row["kind"]),
        "" if pd.isna(forum) else _("forum no. {number}", number=int(forum)),
        "" if pd.isna(row["day"]) else words.date_of(row["day"]),
    ]
    return " · ".join(part for part in pieces if part)
