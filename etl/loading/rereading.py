"""Uploads read anew from their kept originals, and what the present reader makes of them.

All that either reading found is compared, the rows that were left out of the board included.
"""

import tempfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from etl.loading import loading, versions
from etl.loading.drafting import Wish
from etl.loading.versions import TableVersions
from etl.reading.answers import statements
from etl.reading.answers.answers import Report
from etl.reading.process import child
from etl.store import memory, readers, uploads
from etl.store.records import Upload


@dataclass(frozen=True)
class Reread:
    """One upload with its new reading; `tables` are those that differ.

    `gains_origins` when only the new reading says which cells state what each value is.
    """

    upload: Upload
    report: Report
    tables: list[TableVersions]
    gains_origins: bool

    @property
    def is_other(self) -> bool:
        """Whether anything would come of loading the new reading."""
        return bool(self.tables) or self.gains_origins or self.report["refused"]


def chosen(data: Path, numbers: Collection[int]) -> list[Upload]:
    """Uploads in force, in their order; raises KeyError with the first number that is none."""
    in_force = {upload.number: upload for upload in uploads.in_force(data)}
    return [in_force[number] for number in sorted(set(numbers))]


def of_older_readers(data: Path) -> list[Upload]:
    """Uploads in force that another reader than the present one read."""
    present = readers.fingerprint()
    return [upload for upload in uploads.in_force(data) if upload.record.reader != present]


def reread(
    data: Path, found: Sequence[Upload], language: str, password: str | None = None
) -> list[Reread]:
    """Read the originals of uploads once more, changing nothing."""
    with tempfile.TemporaryDirectory() as folder:
        outs = [Path(folder) / upload.folder.name for upload in found]
        files = [original(upload) for upload in found]
        known = memory.path(data)
        how = child.How(language, 0, password, memory=known, mappings=memory.usable(data))
        reports = child.read(files, outs, how) if files else []
        return [
            _compared(upload, out, report)
            for upload, out, report in zip(found, outs, reports, strict=True)
        ]


def accept(data: Path, found: Sequence[Upload], wish: Wish) -> loading.Loaded:
    """Load the new readings as uploads of their own, each in its mode, in place of the old ones.

    The old ones go out of force in the same step, for a row that the new reading no longer has
    would stay on the board; they are kept, so withdrawing the new and reinstating the old undoes
    it. Doubtful figures that were confirmed stay so. Raises as `loading.load`.
    """
    modes = {upload.record.sha256: upload.record.mode for upload in found}
    numbers = frozenset(upload.number for upload in found)
    stood = [doubt for upload in found for doubt in upload.record.confirmed]
    own = replace(wish, instead_of=numbers, modes=modes, stood=stood)
    return loading.load(data, [original(upload) for upload in found], own)


def original(upload: Upload) -> Path:
    """Where the file of an upload lies, as it came."""
    return upload.folder / upload.record.file


def has_original(upload: Upload) -> bool:
    """Whether there is a file to read: one that was erased by law is only a note."""
    return original(upload).is_file() and not upload.record.has_no_original


def _compared(upload: Upload, out: Path, report: Report) -> Reread:
    tables = [] if report["refused"] else versions.between(upload.folder, out)
    gains = (out / statements.FILE).exists() and not (upload.folder / statements.FILE).exists()
    return Reread(upload, report, tables, gains)
