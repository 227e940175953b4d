"""JSON as it lies on the disk, where anybody may have changed it: looked at, never trusted."""

import datetime as dt
import json
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

BIGGEST = 2**63 - 1  # what a column of the warehouse holds
LONGEST = 255  # bytes of a file's name
Test = Callable[[object], bool]
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?([+-]\d\d:\d\d|Z)?", re.ASCII)


def content(path: Path) -> dict[str, object]:
    """The object in a file; raises ValueError when it holds none, and OSError."""
    return parsed(path.read_bytes())


def parsed(text: bytes) -> dict[str, object]:
    """The object in a text; raises ValueError when it holds none."""
    try:
        record = json.loads(text.decode("utf-8-sig"))
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    if not isinstance(record, dict):
        raise ValueError("no object")
    json.dumps(record, ensure_ascii=False).encode()  # half a character could not be printed
    return record


def is_text(said: object) -> bool:
    """Whether it is a text."""
    return isinstance(said, str)


def is_flag(said: object) -> bool:
    """Whether it is true or false."""
    return isinstance(said, bool)


def is_name(said: object) -> bool:
    """Whether it is the name of a file in a folder, and leads nowhere else."""
    if not isinstance(said, str) or said in ("", ".", ".."):
        return False
    return not set(said) & set("/\\\0") and len(said.encode()) <= LONGEST


def is_count(said: object) -> bool:
    """Whether it is a whole number from 0."""
    return isinstance(said, int) and not is_flag(said) and 0 <= said <= BIGGEST


def is_number(said: object) -> bool:
    """Whether it is a number that a column of numbers holds."""
    return isinstance(said, int | float) and not is_flag(said) and abs(said) <= sys.float_info.max


def is_moment(said: object) -> bool:
    """Whether it is a day and a time of it by ISO 8601."""
    if not (isinstance(said, str) and _MOMENT.fullmatch(said)):
        return False
    try:
        dt.datetime.fromisoformat(said)
    except ValueError:
        return False
    return True


def maps(is_right: Test) -> Test:
    """The test of an object all of whose values pass another test."""

    def test(said: object) -> bool:
        return isinstance(said, dict) and all(map(is_right, said.values()))

    return test


def has(fields: Mapping[str, Test]) -> Test:
    """The test of an object that has these fields, each of which passes its own test."""

    def test(said: object) -> bool:
        return isinstance(said, dict) and all(
            name in said and is_right(said[name]) for name, is_right in fields.items()
        )

    return test


def or_none(is_right: Test) -> Test:
    """The test of what passes another test, or is none."""
    return lambda said: said is None or is_right(said)


def lists(is_right: Test) -> Test:
    """The test of a list all of whose members pass another test."""

    def test(said: object) -> bool:
        return isinstance(said, list) and all(map(is_right, said))

    return test


def is_single(said: object) -> bool:
    """Whether it is one value or none: no list and no object."""
    return said is None or isinstance(said, str | int | float)
