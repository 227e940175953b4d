"""What an erasure would change, as it is put together in a room of its own.

Nothing of it counts before the journal names it: what takes the place of what, and what goes.
"""

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from etl.loading.erasing import files
from etl.loading.erasing.files import Looked, Place, Result
from etl.loading.erasing.ledger import Erasure
from etl.loading.erasing.wanted import Wanted
from etl.store.records import Upload

NEW = "new"  # below the room


@dataclass(frozen=True)
class How:
    """What is to go, and how: `whole` replaces originals from which no text can be taken.

    `password` opens protected files; `renumbers` gives builds that are kept a new number.
    """

    wanted: Wanted
    erasure: Erasure
    whole: bool = False
    password: str | None = None
    renumbers: bool = True


@dataclass
class Plan:
    """What was found and what takes its place.

    `swaps` are pairs of a path below the room and one below the data folder, `gone` the paths of
    what goes. `stuck` are files that hold a text which cannot be taken out, `closed` those that a
    password protects, `unread` parts of files that nobody can search, `foreign` files with a text
    that are not the board's, `kept` those whose audit holds one, which is only added to. `access`
    are files of accounts that are erased where they lie, `closed_accounts` the names that accounts
    have afterwards, and `ends_admins` where no admin would be left.
    """

    room: Path
    how: How
    places: list[Place] = field(default_factory=list)
    swaps: list[tuple[str, str]] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    stuck: list[str] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    uploads: dict[int, Upload] = field(default_factory=dict)
    replaced: list[str] = field(default_factory=list)
    builds: dict[int, int] = field(default_factory=dict)  # old number → new number
    removed: list[int] = field(default_factory=list)
    in_decks: int = 0
    access: list[str] = field(default_factory=list)
    closed_accounts: list[str] = field(default_factory=list)
    ends_admins: bool = False
    needs_build: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing that is the board's own holds a text."""
        return not (self.swaps or self.gone or self.in_decks or self.access or self.stuck)

    @property
    def files(self) -> int:
        """In how many files a text was found."""
        return len({place.file for place in self.places})

    def shown(self, name: str) -> str:
        """A path as it may be told: without the texts."""
        return self.how.wanted.erased(name)

    def look(self, path: Path, name: str) -> tuple[Looked, Path]:
        """Look into one file; where it holds a text, the file without is at the path returned."""
        folder = self.room / "files" / str(len(self.places)) / name
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / self.shown(path.name)
        how = self.how
        found = files.erase(path, target, self.shown(name), how.wanted, how.password)
        self.places += found.places
        told = self.shown(name)
        self.unread += [f"{told}: {part}" for part in found.unread]
        self.closed += [told] if found.is_closed else []
        return found, target

    def take(self, data: Path, path: Path) -> None:
        """Plan one file that stands for itself."""
        name = path.relative_to(data).as_posix()
        found, target = self.look(path, name)
        renamed = path.with_name(self.shown(path.name)).relative_to(data).as_posix()
        if found.result is Result.STUCK:
            self.stuck.append(self.shown(name))
        elif found.result is Result.ERASED:
            self.swap(target, renamed)
        elif renamed != name:
            self.places.append(Place(renamed))
            shutil.copyfile(path, target)
            self.swap(target, renamed)
        if renamed != name and found.result is not Result.STUCK:
            self.gone.append(name)

    def swap(self, made: Path, name: str) -> None:
        """Let what was made take the place of what is called so below the data folder."""
        target = self.room / NEW / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if made != target:
            made.replace(target)
        self.swaps.append((target.relative_to(self.room).as_posix(), name))
