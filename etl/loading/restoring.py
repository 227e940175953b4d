"""A backup into an empty data folder: every sound part of it, and the names of the others."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from audit import file as audited
from etl.loading import accounts, committing, loading, mending, unpacking, verifying
from etl.loading.erasing import ledger
from etl.loading.manifests import BackupError
from etl.loading.unpacking import Unpacked
from etl.store import durable, fingerprints, memory, submissions, uploads
from etl.store.aside import Aside, shown
from etl.store.records import Upload
from etl.warehouse import named, pointer
from etl.warehouse.builds import Build
from etl.words import Say, mark

PINNED = mark("The data folder {folder} holds other builds of the same numbers; empty it first.")
IN_USE = mark("The data folder {folder} holds uploads already; restore into an empty one.")
CUT_OFF = mark("{file} is damaged or cut off; take another copy of it or an older backup.")
DAMAGED = mark(
    "Upload {upload} in the backup is damaged and is not counted. Take its folder from another"
    " backup, or load its file anew."
)
NEWER = mark(
    "Upload {upload} in the backup was loaded by a newer board; update this board, then restore."
)
NO_ORIGINAL = mark(
    "Upload {upload} in the backup is without its original file “{file}”, which is damaged. Its"
    " figures count all the same; take the file from another backup."
)
FORGOTTEN = mark(
    "The confirmed headers in the backup are damaged and were not restored. Take “memory” from"
    " another backup, or confirm them once more when they are asked for."
)
LOST = mark("“{file}” in the backup is damaged and was not restored. Take it from another backup.")
UNLISTED = mark(
    "The list of the backup is damaged: what it held besides cannot be said. Hold it against"
    " another backup."
)


@dataclass(frozen=True)
class Lost:
    """Something of a backup that was not restored; `kind` is a message id."""

    kind: str
    upload: int | None = None
    file: str = ""

    def sentence(self, say: Say) -> str:
        """What it is and what to do, in the language that `say` translates to."""
        return say(self.kind).format(upload=self.upload, file=shown(self.file))


@dataclass(frozen=True)
class Restored:
    """The build in force after a restore, and what of the backup could not be restored.

    `has_own_accounts` where the data folder had accounts, which stay.
    """

    build: Build
    lost: tuple[Lost, ...]
    has_own_accounts: bool = False


def restore(data: Path, source: Path) -> Restored:
    """Unpack a backup into an empty data folder and build.

    It is unpacked aside and looked through first. Raises BackupError when nothing of it can be
    used, and CheckError when what could be restored makes no build: it is in place all the same.
    """
    with loading.writing(data):
        if not uploads.is_empty(data):
            raise BackupError(IN_USE, folder=str(data))
        aside = data / loading.RESTORING
        shutil.rmtree(aside, ignore_errors=True)  # what a killed restore left behind
        try:
            unpacked = unpacking.unpack(source, aside)
            lost = tuple(_look(aside, unpacked, source))
            _make_room(aside / "builds", data / "builds")
            is_placed = _put(aside, data)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    build = loading.rebuild(data)
    for number in named.numbers(data):
        path = data / "builds" / f"{number:06d}.duckdb"
        if path.exists() and pointer.sealed(path) is None:
            pointer.seal_file(path)  # it was held against the list of the backup
    return Restored(build, lost, not is_placed)


def _put(aside: Path, data: Path) -> bool:
    """Put all into place; False where the data folder keeps accounts of its own."""
    durable.sync_tree(aside)
    shutil.rmtree(data / "uploads", ignore_errors=True)  # it holds nothing
    memory.remember(data, memory.headers(aside))
    memory.remember_mappings(data, memory.mappings(aside)[::-1])
    _place(aside / "builds", data / "builds")
    for name in (verifying.DECKS, submissions.FOLDER, ledger.FOLDER):
        _place(aside / name, data / name)
    is_placed = accounts.place(aside / audited.FILE, data)
    durable.rename(aside / "uploads", data / "uploads")
    if committing.is_pending(aside):
        durable.rename(aside / committing.JOURNAL, data / committing.JOURNAL)
    return is_placed


def _look(folder: Path, unpacked: Unpacked, source: Path) -> Iterator[Lost]:
    """Mend and sort out what was unpacked, and say what is lost; raises BackupError."""
    numbers = unpacked.uploads
    if not numbers and unpacked.manifest is None and not unpacked.is_cut:
        raise BackupError(unpacking.NO_BACKUP, file=source.name)
    for number in numbers:  # one of which nothing is left is named, too, and its number stays taken
        uploads.folder(folder, number).mkdir(parents=True, exist_ok=True)
    mending.mend(folder)
    found = uploads.survey(folder)
    bad = {one.upload: one for one in found.aside if one.damages}
    if not found.uploads:
        raise _refusal(bad, unpacked, source)
    if unpacked.is_cut and unpacked.manifest is None:
        yield Lost(UNLISTED)
    for lost, one in bad.items():
        yield Lost(NEWER if one.kind == "newer" else DAMAGED, lost)
    yield from _originals(found.uploads, unpacked)
    yield from _beside(folder, unpacked)


def _originals(found: Sequence[Upload], unpacked: Unpacked) -> Iterator[Lost]:
    """Originals that were changed, which are not kept, or that are lost."""
    for upload in found:
        original = upload.folder / upload.record.file
        name = f"uploads/{upload.folder.name}/{upload.record.file}"
        if original.exists() and not uploads.has_own_original(upload):
            original.unlink()
            yield Lost(NO_ORIGINAL, upload.number, upload.record.file)
        elif name in unpacked.damaged:
            yield Lost(NO_ORIGINAL, upload.number, upload.record.file)


def _refusal(bad: dict[int | None, Aside], unpacked: Unpacked, source: Path) -> BackupError:
    """Why nothing of a backup is restored."""
    first = next(iter(bad.values()), None)
    if unpacked.is_cut or first is None:
        return BackupError(CUT_OFF, file=source.name)
    return BackupError(NEWER if first.kind == "newer" else DAMAGED, upload=first.upload)


def _beside(folder: Path, unpacked: Unpacked) -> Iterator[Lost]:
    """What is lost of all but the uploads; what cannot be used is not put into place."""
    lost = [name for name in unpacked.damaged if not name.startswith(("uploads/", "damaged/"))]
    for path in memory.paths(folder):
        if not verifying.is_memory(path):
            path.unlink()
            lost.append(f"memory/{path.name}")
    for path in sorted((folder / verifying.DECKS).glob("*.json")):
        if not path.read_bytes().strip():
            path.unlink()
            lost.append(f"{verifying.DECKS}/{path.name}")
    for name in lost:
        yield Lost(FORGOTTEN if name.startswith("memory/") else LOST, file=name)


def _make_room(found: Path, place: Path) -> None:
    """Refuse a build whose number is another's here: a path never means two builds."""
    for path in found.glob("*.duckdb"):
        here = place / path.name
        if here.exists() and fingerprints.sha256(here) != fingerprints.sha256(path):
            raise BackupError(PINNED, folder=str(place.parent))


def _place(found: Path, folder: Path) -> None:
    """Put what was unpacked beside what is here, which stays as it is."""
    for path in sorted(found.glob("*")):  # the build comes before its pin
        folder.mkdir(exist_ok=True)
        if not (folder / path.name).exists():
            durable.rename(path, folder / path.name)
