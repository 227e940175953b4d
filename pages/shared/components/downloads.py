"""Files to take away, made when somebody asks; frames as plain text."""

from collections.abc import Callable
from contextvars import copy_context

import pandas as pd

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def later(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """A file that is made when it is asked for, in another thread, as the reader of this run.

    Language, colours and build are kept in this run's context, which that thread does not know.
    """
    context = copy_context()
    return lambda: context.copy().run(make)


def csv(rows: pd.DataFrame) -> bytes:
    """The rows as CSV that Excel opens as UTF-8; a text that looks like a formula is quoted."""
    safe = rows.copy()
    for name in safe.columns:
        safe[name] = pd.Series([_harmless(value) for value in safe[name]], index=safe.index)
    return safe.to_csv(index=False).encode("utf-8-sig")


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_DANGEROUS) else value
