"""The schema of `upload.json`: how a record is written, and read again by another version.

What a later board adds beside the known fields is passed over. The schema's number rises when a
board that does not know the change would misread the record; such a record is left aside.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from etl.store import plain
from etl.store.aside import AsideError
from etl.store.records import RECORD, Record

SCHEMA = 1
MODES = ("update", "replace")


@dataclass(frozen=True)
class Written:
    """A record with the number that it was written for and the seals on its rows, if it has any.

    The seals are the fingerprints of the files below the upload's folder, by their paths in it.
    """

    record: Record
    number: int | None
    seals: Mapping[str, str] | None


def composed(record: Record, number: int, seals: Mapping[str, str]) -> dict[str, object]:
    """The content of `upload.json`."""
    return {"schema": SCHEMA, "upload": number, **asdict(record), "sealed": dict(seals)}


def read(folder: Path) -> Written:
    """What the record in a folder says; raises AsideError when it cannot be relied on, OSError."""
    path = folder / RECORD
    if not path.is_file():
        raise AsideError("no_record")
    try:
        said = plain.content(path)
    except ValueError as error:
        raise AsideError("torn_record") from error
    _check(said)
    own = {field.name: said[field.name] for field in fields(Record) if field.name in said}
    record = Record(**own)  # type: ignore[arg-type]  # their types were checked one by one
    return Written(record, said.get("upload"), said.get("sealed"))  # type: ignore[arg-type]


def _check(said: Mapping[str, object]) -> None:
    schema = said.get("schema", SCHEMA)  # the first records did not say
    if not isinstance(schema, int) or not plain.is_count(schema) or schema == 0:
        raise AsideError("bad_field", field="schema")
    if schema > SCHEMA:
        raise AsideError("newer", schema=schema, known=SCHEMA)
    for name, is_right in {**_REQUIRED, **_OPTIONAL}.items():
        if (name in said or name in _REQUIRED) and not is_right(said.get(name)):
            raise AsideError("bad_field", field=name)


_REQUIRED: Mapping[str, plain.Test] = {
    "file": plain.is_name,
    "sha256": plain.is_text,
    "size": plain.is_count,
    "by": plain.is_text,
    "at": plain.is_moment,
    "mode": lambda said: said in MODES,
    "rows": plain.maps(plain.is_count),
}
_POINT = {
    "city": plain.is_text,
    "period_start": plain.is_text,
    "period_end": plain.is_text,
    "grain": plain.is_text,
    "value": plain.is_number,
}
_DOUBT = {
    **dict.fromkeys(("key", "file", "sheet", "cell", "indicator", "unit"), plain.is_text),
    "new": plain.has(_POINT),
    "known": plain.or_none(plain.has(_POINT)),
    "expected": plain.or_none(plain.is_number),
    "reason": plain.is_text,
}
_OPTIONAL: Mapping[str, plain.Test] = {  # the first records lack some of them
    "is_demo": plain.is_flag,
    "mapping": plain.maps(plain.maps(plain.is_text)),
    "reported": plain.lists(plain.maps(plain.is_single)),
    "confirmed": plain.lists(plain.has(_DOUBT)),
    "upload": plain.is_count,
    "sealed": plain.maps(plain.is_text),
    "reader": plain.is_text,
}
