"""Which of the files named are to be read: neither those in force already nor the same twice."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from etl.store import fingerprints, uploads
from etl.store.records import Upload


@dataclass(frozen=True)
class Known:
    """Files that need no loading: `repeats` are in force, `twins` are another of the same files."""

    repeats: dict[str, Upload] = field(default_factory=dict)
    twins: dict[str, str] = field(default_factory=dict)

    def told(self) -> dict[str, object]:
        """The same as JSON."""
        numbers = {name: upload.number for name, upload in self.repeats.items()}
        return {"repeats": numbers, "twins": self.twins}


def sift(
    data: Path, files: Sequence[Path], again: Collection[int] = ()
) -> tuple[dict[str, Path], Known]:
    """The files to read by their fingerprints, and those that need no loading.

    A file of which rows were left out may come again: the registers may know its names by now. So
    may the files of the uploads `again`.
    """
    known = {
        upload.record.sha256: upload
        for upload in uploads.in_force(data)
        if not upload.record.has_left_out and upload.number not in again
    }
    new: dict[str, Path] = {}
    found = Known()
    for file in files:
        key = fingerprints.sha256(file)
        if key in known:
            found.repeats[file.name] = known[key]
        elif key in new:
            found.twins[file.name] = new[key].name
        else:
            new[key] = file
    return new, found
