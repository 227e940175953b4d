"""Slides and workbooks of a whole page or deck, for a meeting."""

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from pages.papers.blocks import frames
from pages.shared import words
from pages.shared.access import person
from pages.shared.capture import page as capture
from pages.shared.capture.page import CaptureError, Manner
from pages.shared.capture.screen import Screen
from pages.shared.components import downloads
from pages.shared.components.links import manner, parted
from pages.shared.components.text import md
from pages.shared.exports import slides, xlsx
from pages.shared.exports.origin import Origin
from pages.shared.exports.slides import layout
from pages.shared.stage import decks, shows, twin
from pages.shared.stage.decks import Deck, Slide
from pages.shared.warehouse import Build
from pages.shared.words import translate as _

Make = Callable[[], bytes]


def select_handout(pages: Mapping[str, str]) -> Deck | Slide:
    """A deck, or a page of the board, as it opens or in the view of an address.

    `pages` are the titles of the pages, by the names of their addresses.
    """
    offered = decks.everything() if person.may_open("decks") else []
    known = {deck.name: deck for deck in offered}
    if known and _is_deck():
        name = st.selectbox(_("Deck"), list(known), key="handout_deck")
        return known[name or next(iter(known))]
    page = st.selectbox(_("Page"), list(pages), format_func=pages.__getitem__, key="handout_page")
    link = st.text_input(
        _("Address of a view, if it is not to be the page as it opens"),
        key="handout_address",
        placeholder=_("Copied from the browser"),
    )
    chosen, view = parted(link) if link else (page or next(iter(pages)), {})
    if chosen not in pages:
        st.warning(md(_("This is no address of a page of the board; the page above is taken.")))
        chosen, view = page or next(iter(pages)), {}
    return Slide(chosen, view)


def _is_deck() -> bool:
    kinds = [_("A page"), _("A deck")]
    chosen = st.segmented_control(
        _("Of what"), kinds, default=kinds[0], required=True, key="handout"
    )
    return chosen == kinds[1]


def offer_handout(chosen: Deck | Slide, present: Build, name: str) -> None:
    """Buttons for the slides, the offline file, and of a page also for the workbook.

    A deck that is locked to a snapshot is handed out with the snapshot's figures.
    """
    build = (shows.build_of(chosen, None) if isinstance(chosen, Deck) else None) or present
    stem = f"{name}-{build.number}-{words.language()}"
    template, reader = downloads.own_template(), capture.present_manner()
    with st.container(horizontal=True):
        _button(
            _("Slides for PowerPoint"),
            lambda: slides.deck(_whole(chosen, build), template),
            f"{stem}.pptx",
            downloads.PPTX,
        )
        _button(
            _("Offline file"),
            lambda: _twin(chosen, build, reader),
            f"{stem}.html",
            "text/html",
        )
        if isinstance(chosen, Slide):
            _button(
                _("Excel workbook"),
                lambda: xlsx.page_book(_screen(chosen, build), _origin(chosen, build)),
                f"{stem}.xlsx",
                downloads.XLSX,
            )
    if isinstance(chosen, Deck) and (gone := _gone(chosen, build)):
        sentence = _("Left out, because the board shows them no more: {slides}", slides=gone)
        st.caption(md(sentence))


def offer_slide_template() -> None:
    """Our template, from which an office makes its own."""
    with st.container(horizontal=True):
        for label, wide, name in (
            (_("Template of the slides, 16:9"), layout.WIDE, slides.template.NAME),
            (_("Template of the slides, 4:3"), layout.NARROW, f"{slides.template.NAME}-4x3"),
        ):
            make = partial(slides.template.own, wide)
            _button(label, make, f"{name}.pptx", downloads.PPTX)
    st.caption(md(_("Give it your office's look and put it into the data folder as slides.pptx.")))


def _button(label: str, make: Make, name: str, kind: str) -> None:
    downloads.offer(label, make, name, kind, key=f"handout_{name}")


def _origin(slide: Slide, build: Build) -> Origin:
    return Origin(slide.page, dict(slide.view), build.number)


def _screen(slide: Slide, build: Build) -> Screen:
    return capture.capture(slide.page, dict(slide.view), build=build, figure=slide.key)


def _twin(chosen: Deck | Slide, build: Build, reader: Manner) -> bytes:
    if isinstance(chosen, Deck):
        return twin.of_deck(chosen, build, reader)
    return twin.of_page(chosen.page, chosen.view, build, reader)


def _gone(deck: Deck, build: Build) -> str:
    """The numbers of the slides whose views are no more."""
    views = [_of_slide(slide, build) for slide in deck.slides]
    return words.join(str(number) for number, view in enumerate(views, start=1) if view is None)


def _whole(chosen: Deck | Slide, build: Build) -> list[slides.View | slides.Content]:
    """The slides of a presentation: cover and sentences, the figures, what was decided."""
    around = frames.frame(chosen, build, manner(frame=False))
    return [*around.before, *_views(chosen, build), *around.after]


def _views(chosen: Deck | Slide, build: Build) -> list[slides.View]:
    """What stands on the slides; a view that is no more is left out."""
    if isinstance(chosen, Slide):
        screen = _screen(chosen, build)
        return slides.of_screen(screen, _origin(chosen, build), manner(frame=False))
    found = [_of_slide(slide, build) for slide in chosen.slides]
    return [view for view in found if view is not None]


def _of_slide(slide: Slide, build: Build) -> slides.View | None:
    try:
        screen = _screen(slide, build)
    except CaptureError:
        return None
    block = screen.block(slide.key) if slide.key else next(iter(screen.blocks), None)
    if block is None:
        return None
    return slides.View(
        block=block,
        origin=_origin(slide, build),
        numbers=slides.numbers_of(screen) if block.figure is not None else (),
        notes=slide.notes,
        manner=manner(frame=False),
    )
