"""A copy of the repository in which a file is changed for a moment and the tests near it run.

They run in a fork of this process, which has all libraries in memory already, and forgets the
modules of the repository so that those of the copy are read.
"""

import importlib
import itertools
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest

from benchmarks import forks
from benchmarks.forks import Verdict
from benchmarks.mutations import ROOT, SQL, Mutant

LIMIT = 30  # seconds for one test file without a mutant; a slower one is left out
SLOWER = 5  # times as long as without it may the tests of a mutant take, and the limit
OF_SCHEMES = ("methods", "schemes", "scheme_remarks", "reference_published")  # published results
OF_BOARDS = ("edges", "marts", "page_texts")  # their golden files have been compared already
OURS = {"benchmarks", "etl", "pages", "tests"}


class Checkout:
    """The copy; its folder is removed at the end of the `with` block."""

    def __init__(self) -> None:
        """Copy everything but what git does not keep."""
        importlib.import_module("hypothesis")  # takes longer than most tests
        self._folder = tempfile.TemporaryDirectory()
        self._root = Path(self._folder.name, "checkout")
        ignored = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache")
        shutil.copytree(ROOT, self._root, ignore=ignored)
        self._seconds: dict[str, float] = {}  # by test file, without a mutant
        self._faults: dict[str, str] = {}  # of test files that prove nothing
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
        """Whether a test fails with the mutant that passes without it, the fastest file first."""
        tests = sorted(filter(self._is_sound, near(mutant)), key=self._seconds.__getitem__)
        if not tests:
            return Verdict.SURVIVED
        place = self._root / mutant.path.relative_to(ROOT)
        text = place.read_text(encoding="utf-8")
        place.write_text(mutant.changed(), encoding="utf-8")
        moment = next(self._moments)  # of its own, for compiled modules are known by the second
        os.utime(place, (moment, moment))
        try:
            usual = sum(self._seconds[test] for test in tests)
            return self._ran(tests, LIMIT + SLOWER * usual)
        finally:
            place.write_text(text, encoding="utf-8")
            moment = next(self._moments)
            os.utime(place, (moment, moment))

    def left_out(self) -> list[str]:
        """The test files that prove nothing, for they fail without a mutant or take too long."""
        return [f"{test}: {fault}" for test, fault in self._faults.items()]

    def _is_sound(self, test: str) -> bool:
        if test not in self._seconds:
            begun = time.monotonic()
            found = self._ran([test], LIMIT)
            self._seconds[test] = time.monotonic() - begun
            if found is not Verdict.SURVIVED:
                slow = found is Verdict.UNDECIDED
                self._faults[test] = f"more than {LIMIT} s" if slow else "fails"
        return test not in self._faults

    def _ran(self, tests: Sequence[str], limit: float) -> Verdict:
        with tempfile.TemporaryDirectory() as name:
            return forks.asked(partial(_a_test_fails, self._root, tests, name), limit)


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
        ]
    )
    return found not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)


def near(mutant: Mutant) -> Iterator[str]:
    """The test files that name the mutant's table, or import its module."""
    own, folder = mutant.path.stem, mutant.path.parent.name
    is_sql = SQL in mutant.path.parents
    naming = rf"\b{folder}\.{own}\b" if is_sql else rf"findings import [^)]*\b{own}\b"
    always = OF_SCHEMES if is_sql and ("scheme" in own or folder == "methods") else ()
    for path in sorted((ROOT / "tests").glob("test_*.py")):
        name = path.stem.removeprefix("test_")
        if name in OF_BOARDS:
            continue
        if name in always or re.search(naming, path.read_text(encoding="utf-8")):
            yield f"tests/{path.name}"
