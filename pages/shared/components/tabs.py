"""The tabs of a frame, of which the address names the one that is open."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.shared import visit, words
from pages.shared.visit import Choice


@dataclass(frozen=True)
class Opened:
    """The code of the view that is looked at, and the place of the tab that is open.

    `is_aside`: the tab shows something beside that view.
    """

    view: str
    place: DeltaGenerator
    is_aside: bool = False


def open_tabs(names: Mapping[str, str], *, key: str, old: str = "", aside: str = "") -> Opened:
    """Draw one tab per code of `names`; the first is open unless the address asks for another.

    `old` is the word of the switch by which earlier addresses opened the second one
    (`values_table=true`). `aside` is the code of the tab that is no view: while it is open, the
    view that was open before is still the one that is looked at, and that the address names.
    """
    now, codes = visit.present(), [code for code in names if code != aside]
    held = now.before.get(key)
    code = str(held.said) if held and held.said in codes else codes[0]
    if now.asks(key):
        said = now.asked.get(key, [""])[-1]
        is_old = now.asked.get(old, [""])[-1] == "true"
        code = said if said in codes else codes[:2][-1] if is_old else codes[0]
        st.session_state[key] = names[code]
    elif now.language != words.language() or key not in st.session_state:
        st.session_state[key] = names[code]
    drawn = st.tabs(list(names.values()), key=key, on_change=partial(visit.touch, key))
    shown = dict(zip(names, drawn, strict=True))
    is_open = next((name for name, tab in shown.items() if tab.open), codes[0])
    view = code if is_open == aside else is_open
    now.note(key, Choice(view, codes[0], is_quiet=True, is_view=False), offers=lambda _code: False)
    return Opened(view, shown[is_open], is_open == aside)
