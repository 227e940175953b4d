"""What a page shows, kept as it is shown, so that a slide or a file says the same."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace

import pandas as pd

from pages.shared.capture.stamp import Stamp
from pages.shared.figures import Figure
from pages.shared.findings.cards import Card
from pages.shared.findings.column import Columns

Sources = Callable[[], pd.DataFrame]


@dataclass(frozen=True)
class Block:
    """A figure or a listing under its finding; a listing has no `figure`.

    `key` is unique on its page; `columns` names the columns of `rows` that a reader sees;
    `sources` returns the cells behind the figures. `is_alike`: its figure would compare nothing,
    and the page says it in words.
    """

    key: str
    title: str
    subject: str
    rows: pd.DataFrame
    columns: Columns
    stamp: Stamp
    sources: Sources | None = None
    figure: Figure | None = None
    of: Mapping[str, str] = field(default_factory=dict)  # what its page looks at: see `Screen.of`
    is_alike: bool = False


@dataclass
class Screen:
    """One page as it is shown: its finding, and what stands below in the order of the page."""

    title: str = ""
    subject: str = ""
    cards: list[Card] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    facts: list[tuple[str, str]] = field(default_factory=list)
    waiting: list[tuple[str, str]] = field(default_factory=list)  # periods that do not count yet
    sources: Sources | None = None  # the cells behind the cards
    view: dict[str, str] = field(default_factory=dict)  # what was chosen, defaults included
    usual: frozenset[str] = frozenset()  # the choices of `view` that are at their default
    # Indicator or scheme, group and period that the page looks at, chosen or not: with its key
    # they say which block of another build a block is like.
    of: dict[str, str] = field(default_factory=dict)

    def add(self, block: Block) -> None:
        """Keep a block as the next one of the page."""
        self.blocks.append(replace(block, of=dict(self.of)))

    def block(self, key: str) -> Block | None:
        """The block of this key, or None when the page does not show it."""
        return next((block for block in self.blocks if block.key == key), None)


_kept: ContextVar[Screen | None] = ContextVar("screen", default=None)


@contextmanager
def keeping() -> Iterator[Screen]:
    """Keep what a page shows instead of drawing it."""
    screen = Screen()
    token = _kept.set(screen)
    try:
        yield screen
    finally:
        _kept.reset(token)


def kept() -> Screen | None:
    """The screen that keeps what is shown, or None while a reader is looking."""
    return _kept.get()


def look_at(**of: str) -> None:
    """Note what the page that is kept looks at from here on."""
    if (screen := _kept.get()) is not None:
        screen.of = of
