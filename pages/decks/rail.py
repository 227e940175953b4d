"""The slides of a deck as a list of thumbnails, in the order of the show.

A component of our own (see `assets/rail.js`), for Streamlit has no list that is put in order by
dragging.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

from pages.shared.words import translate as _

FOLDER = Path(__file__).parent
OWNER, NAME, ASSETS = "board", "slides", "assets"


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
    is_fixed: bool,
    on_choice: Callable[[str], None],
    on_move: Callable[[Moved], None],
) -> None:
    """The list; `chosen` is the id of the slide that is chosen. `done`, what was done last, is read
    out by screen readers. A fixed one is only looked at.

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
    _component()(
        key=key,
        data={
            "slides": listed,
            "chosen": chosen,
            "done": done,
            "words": words,
            "fixed": is_fixed,
        },
        on_chosen_change=choose,
        on_moved_change=move,
    )


def _component() -> ComponentRenderer:
    """The component, whose script the server sends as a file: a script that is given as text is
    loaded from a `blob:` address, which the policy of the document refuses."""
    manager, name = get_bidi_component_manager(), f"{OWNER}.{NAME}"
    if manager.get_component_asset_root(name) is None:
        manifest = ComponentManifest(OWNER, "1", [ComponentConfig(NAME, ASSETS)])
        manager.register_from_manifest(manifest, FOLDER)
    return st.components.v2.component(name, js="rail.js", css="rail.css", isolate_styles=False)
