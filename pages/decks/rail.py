"""The slides of a deck as a list of thumbnails, in the order of the show.

A component of our own (see `rail.js`), for Streamlit has no list that is put in order by dragging.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import streamlit as st

from pages.shared.words import translate as _

FOLDER = Path(__file__).parent
_draw = st.components.v2.component(
    "slides",
    js=(FOLDER / "rail.js").read_text(encoding="utf-8"),
    css=(FOLDER / "rail.css").read_text(encoding="utf-8"),
    isolate_styles=False,
)


@dataclass(frozen=True)
class Thumb:
    """One slide; `picture` is an SVG of ours, "" for a slide of text, which shows its title."""

    id: str
    title: str
    subject: str
    picture: str


@dataclass(frozen=True)
class Moved:
    """A slide that was dragged, or moved by keys, to a place counted from 0."""

    slide: str
    to: int


def show_rail(
    slides: Sequence[Thumb],
    chosen: str,
    *,
    key: str,
    done: str,
    on_choice: Callable[[str], None],
    on_move: Callable[[Moved], None],
) -> None:
    """The list; `chosen` is the id of the slide that is chosen. `done`, what was done last, is read
    out by screen readers.

    What a browser sends is checked: another deck's slide or no place at all changes nothing.
    """
    ids = [slide.id for slide in slides]

    def choose() -> None:
        if (said := st.session_state[key].get("chosen")) in ids:
            on_choice(said)

    def move() -> None:
        match st.session_state[key].get("moved"):
            case {"slide": str(slide), "to": int(to)} if slide in ids:
                on_move(Moved(slide, to))

    words = {
        "list": _("Slides in the order of the show"),
        "slide": _("Slide {number} of {count}: {title}"),
    }
    listed = [asdict(slide) for slide in slides]
    _draw(
        key=key,
        data={"slides": listed, "chosen": chosen, "done": done, "words": words},
        on_chosen_change=choose,
        on_moved_change=move,
    )
