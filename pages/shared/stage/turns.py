"""What a screen or a remote may ask of a show, checked before it is done."""

import json
from collections.abc import Callable
from dataclasses import replace

from pages.shared.stage import changed, shows
from pages.shared.stage.shows import Show
from pages.shared.words import translate as _

SLOWEST = 600  # seconds per slide


class TurnError(Exception):
    """The request is not one of ours."""


def turned(body: bytes) -> tuple[str, Callable[[Show], Show]]:
    """The key that was sent, and what to make of the show; raises TurnError.

    `{"key", "at"}` goes to a slide, `{"key", "by"}` some slides on from where the show stands;
    `blank`, `live` and `pace` (seconds per slide) are set as they are said. `take` answers whether
    the screens are to show the deck as it was edited meanwhile; `end` ends the show.
    """
    try:
        asked = json.loads(body)
        key = asked.pop("key")
        if not isinstance(key, str) or not asked or not all(map(_is_known, asked.items())):
            raise TypeError
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as odd:
        raise TurnError(_("This cannot be understood.")) from odd

    def change(show: Show) -> Show:
        if "take" in asked:
            show = changed.taken(show) if asked["take"] else changed.declined(show)
        at = asked.get("at", show.at) + asked.get("by", 0)
        moved = replace(
            show,
            at=max(0, min(at, len(show.slides) - 1)),
            is_blank=asked.get("blank", show.is_blank),
            is_live=asked.get("live", show.is_live),
            pace=asked.get("pace", show.pace),
        )
        return shows.over(moved) if asked.get("end") else moved

    return key, change


def _is_known(asked: tuple[str, object]) -> bool:
    name, value = asked
    if name in ("blank", "live", "take", "end"):
        return isinstance(value, bool)
    if isinstance(value, bool) or not isinstance(value, int):
        return False
    return name in ("at", "by") or (name == "pace" and 0 <= value <= SLOWEST)
