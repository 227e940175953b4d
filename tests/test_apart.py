"""Tests that fork their process run in one of their own.

A fork of a process with threads has the locks that they held and not the threads, so it may wait
for ever; the workers of the suite have DuckDB's threads and those of their controller.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
APART = sorted(path for path in (ROOT / "tests" / "apart").glob("*.py") if path.stem != "__init__")
# They would measure again what the other tests do, at twice the time.
LEFT_OUT = ("COVERAGE_PROCESS", "COV_CORE", "PYTEST_")


@pytest.mark.parametrize("path", APART, ids=lambda path: path.stem)
def test_tests_that_fork_pass_in_a_process_of_their_own(path: Path, tmp_path: Path) -> None:
    variables = {name: said for name, said in os.environ.items() if not name.startswith(LEFT_OUT)}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
    done = subprocess.run(
        [*command, f"--basetemp={tmp_path / 'base'}", str(path)],
        cwd=ROOT,
        env=variables,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
