"""What was handed in and waits for its release, as the ETL tells it."""

import json
from collections.abc import Sequence
from typing import NotRequired, TypedDict

from pages.shared import warehouse
from pages.shared.access import person
from pages.shared.etl import child
from pages.shared.etl import process as etl
from pages.shared.etl.answers import Answer
from pages.shared.etl.child import Run


class Note(TypedDict):
    """One act of a review: who, when (ISO 8601), and what was remarked."""

    by: str
    at: str
    remark: str


class Submission(TypedDict):
    """One submission; `state` is waiting, released, returned, recalled or damaged."""

    submission: int
    files: list[str]
    by: str
    at: str
    mode: str
    state: str
    checked: NotRequired[Note]
    released: NotRequired[Note]
    returned: NotRequired[Note]
    recalled: NotRequired[Note]


def listed() -> list[Submission]:
    """Those that the reader of this run may see, the newest first: who releases sees all."""
    person.require("submissions")
    if not (warehouse.data_folder() / "submissions").is_dir():
        return []  # a process less on boards where nothing is handed in
    _code, out = child.ask(["submissions"])
    found = [json.loads(line) for line in out.splitlines()]
    known: list[Submission] = [one for one in reversed(found) if "submission" in one]
    name = person.present().name
    return known if person.may("release") else [one for one in known if one["by"] == name]


def tried(numbers: Sequence[int], run: Run | None = None) -> Answer:
    """What a release of these in one build would change."""
    return etl.run("release", *map(str, numbers), "--dry-run", under=run)


def release(numbers: Sequence[int], by: str, run: Run | None = None) -> Answer:
    """Put these into force in one build."""
    return etl.run("release", *map(str, numbers), "--by", by, under=run)


def check(number: int, by: str) -> Answer:
    """Note that somebody has looked one through."""
    return etl.run("check", str(number), "--by", by)


def give_back(number: int, by: str, reason: str) -> Answer:
    """Send one back to whoever handed it in, who reads the reason."""
    return etl.run("return", str(number), "--by", by, "--remark", reason)


def is_own(one: Submission) -> bool:
    """Whether the reader has handed it in and may still take it back."""
    name = person.present().name
    return bool(name) and one["by"] == name and one["state"] == "waiting"


def recall(number: int, by: str) -> Answer:
    """Take one back that the reader has handed in."""
    return etl.run("recall", str(number), "--by", by)
