"""Where a number is worked out, or where more is said of a name: a page, and the view of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Way:
    """A page by its word in the address, and what is chosen on it, each by the address's word."""

    page: str
    view: Mapping[str, str] = field(default_factory=dict)
