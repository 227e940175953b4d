"""The reader over two thousand specimens of the grammar of office sheets, by their kind.

Goals: nothing silently wrong, 97 % wholly right (or asked about, where a clerk would ask too).
`python -m benchmarks.grammar [COUNT [FIRST]]` prints the figures, and a line for each silent error.
"""

import sys
from collections import Counter
from collections.abc import Iterable

from tests.grammar.judge import Finding
from tests.grammar.reading import found
from tests.grammar.specimen import Specimen, specimen

COUNT = 2000
VERDICTS = ("right", "asked rightly", "asked needlessly", "silently wrong")


def show(counts: Counter[tuple[str, str]]) -> Iterable[str]:
    """The figures as the rows of a table, a kind a row, the last for all."""
    yield f"| kind | specimens | {' | '.join(VERDICTS)} |"
    yield "| --- |" + " ---: |" * (len(VERDICTS) + 1)
    for kind in sorted({kind for kind, _ in counts}):
        yield _row(kind, [counts[kind, verdict] for verdict in VERDICTS])
    totals = [sum(n for (_, one), n in counts.items() if one == verdict) for verdict in VERDICTS]
    yield _row("all", totals)


def _row(kind: str, figures: list[int]) -> str:
    return f"| {kind} | {sum(figures)} | {' | '.join(map(str, figures))} |"


def say(one: Specimen, finding: Finding) -> str:
    """A line for a silent error: the seed, the choice and the first thing that is wrong."""
    choice = ", ".join(f"{axis}: {option}" for axis, option in sorted(one.choice.items()))
    return f"seed {one.seed}: {finding.silent[0]} ({choice})"


def main(count: int, first: int) -> None:
    """Read so many specimens from a first seed on."""
    counts: Counter[tuple[str, str]] = Counter()
    for seed in range(first, first + count):
        one = specimen(seed)
        finding = found(one)
        counts[one.kind, finding.verdict] += 1
        if finding.silent:
            print(say(one, finding))
    print("\n".join(show(counts)))


if __name__ == "__main__":
    main(*(int(word) for word in (*sys.argv[1:], *("2000", "0")[len(sys.argv) - 1 :])))
