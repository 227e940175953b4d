"""Slips planted in made-up series: how many are found, and how many sound values are doubted.

Goal: of 200 seeds every slip in a series whose largest is under three times its smallest, and no
doubt about the samples. Counts are made whole first, so that decimals are not the reason.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.table import Line, show
from etl.loading import loading
from etl.loading.drafting import Wish
from tests.slips import KINDS, Series, found, planted, steady

ROOT = Path(__file__).parents[1]
SEEDS = 200
SPREADS = (2.99, 5, 10, 30)


def missed(spread: float) -> tuple[Counter[str], int]:
    """Slips that are not found, by kind; and sound values beside them that are doubted."""
    series = [planted(seed, kind, spread) for seed in range(SEEDS) for kind in KINDS]
    told = found(series)
    lost: Counter[str] = Counter()
    beside = 0
    for one in series:
        places = [at for at, doubt in told.get(one.name, []) if doubt["kind"] != "decimals"]
        lost[one.kind] += one.at not in places
        beside += len([at for at in places if at != one.at])
    return lost, beside


def doubted(spread: float) -> int:
    """Values of series without a slip that are doubted, decimals of people left aside."""
    sound = [Series(f"{seed}", "分", steady(seed, spread)) for seed in range(SEEDS)]
    return sum(map(len, found(sound).values()))


def samples(files: Sequence[Path]) -> int:
    """Doubts about files that are loaded together into an empty board."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder, "data")
        with loading.drafted(data, loading.workbooks(files), Wish()) as draft:
            return len(draft.doubts)


def main() -> int:
    """Plant, load and count."""
    lines = [Line("doubts about data/samples", samples([ROOT / "data" / "samples"]), "", 0)]
    for spread in SPREADS:
        lost, beside = missed(spread)
        count = sum(lost.values())
        goal = 0 if spread < 3 else None
        what = f"largest under {spread} times the smallest: "
        all_ = SEEDS * len(KINDS)
        lines += [
            Line(f"{what}missed of {all_} slips", count, "", goal),
            Line(f"{what}doubted beside a slip", beside, ""),
            Line(f"{what}doubted without a slip", doubted(spread), "", goal),
        ]
        sys.stderr.write(f"{what}{dict(+lost)}\n")
    return show(lines)


if __name__ == "__main__":
    sys.exit(main())
