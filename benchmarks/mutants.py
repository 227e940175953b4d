"""Small changes to comparisons and constants of the SQL and the findings: how many do tests notice?

`python -m benchmarks.mutants [--count N] [--seed N] [--only sql|findings] [--quick]`; goal: at most
10 % of 200 survive. A mutant of the SQL makes the tables below it anew on the boards of the golden
files, and is killed when a mart differs from its file; one of the findings, when a page says
something else on these boards. The tests that name its table or import its module are run too, but
for those that load the samples (`benchmarks/checkout.py`); with `--quick` only those of edges, so
that more survive than truly do. An error is a kill. What is not decided in time is tried once more
at the end and then survives. At the end stand the test files that prove nothing.
"""

import argparse
import random
import sys
from collections.abc import Sequence

from benchmarks.checkout import Checkout
from benchmarks.forks import Verdict
from benchmarks.golden import Golden
from benchmarks.mutations import PAGES, SQL, Mutant, every, unchanged
from benchmarks.table import Line, show

SEED, COUNT = 13, 200
UNCHANGED = (SQL / "methods/ranked.sql", SQL / "staging/topics.sql", PAGES / "forum/findings.py")


def main(arguments: Sequence[str]) -> int:
    """Try so many mutants, the named ones first, and say what came of each."""
    options = _options(arguments)
    drawn = _drawn(options.count, options.seed, options.only)
    with Golden() as golden, Checkout(is_quick=options.quick) as checkout:
        _require_unnoticed(golden)
        found = {place: _verdict(mutant, golden, checkout) for place, mutant in enumerate(drawn, 1)}
        for place, verdict in found.items():
            if verdict is Verdict.UNDECIDED:
                found[place] = _verdict(drawn[place - 1], golden, checkout)
        _require_unnoticed(golden)
        survivors = [drawn[n - 1] for n, verdict in found.items() if verdict is not Verdict.KILLED]
    sys.stdout.writelines(f"left out: {line}\n" for line in checkout.left_out())
    sys.stdout.writelines(f"survived: {mutant}\n" for mutant in survivors)
    share = 100 * len(survivors) / len(drawn)
    return show([Line(f"survivors of {len(drawn)} mutants", share, "%", 10)])


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutants")
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--only", choices=("sql", "findings"), default="")
    parser.add_argument("--quick", action="store_true")
    return parser.parse_args(arguments)


def _drawn(count: int, seed: int, only: str) -> list[Mutant]:
    """So many mutants: the named ones, and others by chance."""
    named, others = (
        [one for one in found if not only or only in one.path.parts] for found in every()
    )
    return named + random.Random(seed).sample(others, max(0, count - len(named)))


def _verdict(mutant: Mutant, golden: Golden, checkout: Checkout) -> Verdict:
    """Of the boards and of the tests, the quicker first; killed when one of them notices."""
    judges = (golden, checkout) if SQL in mutant.path.parents else (checkout, golden)
    verdict = Verdict.SURVIVED
    for judge in judges:
        found = judge.verdict(mutant)
        if found is not Verdict.SURVIVED:
            verdict = found
        if found is Verdict.KILLED:
            break
    sys.stdout.write(f"{verdict.name.lower()}: {mutant}\n")
    sys.stdout.flush()
    return verdict


def _require_unnoticed(golden: Golden) -> None:
    """Raise an AssertionError when the boards differ from their golden files without a mutant."""
    for path in UNCHANGED:
        if golden.verdict(unchanged(path)) is not Verdict.SURVIVED:
            raise AssertionError(f"golden files differ without a mutant: {path.name}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
