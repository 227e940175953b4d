"""Checksums for uploads of boards that kept none, or only some: taken when somebody asks for it.

What lies there is held against a new reading of the original file first. Where that is not the
same, or cannot be had, nothing says whether the rows were damaged before: it is told.
"""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from etl.loading import originals
from etl.store import contents, soundness, uploads
from etl.store.records import Upload
from etl.warehouse import pointer, reading
from etl.warehouse.builds import Build
from etl.words import Say, mark

PROVED = mark("Upload {upload} has checksums now; its rows are those of its original file.")
TRUSTED = mark(
    "Upload {upload} has checksums now, of its rows as they lie there: its original file is gone or"
    " would be read otherwise today. `python -m etl reread {upload}` shows what differs."
)
SEALED = mark("Build {build} has a checksum now; all of it can be read.")


@dataclass(frozen=True)
class Adopted:
    """An upload or a build that was sealed; `kind` is a message id."""

    kind: str
    number: int

    def sentence(self, say: Say) -> str:
        """What was sealed, in the language that `say` translates to."""
        return say(self.kind).format(upload=self.number, build=self.number)


def adopt(data: Path, password: str | None = None) -> list[Adopted]:
    """Seal every sound upload and build that lacks checksums; raises OSError.

    Only the holder of the writer's lock may call this.
    """
    found = [upload for upload in uploads.everything(data) if not uploads.is_sealed(upload)]
    done = [_adopt(data, upload, password) for upload in found]
    return [*done, *(Adopted(SEALED, build.number) for build in _builds(data))]


def _adopt(data: Path, upload: Upload, password: str | None) -> Adopted:
    is_proved = uploads.has_own_original(upload) and _is_proved(data, upload, password)
    uploads.write(upload.folder, upload.number, upload.record)
    return Adopted(PROVED if is_proved else TRUSTED, upload.number)


def _is_proved(data: Path, upload: Upload, password: str | None) -> bool:
    """Whether the original file, read now, gives the same rows with the same values."""
    kept = {name: _values(upload.folder / name) for name in soundness.seals(upload.folder)}
    with tempfile.TemporaryDirectory() as room:
        return any(
            kept == {name: _values(out / name) for name in soundness.seals(out)}
            for out in originals.readings(data, upload.folder, upload.record, Path(room), password)
        )


def _values(path: Path) -> str:
    return contents.of(path).values


def _builds(data: Path) -> list[Build]:
    """Builds of older boards, or with a torn seal, that are sealed now, for all can be read."""
    paths = sorted((data / "builds").glob("[0-9]*.duckdb"))
    found = (path for path in paths if pointer.sealed(path) is None)
    return [pointer.seal_file(path) for path in found if reading.is_readable(path)]
