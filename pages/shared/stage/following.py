"""What all who follow a show are told, at once when it is turned, else within a second."""

import asyncio
import hashlib
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import TypedDict

from pages.shared.etl import finishing
from pages.shared.stage import changed, shows
from pages.shared.stage.changed import Change
from pages.shared.stage.decks import DeckError
from pages.shared.warehouse import BuildError

LOOK = 1.0  # seconds between two looks at the deck's file and at the build in force
BEAT = 2.0  # seconds of silence after which a sign of life is sent
LONGEST = 10.0  # seconds of one answer: a server that is to stop waits no longer for its screens

_waiting: defaultdict[str, set[asyncio.Event]] = defaultdict(set)


class State(TypedDict):
    """Where a show stands; `version` names the slides, by the deck and the build, `notes` the
    speaker's words; `change` is what the presenter is asked about."""

    at: int
    slide: str  # the id of the slide at `at`, by which a screen finds it in the slides that it has
    blank: bool
    live: bool
    pace: int
    turn: int
    build: int | None
    locked: str  # the name under which the build is kept, if it has one
    version: str
    notes: str
    running: bool
    ended: bool
    change: Change | None


def state(deck: str) -> State:
    """Where a show stands now; a deck that nobody has shown stands at its beginning."""
    latest = shows.latest(deck)
    show = None if latest is None or latest.is_over else latest
    build = _build_number(deck, show)
    return {
        "at": show.at if show else 0,
        "slide": _slide_id(deck, show.at if show else 0),
        "blank": show.is_blank if show else False,
        "live": show.is_live if show else False,
        "pace": show.pace if show else 0,
        "turn": latest.turn if latest else 0,
        "build": build,
        "locked": shows.name_of(build),
        "version": version(deck),
        "notes": _digest(sorted(shows.notes(deck).items())),
        "running": show is not None,
        "ended": latest is not None and show is None,
        "change": changed.pending(show) if show else None,
    }


def version(deck: str) -> str:
    """Another whenever the slides are others, and when the show has ended."""
    try:
        known = shows.on_screen(deck)
    except DeckError:
        return ""
    latest = shows.latest(deck)
    if latest is not None and latest.is_over:
        return _digest((latest.key, latest.decided))
    return _digest((known.name, changed.version(known.slides), _build_number(deck, latest)))


def _slide_id(deck: str, at: int) -> str:
    try:
        slides = shows.on_screen(deck).slides
    except DeckError:
        return ""
    return slides[at].id if at < len(slides) else ""


def _digest(content: object) -> str:
    return hashlib.sha256(repr(content).encode()).hexdigest()[:12]


def wake(deck: str) -> None:
    """Have everyone who follows a show look at it now."""
    for event in _waiting[deck]:
        event.set()


async def states(deck: str) -> AsyncIterator[State | None]:
    """The state, again whenever it changes; None as a sign of life."""
    event = asyncio.Event()
    _waiting[deck].add(event)
    begun = spoken = time.monotonic()
    told = None
    try:
        while (now := time.monotonic()) < begun + LONGEST:
            if finishing.is_pending():
                await asyncio.to_thread(finishing.finish)
            if (seen := state(deck)) != told:
                told, spoken = seen, now
                yield seen
            elif now > spoken + BEAT:
                spoken = now
                yield None
            with suppress(TimeoutError):
                await asyncio.wait_for(event.wait(), LOOK)
            event.clear()
    finally:
        _waiting[deck].discard(event)


def _build_number(deck: str, show: shows.Show | None) -> int | None:
    if show is not None and not show.is_live:
        return show.build
    try:
        build = shows.build_of(shows.on_screen(deck), show)
    except (BuildError, DeckError):
        return None
    return build.number if build else None
