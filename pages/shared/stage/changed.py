"""A deck that is edited while it is shown: the presenter is asked before a screen changes."""

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import TypedDict

from pages.shared.stage import decks
from pages.shared.stage.decks import Deck, DeckError, Slide
from pages.shared.stage.shows import Show
from pages.shared.words import translate as _


class Change(TypedDict):
    """What the deck has that the screens do not have, in slides; `is_gone`: that in view."""

    added: int
    removed: int
    is_gone: bool


def version(slides: Sequence[Slide]) -> str:
    """Another whenever the slides or their order are others; notes change no screen."""
    parts = [{**asdict(slide), "notes": ""} for slide in slides]
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:12]


def pending(show: Show) -> Change | None:
    """What the presenter is to be asked about; None while the screens show the deck as it is, and
    when he has declined it as it is."""
    deck = _deck(show)
    if deck is None or version(deck.slides) in (version(show.slides), show.declined):
        return None
    shown, kept = [slide.id for slide in show.slides], {slide.id for slide in deck.slides}
    return {
        "added": len(kept - set(shown)),
        "removed": len(set(shown) - kept),
        "is_gone": shown[show.at] not in kept if shown else False,
    }


def taken(show: Show) -> Show:
    """The show with the slides of its deck as they are now, on the slide that is in view.

    Where that slide was taken out, the one before it that is left is shown.
    """
    deck = _deck(show)
    if deck is None:
        return show
    order = [slide.id for slide in deck.slides]
    before = [slide.id for slide in show.slides[: show.at + 1]]
    at = next((order.index(known) for known in reversed(before) if known in order), 0)
    return replace(show, name=deck.name, slides=deck.slides, at=at)


def declined(show: Show) -> Show:
    """The show as it is; nobody is asked about this state of the deck again."""
    deck = _deck(show)
    return show if deck is None else replace(show, declined=version(deck.slides))


def question(change: Change) -> str:
    """What the presenter is asked."""
    counts = {"added": change["added"], "removed": change["removed"]}
    if not change["added"] and not change["removed"]:
        return _("The order of the slides was changed. The screens keep the old one.")
    if change["is_gone"]:
        return _("{added} added, {removed} taken out, the one on the screens too.", **counts)
    return _("{added} added, {removed} taken out. The screens keep the old slides.", **counts)


def _deck(show: Show) -> Deck | None:
    try:
        return decks.read(show.deck)
    except DeckError:
        return None
