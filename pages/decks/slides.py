"""The slides of a deck: in order by drag, arrows or keys, taken out and put back, with notes."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from pages.decks.examples import offer_example_slides
from pages.decks.rail import Moved, Thumb, show_rail
from pages.shared import warehouse
from pages.shared.access import person
from pages.shared.capture import page as capture
from pages.shared.components import undoing
from pages.shared.components.decks import put, refused
from pages.shared.components.text import md
from pages.shared.figures import thumbnail
from pages.shared.stage import decks
from pages.shared.stage import slides as stage
from pages.shared.stage.decks import Deck, Slide
from pages.shared.words import translate as _

HERE = "arrange"  # where on the page it is said what was done


def show_slides(deck: Deck) -> Slide | None:
    """The list of thumbnails, and what can be done with the slide that is chosen, which it returns.

    None while the deck is empty.
    """
    if not deck.slides:
        undoing.show(HERE)
        if person.may("deck"):
            _offer_opening(deck)
            offer_example_slides(deck, HERE)
        return None
    held = f"{deck.id}_chosen"
    at = deck.place(st.session_state.get(held, "")) or 0
    may_change = person.may("deck")
    if may_change:
        _offer_moving(deck, at, held)
    show_rail(
        _thumbs(deck),
        deck.slides[at].id,
        key=f"{deck.id}_rail",
        done=undoing.said(HERE),
        is_fixed=not may_change,
        on_choice=partial(st.session_state.__setitem__, held),
        on_move=partial(_move_and_choose, deck, held),
    )
    return deck.slides[at]


def ask_for_notes(deck: Deck, slide: Slide) -> None:
    """The speaker's notes to the slide that is chosen."""
    key = f"{slide.id}_notes"
    st.text_area(
        _("Notes to slide {number}", number=(deck.place(slide.id) or 0) + 1),
        slide.notes,
        key=key,
        height=96,
        max_chars=decks.LONGEST_NOTES,
        placeholder=_("Notes: only the remote shows them"),
        on_change=lambda: _note(deck, slide, st.session_state[key]),
    )


def _thumbs(deck: Deck) -> list[Thumb]:
    build, manner = warehouse.current_build(), capture.present_manner()
    found = []
    for slide in deck.slides:
        shown = stage.slide_shown(slide, build, manner)
        block = stage.block_of(slide, build, manner) if build is not None else None
        drawn = thumbnail(block.figure) if block is not None and block.figure is not None else ""
        found.append(Thumb(slide.id, shown["title"], shown["subject"], drawn))
    return found


def _offer_moving(deck: Deck, at: int, held: str) -> None:
    """The buttons for the chosen slide: up, down, out."""
    slide, last = deck.slides[at], len(deck.slides) - 1
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key=HERE):
        with st.container():  # of one height, lest the buttons move under the finger
            if undoing.said(HERE):
                undoing.show(HERE)
            else:
                name = _("Slide {number} of {count}", number=at + 1, count=last + 1)
                st.markdown(f"**{md(name)}**")
        for label, icon, to in (
            (_("Move up"), "arrow_upward", at - 1),
            (_("Move down"), "arrow_downward", at + 1),
        ):
            st.button(
                label,
                icon=f":material/{icon}:",
                key=icon,
                disabled=not 0 <= to <= last,
                on_click=partial(_move_and_choose, deck, held, Moved(slide.id, to)),
            )
        label, icon = _("Take out"), ":material/close:"
        st.button(label, icon=icon, key="take_out", on_click=partial(_take_out, deck, at, held))


def _offer_opening(deck: Deck) -> None:
    """For an empty deck: to begin with what became of the last decisions, if there are any."""
    first = stage.opening(warehouse.current_build(), capture.present_manner())
    for slide in first:
        st.button(
            _("Begin with what became of the last decisions"),
            icon=":material/gavel:",
            key="begin_with_decisions",
            on_click=partial(refused, partial(put, deck.id, slide, 0, HERE), HERE),
        )


def _move_and_choose(deck: Deck, held: str, moved: Moved) -> None:
    st.session_state[held] = moved.slide
    refused(partial(_move, deck, moved), HERE)


def _move(deck: Deck, moved: Moved) -> None:
    before = deck.place(moved.slide) or 0
    changed = _change(deck, lambda known: known.moved(moved.slide, moved.to))
    number = (changed.place(moved.slide) or 0) + 1
    text = _("Slide {before} is now slide {number}", before=before + 1, number=number)
    back = partial(_change, deck, lambda known: known.moved(moved.slide, before))
    undoing.note(HERE, text, back)


def _take_out(deck: Deck, at: int, held: str) -> None:
    slide = deck.slides[at]

    def act() -> None:
        _change(deck, lambda known: known.without(slide.id))
        text = _("Slide {number} was taken out", number=at + 1)
        undoing.note(HERE, text, put_back)

    def put_back() -> None:
        _change(deck, lambda known: known.joined_by(slide, at))
        st.session_state[held] = slide.id

    others = deck.without(slide.id).slides
    st.session_state[held] = others[min(at, len(others) - 1)].id if others else ""
    refused(act, HERE)


def _note(deck: Deck, slide: Slide, notes: str) -> None:
    refused(partial(_change, deck, lambda known: known.noted(slide.id, notes)), HERE)


def _change(deck: Deck, turned: Callable[[Deck], Deck]) -> Deck:
    return decks.change(deck.id, turned)
