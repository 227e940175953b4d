"""The shows: where each deck stands, on which build, who may turn it, and how the last one ended.

One small file per show, so that a server that starts anew in mid-meeting goes on where it was.
A show keeps the slides that it began with: whoever edits the deck meanwhile changes no screen. It
keeps its file when it ends, so that a screen that comes back later learns of the end.
"""

import json
import secrets
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from pages.shared import warehouse
from pages.shared.access import person
from pages.shared.access.person import acts
from pages.shared.etl import snapshots
from pages.shared.stage import closing, decks, sealed
from pages.shared.stage.closing import Decided
from pages.shared.stage.decks import Deck, DeckError, Slide
from pages.shared.warehouse import Build
from pages.shared.words import translate as _

FAREWELL = 60.0  # seconds for which a hall's screen shows how the show ended


class ShowError(Exception):
    """The show is over, or the key is not its key; the text says what to do."""


@dataclass(frozen=True)
class Show:
    """One deck being shown, or shown last. `turn` grows with every change, from show to show, so
    that nobody follows an older one.

    `before` are the decisions that the board knew when it started, `decided` those that it knew
    besides when it ended; None where a build could not be read.
    """

    deck: str
    key: str
    build: int | None  # the locked one
    at: int = 0
    is_blank: bool = False
    is_live: bool = False
    pace: int = 0
    turn: int = 0
    name: str = ""
    slides: tuple[Slide, ...] = ()
    declined: str = ""  # the version of the deck that the presenter did not want on the screens
    before: tuple[str, ...] | None = None
    is_over: bool = False
    decided: tuple[Decided, ...] | None = None
    by: str = ""  # the account that started it, and alone is shown its key
    look: str = ""  # what a hall's screen may look by, without an account, while the show runs
    ended: float = 0.0  # seconds since 1970


