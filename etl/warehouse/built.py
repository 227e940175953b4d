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
    here = Path(__file__).parents[1]
    words = here.with_name("catalogues").rglob("*.py")
    parts = sorted([*here.rglob("*.py"), *here.rglob("*.sql"), *words])
    content = b"".join(path.read_bytes() for path in parts)
    versions = (duckdb.__version__, np.__version__, rapidfuzz.__version__, unidata_version)
    return hashlib.sha256(" ".join(versions).encode() + content).hexdigest()


def is_of_this_zone(path: Path) -> bool:
    """Whether a moment is still on the day on which the build has it."""
    ((same,),) = rows(path, "select zone = current_setting('TimeZone') from built.raw.build")
    return bool(same)


def is_full(path: Path) -> bool:
    """Whether no more than a third of a build's file is room that earlier rows left behind."""
    ((total, used),) = rows(path, _BLOCKS)
    return bool(2 * total <= 3 * used)
