"""What each place of QIANGHUI_NOTIFY would get of the digest, and the confirming of it."""

import json
from typing import TypedDict

from pages.shared.access import person
from pages.shared.etl import child


class Confirmation(TypedDict):
    """Who confirmed the preview of a place, and when."""

    by: str
    at: str


class LastSending(TypedDict):
    """The last sending to a place: its build, when, and how it ended, in a sentence."""

    build: int
    at: str
    state: str
    said: str


class Receiver(TypedDict):
    """One place and its message; `fault` says why it is no place; sizes are bytes."""

    number: int
    name: str
    fault: str
    kind: str
    host: str
    receivers: list[str]
    needs_confirming: bool
    confirmed: Confirmation | None
    title: str
    text: str
    used: int
    limit: int | None
    left_out: int
    last: LastSending | None


def previews() -> list[Receiver]:
    """What each place would get of the build in force; raises RightError."""
    person.require("digest")
    _code, out = child.ask(["digest"])
    try:
        found: list[Receiver] = json.loads(out)["places"]
    except (ValueError, KeyError):  # it was ended before it could answer
        return []
    return found


def confirm(receiver: Receiver) -> bool:
    """Note that this place's preview was looked at; whether that could be; raises RightError."""
    named = receiver["name"]
    by = person.require("digest", named)
    person.note("digest", named, is_begun=True)
    wanted = ["digest", "--confirm", str(receiver["number"])]
    code, _out = child.ask([*wanted, *(["--by", by] if by else [])])
    person.note("digest", named, is_done=code == 0)
    return code == 0
