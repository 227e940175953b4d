"""Slides of last month brought up to date: uploaded, renewed, and taken back with a report."""

import streamlit as st

from pages.papers.blocks import frames
from pages.papers.findings import handouts as findings
from pages.shared import theme, words
from pages.shared.access import person
from pages.shared.capture import page as capture
from pages.shared.capture.page import CaptureError, Manner
from pages.shared.components import downloads
from pages.shared.components.tables import show_table
from pages.shared.components.text import md
from pages.shared.exports import slides
from pages.shared.exports.origin import LOOKS, Origin
from pages.shared.exports.slides import asking, living, opening
from pages.shared.exports.slides.asking import Known, SlidesError
from pages.shared.exports.slides.contents import Content
from pages.shared.exports.slides.living import Key, Outcome
from pages.shared.exports.slides.paging import Room
from pages.shared.exports.slides.tags import Tag
from pages.shared.findings.column import Columns
from pages.shared.warehouse import Build
from pages.shared.words import translate as _

KEY = "living"  # by which dropzone.css of the document finds it


def renew_slides(build: Build) -> None:
    """Take slides that somebody has edited, and give them back with the figures of this build."""
    if not person.may("renew"):
        st.caption(md(_("Whoever may upload brings slides up to date.")))
        return
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
    downloads.offer(
        _("Slides, up to date"),
        lambda: made,
        file.name,
        downloads.PPTX,
        style="primary",
        key="living_back",
    )
    if listed := findings.listed(outcomes):
        with st.expander(_("What was renewed"), icon=":material/checklist:"):
            st.markdown("\n".join(f"- {md(line)}" for line in listed))
    columns: Columns = {"slide": _("Slide"), "part": _("Part"), "state": _("What became of it")}
    show_table(findings.left(outcomes), columns)


def _renewed(deck: bytes, build: Build) -> tuple[bytes, list[Outcome]]:
    """The deck with fresh figures; the same file on the same build is renewed only once."""
    known = st.session_state.get("living_renewed")
    key = (hash(deck), build.number, words.language())
    if known is None or known[0] != key:
        person.require("renew")
        parts = asking.parts_of(deck)
        known = key, *asking.renewed(deck, _fresh(parts, build))
        st.session_state["living_renewed"] = known
    return known[1], known[2]


def _fresh(known: Known, build: Build) -> dict[Key, Content]:
    """What the board says now of every view that the slides show, on as many slides as it had."""
    last = {living.key_of(tag)[:2]: tag for tag in sorted(known.tags, key=lambda tag: tag.number)}
    pieces = {living.key_of(tag)[:2] for tag in known.tags if tag.kind == "rest"}
    found: dict[Key, Content] = {}
    for key, tag in last.items():
        room = Room(known.sheet, most=tag.number, is_said=key in pieces)
        fresh = _contents(tag, build, room)
        found |= {living.key_of(content.tag): content for content in fresh}
    return found


def _contents(tag: Tag, build: Build, room: Room) -> list[Content]:
    """The slides of a view in the language that it was made in; none when it is no more."""
    look = {name: said for name, said in tag.view.items() if name in LOOKS}
    view = {name: said for name, said in tag.view.items() if name not in LOOKS}
    manner = Manner(look.get("lang", "zh"), look.get("red_up") == "true")
    if tag.page == opening.PAGE:
        with words.speaking(manner.language), theme.seen(red_is_good=manner.red_is_good):
            around = frames.renewed(tag.view, build)
            after = [c for view in around.after for c in slides.contents_of(view, room)]
            return [*around.before, *after]
    try:
        screen = capture.capture(tag.page, view, build=build, manner=manner, figure=tag.key)
    except CaptureError:
        return []
    block = screen.block(tag.key)
    if block is None:
        return []
    origin = Origin(tag.page, view, build.number)
    with words.speaking(manner.language):
        view_ = slides.View(block, origin, slides.numbers_of(screen), manner=look)
        return slides.contents_of(view_, room)
