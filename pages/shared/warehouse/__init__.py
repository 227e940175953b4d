"""The build in force, read-only: `query` is the only way to its rows, and the only cache.

What an upload keeps beside its rows is in no build; `query_upload` reads it from its own files.
"""

import os
import warnings
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TypeVar, cast

import duckdb
import pandas as pd
import pyarrow as pa

from pages.shared.warehouse import pointer
from pages.shared.words import mark
from pages.shared.words import translate as _

PAGES = Path(__file__).parents[2]
ROOT = PAGES.parent
# A query lies with the page that asks it, or in `shared/sql`; its name is no other's.
QUERIES = {path.stem: path for path in PAGES.glob("*/sql/*.sql")}
MACROS = sorted((PAGES / "shared/sql/macros").glob("*.sql"))
Made = TypeVar("Made")
UNSERVED = mark("{file} is gone or damaged, and no build is sound.")
STAND_IN = mark(
    "{file} is gone or damaged: the newest sound build, {number}, is shown. The next load makes it"
    " anew."
)
Parameter = str | int | float | date | None
KEPT = 1000  # results and drawn figures in the cache

# Texts of a few hundred rows are compared, taken and walked twice as fast as Python's own.
pd.set_option("mode.string_storage", "python")

# The copy costs nothing beside planning twice, as the relations that are advised instead do.
warnings.filterwarnings("ignore", message="Arrow output on a DB-API result")


class BuildError(Exception):
    """The pointer names a build that cannot be read."""


class OlderBuildError(BuildError):
    """A build was made before the board knew what is asked for; the message says what to do."""


# What a page raises on rows that it does not expect, as those of an older build may be.
UNEXPECTED = (BuildError, duckdb.Error, ArithmeticError, LookupError, TypeError, ValueError)


@dataclass(frozen=True)
class Build:
    """One published build. Its path is never used twice, so the path is its identity."""

    number: int
    path: Path


_pinned: ContextVar[Build | None] = ContextVar("build", default=None)


def data_folder() -> Path:
    """Where uploads and builds lie."""
    return Path(os.environ.get("QIANGHUI_DATA", ROOT / "data"))


def current_build() -> Build | None:
    """The build in force, or the newest sound one when that is damaged; None before the first one.

    Raises BuildError when there is none that is sound.
    """
    served = pointer.served(data_folder() / "builds")
    if served.number is None or served.path is None:
        if served.damaged:
            raise BuildError(_(UNSERVED, file=served.damaged))
        return None
    return Build(served.number, served.path)


def damaged() -> str:
    """That another build than the one in force is shown, and what to do; else nothing."""
    served = pointer.served(data_folder() / "builds")
    if not served.damaged or served.number is None:
        return ""
    return _(STAND_IN, file=served.damaged, number=served.number)


def pin(build: Build | None) -> None:
    """Read from this build for the rest of this thread's run, so that one page shows one build."""
    _pinned.set(build)


@contextmanager
def reading(build: Build) -> Iterator[None]:
    """Read from this build for a moment, in a thread that no page has pinned."""
    token = _pinned.set(build)
    try:
        yield
    finally:
        _pinned.reset(token)


def present_build() -> Build:
    """The build that this run reads from; raises BuildError when there is none."""
    build = _pinned.get() or current_build()
    if build is None:
        raise BuildError(_("There is no build yet."))
    return build


def query(name: str, **parameters: Parameter) -> pd.DataFrame:
    """Rows of the query of this name, from the build in view.

    Raises BuildError when there is none, OlderBuildError when it lacks what is asked for.
    """
    build = present_build()
    try:
        return _rows(name, build, **parameters)
    except (duckdb.CatalogException, duckdb.BinderException) as unknown:
        raise OlderBuildError(older(build)) from unknown


def older(build: Build) -> str:
    """What a build is too old for, and where to find it."""
    if build == current_build():
        return _("Build {number} lacks what the board counts by now.", number=build.number)
    return _(
        "Build {number} was made before the board kept this; go back to the present board for it.",
        number=build.number,
    )


