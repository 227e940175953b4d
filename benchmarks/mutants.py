"""Small changes to comparisons and constants of the SQL and the findings: how many do tests notice?

`python -m benchmarks.mutants [COUNT [sql|findings]]`; goal: at most 10 % of 200 survive. A mutant
of the SQL builds the boards of the golden files (`tests/small_board.py`, `tests/edge_board.py`) and
is killed when a mart differs from its file; one that is not, and one of the findings, runs the
tests that name its file.
"""

import multiprocessing
import os
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from benchmarks.mutations import ROOT, SQL, Mutant, every
from benchmarks.table import Line, show

SEED, COUNT = 13, 200
PATIENCE = 120  # seconds until a query that never ends counts as killed
LONGEST = 600  # seconds for the tests that name one file
OF_SCHEMES = tuple(  # the published results that the methods must meet
    f"tests/test_{name}.py"
    for name in ("methods", "schemes", "scheme_remarks", "reference_published")
)
KILLED, SURVIVED = 0, 1


def killed(mutant: Mutant) -> bool:
    """Whether the tests that could notice a mutant do."""
    if SQL not in mutant.path.parents:
        return _tested(mutant, "pages", rf"findings import {mutant.path.stem}\b")
    return _sql(mutant) or _tested(mutant, "etl", rf"\b{mutant.path.stem}\b")


def _sql(mutant: Mutant) -> bool:
    """In a process of its own, for a query may never end."""
    with tempfile.TemporaryDirectory() as name:
        folder = mutant.copied(SQL, Path(name, "sql"))
        child = multiprocessing.get_context("fork").Process(target=_built, args=(folder,))
        child.start()
        child.join(PATIENCE)
        if child.is_alive():
            child.kill()
            child.join()
        return child.exitcode != SURVIVED


def _built(folder: Path) -> None:
    """End with SURVIVED when every mart of every board is as its golden file has it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    from etl.warehouse import transform
    from tests import edge_board, small_board

    transform.SQL = folder
    boards = (small_board, edge_board)
    with tempfile.TemporaryDirectory() as name:
        for place, board in enumerate(boards):
            with board.build(Path(name, str(place))) as built:
                for mart in board.marts():
                    golden = (board.GOLDEN / f"{mart}.csv").read_text(encoding="utf-8")
                    if small_board.as_csv(built, mart) != golden:
                        os._exit(KILLED)
    os._exit(SURVIVED)


def _tested(mutant: Mutant, package: str, naming: str) -> bool:
    """On a copy of a package, by the tests that name the mutant's file, if there are any."""
    tests = [
        str(path.relative_to(ROOT))
        for path in sorted((ROOT / "tests").glob("test_*.py"))
        if re.search(naming, path.read_text(encoding="utf-8"))
    ]
    if "scheme" in mutant.path.stem or mutant.path.parent.name == "methods":
        tests += [test for test in OF_SCHEMES if test not in tests]
    whole = Mutant(mutant.path, 0, "", "")  # tests that fail without a mutant prove nothing
    return (
        bool(tests)
        and _passes(whole, package, tuple(tests))
        and not _passes(mutant, package, tuple(tests))
    )


@cache
def _passes(mutant: Mutant, package: str, tests: tuple[str, ...]) -> bool:
    """Whether these tests pass in a checkout with the mutant, within their time."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name, "checkout")
        copy.mkdir()
        for part in ROOT.iterdir():
            if part.name not in (package, ".git"):
                (copy / part.name).symlink_to(part)
        mutant.copied(ROOT / package, copy / package)
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
        try:
            done = subprocess.run(
                command, cwd=copy, capture_output=True, timeout=LONGEST, check=False
            )
        except subprocess.TimeoutExpired:  # slow tests prove nothing
            return mutant.old != ""
        return done.returncode == 0


def main(arguments: Sequence[str]) -> int:
    """Try so many mutants, the named ones first, and say which survive."""
    count = int(arguments[0]) if arguments else COUNT
    wanted = arguments[1] if len(arguments) > 1 else ""
    named, others = ([one for one in found if wanted in one.path.parts] for found in every())
    drawn = named + random.Random(SEED).sample(others, max(0, count - len(named)))
    survivors = []
    for place, mutant in enumerate(drawn, 1):
        if not killed(mutant):
            survivors.append(mutant)
            sys.stdout.write(f"{place:>4} survives: {mutant}\n")
            sys.stdout.flush()
    share = 100 * len(survivors) / len(drawn)
    return show([Line(f"survivors of {len(drawn)} mutants", share, "%", 10)])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
