"""A manual on the screen."""

from collections.abc import Sequence
from itertools import groupby
from typing import Literal

import streamlit as st

from pages.manuals import findings
from pages.manuals.text import Block, Manual, Picture
from pages.shared.components import downloads
from pages.shared.components.choosing import choose as choose_one
from pages.shared.components.text import md
from pages.shared.words import translate as _

WIDTH, PHONE = 760, 240  # pixels of a line of text, and of a picture of a phone
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def choose(order: Sequence[Manual]) -> Manual:
    """The manual that the reader asks for; the first of the order unless asked."""
    by_code = {findings.CODES[one.name]: one for one in order}
    chosen = choose_one(
        _("Manual"),
        list(by_code),
        key="manual",
        name=findings.label,
        style="segments",
        label_visibility="collapsed",
    )
    return by_code[chosen]


def offer_word(manual: Manual) -> None:
    """The manual as the Word file that lies beside its Markdown."""
    name = f"{manual.title}.docx"
    downloads.offer(_("As a Word file"), manual.word.read_bytes, name, DOCX, key="manual_word")


def show(manual: Manual) -> None:
    """The manual below its title: its parts in order, no wider than is easy to read."""
    with st.container(width=WIDTH, key="manual_text"):
        for kind, blocks in groupby(manual.blocks[2:], lambda block: block.kind):
            if kind == "step":  # one list, which the browser numbers
                st.markdown("\n".join(f"{one.number}. {_inline(one.text)}" for one in blocks))
                continue
            for block in blocks:
                _show(block)


def _show(block: Block) -> None:
    if block.kind == "heading":
        st.subheader(md(findings.heading(block)), anchor=False)
    elif block.kind == "pictures":
        with st.container(horizontal=True):
            for picture in block.pictures:
                _show_picture(picture)
    else:
        st.markdown(_inline(block.text))


def _show_picture(picture: Picture) -> None:
    width: int | Literal["stretch"] = PHONE if picture.is_of_phone else "stretch"
    caption = md(picture.caption)
    kind = "phone" if picture.is_of_phone else "screen"  # a phone scrolls that of a screen
    with st.container(key=f"picture_of_{kind}_{picture.file.stem}"):
        st.image(picture.file.read_bytes(), caption, width, alt=picture.caption)


def _inline(text: str) -> str:
    """Text in Markdown: what stands between backticks is typed as it stands."""
    parts = text.split("`")
    return "".join(f"`{part}`" if at % 2 else _kept(part) for at, part in enumerate(parts))


def _kept(part: str) -> str:
    """Escaped text with the blanks at its ends, which `md` would cut."""
    before = " " * part.startswith(" ")
    return f"{before}{md(part)}{' ' * part.endswith(' ')}" if part.strip() else part
