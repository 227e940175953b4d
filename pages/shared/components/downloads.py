"""Files to take away, made when somebody asks; frames as plain text."""

from collections.abc import Callable
from contextvars import copy_context
from typing import Literal

import pandas as pd
import streamlit as st

from pages.shared import warehouse
from pages.shared.access import person

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def offer(
    label: str,
    make: Callable[[], bytes],
    name: str,
    kind: str,
    *,
    key: str,
    icon: str = ":material/download:",
    style: Literal["primary", "secondary", "tertiary"] = "secondary",
    is_there: bool = True,
) -> None:
    """A button that makes a file when somebody asks for it; all files leave the board by it.

    It asks for the right at the click, and the audit keeps who took what.
    """
    st.download_button(
        label,
        _later(name, make),
        name,
        kind,
        key=key,
        icon=icon,
        type=style,
        on_click="ignore",
        disabled=not is_there,
    )


def _later(name: str, make: Callable[[], bytes]) -> Callable[[], bytes]:
    """A file that is made in another thread, as the reader of this run.

    Person, language, colours and build are kept in this run's context, which that thread does not
    know.
    """
    context = copy_context()

    def made() -> bytes:
        person.require("export", name)
        content = make()
        person.note("export", name)
        return content

    return lambda: context.copy().run(made)


def own_template() -> bytes | None:
    """The office's template of slides: `slides.pptx` in the data folder, if there is one."""
    place = warehouse.data_folder() / "slides.pptx"
    return place.read_bytes() if place.exists() else None


def csv(rows: pd.DataFrame) -> bytes:
    """The rows as CSV that Excel opens as UTF-8; a text that looks like a formula is quoted."""
    safe = rows.copy()
    for name in safe.columns:
        safe[name] = pd.Series([_harmless(value) for value in safe[name]], index=safe.index)
    return safe.to_csv(index=False).encode("utf-8-sig")


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_DANGEROUS) else value
