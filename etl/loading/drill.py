"""A drill: the newest backup restored aside, and its figures held against those of the board.

They are held against the build in force, or the newest one that is made of the same uploads by the
same code; where there is none, one is made aside from the store.
"""

import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb

from etl.loading import checking, restoring, rotation
from etl.loading.checking import Checked
from etl.loading.manifests import BackupError
from etl.store import durable, uploads
from etl.store.records import Upload
from etl.warehouse import builds, comparing, pointer
from etl.warehouse.builds import Build
from etl.words import Say, mark

FILE = "drill.json"
SENTENCES = {
    "same": mark("{backup} was restored aside: all {tables} tables are those of the board."),
    "differs": mark(
        "{backup} was restored aside, and its figures differ from the board's in {names}. Keep"
        " both, take a new backup, and find out which is right before an old backup goes."
    ),
    "damaged": mark("{backup} is damaged: {names}. Take a new backup and run the drill again."),
    "refused": mark(
        "{backup} was restored aside, but makes no build: {names}. Take a new backup and run the"
        " drill again."
    ),
    "incomparable": mark(
        "{backup} was restored aside and makes a build, but the board has lost uploads that are in"
        " it: {names}. `python -m etl verify` says what to do."
    ),
    "none": mark("There is no backup in {backup}: run `python -m etl backup --keep 30 {backup}`."),
}


@dataclass(frozen=True)
class Drilled:
    """What came of a drill: `result` is a key of SENTENCES; `names` are what is wrong, if any is.

    `at` and `saved_at` (of the backup) are ISO 8601; `tables` is how many were compared.
    """

    at: str
    backup: str
    result: str
    saved_at: str = ""
    uploads: int = 0
    tables: int = 0
    names: tuple[str, ...] = ()

    @property
    def is_good(self) -> bool:
        """Whether the backup brings the board back."""
        return self.result == "same"

    def sentence(self, say: Say) -> str:
        """What came of it and what to do, in the language that `say` translates to."""
        facts = {"backup": self.backup, "tables": self.tables, "names": "、".join(self.names)}
        return say(SENTENCES[self.result]).format(**facts)


def drill(data: Path, folder: Path, say: Say) -> Drilled:
    """Restore the newest backup of a folder aside and compare; raises OSError.

    The data folder is read, and nothing of it is changed but `drill.json`.
    """
    found = rotation.backups(folder)
    done = _try(data, found[-1], say) if found else Drilled(uploads.now(), str(folder), "none")
    durable.write_json(data / FILE, {"schema": 1, "ok": done.is_good, **asdict(done)})
    return done


def _try(data: Path, source: Path, say: Say) -> Drilled:
    def came(result: str, names: Sequence[str] = (), tables: int = 0) -> Drilled:
        saved_at, count = "", 0
        if checked is not None:
            saved_at = checked.manifest.at if checked.manifest else ""
            count = len(checked.uploads)
        own = (uploads.now(), source.name, result, saved_at, count, tables)
        return Drilled(*own, tuple(names))

    checked: Checked | None = None
    try:
        checked = checking.check(source)
        with tempfile.TemporaryDirectory() as room:
            restored = restoring.restore(Path(room, "data"), source)
            if restored.lost or not checked.is_as_written:
                lost = [one.sentence(say) for one in restored.lost]
                return came("damaged", lost or checked.unpacked.damaged)
            counted = builds.counted(restored.build)
            lacking = sorted({*counted} - {one.number for one in uploads.everything(data)})
            if lacking:
                return came("incomparable", [str(number) for number in lacking])
            back = uploads.in_force(Path(room, "data"))
            at, other = _of_the_same(data, back, Path(room))
            again = builds.draft(Path(room, "again"), back, at)
            tables, differing = comparing.compare(other, again)
            return came("differs" if differing else "same", differing, tables)
    except BackupError as error:
        return came("damaged", [error.sentence(say)])
    except builds.CheckError as error:
        return came("refused", [" ".join(fault.values()) for fault in error.entries(say)[:3]])


def _of_the_same(data: Path, back: Sequence[Upload], room: Path) -> tuple[str, Path]:
    """A build of the running board that is made of these uploads by this code, or a new one.

    And when it was made, for deadlines are counted to that day.
    """
    counted = [upload.number for upload in back]
    current = pointer.current(data)
    sealed = (pointer.sealed(path) for path in sorted((data / "builds").glob("*.duckdb"))[::-1])
    for build in [current, *sealed]:
        if build and pointer.is_sound(build) and _is_of(build, counted):
            return builds.made_at(build), build.path
    own = [upload for upload in uploads.everything(data) if upload.number in counted]
    at = uploads.now()
    return at, builds.draft(room / "board", own, at)


def _is_of(build: Build, counted: Sequence[int]) -> bool:
    try:
        return builds.is_by_this_code(build) and builds.counted(build) == list(counted)
    except duckdb.Error:
        return False