def query_upload(name: str, number: int, **parameters: Parameter) -> pd.DataFrame | None:
    """Rows of the query of this name, from two files of an upload; None where it has not both.

    The statement gets them as `$stated` and `$rows`; raises duckdb.Error when one is damaged.
    """
    folder = data_folder() / "uploads" / f"{number:06d}"
    files = {"stated": folder / "stated.parquet", "rows": folder / "rows/indicator_values.parquet"}
    if not all(file.exists() for file in files.values()):
        return None
    own = {place: str(file) for place, file in files.items()}
    return _rows(name, tuple(own.values()), **parameters, **own)


def _rows(name: str, source: Build | tuple[str, ...], /, **parameters: Parameter) -> pd.DataFrame:
    """The rows of a query as a frame of the caller's own: pandas copies what is written to.

    `st.cache_data` hashes its arguments and unpickles the rows at each call, which was a quarter
    of a page's time.
    """
    rows = cast(pd.DataFrame, _kept(_asked, name, source, tuple(sorted(parameters.items()))))
    return rows.copy(deep=False)


def remembered(make: Callable[..., Made], *of: Hashable) -> Made:
    """What `make` makes of these, on the build in view: made once, and only for reading.

    All that it depends on is in `of`: language and colours too, if they matter.
    """
    return cast(Made, _kept(_made, make, _pinned.get(), *of))


def _made(make: Callable[..., object], _build: Build | None, *of: Hashable) -> object:
    return make(*of)


@lru_cache(maxsize=KEPT)
def _kept(make: Callable[..., object], *of: Hashable) -> object:
    """Neither builds nor the files of uploads ever change, so neither does what is made of them."""
    return make(*of)


def _asked(
    name: str, source: Build | tuple[str, ...], parameters: tuple[tuple[str, Parameter], ...]
) -> pd.DataFrame:
    statement = QUERIES[name].read_text(encoding="utf-8")
    if isinstance(source, tuple):  # files of an upload, which are never written again
        with _reading_only(source) as connection:
            return ask(connection, statement, dict(parameters))
    with _CONNECTIONS.cursor(source) as cursor:
        cursor.execute("use warehouse")
        return ask(cursor, statement, dict(parameters))


def _reading_only(files: Sequence[str]) -> duckdb.DuckDBPyConnection:
    """A fresh in-memory database that reaches these files and no others."""
    connection = duckdb.connect()
    connection.execute("set allowed_paths = $files", {"files": list(files)})
    _lock(connection)
    return connection


def ask(
    cursor: duckdb.DuckDBPyConnection, statement: str, parameters: Mapping[str, Parameter]
) -> pd.DataFrame:
    """The rows of a statement, as pages get them."""
    # Not `cursor.sql`: a relation is bound when it is made and once more when it is read.
    return _frame(cursor.execute(statement, parameters).to_arrow_table())


def _frame(rows: pa.Table) -> pd.DataFrame:
    """By way of Arrow, in half the time; sums arrive as decimals and leave as numbers."""
    fields = [
        field.with_type(pa.float64()) if pa.types.is_decimal(field.type) else field
        for field in rows.schema
    ]
    frame: pd.DataFrame = rows.cast(pa.schema(fields)).to_pandas(date_as_object=False)
    return frame


def _attached(build: Build) -> duckdb.DuckDBPyConnection:
    """Attached to a fresh in-memory database: a plain connect shares one instance per path."""
    connection = duckdb.connect()
    try:
        connection.execute("attach $path as warehouse (read_only)", {"path": str(build.path)})
    except duckdb.Error as broken:
        raise BuildError(_("The build {file} is damaged.", file=build.path.name)) from broken
    for macro in MACROS:  # ours, so that older builds know them too
        connection.execute(macro.read_text(encoding="utf-8"))
    _lock(connection)
    return connection


def _lock(connection: duckdb.DuckDBPyConnection) -> None:
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
                connection = _attached(build)
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
        for build in [one for one in self._open if one != in_force and not self._reading[one]]:
            self._open.pop(build).close()
            del self._reading[build]


_CONNECTIONS = Connections()
