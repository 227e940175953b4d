"""Small changes to comparisons and constants of the SQL and the findings: how many do tests notice?

`python -m benchmarks.mutants [COUNT [sql|findings]]`; goal: at most 10 % of 200 survive. A mutant of
the SQL builds the boards of the golden files (`tests/small_board.py`, `tests/edge_board.py`) and is
killed when a mart differs from its file; one of the findings runs the tests that name its module.
"""

import multiprocessing
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.mutations import ROOT, SQL, Mutant, every
from benchmarks.table import Line, show

SEED, COUNT = 13, 200
PATIENCE = 120  # seconds until a query that never ends counts as killed
FINDING = 600  # seconds for the tests of one module
KILLED, SURVIVED = 0, 1


def killed(mutant: Mutant) -> bool:
    """Whether the tests that could notice a mutant do."""
    return _sql(mutant) if SQL in mutant.path.parents else _finding(mutant)


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


def _finding(mutant: Mutant) -> bool:
    """On a copy of the pages, before the checkout on Python's path."""
    module = mutant.path.stem
    tests = [
        str(path.relative_to(ROOT))
        for path in sorted((ROOT / "tests").glob("test_*.py"))
        if f"findings import {module}" in (text := path.read_text(encoding="utf-8"))
        or f"findings.{module} " in text
    ]
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name, "checkout")
        copy.mkdir()
        for part in ROOT.iterdir():
            if part.name not in ("pages", ".git"):
                (copy / part.name).symlink_to(part)
        mutant.copied(ROOT / "pages", copy / "pages")
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
        try:
            done = subprocess.run(
                command, cwd=copy, capture_output=True, timeout=FINDING, check=False
            )
        except subprocess.TimeoutExpired:  # slow tests prove nothing
            return False
        return done.returncode == 1


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
