"""Slides of last month brought up to date: uploaded, renewed, and taken back with a report."""

import streamlit as st

from pages.papers.findings import handouts as findings
from pages.shared import words
from pages.shared.capture import page as capture
from pages.shared.capture.page import CaptureError, Manner
from pages.shared.components import downloads
from pages.shared.components.dropzone import translate_dropzone
from pages.shared.components.tables import show_table
from pages.shared.components.text import md
from pages.shared.exports import slides
from pages.shared.exports.origin import LOOKS, Origin
from pages.shared.exports.slides import asking, living
from pages.shared.exports.slides.asking import SlidesError
from pages.shared.exports.slides.contents import Content
from pages.shared.exports.slides.living import Key, Outcome
from pages.shared.exports.slides.tags import Tag
from pages.shared.findings.column import Columns
from pages.shared.warehouse import Build
from pages.shared.words import translate as _

KEY = "living"


def renew_slides(build: Build) -> None:
    """Take slides that somebody has edited, and give them back with the figures of this build."""
    texts = _("Choose slides"), _("or drop them here · at most 20 MB each")
    translate_dropzone(KEY, *texts)
    file = st.file_uploader(_("Slides made by the board, edited since"), ["pptx"], key=KEY)
    if file is None:
        return
    try:
        with st.spinner(_("Bringing the slides up to date")):
            made, outcomes = _renewed(file.getvalue(), build)
    except SlidesError as refusal:
        st.error(md(refusal))
        return
    st.markdown(f"**{md(findings.renewed(outcomes))}**")
    st.download_button(
        _("Slides, up to date"),
        made,
        file.name,
        downloads.PPTX,
        type="primary",
        icon=":material/download:",
        key="living_back",
        on_click="ignore",
    )
    columns: Columns = {"slide": _("Slide"), "part": _("Part"), "state": _("What became of it")}
    show_table(findings.left(outcomes), columns)


def _renewed(deck: bytes, build: Build) -> tuple[bytes, list[Outcome]]:
    """The deck with fresh figures; the same file on the same build is renewed only once."""
    known = st.session_state.get("living_renewed")
    key = (hash(deck), build.number, words.language())
    if known is None or known[0] != key:
        tags = asking.parts_of(deck)
        known = key, *asking.renewed(deck, _fresh(tags, build))
        st.session_state["living_renewed"] = known
    return known[1], known[2]


def _fresh(tags: list[Tag], build: Build) -> dict[Key, Content]:
    """What the board says now of every view that the slides show."""
    views = {living.key_of(tag)[:2]: tag for tag in tags}
    found: dict[Key, Content] = {}
    for tag in views.values():
        found |= {living.key_of(content.tag): content for content in _contents(tag, build)}
    return found


def _contents(tag: Tag, build: Build) -> list[Content]:
    """The slides of a view in the language that it was made in; none when it is no more."""
    look = {name: said for name, said in tag.view.items() if name in LOOKS}
    view = {name: said for name, said in tag.view.items() if name not in LOOKS}
    manner = Manner(look.get("lang", "zh"), look.get("red_up") == "true")
    try:
        screen = capture.capture(tag.page, view, build=build, manner=manner, figure=tag.key)
    except CaptureError:
        return []
    block = screen.block(tag.key)
    if block is None:
        return []
    origin = Origin(tag.page, view, build.number)
    with words.speaking(manner.language):
        return slides.contents_of(
            slides.View(block, origin, slides.numbers_of(screen), manner=look)
        )
