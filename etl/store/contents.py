"""What a file of an upload is known by: its fingerprint, its size, its rows and their values.

The values are hashed apart from the file, for another version of the reader or of a library may
write the same rows to other bytes.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from etl.store import fingerprints, plain

_ROWS = """
select
    count(*) as rows,
    sha256(
        coalesce(string_agg(to_json(found)::varchar, chr(10) order by found.file_row_number), '')
    ) as hash
from read_parquet($path, file_row_number = true) as found
"""


@dataclass(frozen=True)
class Content:
    """The SHA-256 of a file, its bytes, its rows, and the SHA-256 of its columns and values."""

    sha256: str
    size: int
    rows: int
    values: str


def of(path: Path) -> Content:
    """What a parquet file holds; raises OSError, and duckdb.Error when it is damaged."""
    rows, values = _values(path)
    return Content(fingerprints.sha256(path), path.stat().st_size, rows, values)


def _values(path: Path) -> tuple[int, str]:
    """How many rows a file has, and the hash of its columns, their types and the values in order.

    It says nothing of how they are written: not of compression, nor of the library's version.
    """
    import duckdb  # takes long to import, and a check by fingerprint does without

    with duckdb.connect() as connection:
        own = {"path": str(path)}
        read = connection.execute("describe from read_parquet($path)", own).fetchall()
        columns = "\n".join(f"{name} {kind}" for name, kind, *_ in read)
        (found,) = connection.execute(_ROWS, own).fetchall()
    return found[0], hashlib.sha256(f"{columns}\n{found[1]}".encode()).hexdigest()


is_told = plain.has(
    {
        "sha256": plain.is_text,
        "size": plain.is_count,
        "rows": plain.is_count,
        "values": plain.is_text,
    }
)
