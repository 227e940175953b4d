"""Files to take away, made when somebody asks; frames as plain text."""

from collections.abc import Callable
from contextvars import copy_context

import pandas as pd

from pages.shared import warehouse

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def later(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """A file that is made when it is asked for, in another thread, as the reader of this run.

    Language, colours and build are kept in this run's context, which that thread does not know.
    """
    context = copy_context()
    return lambda: context.copy().run(make)


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
