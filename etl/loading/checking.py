"""A backup held against its own list of checksums."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from etl.loading import unpacking
from etl.loading.manifests import BackupError, Manifest
from etl.loading.unpacking import Unpacked
from etl.store import uploads


@dataclass(frozen=True)
class Checked:
    """What a backup holds; `is_listed` says whether its list of checksums is there and sound.

    `uploads` are the numbers of those that a restore would count, `lost` of those that it would
    not.
    """

    unpacked: Unpacked
    uploads: tuple[int, ...]
    lost: tuple[int, ...]

    @property
    def manifest(self) -> Manifest | None:
        """The list of the backup."""
        return self.unpacked.manifest

    @property
    def is_as_written(self) -> bool:
        """Whether every byte is as it was written, as far as there is a list to tell."""
        whole = self.unpacked
        return not (whole.damaged or whole.is_cut or self.lost) and whole.manifest is not None


def check(source: Path) -> Checked:
    """Look through a backup, restoring nothing; raises BackupError when it is none, and OSError."""
    with tempfile.TemporaryDirectory() as room:
        unpacked = unpacking.unpack(source, Path(room))
        if not unpacked.uploads and unpacked.manifest is None and not unpacked.is_cut:
            raise BackupError(unpacking.NO_BACKUP, file=source.name)
        sound = tuple(upload.number for upload in uploads.everything(Path(room)))
        lost = tuple(number for number in unpacked.uploads if number not in sound)
        return Checked(unpacked, sound, lost)
