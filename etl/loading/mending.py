"""Files of an upload that are gone or damaged, read once more from its original file.

They come back only if the new reading is the one that was loaded: the same rows, with the same
values, by the checksums that `upload.json` keeps. `mended-1.json` beside it says what was mended.
"""

import shutil
import tempfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from etl.loading import originals
from etl.store import contents, durable, readers, schema, sealing, soundness, uploads
from etl.store.aside import AsideError
from etl.store.contents import Content
from etl.store.records import Upload
from etl.store.schema import Written

NOTE = "mended-{number}.json"
_KINDS = ("rows_gone", "rows_changed", "stated")


@dataclass(frozen=True)
class Mended:
    """The files of one upload that were mended, by their paths in its folder."""

    upload: int
    files: tuple[str, ...]


def mend(data: Path, password: str | None = None) -> list[Mended]:
    """Mend what can be mended in a data folder; what cannot stays as it is, and is left aside.

    Only the holder of the writer's lock may call this.
    """
    found = [folder for folder in _damaged(data) if can_be_tried(folder)]
    return [done for folder in found if (done := _try(data, folder, password))]


def can_be_tried(folder: Path) -> bool:
    """Whether an upload has checksums and its original, so that mending may help."""
    try:
        written = schema.read(folder)
        upload = Upload(int(folder.name), folder, written.record)
        has_original = not written.record.has_no_original and uploads.has_own_original(upload)
        return bool(written.seals) and has_original
    except (AsideError, OSError):
        return False


def is_erased(folder: Path) -> bool:
    """Whether nothing can be mended in an upload, for its original was erased by law."""
    try:
        return schema.read(folder).record.has_no_original
    except (AsideError, OSError):
        return False


def _damaged(data: Path) -> Iterator[Path]:
    """The uploads whose record is sound and whose rows are not."""
    for aside in uploads.survey(data).aside:
        if aside.kind in _KINDS:
            yield data / "uploads" / aside.name


def _try(data: Path, folder: Path, password: str | None) -> Mended | None:
    written = schema.read(folder)
    lost = soundness.lost(folder, written)
    with tempfile.TemporaryDirectory() as room:
        for out in originals.readings(data, folder, written.record, Path(room), password):
            if len(found := _same(out, written, lost)) == len(lost):
                return _put(folder, out, found)
    return None


def _same(out: Path, written: Written, lost: Collection[str]) -> dict[str, Content]:
    """Those of the files that hold, as they are read now, what was sealed."""
    found: dict[str, Content] = {}
    for name in lost:
        try:
            now = contents.of(out / name)
        except (OSError, duckdb.Error):
            continue
        known = (written.contents or {}).get(name)
        is_same = now.sha256 == (written.seals or {}).get(name)
        if is_same or (known and (now.rows, now.values) == (known.rows, known.values)):
            found[name] = now
    return found


def _put(folder: Path, out: Path, found: Mapping[str, Content]) -> Mended | None:
    """Put the files into place, and seal the upload anew where their bytes are others."""
    written = schema.read(folder)
    try:
        for name in found:
            draft = folder / f".{Path(name).name}.draft"
            shutil.copyfile(out / name, draft)
            durable.sync(draft)
            (folder / name).parent.mkdir(exist_ok=True)
            durable.rename(draft, folder / name)
        for name in {*soundness.seals(folder)} - {*(written.seals or {})}:
            (folder / name).rename(folder / f"{name}.strange")  # rows that nobody loaded
        number = len(list(folder.glob(NOTE.format(number="*")))) + 1
        facts = {"at": uploads.now(), "reader": readers.fingerprint(), "files": sorted(found)}
        sealing.write(folder / NOTE.format(number=number), facts)
        if soundness.lost(folder, written):
            uploads.write(folder, int(folder.name), written.record)
    except OSError:  # no room, or no right to: it stays named
        return None
    return Mended(int(folder.name), tuple(sorted(found)))
