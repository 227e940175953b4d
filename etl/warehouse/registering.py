"""What a build keeps of the uploads themselves: who loaded what, what was faulty, what is lost."""

from collections.abc import Iterable

import duckdb

from etl.store.aside import Aside
from etl.store.records import Upload
from etl.words import translation

_UPLOADS = """
create table raw.uploads (
    upload integer, file varchar, loaded_by varchar, loaded_at timestamptz, sha256 varchar,
    bytes bigint, mode varchar, is_demo boolean
)
"""
_LEFT_ASIDE = """
create table raw.left_aside (
    name varchar, upload integer, kind varchar, is_missed boolean, said_zh varchar, said_en varchar
)
"""
_REPORTED = """
create table raw.reported (
    upload integer, sheet varchar, cell varchar, header varchar, value varchar, reason varchar,
    is_remark boolean
)
"""


def create(
    connection: duckdb.DuckDBPyConnection, uploads: Iterable[Upload], aside: Iterable[Aside]
) -> None:
    """Make `raw.uploads`, `raw.reported` and `raw.left_aside`, the last in both languages."""
    for statement in (_UPLOADS, _REPORTED, _LEFT_ASIDE):
        connection.execute(statement)
    for upload in uploads:
        _register(connection, upload)
    for one in aside:
        said = [one.told(translation(language)) for language in ("zh", "en")]
        row = [one.name, one.upload, one.kind, one.is_missed, *said]
        connection.execute("insert into raw.left_aside values (?, ?, ?, ?, ?, ?)", row)


def _register(connection: duckdb.DuckDBPyConnection, upload: Upload) -> None:
    record = upload.record
    connection.execute(
        "insert into raw.uploads values (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            upload.number,
            record.file,
            record.by,
            record.at,
            record.sha256,
            record.size,
            record.mode,
            record.is_demo,
        ],
    )
    for fault in record.reported:
        values = [fault.get(name) for name in ("sheet", "cell", "header", "value", "reason")]
        values.append(bool(fault.get("warning")))
        connection.execute(
            "insert into raw.reported values (?, ?, ?, ?, ?, ?, ?)", [upload.number, *values]
        )
