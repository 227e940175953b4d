"""The shows that are running: where each deck stands, on which build, and who may turn it.

One small file per show, so that a server that starts anew in mid-meeting goes on where it was.
"""

import json
import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from pages.shared import warehouse
from pages.shared.etl import snapshots
from pages.shared.stage import decks
from pages.shared.stage.decks import Deck
from pages.shared.warehouse import Build
from pages.shared.words import translate as _


class ShowError(Exception):
    """The show is over, or the key is not its key; the text says what to do."""


@dataclass(frozen=True)
class Show:
    """One deck being shown. `turn` grows with every change, so that nobody follows an older one."""

    deck: str
    key: str
    build: int | None  # the locked one
    at: int = 0
    is_blank: bool = False
    is_live: bool = False
    pace: int = 0
    turn: int = 0


def running(deck: str) -> Show | None:
    """The show of a deck, or None when it is not being shown."""
    try:
        return Show(**json.loads(_path(deck).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def start(deck: Deck) -> Show:
    """Show a deck from its beginning, with a new key, locked on its build or the one in force."""
    build = build_of(deck, None)
    number = build.number if build else deck.build
    show = Show(deck.id, secrets.token_urlsafe(16), number, pace=deck.pace)
    with decks.writing():
        _write(show)
    return show


def end(deck: str) -> None:
    """End a show: its key opens nothing any more."""
    with decks.writing():
        _path(deck).unlink(missing_ok=True)


def may_turn(deck: str, key: str) -> bool:
    """Whether this is the key of the show of this deck."""
    show = running(deck)
    return show is not None and secrets.compare_digest(show.key.encode(), key.encode())


def change(deck: str, key: str, turned: Callable[[Show], Show]) -> Show:
    """Replace a show by what `turned` makes of it; raises ShowError on a wrong key."""
    with decks.writing():
        if not may_turn(deck, key):
            raise ShowError(wrong_key())
        show = running(deck)
        if show is None:
            raise ShowError(wrong_key())
        changed = replace(turned(show), turn=show.turn + 1)
        _write(changed)
    return changed


def wrong_key() -> str:
    """What somebody hears who comes with a key of another show or of none."""
    return _("This key does not fit: the show has ended or was started anew. Scan the code again.")


def build_of(deck: Deck, show: Show | None) -> Build | None:
    """The build that is on the screens; None when it is not kept any more or there is none."""
    if show is not None and show.is_live:
        return warehouse.current_build()
    number = show.build if show is not None else deck.build
    if number is None:
        return warehouse.current_build()
    path = warehouse.data_folder() / "builds" / f"{number:06d}.duckdb"
    return Build(number, path) if path.exists() else None


def name_of(build: int | None) -> str:
    """The name under which a build is kept, else nothing."""
    return next((one.name for one in snapshots.everything() if one.build.number == build), "")


def _path(deck: str) -> Path:
    if not decks.ID.fullmatch(deck):
        raise ShowError(wrong_key())
    return decks.folder() / "shows" / f"{deck}.json"


def _write(show: Show) -> None:
    path = _path(show.deck)
    path.parent.mkdir(exist_ok=True)
    draft = path.with_name(f".{path.name}.draft")  # not forced to the disk: a turn is quick
    draft.write_text(json.dumps(asdict(show)), encoding="utf-8")
    draft.replace(path)
