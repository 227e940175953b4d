"""A copy of the repository in which a file is changed for a moment and the tests near it run.

They run in a fork of this process, which has all libraries in memory already, and forgets the
modules of the repository so that those of the copy are read. Left out are tests that load the
samples, and test files that start the ETL in processes of its own: those take minutes.
"""

import importlib
import itertools
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest

from benchmarks import forks
from benchmarks.forks import Verdict
from benchmarks.mutations import ROOT, SQL, Mutant

LIMIT = 300  # seconds for the tests of a mutant; they take some without it, on an idle machine
OF_SCHEMES = ("methods", "schemes", "scheme_remarks", "reference_published")  # published results
OF_BOARDS = ("edges", "marts", "page_texts")  # their golden files have been compared already
_OF_PROCESSES = re.compile(r"\betl\(|\bsubprocess\b")
OURS = {"benchmarks", "etl", "pages", "tests"}


class Checkout:
    """The copy; its folder is removed at the end of the `with` block."""

    def __init__(self, *, is_quick: bool = False) -> None:
        """Copy everything but what git does not keep; `is_quick`: of tests, run those of edges."""
        self._is_quick = is_quick
        importlib.import_module("hypothesis")  # takes longer than most tests
        self._folder = tempfile.TemporaryDirectory()
        self._root = Path(self._folder.name, "checkout")
        ignored = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache")
        shutil.copytree(ROOT, self._root, ignore=ignored)
        self._sound: set[str] = set()  # test files that pass without a mutant
        self._unsound: set[str] = set()
        self._moments = itertools.count(int(time.time()) + 1)

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Remove the folder."""
        self._folder.cleanup()

    def verdict(self, mutant: Mutant) -> Verdict:
        """Whether a test fails with the mutant that passes without it."""
        files = [test for test in near(mutant) if "edges" in test or not self._is_quick]
        while tests := [test for test in files if test not in self._unsound]:
            found, failing = self._with(mutant, tests)
            if found is not Verdict.KILLED or self._is_sound(failing):
                return found
            self._unsound.add(failing)
        return Verdict.SURVIVED

    def left_out(self) -> list[str]:
        """The test files that prove nothing, for they fail or never end without a mutant."""
        return sorted(self._unsound)

    def _is_sound(self, test: str) -> bool:
        """Whether a test file passes without a mutant."""
        if test not in self._sound and self._ran([test])[0] is Verdict.SURVIVED:
            self._sound.add(test)
        return test in self._sound

    def _with(self, mutant: Mutant, tests: Sequence[str]) -> tuple[Verdict, str]:
        place = self._root / mutant.path.relative_to(ROOT)
        text = place.read_text(encoding="utf-8")
        try:
            self._write(place, mutant.changed())
            return self._ran(tests)
        finally:
            self._write(place, text)

    def _write(self, place: Path, text: str) -> None:
        """Each time at a second of its own, for compiled modules are known by it."""
        place.write_text(text, encoding="utf-8")
        moment = next(self._moments)
        os.utime(place, (moment, moment))

    def _ran(self, tests: Sequence[str]) -> tuple[Verdict, str]:
        """What came of the tests, and the file of the first that fails."""
        with tempfile.TemporaryDirectory() as name:
            failing = Path(name, "failing")
            found = forks.asked(partial(_a_test_fails, self._root, tests, name), LIMIT)
            return found, failing.read_text(encoding="utf-8") if failing.exists() else tests[0]


class First:
    """A pytest plugin that writes down the file of the first test that fails."""

    def __init__(self, place: Path) -> None:
        """Where to write it."""
        self._place = place

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """After each step of each test."""
        self._note(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """After a file was imported, or was not."""
        self._note(report)

    def _note(self, report: pytest.TestReport | pytest.CollectReport) -> None:
        if report.failed and not self._place.exists():
            self._place.write_text(report.nodeid.partition("::")[0], encoding="utf-8")


def _a_test_fails(root: Path, tests: Sequence[str], folder: str) -> bool:
    """Run the tests in the copy, up to the first failure; only for a fork."""
    os.chdir(root)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    sys.path[:] = [str(root), *(part for part in sys.path if part and Path(part) != ROOT)]
    for module in [name for name in sys.modules if name.partition(".")[0] in OURS]:
        del sys.modules[module]
    found = pytest.main(
        [
            *("-x", "-q", "-p", "no:cacheprovider", "-p", "benchmarks.without_samples"),
            *("-W", "ignore::pytest.PytestAssertRewriteWarning"),  # libraries are in memory
            *(f"--basetemp={folder}/tests", f"--rootdir={root}", *tests),
        ],
        plugins=[First(Path(folder, "failing"))],
    )
    return found not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)


def near(mutant: Mutant) -> list[str]:
    """The test files that name the mutant's table, or import its module; those of edges first."""
    own, folder = mutant.path.stem, mutant.path.parent.name
    is_sql = SQL in mutant.path.parents
    package = re.escape(".".join(mutant.path.relative_to(ROOT).parent.parts))
    naming = rf"\b{folder}\.{own}\b" if is_sql else rf"{package} import [^)]*\b{own}\b"
    always = OF_SCHEMES if is_sql and ("scheme" in own or folder == "methods") else ()
    found = []
    for path in sorted((ROOT / "tests").glob("test_*.py")):
        name, text = path.stem.removeprefix("test_"), path.read_text(encoding="utf-8")
        is_near = name in always or re.search(naming, text)
        if is_near and name not in OF_BOARDS and not _OF_PROCESSES.search(text):
            found.append(f"tests/{path.name}")
    return sorted(found, key=lambda test: "edges" not in test)
