"""A command that starts warm does what a cold start does, and is a process like any other."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests import offices, warm

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every start is cold")


def run(
    *arguments: str | Path, failing: str = "", cwd: Path = ROOT
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "etl", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "QIANGHUI_FAIL": failing},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    "arguments",
    [("history",), ("nonsense",), ("history", "--json"), ("pin", "7"), ("load", "gone.xlsx")],
    ids=" ".join,
)
def test_a_warm_start_prints_and_returns_what_a_cold_one_does(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    at = ("--data", tmp_path / "data", "--lang", "en")
    begun = run(*arguments, *at)
    with warm.cold():
        same = run(*arguments, *at)
    assert (begun.returncode, begun.stdout) == (same.returncode, same.stdout)
    assert begun.stderr == same.stderr


def test_each_command_has_variables_of_its_own(units: Path, tmp_path: Path) -> None:
    book = offices.small_office(tmp_path / "办公室.xlsx")
    data = tmp_path / "data"
    killed = run("load", book, "--data", data, failing="kill:build.drafted")
    assert killed.returncode == -signal.SIGKILL
    assert run("history", "--data", units, failing="").returncode == 0
    assert run("build", "--data", data, failing="raise:build.placed").returncode == 1


def test_a_warm_process_is_a_child_that_ends_with_its_group(units: Path) -> None:
    command = [sys.executable, "-m", "etl", "load", "-", "--data", str(units)]
    child = subprocess.Popen(
        [*command, "--password-stdin"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    assert os.getpgid(child.pid) == child.pid != os.getpgid(0)
    assert child.stdin is not None
    os.killpg(child.pid, signal.SIGKILL)
    with child.stdin:
        assert child.wait() == -signal.SIGKILL


def test_a_copy_of_the_board_never_starts_as_this_one(tmp_path: Path) -> None:
    (tmp_path / "etl").mkdir()
    (tmp_path / "etl" / "__main__.py").write_text("print('another')", encoding="utf-8")
    assert run("history", cwd=tmp_path).stdout == "another\n"
