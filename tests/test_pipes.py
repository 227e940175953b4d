"""Commands whose reader goes away, as that of `python -m etl history | head -1` does."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pages.shared.access import audit
from pages.shared.access.store import Store
from tests import offices, warm
from tests.commands import etl


def unread(*arguments: str | Path) -> tuple[int, str]:
    """Run a module into a pipe that nobody reads: its exit code, and what it says of that.

    Nothing is kept back until the end, so that the first line already finds the pipe closed.
    """
    reader, writer = os.pipe()
    os.close(reader)
    try:
        with warm.cold():  # the end of an interpreter is a part of it
            ended = subprocess.run(
                [sys.executable, "-m", *map(str, arguments)],
                stdout=writer,
                stderr=subprocess.PIPE,
                env={**os.environ, "PYTHONUNBUFFERED": "1"},
                check=False,
            )
    finally:
        os.close(writer)
    return ended.returncode, ended.stderr.decode()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    office = offices.small_office(tmp_path / "办公室.xlsx")
    assert etl(tmp_path / "data", "load", office, "--by", "研究室").returncode == 0
    return tmp_path / "data"


def test_a_command_that_looks_ends_quietly_when_nobody_reads_on(data: Path) -> None:
    assert unread("etl", "history", "--data", data) == (0, "")
    assert unread("pages.shared.access", "--data", data, "audit") == (0, "")


def test_a_change_is_done_and_noted_as_done_when_nobody_reads_what_it_says(data: Path) -> None:
    assert unread("etl", "withdraw", "1", "--by", "研究室", "--data", data) == (0, "")
    assert unread("etl", "withdraw", "7", "--by", "研究室", "--data", data) == (1, "")
    said = [(entry.object, entry.result) for entry in reversed(audit.listed(Store(data)))]
    assert said[2:] == [("1", "begun"), ("1", "done"), ("7", "begun"), ("7", "refused")]
    assert "已撤回" in etl(data, "history").stdout
