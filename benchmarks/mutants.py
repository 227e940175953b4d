"""Small changes to comparisons and constants of the SQL and the findings: how many do tests notice?

`python -m benchmarks.mutants [COUNT [sql|findings]]`; goal: at most 10 % of 200 survive. A mutant
of the SQL makes the tables below it anew on the boards of the golden files, and is killed when a
mart differs from its file; one of the findings, when a page says something else on these boards.
One that is not runs the tests that name its table or import its module, but for those that load the
samples (`benchmarks/checkout.py`). At the end stand the test files that prove nothing.
"""

import random
import sys
from collections.abc import Sequence

from benchmarks.checkout import Checkout
from benchmarks.golden import Golden
from benchmarks.mutations import FINDINGS, SQL, Mutant, every, unchanged
from benchmarks.table import Line, show

SEED, COUNT = 13, 200


def main(arguments: Sequence[str]) -> int:
    """Try so many mutants, the named ones first, and say which survive."""
    count = int(arguments[0]) if arguments else COUNT
    wanted = arguments[1] if len(arguments) > 1 else ""
    named, others = (
        [one for one in found if not wanted or wanted in one.path.parts] for found in every()
    )
    drawn = named + random.Random(SEED).sample(others, max(0, count - len(named)))
    survivors: list[Mutant] = []
    with Golden() as golden, Checkout() as checkout:
        for path in (SQL / "methods/ranked.sql", SQL / "staging/topics.sql", FINDINGS / "forum.py"):
            if golden.notices(unchanged(path)):
                raise AssertionError(f"golden files differ without a mutant: {path.name}")
        for place, mutant in enumerate(drawn, 1):
            if not golden.notices(mutant) and not checkout.notices(mutant):
                survivors.append(mutant)
                sys.stdout.write(f"{place:>4} survives: {mutant}\n")
                sys.stdout.flush()
    sys.stdout.writelines(f"left out: {line}\n" for line in checkout.left_out())
    share = 100 * len(survivors) / len(drawn)
    return show([Line(f"survivors of {len(drawn)} mutants", share, "%", 10)])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
