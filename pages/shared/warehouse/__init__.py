"""The build in force, read-only: `query` is the only way to its rows, which the cache keeps.

What an upload keeps beside its rows is in no build; `query_upload` reads it from its own files.
"""

import warnings
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

import duckdb
import pandas as pd
import pyarrow as pa

from pages.shared.warehouse.builds import (
    ROOT,
    Build,
    BuildError,
    OlderBuildError,
    current_build,
    damaged,
    data_folder,
    own_unit,
    pin,
    present_build,
    reading,
)
from pages.shared.warehouse.connections import Connections, attached, lock
from pages.shared.words import translate as _
from runtime import metrics
from runtime.cache import cached, cached_for_all

__all__ = [
    "PAGES",
    "QUERIES",
    "ROOT",
    "UNEXPECTED",
    "Build",
    "BuildError",
    "Connections",
    "OlderBuildError",
    "Parameter",
    "ask",
    "attached",
    "cached_on_build",
    "current_build",
    "damaged",
    "data_folder",
    "older",
    "own_unit",
    "pin",
    "present_build",
    "query",
    "query_upload",
    "reading",
]
PAGES = Path(__file__).parents[2]
# A query lies with the page that asks it, or in `shared/sql`; its name is no other's.
QUERIES = {path.stem: path for path in PAGES.glob("*/sql/*.sql")}
Parameters = ParamSpec("Parameters")
Made = TypeVar("Made")
Parameter = str | int | float | date | None

# Texts of a few hundred rows are compared, taken and walked twice as fast as Python's own.
pd.set_option("mode.string_storage", "python")

# The copy costs nothing beside planning twice, as the relations that are advised instead do.
warnings.filterwarnings("ignore", message="Arrow output on a DB-API result")


# What a page raises on rows that it does not expect, as those of an older build may be.
UNEXPECTED = (BuildError, duckdb.Error, ArithmeticError, LookupError, TypeError, ValueError)


def query(name: str, **parameters: Parameter) -> pd.DataFrame:
    """Rows of the query of this name, from the build in view.

    Raises BuildError when there is none, OlderBuildError when it lacks what is asked for.
    """
    build = present_build()
    try:
        return _rows(name, build, tuple(sorted(parameters.items())))
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


def cached_on_build(make: Callable[Parameters, Made]) -> Callable[Parameters, Made]:
    """Keep what a function makes of its arguments and of rows of the build in view.

    Where there is no build it is called each time; otherwise see `cache.cached`.
    """

    @cached
    def made(build: Build, *arguments: Parameters.args, **named: Parameters.kwargs) -> Made:
        with reading(build):
            return make(*arguments, **named)

    @wraps(make)
    def asked(*arguments: Parameters.args, **named: Parameters.kwargs) -> Made:
        try:
            build = present_build()
        except BuildError:
            return make(*arguments, **named)
        return made(build, *arguments, **named)

    return asked


def query_upload(name: str, number: int, **parameters: Parameter) -> pd.DataFrame | None:
    """Rows of the query of this name, from two files of an upload; None where it has not both.

    The statement gets them as `$stated` and `$rows`; raises duckdb.Error when one is damaged.
    """
    folder = data_folder() / "uploads" / f"{number:06d}"
    files = {"stated": folder / "stated.parquet", "rows": folder / "rows/indicator_values.parquet"}
    if not all(file.exists() for file in files.values()):
        return None
    own = {place: str(file) for place, file in files.items()}
    return _rows(name, tuple(own.values()), tuple(sorted({**parameters, **own}.items())))


@cached_for_all
def _rows(
    name: str, source: Build | tuple[str, ...], parameters: tuple[tuple[str, Parameter], ...]
) -> pd.DataFrame:
    """The rows of a query; neither builds nor the files of uploads ever change."""
    statement = QUERIES[name].read_text(encoding="utf-8")
    with metrics.QUERIES.timed():
        return _answered(statement, source, parameters)


def _answered(
    statement: str, source: Build | tuple[str, ...], parameters: tuple[tuple[str, Parameter], ...]
) -> pd.DataFrame:
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
    lock(connection)
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


_CONNECTIONS = Connections()
