"""Where the parts of a page stand: its heading above, below it the choices, then the figures.

A page's script chooses before it knows what to say, but a reader reads the answer first; so what
is drawn goes to its place, whenever it is drawn.
"""

from contextlib import AbstractContextManager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator


@dataclass(frozen=True)
class _Places:
    heading: DeltaGenerator
    choices: DeltaGenerator


_present: ContextVar[_Places | None] = ContextVar("places", default=None)


def lay_out() -> None:
    """Set the places of the page that is drawn next, from here downwards."""
    heading = st.container(key="heading", gap="xxsmall")
    choices = st.container(key="choices", horizontal=True, vertical_alignment="bottom", gap="small")
    _present.set(_Places(heading, choices))


def heading() -> AbstractContextManager[object]:
    """The place of the page's finding; where none is laid out, the present one."""
    places = _present.get()
    return places.heading if places else nullcontext()


def choices() -> AbstractContextManager[object]:
    """The place of what the reader may choose; where none is laid out, the present one."""
    places = _present.get()
    return places.choices if places else nullcontext()
