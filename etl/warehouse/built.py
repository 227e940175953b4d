"""What a build says of itself: the code and the machine that made it, and how full its file is."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import unidata_version

import duckdb
import numpy as np
import rapidfuzz

_BLOCKS = """
select total_blocks, used_blocks
from pragma_database_size()
where database_name = 'built'
"""


def numbers(path: Path, statement: str) -> list[int]:
    """The first column of what a statement finds in a build."""
    return [row[0] for row in rows(path, statement)]


def rows(path: Path, statement: str) -> list[Any]:
    """What a statement finds in a build, which is `built` there; raises duckdb.Error."""
    with duckdb.connect() as connection:
        quoted = str(path).replace("'", "''")
        connection.execute(f"attach '{quoted}' as built (read_only)")
        return connection.execute(statement).fetchall()


@cache
def code() -> str:
    """The fingerprint of what makes builds: an update of the board wants a build of its own."""
    return fingerprint(Path(__file__).parents[2])


def fingerprint(root: Path) -> str:
    """The same of the code in a folder: names too, for a table has that of its file."""
    parts = [*(root / "etl").rglob("*.py"), *(root / "etl").rglob("*.sql")]
    for ending in ("py", "tsv"):  # of sentences, a build says which facts they may name
        parts += (root / "catalogues").rglob(f"*.{ending}")
    versions = (duckdb.__version__, np.__version__, rapidfuzz.__version__, unidata_version)
    said = hashlib.sha256(" ".join(versions).encode())
    for path in sorted(parts):
        said.update(f"\0{path.relative_to(root).as_posix()}\0".encode() + path.read_bytes())
    return said.hexdigest()


def is_of_this_zone(path: Path) -> bool:
    """Whether a moment is still on the day on which the build has it."""
    ((same,),) = rows(path, "select zone = current_setting('TimeZone') from built.raw.build")
    return bool(same)


def is_full(path: Path) -> bool:
    """Whether no more than a third of a build's file is room that earlier rows left behind."""
    ((total, used),) = rows(path, _BLOCKS)
    return bool(2 * total <= 3 * used)
