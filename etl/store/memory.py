"""The office's memory: headers confirmed and sheets mapped by hand once, reused from then on.

`memory/headers.json` maps a header as typed, with its table (`forums|何时`), to the header of the
contract that it means; `etl.reading.layout.confirmed` says what else it may be told to be.
`memory/mappings.json` lists mappings, each for one layout of a sheet (`etl.reading.mapped`).
"""

import itertools
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from etl.store import durable, failpoint, sealing

_CHECKSUM = re.compile("[0-9a-f]{64}")  # no header, but a seal whose own name was changed


def headers(data: Path) -> dict[str, str]:
    """Every confirmed header; raises ValueError when the file is damaged."""
    kept = path(data)
    facts = _content(kept) if kept.exists() else {}
    if not all(
        isinstance(meant, str) and not _CHECKSUM.fullmatch(meant) for meant in facts.values()
    ):
        raise ValueError(kept.name)
    return {header: str(meant) for header, meant in facts.items()}


def damaged(data: Path) -> tuple[str, ...]:
    """The files of the memory that cannot be read: a load goes on without what they said."""
    files = ((path(data), headers), (_mappings(data), mappings))
    return tuple(file.name for file, read in files if not _is_readable(data, read))


def usable(data: Path) -> list[Mapping[str, object]]:
    """The mappings of layouts, or none when their file is damaged."""
    return mappings(data) if _is_readable(data, mappings) else []


def with_confirmed(data: Path, confirmed: Mapping[str, str]) -> Path:
    """The file that a reading is to go by: the memory and what has just been confirmed."""
    is_readable = _is_readable(data, headers)
    if is_readable and not confirmed:
        return path(data)
    drafted = trial(data)
    drafted.parent.mkdir(parents=True, exist_ok=True)
    known = headers(data) if is_readable else {}
    durable.write_json(drafted, {**known, **confirmed})
    return drafted


def sweep(data: Path) -> None:
    """Remove what killed commands left beside the memory; only the writer may call this."""
    trial(data).unlink(missing_ok=True)
    durable.sweep(path(data).parent)


def trial(data: Path) -> Path:
    """Where the memory lies, with what has just been confirmed, while a load reads by it."""
    return path(data).with_name("headers-on-trial.json")


def remember(data: Path, confirmed: Mapping[str, str]) -> None:
    """Keep confirmed headers; called when the load that used them has been published.

    A damaged file is put by under another ending, for somebody may still read it.
    """
    if confirmed:
        path(data).parent.mkdir(parents=True, exist_ok=True)
        _put_by(data, headers, path(data))
        failpoint.reach("memory.remember")
        sealing.write(path(data), {**headers(data), **confirmed})


def forget(data: Path, keys: Collection[str]) -> int:
    """Forget some of them; returns how many there were."""
    known = headers(data)
    kept: dict[str, object] = {key: meant for key, meant in known.items() if key not in keys}
    if len(kept) < len(known):
        failpoint.reach("memory.forget")
        sealing.write(path(data), kept)
    return len(known) - len(kept)


def mappings(data: Path) -> list[Mapping[str, object]]:
    """Every mapping of a layout, the last one first; raises ValueError when the file is torn.

    Each has the `number` by which it is forgotten; `sheet_title` and `used_at` are not known of the
    first ones.
    """
    kept = _mappings(data)
    found = _content(kept).get("mappings") if kept.exists() else []
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
    _put_by(data, mappings, _mappings(data))
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
        failpoint.reach("mapping.forget")
        _write_mappings(data, [one for one in known if one is not gone])
    return gone


def _write_mappings(data: Path, kept: Sequence[Mapping[str, object]]) -> None:
    _mappings(data).parent.mkdir(parents=True, exist_ok=True)
    failpoint.reach("mapping.write")
    sealing.write(_mappings(data), {"mappings": _numbered(kept)})


def _content(file: Path) -> dict[str, object]:
    said = sealing.read(file)
    return {name: known for name, known in said.items() if name != sealing.SEAL}


def _is_readable(data: Path, read: Callable[[Path], object]) -> bool:
    try:
        read(data)
    except ValueError:
        return False
    return True


def _put_by(data: Path, read: Callable[[Path], object], file: Path) -> None:
    if not _is_readable(data, read):
        durable.rename(file, file.with_suffix(".damaged"))


def paths(data: Path) -> list[Path]:
    """The files that there are of the memory, for whoever keeps a copy of it."""
    return [file for file in (path(data), _mappings(data)) if file.exists()]


def _mappings(data: Path) -> Path:
    return data / "memory" / "mappings.json"


def path(data: Path) -> Path:
    """Where a data folder keeps the memory; a folder that has confirmed none has no such file."""
    return data / "memory" / "headers.json"
