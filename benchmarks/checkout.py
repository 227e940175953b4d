"""A copy of the repository in which a file is changed for a moment and the tests near it run."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from benchmarks.mutations import ROOT, SQL, Mutant

LIMIT = 60  # seconds for one test file without a mutant; a slower one is left out
PATIENCE = 600  # seconds for all test files of a mutant, before it counts as killed
OF_SCHEMES = ("methods", "schemes", "scheme_remarks", "reference_published")  # published results


class Checkout:
    """The copy; its folder is removed at the end of the `with` block."""

    def __init__(self) -> None:
        """Copy everything but what git does not keep."""
        self._folder = tempfile.TemporaryDirectory()
        self._root = Path(self._folder.name, "checkout")
        ignored = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache")
        shutil.copytree(ROOT, self._root, ignore=ignored)
        self._faults: dict[str, str] = {}  # by test file, "" is none

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

    def notices(self, mutant: Mutant) -> bool:
        """Whether a test fails with the mutant that passes without it."""
        tests = [test for test in sorted(set(near(mutant))) if not self._fault(test)]
        if not tests:
            return False
        place = self._root / mutant.path.relative_to(ROOT)
        text = place.read_text(encoding="utf-8")
        place.write_text(mutant.changed(), encoding="utf-8")
        try:
            return bool(self._failing(tests, PATIENCE))
        finally:
            place.write_text(text, encoding="utf-8")

    def left_out(self) -> list[str]:
        """The test files that prove nothing, for they fail without a mutant or take too long."""
        return [f"{test}: {fault}" for test, fault in self._faults.items() if fault]

    def _fault(self, test: str) -> str:
        if test not in self._faults:
            self._faults[test] = self._failing([test], LIMIT)
        return self._faults[test]

    def _failing(self, tests: Sequence[str], limit: float) -> str:
        """The first failure of these tests; "" when all pass, or all of them need the samples."""
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider"]
        command += ["-p", "benchmarks.without_samples", *tests]
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}  # stale within one second
        try:
            done = subprocess.run(
                command,
                cwd=self._root,
                env=environment,
                timeout=limit,
                capture_output=True,
                text=True,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return f"more than {limit} s"
        if done.returncode in (0, 5):  # 5: no test was left
            return ""
        failed = re.search(r"^(?:FAILED|ERROR) .*", done.stdout, re.MULTILINE)
        return failed[0] if failed else done.stdout[-200:]


def near(mutant: Mutant) -> Iterator[str]:
    """The test files that name the mutant's table, or import its module."""
    own, folder = mutant.path.stem, mutant.path.parent.name
    is_sql = SQL in mutant.path.parents
    naming = rf"\b{folder}\.{own}\b" if is_sql else rf"findings import .*\b{own}\b"
    for path in sorted((ROOT / "tests").glob("test_*.py")):
        if re.search(naming, path.read_text(encoding="utf-8")):
            yield f"tests/{path.name}"
    if is_sql and ("scheme" in own or folder == "methods"):
        yield from (f"tests/test_{name}.py" for name in OF_SCHEMES)
