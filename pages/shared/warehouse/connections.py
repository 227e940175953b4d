"""The connections to builds, each with the rows that its reader may see and nothing else."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

import duckdb

from pages.shared.warehouse import narrowing
from pages.shared.warehouse.builds import Build, BuildError, current_build
from pages.shared.words import translate as _

MACROS = sorted((Path(__file__).parents[1] / "sql/macros").glob("*.sql"))
MOST = 24  # connections to the build in force that stay open, each with the rows of one unit


def attached(build: Build) -> duckdb.DuckDBPyConnection:
    """Attached to a fresh in-memory database: a plain connect shares one instance per path.

    Raises BuildError on a damaged build, and duckdb.Error on one that is too old to be narrowed.
    """
    connection = duckdb.connect()
    name = "warehouse" if build.unit is None else narrowing.WHOLE
    try:
        connection.execute(f"attach $path as {name} (read_only)", {"path": str(build.path)})
    except duckdb.Error as broken:
        raise BuildError(_("The build {file} is damaged.", file=build.path.name)) from broken
    if build.unit is not None:
        narrowing.narrow(connection, build.unit)
    for macro in MACROS:  # ours, so that older builds know them too
        connection.execute(macro.read_text(encoding="utf-8"))
    lock(connection)
    return connection


def lock(connection: duckdb.DuckDBPyConnection) -> None:
    """Let nothing be reached any more but what is attached."""
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")


class Connections:
    """One connection to each build that is read, and a cursor of it for each query.

    A build is let go, and its file closed, once another one is opened and no query is running on
    it; the build in force stays open.
    """

    def __init__(self) -> None:
        """With none open."""
        self._lock = Lock()
        self._open: dict[Build, duckdb.DuckDBPyConnection] = {}
        self._reading: Counter[Build] = Counter()

    @contextmanager
    def cursor(self, build: Build) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor on a build, which stays open meanwhile; raises BuildError on a damaged one."""
        with self._lock:
            if build not in self._open:
                connection = attached(build)
                self._let_go()
                self._open[build] = connection
            cursor = self._open[build].cursor()
            self._reading[build] += 1
        try:
            with cursor:
                yield cursor
        finally:
            with self._lock:
                self._reading[build] -= 1

    def _let_go(self) -> None:
        """Close what nobody reads. A pointer that is broken just now spares no build."""
        try:
            in_force = current_build()
        except BuildError:
            in_force = None
        path = None if in_force is None else in_force.path
        kept = [build for build in self._open if build.path == path][-MOST:]
        for build in [one for one in self._open if one not in kept and not self._reading[one]]:
            self._open.pop(build).close()
            del self._reading[build]
