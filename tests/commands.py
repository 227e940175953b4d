"""The command line of the ETL, and what then stands in the build."""

import contextlib
import io
import subprocess
import sys
from pathlib import Path
from unittest import mock

import duckdb

from etl.__main__ import main
from etl.warehouse import builds

Row = tuple[object, ...]


def etl(data: Path, *arguments: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command in this process: its exit code, and what it printed.

    The start of a process is tested by the fixture `samples` and by the servers of the browser
    tests; a reader is a process of its own here too. An error that `main` does not tell is raised.
    """
    said = [*map(str, arguments), "--data", str(data)]
    out, err = io.StringIO(), io.StringIO()
    with (
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        mock.patch.object(sys, "stdin", io.StringIO(stdin)),
    ):
        code = _exit_code(said)
    return subprocess.CompletedProcess(said, code, out.getvalue(), err.getvalue())


def _exit_code(said: list[str]) -> int:
    try:
        return main(said)
    except SystemExit as ended:  # argparse ends the program so
        return int(ended.code or 0)


def started(
    data: Path, *arguments: str | Path, stdin: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own, as a user does."""
    return subprocess.run(
        [sys.executable, "-m", "etl", *map(str, arguments), "--data", str(data)],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def current(data: Path) -> builds.Build:
    """The build in force; there must be one."""
    build = builds.current(data)
    assert build is not None
    return build


def rows(data: Path, statement: str) -> list[Row]:
    """What a query finds in the build in force."""
    build = current(data)
    with duckdb.connect() as connection:
        connection.execute(f"attach '{build.path}' as built (read_only)")
        connection.execute("use built")
        return connection.execute(statement).fetchall()
