"""The office's memory: headers confirmed and sheets mapped by hand once, reused from then on.

`memory/headers.json` maps a header as typed, with its table (`forums|何时`), to the header of the
contract that it means; `etl.reading.layout.confirmed` says what else it may be told to be.
`memory/mappings.json` lists mappings, each for one layout of a sheet (`etl.reading.mapped`).
"""

import itertools
import json
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from etl.store import durable


def headers(data: Path) -> dict[str, str]:
    """Every confirmed header."""
    kept = path(data)
    return dict(json.loads(kept.read_text(encoding="utf-8"))) if kept.exists() else {}


def with_confirmed(data: Path, confirmed: Mapping[str, str]) -> Path:
    """The file that a reading is to go by: the memory and what has just been confirmed."""
    if not confirmed:
        return path(data)
    trial = path(data).with_name("headers-on-trial.json")
    trial.parent.mkdir(parents=True, exist_ok=True)
    durable.write_json(trial, {**headers(data), **confirmed})
    return trial


def remember(data: Path, confirmed: Mapping[str, str]) -> None:
    """Keep confirmed headers; called when the load that used them has been published."""
    if confirmed:
        path(data).parent.mkdir(parents=True, exist_ok=True)
        durable.write_json(path(data), {**headers(data), **confirmed})


def forget(data: Path, keys: Collection[str]) -> int:
    """Forget some of them; returns how many there were."""
    known = headers(data)
    kept: dict[str, object] = {key: meant for key, meant in known.items() if key not in keys}
    if len(kept) < len(known):
        durable.write_json(path(data), kept)
    return len(known) - len(kept)


def mappings(data: Path) -> list[Mapping[str, object]]:
    """Every mapping of a layout, the last one first; raises ValueError when the file is torn.

    Each has the `number` by which it is forgotten; `sheet_title` and `used_at` are not known of the
    first ones.
    """
    kept = _mappings(data)
    said = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {"mappings": []}
    found = said.get("mappings") if isinstance(said, dict) else None
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise ValueError(kept.name)
    return _numbered(found)[::-1]


def _numbered(found: Sequence[Mapping[str, object]]) -> list[Mapping[str, object]]:
    """The first ones that were kept had no number: they get those that are free."""
    taken = {one["number"] for one in found if isinstance(one.get("number"), int)}
    free = (number for number in itertools.count(1) if number not in taken)
    return [one if "number" in one else {**one, "number": next(free)} for one in found]


def remember_mappings(data: Path, used: Sequence[Mapping[str, object]], at: str = "") -> None:
    """Keep mappings that were used, of each layout the last one, for sheets that look alike.

    `at` is when, unless they say it themselves. One that was kept before keeps its number.
    """
    fresh = {str(one["layout"]): one for one in used if one.get("layout")}
    if not fresh:
        return
    known = mappings(data)[::-1]
    numbers = {one.get("layout"): one["number"] for one in known}
    own = [{**one, **({"used_at": at} if at else {})} for one in fresh.values()]
    kept = [
        {**one, "number": numbers[one["layout"]]} if one["layout"] in numbers else one
        for one in own
    ]
    older = [one for one in known if one.get("layout") not in fresh]
    _write_mappings(data, [*older, *kept])


def forget_mapping(data: Path, number: int) -> Mapping[str, object] | None:
    """Forget the mapping of this number; returns it, or None when there is none."""
    known = mappings(data)[::-1]
    gone = next((one for one in known if one["number"] == number), None)
    if gone is not None:
        _write_mappings(data, [one for one in known if one is not gone])
    return gone


def _write_mappings(data: Path, kept: Sequence[Mapping[str, object]]) -> None:
    _mappings(data).parent.mkdir(parents=True, exist_ok=True)
    durable.write_json(_mappings(data), {"mappings": _numbered(kept)})


def paths(data: Path) -> list[Path]:
    """The files that there are of the memory, for whoever keeps a copy of it."""
    return [file for file in (path(data), _mappings(data)) if file.exists()]


def _mappings(data: Path) -> Path:
    return data / "memory" / "mappings.json"


def path(data: Path) -> Path:
    """Where a data folder keeps the memory; a folder that has confirmed none has no such file."""
    return data / "memory" / "headers.json"
