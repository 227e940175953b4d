"""The uploads as one file, and back: builds need no backup, for they follow from the uploads."""

import tarfile
from pathlib import Path

from etl import durable, loading, uploads
from etl.builds import Build


class BackupError(Exception):
    """The file is no backup, or the folder to restore into is in use."""


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
        raise BackupError(
            "The data folder {folder} holds uploads already; restore into an empty one."
        )
    try:
        with loading.writing(data), tarfile.open(source, "r:gz") as archive:
            archive.extractall(data, filter="data")
    except tarfile.TarError as error:
        raise BackupError("{file} is not a backup of this board; choose the right file.") from error
    for upload in uploads.everything(data):
        _verify(upload)
    return loading.rebuild(data)


def _verify(upload: uploads.Upload) -> None:
    if uploads.sha256(upload.folder / upload.record.file) != upload.record.sha256:
        raise BackupError("Upload {upload} in the backup is damaged; take an older backup.")
