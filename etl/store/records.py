"""One upload as its folder holds it: its record, its rows, its undoing and redoing."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict

from etl.store import plain, sealing

RECORD = "upload.json"
WITHDRAWN = "withdrawn.json"
LEFT_OUT = "left_out"
NOTES = ("withdrawn*.json", "reinstated-*.json")


@dataclass(frozen=True)
class Record:
    """What `upload.json` says of one upload; `rows` counts rows per table, `at` is ISO 8601.

    `confirmed` are the doubtful values that whoever loaded it said to be right; `reader` is the
    fingerprint of the code that read it, which the first records do not say. `review` names who
    handed it in, checked and released it, where that is done by hand. `erased` says of each erasure
    that touched the upload when, by whom, why, in how many places, and what became of the original.
    """

    file: str
    sha256: str
    size: int
    by: str
    at: str
    mode: str
    rows: dict[str, int]
    is_demo: bool = False
    mapping: dict[str, dict[str, str]] = field(default_factory=dict)
    reported: list[Mapping[str, object]] = field(default_factory=list)
    confirmed: list[Mapping[str, object]] = field(default_factory=list)
    reader: str = ""
    review: Mapping[str, str] = field(default_factory=dict)
    erased: list[Mapping[str, object]] = field(default_factory=list)

    @property
    def has_no_original(self) -> bool:
        """Whether its original was erased by law as a whole, so that nothing can be read of it."""
        return any(one.get("original") == "replaced" for one in self.erased)

    @property
    def people(self) -> str:
        """Who loaded it; of a released one who handed it in, who checked and who released it."""
        names = (self.review.get(act) for act in ("checked_by", "released_by"))
        return " → ".join((self.by, *filter(None, names)))

    @property
    def has_left_out(self) -> bool:
        """Whether rows with faults were left out by choice."""
        return any(not fault.get("warning") for fault in self.reported)


class Turn(TypedDict):
    """One undoing or redoing of an upload."""

    is_undone: bool
    by: str
    at: str


@dataclass(frozen=True)
class Upload:
    """One upload: its number, its folder and its record."""

    number: int
    folder: Path
    record: Record

    @property
    def is_withdrawn(self) -> bool:
        """Whether the upload was taken out of force."""
        return is_withdrawn(self.folder)

    def rows(self, table: str) -> Path | None:
        """The parquet file of one table, or None when the upload has no row of it."""
        path = self.folder / "rows" / f"{table}.parquet"
        return path if path.exists() else None

    def left_out(self, table: str) -> Path | None:
        """The parquet file of the faulty rows of one table that were left out, if any were."""
        path = self.folder / LEFT_OUT / f"{table}.parquet"
        return path if path.exists() else None

    @property
    def turns(self) -> list[Turn]:
        """Every undoing and redoing of which a sound note is left, the first one first.

        They are in the order of their numbers, for a clock may be put back.
        """
        return [said for path in sorted(notes(self.folder), key=_time) if (said := turn(path))]


def _time(note: Path) -> tuple[int, bool]:
    """Which undoing a note is of, the one in force last; its redoing comes after it."""
    kind, _, number = note.stem.partition("-")
    return (int(number) if number.isdecimal() else sys.maxsize, kind == "reinstated")


def is_withdrawn(folder: Path) -> bool:
    """Whether a note of withdrawal lies in a folder, be it sound or torn.

    That it lies there takes the upload out of force; what it says is only who did so, and when. So
    a torn one does not bring figures back that somebody took out.
    """
    return (folder / WITHDRAWN).exists()


def notes(folder: Path) -> list[Path]:
    """The files that say who undid or redid the upload of a folder."""
    return sorted(path for pattern in NOTES for path in folder.glob(pattern))


def turn(path: Path) -> Turn | None:
    """What such a file says; None when it is torn."""
    try:
        said = sealing.read(path)
    except (OSError, ValueError):
        return None
    by, at = said.get("by"), said.get("at")
    if not isinstance(by, str) or not isinstance(at, str) or not plain.is_moment(at):
        return None
    return Turn(is_undone=path.name.startswith("withdrawn"), by=by, at=at)
