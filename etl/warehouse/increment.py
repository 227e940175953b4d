"""A build from the one before it: what the uploads touch is made anew, all else is taken over.

A step runs again only when a table that it reads differs from that of the build before, and only
for the keys that differ where its rows can be made apart; what comes out the same touches nothing.
A build that was published passed every check, so a check looks only at what differs.
"""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import duckdb

from etl.store.aside import Aside
from etl.store.records import Upload
from etl.warehouse import partitions, raw_changes, transform
from etl.warehouse.checks import CheckResult
from etl.warehouse.steps import Check, Step
from etl.warehouse.touched import Touched


def copy(base: Path, draft: Path) -> None:
    """Begin a draft as a copy of a build; the file system shares the content where it can."""
    with base.open("rb") as source, draft.open("xb") as target:
        left = base.stat().st_size
        try:
            while left and (copied := os.copy_file_range(source.fileno(), target.fileno(), left)):
                left -= copied
        except (AttributeError, OSError):  # another system, or no room: copying says which
            pass
        if left:  # some file systems answer 0 and copy nothing
            source.seek(0)
            target.seek(0)
            target.truncate()
            shutil.copyfileobj(source, target, 1 << 20)


def run(
    connection: duckdb.DuckDBPyConnection,
    uploads: Sequence[Upload],
    aside: Sequence[Aside],
) -> list[CheckResult]:
    """Bring a draft that is a copy of a build up to date; return the checks that found something.

    `raw.build` must say already which build it is.
    """
    steps, checks = tuple(transform.in_order()), transform.checks()
    touched = Touched(connection, transform.key_names())
    touched.add("raw.build", {})
    raw_changes.renew(connection, uploads, aside, touched)
    for step in steps:
        if touched.of(step.needs):
            _renew(connection, step, touched)
    found = [result for check in checks for result in _found(connection, check, touched)]
    return sorted(found, key=lambda result: result.name)


def _renew(connection: duckdb.DuckDBPyConnection, step: Step, touched: Touched) -> None:
    keys = touched.keys(step.needs, step.by) if step.by else None
    if keys is None:
        partitions.replaced(
            connection, step.makes, lambda: partitions.make(connection, step, touched), touched
        )
    elif keys:
        partitions.renew(connection, step, keys, touched)


def _found(
    connection: duckdb.DuckDBPyConnection, check: Check, touched: Touched
) -> list[CheckResult]:
    if not touched.of(check.needs):
        return []
    keys = touched.keys(check.needs, check.by) if check.by else None
    if keys is None:
        return list(transform.checked(connection, check.name, check.statement))
    if not keys:
        return []
    statement = partitions.narrowed(connection, check, keys, touched)
    return list(transform.checked(connection, check.name, statement))
