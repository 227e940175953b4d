"""What all who follow a show are told, at once when it is turned, else within a second."""

import asyncio
import hashlib
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import TypedDict

from pages.shared.stage import decks, shows
from pages.shared.stage.decks import DeckError
from pages.shared.warehouse import BuildError

LOOK = 1.0  # seconds between two looks at the deck's file and at the build in force
BEAT = 2.0  # seconds of silence after which a sign of life is sent
LONGEST = 10.0  # seconds of one answer: a server that is to stop waits no longer for its screens

_waiting: defaultdict[str, set[asyncio.Event]] = defaultdict(set)


class State(TypedDict):
    """Where a show stands; `version` names the slides, by the deck and the build."""

    at: int
    blank: bool
    live: bool
    pace: int
    turn: int
    build: int | None
    locked: str  # the name under which the build is kept, if it has one
    version: str
    running: bool


def state(deck: str) -> State:
    """Where a show stands now; a deck that nobody shows stands at its beginning."""
    show = shows.running(deck)
    build = _build_number(deck, show)
    return {
        "at": show.at if show else 0,
        "blank": show.is_blank if show else False,
        "live": show.is_live if show else False,
        "pace": show.pace if show else 0,
        "turn": show.turn if show else 0,
        "build": build,
        "locked": shows.name_of(build),
        "version": version(deck),
        "running": show is not None,
    }


def version(deck: str) -> str:
    """Another whenever the slides are others."""
    try:
        known = decks.read(deck)
    except DeckError:
        return ""
    said = f"{known}|{_build_number(deck, shows.running(deck))}"
    return hashlib.sha256(said.encode()).hexdigest()[:12]


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
        build = shows.build_of(decks.read(deck), show)
    except (BuildError, DeckError):
        return None
    return build.number if build else None
