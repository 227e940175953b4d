"""JSON of the store with the texts erased, in names as in values, and sealed anew."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from etl.loading.erasing.wanted import Wanted
from etl.store import durable, plain, sealing

Turn = Callable[[dict[str, Any]], dict[str, Any]]


def erased(content: Mapping[str, Any], wanted: Wanted) -> dict[str, Any]:
    """The content without the texts; what of it was sealed is sealed anew."""
    made: dict[str, Any] = _without(dict(content), wanted)
    return sealing.sealed(made) if sealing.SEAL in made and made != content else made


def file(source: Path, target: Path, wanted: Wanted, turn: Turn = dict) -> int:
    """Write JSON without the texts, if it is another then; returns in how many of its lines.

    `turn` changes it besides. Raises ValueError when it is no JSON, and OSError.
    """
    content = plain.content(source)
    made = turn(erased(content, wanted))
    if made == content:
        return 0
    sealed = sealing.sealed(made) if sealing.SEAL in made else made
    durable.write_json(target, sealed)
    return _lines(content, made) or 1


def copy(source: Path, target: Path, wanted: Wanted) -> None:
    """Write JSON without the texts, be it another or not; raises ValueError and OSError."""
    durable.write_json(target, erased(plain.content(source), wanted))


def _without(value: Any, wanted: Wanted) -> Any:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, str):
        return wanted.erased(value)
    if isinstance(value, list):
        return [_without(one, wanted) for one in value]
    if isinstance(value, dict):
        return {wanted.erased(name): _without(one, wanted) for name, one in value.items()}
    return wanted.mark_of(value) or value


def _lines(before: Mapping[str, Any], after: Mapping[str, Any]) -> int:
    one, other = (json.dumps(said, ensure_ascii=False, indent=1) for said in (before, after))
    pairs = zip(one.splitlines(), other.splitlines(), strict=False)
    return sum(mine != theirs and f'"{sealing.SEAL}"' not in mine for mine, theirs in pairs)
