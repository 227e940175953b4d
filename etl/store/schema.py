"""The schema of `upload.json`: how a record is written, and read again by another version.

What a later board adds beside the known fields is passed over. The schema's number rises when a
board that does not know the change would misread the record; such a record is left aside.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from etl.store import contents, plain, sealing
from etl.store.aside import AsideError
from etl.store.contents import Content
from etl.store.records import RECORD, Record

SCHEMA = 1
MODES = ("update", "replace")


@dataclass(frozen=True)
class Written:
    """A record with the number that it was written for and the seals on its files, if it has any.

    The seals are the fingerprints of files below the upload's folder, by their paths in it;
    `contents` says more of each, and of more files, which the first boards with seals did not.
    `is_changed` when the record is other than what was written.
    """

    record: Record
    number: int | None
    seals: Mapping[str, str] | None
    contents: Mapping[str, Content] | None = None
    is_changed: bool = False


def composed(
    record: Record, number: int, seals: Mapping[str, str], files: Mapping[str, Content]
) -> dict[str, object]:
    """The content of `upload.json`, which is itself sealed."""
    own = {"schema": SCHEMA, "upload": number, **asdict(record)}
    facts = {name: asdict(content) for name, content in files.items()}
    return sealing.sealed({**own, "sealed": dict(seals), "files": facts})


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
    known: Any = said.get("files")
    files = known and {name: Content(**_known(told)) for name, told in known.items()}
    own_number: Any = said.get("upload")
    seals: Any = said.get("sealed")
    return Written(record, own_number, seals, files, _is_changed(said))


def _is_changed(said: Mapping[str, object]) -> bool:
    """Whether a known field was changed; one that somebody has added to them changes nothing."""
    if sealing.SEAL not in said:
        return sealing.is_changed(said) or "files" in said
    names = {*(field.name for field in fields(Record)), "schema", "upload", "sealed", "files"}
    known = {name: said[name] for name in said if name in names or name == sealing.SEAL}
    return sealing.is_changed(said) and sealing.is_changed(known)


def _known(told: Mapping[str, Any]) -> dict[str, Any]:
    return {field.name: told[field.name] for field in fields(Content)}


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
    "files": plain.maps(contents.is_told),
    "review": plain.maps(plain.is_text),
    "erased": plain.lists(plain.maps(plain.is_single)),
}
