"""The decks of 放映: ordered views with the speaker's notes, one JSON file each below `data/decks`.

A deck is written whole and renamed into place, by one writer at a time; a removed one is put
aside, never deleted.
"""

import json
import os
import re
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from filelock import FileLock, Timeout

from pages.shared import warehouse
from pages.shared.access.person import acts
from pages.shared.etl import unwritable
from pages.shared.stage import sealed
from pages.shared.words import translate as _

PATIENCE = 10  # seconds that a writer waits for another
LONGEST_NAME = 60  # characters
MOST_SLIDES = 60
LONGEST_NOTES = 4000  # characters
ID = re.compile(r"[0-9a-f]{12}")


class DeckError(Exception):
    """There is no such deck, or its file cannot be read; the text says what to do."""


@dataclass(frozen=True)
class Slide:
    """A view: a page, the parameters of its address, and one block of it or, by "", its first."""

    page: str
    view: Mapping[str, str] = field(default_factory=dict)
    key: str = ""
    notes: str = ""
    id: str = field(default_factory=lambda: secrets.token_hex(4))


@dataclass(frozen=True)
class Deck:
    """An ordered list of slides; shown on `build`, or on the one in force when the show starts."""

    id: str
    name: str
    slides: tuple[Slide, ...] = ()
    build: int | None = None
    pace: int = 0  # seconds per slide; 0 turns by hand

    def place(self, slide: str) -> int | None:
        """Where a slide stands, counted from 0; None when it is not in the deck."""
        return next((at for at, known in enumerate(self.slides) if known.id == slide), None)

    def moved(self, slide: str, at: int) -> "Deck":
        """The deck with one slide at another place, as far as there are places."""
        if (now := self.place(slide)) is None:
            return self
        return self.without(slide).joined_by(self.slides[now], at)

    def without(self, slide: str) -> "Deck":
        """The deck without one slide."""
        return replace(self, slides=tuple(known for known in self.slides if known.id != slide))

    def noted(self, slide: str, notes: str) -> "Deck":
        """The deck with other notes to one slide."""
        said = notes[:LONGEST_NOTES]
        slides = [replace(s, notes=said) if s.id == slide else s for s in self.slides]
        return replace(self, slides=tuple(slides))

    def joined_by(self, slide: Slide, at: int = MOST_SLIDES) -> "Deck":
        """The deck with one slide more, last unless said; raises DeckError when it is full."""
        if len(self.slides) >= MOST_SLIDES:
            raise DeckError(_("A deck holds at most {count} slides.", count=MOST_SLIDES))
        slides = [known for known in self.slides if known.id != slide.id]
        slides.insert(max(0, at), slide)
        return replace(self, slides=tuple(slides))


def folder() -> Path:
    """Where the decks lie."""
    return warehouse.data_folder() / "decks"


def everything() -> list[Deck]:
    """Every deck that can be read, by name."""
    found = [_read(path) for path in sorted(folder().glob("*.json"))]
    return sorted((deck for deck in found if deck), key=lambda deck: (deck.name, deck.id))


def torn() -> list[str]:
    """The files of decks and shows that cannot be read."""
    lost = [path for path in sorted(folder().glob("*.json")) if _read(path) is None]
    lost += [path for path in sorted(folder().glob("shows/*.json")) if not _is_readable(path)]
    return [str(path.relative_to(folder())) for path in lost]


def read(deck: str) -> Deck:
    """The deck of this id; raises DeckError when there is none that can be read."""
    path = _path(deck)
    if not path.exists():
        raise DeckError(_("This deck does not exist any more. Choose another under Decks."))
    known = _read(path)
    if known is None:
        raise DeckError(_("The file of this deck, {file}, cannot be read.", file=path.name))
    return known


@acts("deck")
def create(name: str, *slides: Slide) -> Deck:
    """A new deck; raises DeckError when its name is empty or taken."""
    with writing():
        deck = Deck(secrets.token_hex(6), _free(name), slides)
        _write(deck)
    return deck


@acts("deck")
def rename(deck: str, name: str) -> Deck:
    """Name a deck anew; raises DeckError when the name is empty or taken."""
    with writing():
        renamed = replace(read(deck), name=_free(name, besides=deck))
        _write(renamed)
    return renamed


@acts("deck")
def change(deck: str, turned: Callable[[Deck], Deck]) -> Deck:
    """Replace a deck by what `turned` makes of it as it is now; raises DeckError."""
    with writing():
        changed = turned(read(deck))
        _write(changed)
    return changed


@acts("deck")
def remove(deck: str) -> None:
    """Put a deck aside, into `removed`; raises DeckError when there is none."""
    with writing():
        path = _path(deck)
        if not path.exists():
            raise DeckError(_("This deck does not exist any more. Choose another under Decks."))
        aside = folder() / "removed"
        aside.mkdir(exist_ok=True)
        put_into_place(path, aside / path.name)


def named(name: str) -> str:
    """A name as it is kept: one line, not too long; raises DeckError when nothing is left."""
    said = " ".join(name.split())[:LONGEST_NAME]
    if not said:
        raise DeckError(_("Give the deck a name."))
    return said


def _free(name: str, besides: str = "") -> str:
    """A name that no other deck has: an address names a deck by it."""
    said = named(name)
    if any(deck.name == said and deck.id != besides for deck in everything()):
        raise DeckError(_("There is a deck of this name already."))
    return said


@contextmanager
def writing() -> Iterator[None]:
    """Held by whoever writes below `data/decks`; raises DeckError when nothing can be written.

    What a killed writer left behind is swept first.
    """
    try:
        folder().mkdir(parents=True, exist_ok=True)
        with FileLock(folder() / ".lock", timeout=PATIENCE):
            for left in (*folder().glob(".*.draft"), *folder().glob("shows/.*.draft")):
                left.unlink()
            yield
    except Timeout as busy:
        raise DeckError(_("Somebody else is changing the decks. Try it again.")) from busy
    except OSError as error:
        if not (text := unwritable.sentence(error, folder())):
            raise
        raise DeckError(text) from error


def write_whole(path: Path, content: Mapping[str, object]) -> None:
    """Write JSON beside `path`, force it to the disk, then rename it into place."""
    draft = path.with_name(f".{path.name}.draft")
    with draft.open("w", encoding="utf-8") as file:
        json.dump(sealed.sealed(content), file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    put_into_place(draft, path)


def put_into_place(file: Path, path: Path) -> None:
    """Rename a file, and force both folders' lists of names to the disk, where the system can."""
    file.replace(path)
    for place in {file.parent, path.parent} if os.name != "nt" else ():
        descriptor = os.open(place, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _write(deck: Deck) -> None:
    write_whole(_path(deck.id), asdict(deck))


def _path(deck: str) -> Path:
    if not ID.fullmatch(deck):  # it comes from an address
        raise DeckError(_("This deck does not exist any more. Choose another under Decks."))
    return folder() / f"{deck}.json"


def _is_readable(path: Path) -> bool:
    try:
        sealed.read(path)
    except (OSError, ValueError):
        return False
    return True


def _read(path: Path) -> Deck | None:
    try:
        said = sealed.read(path)
        slides = tuple(Slide(**slide) for slide in said.pop("slides"))
        return Deck(**said, slides=slides)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
