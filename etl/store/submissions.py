"""Submissions: workbooks that were handed in, and count once somebody releases them.

`submissions/000003/` holds the files as they came, `submission.json` with how they are to be
loaded, and one note for each act of the review. Nothing there is in any figure.
"""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Literal

from etl.store import durable, fingerprints, plain

FOLDER, RECORD, DRAFT = "submissions", "submission.json", ".incoming"
FILES = "files"
SCHEMA = 1
Act = Literal["checked", "released", "returned", "recalled"]
State = Literal["waiting", "released", "returned", "recalled", "damaged"]


@dataclass(frozen=True)
class How:
    """How the files are to be loaded; `modes`, `update` or `replace`, and so on as in a load.

    `confirmed` are the keys of doubtful values that whoever handed them in said to be right.
    """

    mode: str = "update"
    leaves_out: bool = False
    headers: Mapping[str, str] = field(default_factory=dict)
    mappings: Sequence[Mapping[str, object]] = ()
    confirmed: Sequence[str] = ()


@dataclass(frozen=True)
class Note:
    """One act of the review: who, when (ISO 8601), and what was remarked."""

    by: str
    at: str
    remark: str = ""


@dataclass(frozen=True)
class Submission:
    """One submission: its number, its folder, the fingerprints of its files by name, and who.

    `is_whole` is false when a file is gone or is another than was handed in.
    """

    number: int
    folder: Path
    files: Mapping[str, str]
    by: str
    at: str
    how: How
    is_whole: bool = True

    @property
    def paths(self) -> list[Path]:
        """Its files, in the order in which they were handed in."""
        return [self.folder / FILES / name for name in self.files]

    def note(self, act: Act) -> Note | None:
        """The note of an act, if it was done and the note is sound."""
        try:
            said = plain.content(self.folder / f"{act}.json")
        except (OSError, ValueError):
            return None
        by, at, remark = (said.get(name, "") for name in ("by", "at", "remark"))
        if not (isinstance(by, str) and isinstance(remark, str) and isinstance(at, str)):
            return None
        return Note(by, at, remark) if plain.is_moment(at) else None

    @property
    def state(self) -> State:
        """What became of it."""
        if self.note("released"):
            return "released"
        if self.note("returned"):
            return "returned"
        if self.note("recalled"):
            return "recalled"
        return "waiting" if self.is_whole else "damaged"


def everything(data: Path) -> list[Submission]:
    """All of them in order; one that lost its record is `lost`."""
    return [one for folder in _folders(data) if (one := _read(folder))]


def lost(data: Path) -> list[Path]:
    """The folders of submissions whose records are gone or damaged."""
    return [folder for folder in _folders(data) if _read(folder) is None]


def waiting(data: Path) -> list[Submission]:
    """Those that somebody has still to release or to send back."""
    return [one for one in everything(data) if one.state == "waiting"]


def add(data: Path, files: Sequence[Path], by: str, at: str, how: How) -> Submission:
    """Keep files of different names as one submission, whole or not at all; raises OSError.

    Only the holder of the writer's lock may call this.
    """
    place = data / FOLDER
    number = max((int(path.name) for path in place.glob("[0-9]*") if path.is_dir()), default=0) + 1
    draft = place / DRAFT
    shutil.rmtree(draft, ignore_errors=True)
    (draft / FILES).mkdir(parents=True)
    names = {}
    for file in files:
        shutil.copyfile(file, draft / FILES / file.name)
        names[file.name] = fingerprints.sha256(draft / FILES / file.name)
    facts = {"schema": SCHEMA, "submission": number, "files": names, "by": by, "at": at}
    durable.write_json(draft / RECORD, {**facts, "how": asdict(how)})
    durable.sync_tree(draft)
    folder = place / f"{number:06d}"
    durable.rename(draft, folder)
    durable.sync(place.parent)
    return Submission(number, folder, names, by, at, how)


def note(submission: Submission, act: Act, written: Note) -> None:
    """Write the note of an act beside the record; raises OSError."""
    durable.write_json(submission.folder / f"{act}.json", asdict(written))


def clear_drafts(data: Path) -> None:
    """Remove what a killed command left; as the lock's holder."""
    shutil.rmtree(data / FOLDER / DRAFT, ignore_errors=True)


def _folders(data: Path) -> list[Path]:
    return sorted((data / FOLDER).glob("[0-9][0-9][0-9][0-9][0-9][0-9]"))


def _read(folder: Path) -> Submission | None:
    try:
        said = plain.content(folder / RECORD)
    except (OSError, ValueError):
        return None
    if not all(test(said.get(name)) for name, test in _TESTS.items()):
        return None
    files: dict[str, str] = said["files"]  # type: ignore[assignment]  # the test looked at it
    how = _how(said["how"])  # type: ignore[arg-type]  # as above
    is_whole = all(_is_own(folder / FILES / name, key) for name, key in files.items())
    return Submission(
        int(folder.name), folder, files, str(said["by"]), str(said["at"]), how, is_whole
    )


def _how(said: Mapping[str, object]) -> How:
    own = {each.name: said[each.name] for each in fields(How) if each.name in said}
    return How(**own)  # type: ignore[arg-type]  # their types were checked one by one


def _is_own(path: Path, key: str) -> bool:
    try:
        return fingerprints.sha256(path) == key
    except OSError:
        return False


def _names_files(said: object) -> bool:
    return plain.maps(plain.is_text)(said) and all(map(plain.is_name, _keys(said)))


def _keys(said: object) -> Iterator[object]:
    return iter(said) if isinstance(said, dict) else iter(())


_HOW: Mapping[str, plain.Test] = {
    "mode": lambda said: said in ("update", "replace"),
    "leaves_out": plain.is_flag,
    "headers": plain.maps(plain.is_text),
    "mappings": lambda said: isinstance(said, list) and all(isinstance(one, dict) for one in said),
    "confirmed": plain.lists(plain.is_text),
}
_TESTS: Mapping[str, plain.Test] = {
    "schema": lambda said: said == SCHEMA,
    "files": _names_files,
    "by": plain.is_text,
    "at": plain.is_moment,
    "how": plain.has(_HOW),
}