def latest(deck: str) -> Show | None:
    """The show of a deck that is running or ended last; None when there was none."""
    try:
        said = sealed.read(_path(deck))
        slides = tuple(Slide(**slide) for slide in said.pop("slides"))
        before, decided = said.pop("before"), said.pop("decided")
        return Show(
            **said,
            slides=slides,
            before=None if before is None else tuple(before),
            decided=None if decided is None else tuple(Decided(**one) for one in decided),
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def running(deck: str) -> Show | None:
    """The show of a deck, or None when it is not being shown."""
    show = latest(deck)
    return None if show is None or show.is_over else show


@acts("show")
def start(deck: Deck) -> Show:
    """Show a deck from its beginning, with a new key, locked on its build or the one in force."""
    build = build_of(deck, None)
    known = closing.decisions(warehouse.current_build())
    with decks.writing():
        last = latest(deck.id)
        show = Show(
            deck.id,
            secrets.token_urlsafe(16),
            build.number if build else deck.build,
            pace=deck.pace,
            turn=last.turn + 1 if last else 0,
            name=deck.name,
            slides=deck.slides,
            before=None if known is None else tuple(one.mark for one in known),
            by=person.present().name,
        )
        _path(deck.id).parent.mkdir(exist_ok=True)
        decks.write_whole(_path(deck.id), asdict(show))
    return show


@acts("show")
def end(deck: str) -> None:
    """End a show: its key opens nothing any more, and every screen says that it has ended.

    Raises RightError where somebody else started it, unless an admin ends it.
    """
    with decks.writing():
        if (show := running(deck)) is not None:
            if not is_own(show):
                person.require("end_show", show.name)
            decks.write_whole(_path(deck), asdict(replace(over(show), turn=show.turn + 1)))


def over(show: Show) -> Show:
    """A show at its end, with what was decided while it ran."""
    known = closing.decisions(for_screens(warehouse.current_build(), show))
    if known is None or show.before is None:
        return replace(show, is_over=True, ended=time.time())
    new = tuple(one for one in known if one.mark not in show.before)
    return replace(show, is_over=True, decided=new, ended=time.time())


def decided(show: Show) -> tuple[Decided, ...] | None:
    """What was decided while a show ran, as far as whoever asks may see it."""
    unit = person.own_unit() if person.is_known() else person.unit_of(show.by)
    if unit is None or show.decided is None:
        return show.decided
    return tuple(one for one in show.decided if unit in one.owner.split("、"))


def with_look(show: Show) -> Show:
    """The show with a link for a hall's screen; an earlier one is void."""
    return replace(show, look=secrets.token_urlsafe(16))


def without_look(show: Show) -> Show:
    """The show without one: its screens go blank."""
    return replace(show, look="")


def may_turn(deck: str, key: str) -> bool:
    """Whether this is the key of the show of this deck."""
    show = running(deck)
    return show is not None and secrets.compare_digest(show.key.encode(), key.encode())


def may_see(deck: str, key: str) -> bool:
    """Whether this is the key of the show of this deck that runs or ended last.

    Or a hall's link to it; that ends with the show, as soon as its screens have seen the end.
    """
    show = latest(deck) if decks.ID.fullmatch(deck) else None
    if show is None:
        return False
    is_look = bool(show.look) and secrets.compare_digest(show.look.encode(), key.encode())
    if is_look and not (show.is_over and time.time() > show.ended + FAREWELL):
        return True
    return secrets.compare_digest(show.key.encode(), key.encode())


def is_own(show: Show) -> bool:
    """Whether the reader started a show, and so turns it."""
    return person.present().name == show.by


@acts("show")
def steer(show: Show, turned: Callable[[Show], Show]) -> Show:
    """Change a running show from its page; raises RightError where somebody else started it, and
    ShowError where it has ended."""
    if not is_own(show):
        person.require("end_show", show.name)
    return change(show.deck, show.key, turned)


def change(deck: str, key: str, turned: Callable[[Show], Show]) -> Show:
    """Replace a show by what `turned` makes of it; raises ShowError on a wrong key."""
    with decks.writing():
        show = running(deck)
        if show is None or not may_turn(deck, key):
            raise ShowError(wrong_key())
        changed = replace(turned(show), turn=show.turn + 1)
        _write(changed)
    return changed


def wrong_key() -> str:
    """What somebody hears who comes with a key of another show or of none."""
    return _("This key does not fit: the show has ended or was started anew. Scan the code again.")


def on_screen(deck: str) -> Deck:
    """A deck as the screens show it: those of its latest show, if there was one.

    Raises DeckError when there is neither a show nor a deck.
    """
    if (show := latest(deck)) is None:
        return decks.read(deck)
    return Deck(deck, show.name, show.slides, show.build, show.pace)


def notes(deck: str) -> dict[str, str]:
    """The speaker's notes by the ids of slides, as they are written now."""
    try:
        return {slide.id: slide.notes for slide in decks.read(deck).slides}
    except DeckError:
        return {}


def is_kept(deck: str) -> bool:
    """Whether the deck of a show is still among the decks."""
    return any(known.id == deck for known in decks.everything())


def build_of(deck: Deck, show: Show | None) -> Build | None:
    """The build that is on the screens; None when it is not kept any more or there is none."""
    if show is not None and show.is_live:
        return warehouse.current_build()
    number = show.build if show is not None else deck.build
    if number is None:
        return warehouse.current_build()
    path = warehouse.data_folder() / "builds" / f"{number:06d}.duckdb"
    return Build(number, path) if path.exists() else None


def for_screens(build: Build | None, show: Show | None) -> Build | None:
    """The build as the screens of a show have it: whoever has signed in sees what he sees anywhere,
    and a screen that has but the key or the link sees what whoever started the show does."""
    if build is None or show is None or person.is_known():
        return build
    return replace(build, unit=person.unit_of(show.by))


def name_of(build: int | None) -> str:
    """The name under which a build is kept, else nothing."""
    return next((one.name for one in snapshots.everything() if one.build.number == build), "")


def _path(deck: str) -> Path:
    if not decks.ID.fullmatch(deck):
        raise ShowError(wrong_key())
    return decks.folder() / "shows" / f"{deck}.json"


def _write(show: Show) -> None:
    path = _path(show.deck)
    draft = path.with_name(f".{path.name}.draft")  # not forced to the disk: a turn is quick
    draft.write_text(json.dumps(sealed.sealed(asdict(show))), encoding="utf-8")
    draft.replace(path)
