"""The uploads as one file, and back: builds need no backup, for they follow from the uploads."""

import tarfile
from pathlib import Path

from etl import durable, loading, uploads
from etl.builds import Build
from etl.words import Say, mark

IN_USE = mark("The data folder {folder} holds uploads already; restore into an empty one.")
NO_BACKUP = mark("{file} is not a backup of this board; choose the right file.")
DAMAGED = mark("Upload {upload} in the backup is damaged; take an older backup.")


class BackupError(Exception):
    """The file is no backup, or the folder to restore into is in use."""

    def __init__(self, message: str, **details: str) -> None:
        """Keep the message id apart from what fills it."""
        super().__init__(message.format(**details))
        self.message = message
        self.details = details

    def told(self, say: Say) -> str:
        """The sentence in the language that `say` translates to."""
        return say(self.message).format(**self.details)


def save(data: Path, target: Path) -> int:
    """Write every upload, withdrawn ones included, to one `.tar.gz`; returns how many."""
    with loading.writing(data):
        everything = uploads.everything(data)
        draft = target.with_name(f".{target.name}.draft")
        with tarfile.open(draft, "w:gz") as archive:
            for upload in everything:
                archive.add(upload.folder, arcname=f"uploads/{upload.folder.name}")
        durable.sync(draft)
        durable.rename(draft, target)
    return len(everything)


def restore(data: Path, source: Path) -> Build:
    """Unpack a backup into an empty data folder and build; raises BackupError."""
    if uploads.everything(data):
        raise BackupError(IN_USE, folder=str(data))
    try:
        with loading.writing(data), tarfile.open(source, "r:gz") as archive:
            archive.extractall(data, filter="data")
    except tarfile.TarError as error:
        raise BackupError(NO_BACKUP, file=source.name) from error
    for upload in uploads.everything(data):
        _verify(upload)
    return loading.rebuild(data)


def _verify(upload: uploads.Upload) -> None:
    if uploads.sha256(upload.folder / upload.record.file) != upload.record.sha256:
        raise BackupError(DAMAGED, upload=str(upload.number))
