"""One published build as one reader may read it: which is in force, and which a run reads from."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path

from pages.shared.warehouse import guard, pointer
from pages.shared.words import mark
from pages.shared.words import translate as _
from runtime import reader
from runtime.cache import vary_by

ROOT = Path(__file__).parents[3]
UNSERVED = mark("{file} is gone or damaged, and no build is sound.")
STAND_IN = mark(
    "{file} is gone or damaged: the newest sound build, {number}, is shown. The next load makes it"
    " anew."
)


class BuildError(Exception):
    """The pointer names a build that cannot be read."""


class OlderBuildError(BuildError):
    """A build was made before the board knew what is asked for; the message says what to do."""


_pinned: ContextVar["Build | None"] = ContextVar("build", default=None)


def own_unit() -> str | None:
    """The only unit whose rows this run reads, "" for no unit's; None where it reads all.

    That of the build that it reads from goes before that of its reader: a thread that draws for
    somebody has that build, and no reader.
    """
    pinned = _pinned.get()
    return reader.unit() if pinned is None else pinned.unit


@dataclass(frozen=True)
class Build:
    """One published build. Its path is never used twice, so the path is its identity.

    With a `unit` it has no other unit's rows; whoever is limited has no other builds, and what is
    kept of a build is kept apart for each unit.
    """

    number: int
    path: Path
    unit: str | None = field(default_factory=own_unit)


vary_by(_pinned.get)


def data_folder() -> Path:
    """Where uploads and builds lie; raises UnguardedError on a server without its gate."""
    guard.require()
    return Path(os.environ.get("QIANGHUI_DATA", ROOT / "data"))


def current_build() -> Build | None:
    """The build in force, or the newest sound one when that is damaged; None before the first one.

    Raises BuildError when there is none that is sound.
    """
    served = pointer.served(data_folder() / "builds")
    if served.number is None or served.path is None:
        if served.damaged:
            raise BuildError(_(UNSERVED, file=served.damaged))
        return None
    return Build(served.number, served.path)


def damaged() -> str:
    """That another build than the one in force is shown, and what to do; else nothing."""
    served = pointer.served(data_folder() / "builds")
    if not served.damaged or served.number is None:
        return ""
    return _(STAND_IN, file=served.damaged, number=served.number)


def pin(build: Build | None) -> None:
    """Read from this build for the rest of this thread's run, so that one page shows one build."""
    _pinned.set(build)


@contextmanager
def reading(build: Build) -> Iterator[None]:
    """Read from this build for a moment, in a thread that no page has pinned."""
    token = _pinned.set(build)
    try:
        yield
    finally:
        _pinned.reset(token)


def present_build() -> Build:
    """The build that this run reads from; raises BuildError when there is none."""
    build = _pinned.get() or current_build()
    if build is None:
        raise BuildError(_("There is no build yet."))
    return build
