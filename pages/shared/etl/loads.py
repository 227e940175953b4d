"""A load as a visitor wants it: tried, done, or given back with its faults marked."""

import hashlib
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Protocol

from pages.shared import warehouse
from pages.shared.access import person
from pages.shared.etl import answers
from pages.shared.etl import process as etl
from pages.shared.etl.child import Run

OWN = (".xlsx", ".xlsm", ".xltx", ".xltm")
PACKAGES = ("package", "macros", "protected")  # the forms of files that come back as they are


class File(Protocol):
    """A file as a visitor hands it over."""

    @property
    def name(self) -> str:
        """The name that it had on the visitor's machine."""

    @property
    def file_id(self) -> str:
        """What tells it from every other file, those of the same name included."""

    def getvalue(self) -> bytes:
        """Its bytes."""


@dataclass(frozen=True)
class Wish:
    """What is to be loaded, and how.

    `headers` are confirmed by the visitor: table and header as typed (`forums|何时`) → canonical;
    `mappings` say how sheets are read that nothing recognises. What is only handed in takes the
    place of the visitor's own submission `instead_of`.
    """

    files: Sequence[File]
    language: str
    mode: str = "update"
    by: str = ""
    password: str = field(default="", repr=False)
    headers: Mapping[str, str] = field(default_factory=dict)
    leaves_out: bool = False
    confirmed: frozenset[str] = frozenset()
    mappings: Sequence[Mapping[str, object]] = ()
    instead_of: int | None = None

    @property
    def question(self) -> tuple[object, ...]:
        """All on which the answer of a trial depends: the build in force, too.

        It does not depend on which doubtful values are `confirmed`, by their keys.
        """
        files = tuple(file.file_id for file in self.files)
        headers = tuple(sorted(self.headers.items()))
        secret = hashlib.sha256(
            self.password.encode()
        ).hexdigest()  # no question keeps the password
        mapped = json.dumps(list(self.mappings), ensure_ascii=False)
        how = (self.language, self.mode, secret, headers, mapped, self.leaves_out)
        return (files, how, warehouse.current_build())


def attempt(wish: Wish, run: Run | None = None) -> answers.Answer:
    """All of a load but its last step."""
    with _arguments(wish) as (files, how):
        return etl.run("load", *files, "--dry-run", *how, password=wish.password, under=run)


def load(wish: Wish, run: Run | None = None) -> answers.Answer:
    """Load for good; what was found in the trial is looked for again, by the same code.

    Who may only hand in does that.
    """
    with _arguments(wish) as (files, how):
        if not person.may("load"):
            how += ["--submit"]
            how += [] if wish.instead_of is None else ["--instead-of", str(wish.instead_of)]
        return etl.run("load", *files, "--by", wish.by, *how, password=wish.password, under=run)


def marked(wish: Wish, file: File, faults: Sequence[Mapping[str, object]]) -> bytes | None:
    """The visitor's own workbook with these faults coloured and commented; None if it cannot be."""
    with _arguments(wish, [file]) as (files, how), tempfile.TemporaryDirectory() as folder:
        out, found = Path(folder, "marked"), Path(folder, "faults.json")
        found.write_text(json.dumps(list(faults)), encoding="utf-8")
        done = etl.run("mark", *files, out, "--faults", found, *how, password=wish.password)
        return out.read_bytes() if done.is_done else None


def marked_name(file: answers.FileRead) -> str:
    """The name under which a file comes back: its own, or that of an xlsx workbook."""
    name = PurePosixPath(file["file"])
    if file["form"] in PACKAGES and name.suffix.lower() in OWN:
        return name.name
    return f"{name.stem}{'.xlsm' if file['form'] == 'macros' else '.xlsx'}"


def source(wish: Wish, file: answers.FileRead) -> File:
    """The visitor's file that was read as this one."""
    return next(f for f in wish.files if _fingerprint(f) == file["sha256"])


def _fingerprint(file: File) -> str:
    return hashlib.sha256(file.getvalue()).hexdigest()


@contextmanager
def _arguments(
    wish: Wish, files: Sequence[File] | None = None
) -> Iterator[tuple[list[Path], list[str]]]:
    """The files under their own names, and the options; all on disk is gone afterwards."""
    how = ["--lang", wish.language, "--mode", wish.mode]
    how += ["--leave-out"] if wish.leaves_out else []
    how += ["--password-stdin"] if wish.password else []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if wish.headers:
            headers = folder / "headers.json"
            headers.write_text(json.dumps(dict(wish.headers)), encoding="utf-8")
            how += ["--headers", str(headers)]
        if wish.confirmed:
            confirmed = folder / "confirmed.json"
            confirmed.write_text(json.dumps(sorted(wish.confirmed)), encoding="utf-8")
            how += ["--confirmed", str(confirmed)]
        if wish.mappings:
            mapping = folder / "mapping.json"
            mapping.write_text(json.dumps(list(wish.mappings)), encoding="utf-8")
            how += ["--as", str(mapping)]
        chosen = wish.files if files is None else files
        yield [_place(file, folder / str(place)) for place, file in enumerate(chosen)], how


def _place(file: File, folder: Path) -> Path:
    folder.mkdir()
    path = folder / PurePosixPath(file.name.replace("\\", "/")).name  # a browser may tell a path
    path.write_bytes(file.getvalue())
    return path
