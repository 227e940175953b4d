"""Tables about the uploads themselves: who loaded what, reported faults, folders left aside."""

from collections.abc import Iterable, Mapping

import duckdb

from etl.store import soundness
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
_CONFIRMED = """
create table raw.confirmed (
    upload integer, sheet varchar, cell varchar, kind varchar, indicator varchar, unit varchar,
    city varchar, period_start date, period_end date, grain varchar, value double,
    known_city varchar, known_start date, known_end date, known_grain varchar, known_value double,
    expected double
)
"""
_FILES = """
create table raw.files (upload integer, name varchar, sha256 varchar)
"""
_POINT = ("city", "period_start", "period_end", "grain", "value")


TABLES = tuple(
    f"raw.{name}" for name in ("uploads", "reported", "confirmed", "left_aside", "files")
)


def create(
    connection: duckdb.DuckDBPyConnection, uploads: Iterable[Upload], aside: Iterable[Aside]
) -> None:
    """Make `raw.uploads`, `reported`, `confirmed`, `left_aside`, in both languages, and `files`:
    what the files with rows of each upload hold, which tells whether a table has to be made anew.
    """
    for statement in (_UPLOADS, _REPORTED, _CONFIRMED, _LEFT_ASIDE, _FILES):
        connection.execute(statement)
    for upload in uploads:
        _register(connection, upload)
    for item in aside:
        sentences = [item.sentence(translation(language)) for language in ("zh", "en")]
        row = [item.name, item.upload, item.kind, item.is_missed, *sentences]
        connection.execute("insert into raw.left_aside values (?, ?, ?, ?, ?, ?)", row)


def _register(connection: duckdb.DuckDBPyConnection, upload: Upload) -> None:
    record = upload.record
    connection.execute(
        "insert into raw.uploads values (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            upload.number,
            record.file,
            record.people,
            record.at,
            record.sha256,
            record.size,
            record.mode,
            record.is_demo,
        ],
    )
    for name, sha256 in soundness.seals(upload.folder).items():
        row = [upload.number, name, sha256]
        connection.execute("insert into raw.files values (?, ?, ?)", row)
    for fault in record.reported:
        values = [fault.get(name) for name in ("sheet", "cell", "header", "value", "reason")]
        values.append(bool(fault.get("warning")))
        connection.execute(
            "insert into raw.reported values (?, ?, ?, ?, ?, ?, ?)", [upload.number, *values]
        )
    for doubt in record.confirmed:
        _confirm(connection, upload.number, doubt)


def _confirm(
    connection: duckdb.DuckDBPyConnection, upload: int, doubt: Mapping[str, object]
) -> None:
    """A doubtful value that somebody said to be right, and what it was held against, if anything.

    Days are kept as text in a record; what is no day of the calendar becomes none.
    """
    fields = [doubt.get(name) for name in ("sheet", "cell", "kind", "indicator", "unit")]
    points = [doubt[of] for of in ("new", "known")]
    coordinates = [
        point_.get(name) if isinstance(point_, dict) else None
        for point_ in points
        for name in _POINT
    ]
    point = "?, try_cast(? as date), try_cast(? as date), ?, ?"
    connection.execute(
        f"insert into raw.confirmed values (?, ?, ?, ?, ?, ?, {point}, {point}, ?)",
        [upload, *fields, *coordinates, doubt.get("expected")],
    )
