"""Decks on the page: the button that adds a view to one, and everything that makes one up."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from pages.shared import visit
from pages.shared.access import person
from pages.shared.access.person import RightError
from pages.shared.capture import comparison
from pages.shared.components import undoing
from pages.shared.components.links import present_page
from pages.shared.components.names import select_name
from pages.shared.components.text import md
from pages.shared.stage import decks, shows
from pages.shared.stage.decks import Deck, DeckError, Slide
from pages.shared.words import translate as _


def offer_adding(key: str) -> None:
    """Behind a figure's ⋯: adds this page's view of a block to a deck, chosen or new."""
    if not person.may("deck"):
        return
    label, icon = _("Add to deck"), ":material/co_present:"
    opened = st.expander(label, icon=icon, key=f"{key}_add", on_change="rerun")
    if opened.open:
        with opened:
            _ask_for_deck(key)


def _ask_for_deck(key: str) -> None:
    known = {deck.id: deck for deck in decks.everything()}
    names = {"": _("A new deck"), **{id_: deck.name for id_, deck in known.items()}}
    chosen = st.selectbox(
        _("Deck"),
        [*known, ""],
        format_func=names.__getitem__,
        key=f"{key}_add_to",
    )
    if not chosen:
        st.text_input(_("Name"), key=f"{key}_add_name")
    last = len(known[chosen].slides) + 1 if chosen else 1
    label = _("Add as slide {number}", number=last)
    add = partial(_add, chosen or "", Slide(present_page(), present_view(), key))
    st.button(label, type="primary", key=f"{key}_add_now", on_click=add)
    undoing.show(f"{key}_add")


def _add(deck: str, slide: Slide) -> None:
    """Put a view at the end of a deck, or into a new one, and say where it is."""
    where = f"{slide.key}_add"

    def begin() -> None:
        made = decks.create(st.session_state[f"{where}_name"], slide)
        text = _("The new deck {deck} holds this view as its only slide.", deck=made.name)
        undoing.note(where, text, partial(decks.remove, made.id))

    refused(partial(put, deck, slide, decks.MOST_SLIDES, where) if deck else begin, where)


def put(deck: str, slide: Slide, at: int, where: str) -> None:
    """Put a slide into a deck, and say in which one and at which place; raises DeckError."""
    changed = decks.change(deck, lambda known: known.joined_by(slide, at))
    number, count = (changed.place(slide.id) or 0) + 1, len(changed.slides)
    sentence = _(
        "Slide {number} of {count} in {deck}", number=number, count=count, deck=changed.name
    )
    if shows.running(deck) is not None:
        sentence = _(
            "{said}. The screens keep the old slides until the presenter agrees.", said=sentence
        )
    undoing.note(where, sentence, lambda: decks.change(deck, lambda known: known.without(slide.id)))


def present_view() -> dict[str, str]:
    """What this page shows, as a slide keeps it: a time at its default moves on with the data."""
    visited = visit.present()
    moving = comparison.TIMES & visited.defaults()
    return {
        name: said
        for name, said in visited.view().items()
        if isinstance(said, str) and name not in moving and not name.endswith("_table")
    }


def refused(act: Callable[[], object], where: str) -> None:
    """Do something in a callback; where a deck refuses, its reason is said where it was asked."""
    try:
        act()
    except (DeckError, RightError) as refusal:
        undoing.note(where, str(refusal), None)


def told(act: Callable[[], object]) -> bool:
    """Whether something was done; where a deck or a right refuses, the reason is said."""
    try:
        act()
    except (DeckError, RightError) as refusal:
        st.error(md(refusal))
        return False
    return True


def select_deck(known: list[Deck]) -> Deck:
    """One of the decks, the first at first."""
    named = {deck.name: deck for deck in known}
    return named[select_name(_("Deck"), list(named), key="deck")]


def offer_new_deck() -> None:
    """A small form that makes an empty deck and turns to it."""
    st.text_input(_("Name of a new deck"), key="new_deck_name")
    st.button(_("Make it"), icon=":material/add:", key="make_deck", on_click=_make)


def offer_changing(deck: Deck) -> None:
    """A small form that names a deck anew or puts it aside."""
    st.text_input(_("Name"), deck.name, key=f"{deck.id}_name")
    with st.container(horizontal=True, gap="xsmall"):
        st.button(_("Rename"), key="rename_deck", on_click=partial(_rename, deck))
        label, icon = _("Put this deck aside"), ":material/archive:"
        st.button(label, icon=icon, key="remove_deck", on_click=partial(_put_aside, deck))


# The address holds the chosen deck's name, which only a callback may change.
def _make() -> None:
    _turn_to(lambda: decks.create(st.session_state["new_deck_name"]).name)


def _rename(deck: Deck) -> None:
    _turn_to(lambda: decks.rename(deck.id, st.session_state[f"{deck.id}_name"]).name)


def _put_aside(deck: Deck) -> None:
    def first_other() -> str | None:
        if shows.running(deck.id) is not None:
            raise DeckError(_("This deck is being shown. End the show before you put it aside."))
        decks.remove(deck.id)
        return next((other.name for other in decks.everything()), None)

    _turn_to(first_other)


def _turn_to(act: Callable[[], str | None]) -> None:
    def turn() -> None:
        visit.choose("deck", act())

    told(turn)


def show_torn_decks() -> None:
    """Say which decks cannot be read, instead of leaving them out silently."""
    for file in decks.torn():
        st.warning(md(_("The file of this deck, {file}, cannot be read.", file=file)))
