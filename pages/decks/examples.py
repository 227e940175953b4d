"""An example of a deck: what it may show, and a button that puts it in."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from pages.shared import visit, warehouse
from pages.shared.capture import page as capture
from pages.shared.components.decks import refused, told
from pages.shared.components.text import md
from pages.shared.stage import decks
from pages.shared.stage import slides as stage
from pages.shared.stage.decks import Deck, Slide
from pages.shared.words import translate as _

VIEWS = (  # the page and the key of the figure
    ("rankings", "ranks"),
    ("to_do", "reminder"),
    ("benchmarks", "gaps"),
    ("projects", "gantt"),
)


def offer_example_deck() -> None:
    """Before there is any deck: an example, and a button that makes it."""

    def make(slides: Sequence[Slide]) -> None:
        told(partial(_make, slides))

    _show_example(_("Make this deck"), make)


def offer_example_slides(deck: Deck, where: str) -> None:
    """In an empty deck: an example, and a button that puts it in; `where` a refusal is said."""

    def fill(slides: Sequence[Slide]) -> None:
        refused(partial(decks.change, deck.id, partial(_filled, slides)), where)

    _show_example(_("Put these slides in"), fill)


def _show_example(label: str, act: Callable[[Sequence[Slide]], None]) -> None:
    """The titles of the slides that this build can show, and the button; nothing if it has none."""
    build, manner = warehouse.current_build(), capture.present_manner()
    slides = [Slide(page, {}, key) for page, key in VIEWS]
    shown = [(slide, stage.slide_shown(slide, build, manner)) for slide in slides]
    known = [(slide, said["title"]) for slide, said in shown if "missing" not in said]
    if not known:
        return
    with st.container(border=True, gap="xsmall", key="example"):
        st.caption(md(_("For example, these slides")))
        st.markdown("\n".join(f"{at}. {md(title)}" for at, (_slide, title) in enumerate(known, 1)))
        act_now = partial(act, [slide for slide, _title in known])
        st.button(label, icon=":material/slideshow:", key="use_example", on_click=act_now)


def _make(slides: Sequence[Slide]) -> None:
    visit.choose("deck", decks.create(_("Example deck"), *slides).name)


def _filled(slides: Sequence[Slide], deck: Deck) -> Deck:
    for slide in slides:
        deck = deck.joined_by(slide)
    return deck
