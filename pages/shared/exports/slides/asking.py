"""What a sent presentation holds, and its renewal: asked of a child that works under limits."""

import importlib.util
import json
import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pages.shared import warehouse
from pages.shared.exports.slides import tags, worker
from pages.shared.exports.slides.contents import Content
from pages.shared.exports.slides.layout import Sheet
from pages.shared.exports.slides.living import Key, Outcome
from pages.shared.exports.slides.tags import Tag
from pages.shared.words import translate as _

LIMITED = warehouse.ROOT / "etl" / "reading" / "process" / "limited.py"
LARGEST = 50_000_000  # bytes
MEMORY, CPU, PATIENCE, FILES = 2 << 30, 30, 120.0, 256  # bytes, seconds, seconds, open files
FRUGAL = {"ARROW_DEFAULT_MEMORY_POOL": "system", "MALLOC_ARENA_MAX": "2", "OMP_NUM_THREADS": "1"}
THREADS = {"OPENBLAS_NUM_THREADS": "1", "PYTHONUTF8": "1"}


class SlidesError(Exception):
    """The file is refused; the text says why, in one sentence."""


@dataclass(frozen=True)
class Known:
    """The parts of ours in a presentation, and the width of its slides."""

    tags: tuple[Tag, ...]
    sheet: Sheet


def parts_of(deck: bytes) -> Known:
    """The parts of ours in a presentation; raises SlidesError when there are none."""
    with _folder(deck) as folder:
        record = json.loads(_ask("list", Path(folder)))
    found = tuple(tag for name in record["names"] if (tag := tags.read(name)) is not None)
    if not found:
        raise SlidesError(_("These slides were not made by the board: nothing in them is known."))
    return Known(found, Sheet(record["wide"]))


def renewed(deck: bytes, fresh: Mapping[Key, Content]) -> tuple[bytes, list[Outcome]]:
    """The presentation with fresh figures, and what became of each part; raises SlidesError."""
    with _folder(deck) as folder:
        place = Path(folder)
        (place / "fresh").write_bytes(pickle.dumps(dict(fresh)))
        outcomes = [Outcome(**said) for said in json.loads(_ask("renew", place))]
        return (place / "renewed.pptx").read_bytes(), outcomes


def _folder(deck: bytes) -> tempfile.TemporaryDirectory[str]:
    if len(deck) > LARGEST:
        raise SlidesError(_too_large())
    folder = tempfile.TemporaryDirectory()
    (Path(folder.name) / "deck.pptx").write_bytes(deck)
    return folder


def _ask(what: str, folder: Path) -> str:
    """What the child prints; its exit code says why it refuses."""
    try:
        done = subprocess.run(
            _command("-m", worker.__name__, what, str(folder)),
            cwd=warehouse.ROOT,
            env={**os.environ, **FRUGAL, **THREADS},
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise SlidesError(_too_large()) from late
    if done.returncode == 0:
        return done.stdout
    if done.returncode == worker.DAMAGED:
        raise SlidesError(_("This file cannot be opened as slides: it is damaged, or no PPTX."))
    raise SlidesError(_too_large())


def _command(*arguments: str) -> list[str]:
    command = [sys.executable, *arguments]
    if importlib.util.find_spec("resource") is None:  # Windows: the clock alone
        return command
    bounds = (os.getpid(), MEMORY, CPU, 4 * LARGEST, FILES)
    return [sys.executable, "-I", "-S", str(LIMITED), *map(str, bounds), *command]


def _too_large() -> str:
    return _("These slides are too large or too intricate to be opened safely.")
