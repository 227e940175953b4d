"""What a statement reads, and by which key its rows can be computed apart.

`-- by: indicator` in the comments above a statement says that its rows of an indicator depend, in
each table that it reads and that has a column of this name, on the rows of the same indicator only,
and on all rows of the tables without such a column. Further names are those that the same key has
in other tables, the first that a table has counts: `-- by: subject, indicator`. `-- through:
staging.formula_operands` adds that rows of an indicator are read for what it is an operand of,
`-- whole: raw.indicators` that all rows of a table are read, although it has such a column.
"""

import re
from dataclasses import dataclass

# Rows of uploads that are only looked up by the upload of another row: a new upload, or one that is
# gone, touches none but its own rows, which are others in the table that they stand in.
LOOKED_UP = "raw.looked_up"

_LOOKED_UP = re.compile(
    r"\bjoin\s+raw\.uploads\s+as\s+(\w+)\s+on\s+\w+\.\w*upload\s*=\s*\1\.upload\b"
)
_READ = re.compile(
    r"\b(?:from|join)\s+((?:raw|staging|marts)\.\w+)"
    r"|'((?:raw|staging|marts)\.\w+)'"
    r"|\b(methods\.\w+)"
)
_COMMENT = re.compile(r"--.*")
_BY = re.compile(r"^-- by: (\w+(?:, \w+)*)$", re.MULTILINE)
_THROUGH = re.compile(r"^-- through: (\w+\.\w+)$", re.MULTILINE)
_WHOLE = re.compile(r"^-- whole: (\w+\.\w+(?:, \w+\.\w+)*)$", re.MULTILINE)


@dataclass(frozen=True)
class Partition:
    """The names of the key by which rows are computed apart, the table's own one first among those
    that it has, the table of operands through which others read them, if any, and the tables of
    which all rows are read whatever the key."""

    names: tuple[str, ...]
    through: str = ""
    whole: frozenset[str] = frozenset()


def reads(statement: str) -> frozenset[str]:
    """The tables and methods that a statement names."""
    bare = _LOOKED_UP.sub(f"join {LOOKED_UP}", _COMMENT.sub("", statement))
    return frozenset(found[1] or found[2] or found[3] for found in _READ.finditer(bare))


def partition(statement: str) -> Partition | None:
    """The key that the comments of a statement declare."""
    by, through, whole = (line.search(statement) for line in (_BY, _THROUGH, _WHOLE))
    if by is None:
        return None
    tables = frozenset(whole[1].split(", ")) if whole else frozenset()
    return Partition(tuple(by[1].split(", ")), through[1] if through else "", tables)


def instead(statement: str, views: dict[str, str]) -> str:
    """The statement, reading views instead of tables: view by table."""

    def exchanged(found: re.Match[str]) -> str:
        table = found[1] or found[2]
        return found[0].replace(table, views[table]) if table in views else found[0]

    return _READ.sub(exchanged, _COMMENT.sub("", statement))
