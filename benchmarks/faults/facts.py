"""What a store says after a fault: history, board, memory, pins and decks; and what lies about."""

import hashlib
import json
import os
from pathlib import Path

import duckdb

from etl.loading import committing
from etl.store import memory, uploads
from etl.store.records import Upload
from etl.warehouse import named, pins
from pages.shared import warehouse
from pages.shared.stage import decks, shows
from pages.shared.warehouse import pointer

Facts = dict[str, object]
_READ: dict[str, tuple[list[int], str]] = {}
HEADERS = "headers.json"
_COUNTED = "select upload from built.raw.uploads order by upload"
_VALUES = "select * exclude (_upload) from built.raw.indicator_values where _current order by all"


def of(data: Path) -> Facts:
    """All facts, by what may change together; raises whatever a reader would meet."""
    os.environ["QIANGHUI_DATA"] = str(data)
    return {"board": board(data), "history": history(data), **_others(data)}


def board(data: Path) -> Facts:
    """What the pages show: the uploads that count, and the figures as one fingerprint."""
    os.environ["QIANGHUI_DATA"] = str(data)
    build = warehouse.current_build()
    if build is None:
        return {"number": 0, "counted": [], "values": ""}
    counted, values = _read(build.path)
    return {"number": build.number, "counted": counted, "values": values}


def learned() -> dict[str, tuple[list[int], str]]:
    """The builds that this process has read, for others that are forked later; by their stamps."""
    return _READ


def _read(build: Path) -> tuple[list[int], str]:
    """What stands in a build, which never changes; to open one is what takes longest here."""
    known = build.stat()
    stamp = f"{known.st_ino} {known.st_size} {known.st_mtime_ns}"
    if stamp not in _READ:
        with duckdb.connect() as connection:
            connection.execute(f"attach '{build}' as built (read_only)")
            counted = [row[0] for row in connection.execute(_COUNTED).fetchall()]
            values = repr(connection.execute(_VALUES).fetchall())
        _READ[stamp] = counted, hashlib.sha256(values.encode()).hexdigest()[:16]
    return _READ[stamp]


def history(data: Path) -> Facts:
    """Which uploads count, which are undone, by whom; and what lies aside."""
    survey = uploads.survey(data)
    return {
        "in_force": [upload.number for upload in survey.in_force],
        "undone": [upload.number for upload in survey.uploads if upload.is_withdrawn],
        "turns": [
            [upload.number, turn["is_undone"], turn["by"]]
            for upload in survey.uploads
            for turn in upload.turns
        ],
        "records": [_record(upload) for upload in survey.uploads],
        "aside": sorted(f"{one.name} {one.kind}" for one in survey.aside),
    }


def _record(upload: Upload) -> list[object]:
    known = upload.record
    return [upload.number, known.file, known.by, known.mode, known.rows, known.is_demo]


def _others(data: Path) -> Facts:
    known, lost = decks.everything(), memory.damaged(data)
    latest = [(deck.name, shows.latest(deck.id)) for deck in known]
    return {
        "headers": {} if HEADERS in lost else dict(sorted(memory.headers(data).items())),
        "mappings": [str(one.get("layout")) for one in memory.usable(data)],
        "pins": [[pin.build, pin.name, pin.by] for pin in pins.everything(data)],
        "decks": [_deck(deck) for deck in known],
        "torn": decks.torn(),
        "shows": [[name, show.at, show.is_over, show.build] for name, show in latest if show],
        "kept": sorted(n for n in named.numbers(data) if _build(data, n).exists()),
    }


def _deck(deck: decks.Deck) -> list[object]:
    slides = [[slide.page, slide.notes, dict(slide.view), slide.key] for slide in deck.slides]
    return [deck.name, deck.build, deck.pace, slides]


def _build(data: Path, number: int) -> Path:
    return data / "builds" / f"{number:06d}.duckdb"


def served(data: Path) -> Facts:
    """The same of the board, and what of it is damaged, before anything is put in order."""
    return {**board(data), "damaged": pointer.served(data / "builds").damaged}


def leftovers(data: Path) -> list[str]:
    """What no command should leave once another has run."""
    patterns = ("**/.*.draft", "uploads/incoming", "restoring", "builds/*.building*")
    found = [path for pattern in patterns for path in data.glob(pattern)]
    found += [path for path in (memory.trial(data),) if path.exists()]
    if committing.is_pending(data):
        found.append(data / committing.JOURNAL)
    return [str(path.relative_to(data)) for path in found]


def same(one: object, other: object) -> bool:
    """Whether two facts are the same, as JSON has them."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
