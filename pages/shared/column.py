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


Columns = Mapping[str, Column | str]
