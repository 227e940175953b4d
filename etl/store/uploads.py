"""The store of uploads: one folder per upload, written once, never edited. The only truth.

`uploads/000014/` holds the original file, `rows/<table>.parquet` and `upload.json`;
`withdrawn.json` beside them takes an upload out of force without deleting anything.
"""

import datetime as dt
import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TypedDict

from etl.store import durable

INCOMING = "incoming"
LEFT_OUT = "left_out"


@dataclass(frozen=True)
class Record:
    """What `upload.json` says of one upload; `rows` counts rows per table, `at` is ISO 8601.

    `confirmed` are the doubtful values that whoever loaded it said to be right.
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
        return (self.folder / "withdrawn.json").exists()

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
        """Every undoing and redoing, the first one first."""
        found = [
            Turn(is_undone=path.name.startswith("withdrawn"), by=said["by"], at=said["at"])
            for pattern in ("withdrawn*.json", "reinstated-*.json")
            for path in self.folder.glob(pattern)
            for said in [json.loads(path.read_text(encoding="utf-8"))]
        ]
        return sorted(found, key=lambda turn: turn["at"])


def everything(data: Path) -> tuple[Upload, ...]:
    """All uploads in order, withdrawn ones included."""
    folders = (data / "uploads").glob("[0-9]" * 6)
    return tuple(open_folder(folder) for folder in sorted(folders))


def in_force(data: Path) -> tuple[Upload, ...]:
    """The uploads that count, in order."""
    return tuple(upload for upload in everything(data) if not upload.is_withdrawn)


def next_number(data: Path) -> int:
    """The number that the next upload gets; numbers are never used twice."""
    return max((upload.number for upload in everything(data)), default=0) + 1


def sha256(path: Path) -> str:
    """The fingerprint by which the same file is recognised."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def draft(data: Path, number: int) -> Path:
    """An empty folder in which an upload is put together, out of everybody's sight."""
    folder = data / "uploads" / INCOMING / f"{number:06d}"
    folder.mkdir(parents=True)
    return folder


def clear_drafts(data: Path) -> None:
    """Remove what a killed load left behind; nobody but the holder of the lock may call this."""
    shutil.rmtree(data / "uploads" / INCOMING, ignore_errors=True)


def seal(folder: Path, record: Record) -> Upload:
    """Complete a draft with its `upload.json`."""
    (folder / "report.json").unlink(missing_ok=True)  # the reader's; the record has all of it
    durable.write_json(folder / "upload.json", asdict(record))
    return Upload(int(folder.name), folder, record)


def publish(data: Path, upload: Upload) -> Upload:
    """Move a sealed draft into place: from here on the upload exists."""
    durable.sync_tree(upload.folder)
    target = data / "uploads" / upload.folder.name
    durable.rename(upload.folder, target)
    return Upload(upload.number, target, upload.record)


def withdraw(upload: Upload, by: str) -> None:
    """Take an upload out of force; its folder stays as it is."""
    durable.write_json(upload.folder / "withdrawn.json", {"by": by, "at": now()})


def reinstate(upload: Upload, by: str) -> None:
    """Put a withdrawn upload back into force; who withdrew it stays on record."""
    times = len(list(upload.folder.glob("withdrawn*.json")))
    durable.write_json(upload.folder / f"reinstated-{times}.json", {"by": by, "at": now()})
    durable.rename(upload.folder / "withdrawn.json", upload.folder / f"withdrawn-{times}.json")


def now() -> str:
    """The present moment with its offset, as records keep it."""
    return dt.datetime.now().astimezone().isoformat(timespec="seconds")


def open_folder(folder: Path) -> Upload:
    """The upload that a folder holds; raises OSError, ValueError or TypeError if it holds none."""
    content = json.loads((folder / "upload.json").read_text(encoding="utf-8"))
    return Upload(int(folder.name), folder, Record(**content))
