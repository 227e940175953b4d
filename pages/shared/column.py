"""What a reader sees of a frame's column: its header, and how its values are written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """A column on screen: its header, and how its numbers are written."""

    header: str
    unit: str = ""
    decimals: int | None = None
    write: Callable[..., str] | None = None
    is_unbroken: bool = False  # however long, on one line
    leads_to: str = ""  # the page of what a value names, which takes it as parameter of that name
    is_trail: bool = False  # lists of values, drawn as a small line; not in downloads


Columns = Mapping[str, Column | str]
