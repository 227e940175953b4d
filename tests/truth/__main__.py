"""What the demonstration board and three others contradict themselves in: `python -m tests.truth`.

python -m tests.truth [SEED …]: the demonstration board, and one board for each seed (1, 2, 3).
"""

import sys
import tempfile
from pathlib import Path

from tests.truth import boards, figures, finding


def main(arguments: list[str]) -> int:
    """Print every contradiction; exit code 1 when there is one."""
    count = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for seed in (None, *map(int, arguments or ("1", "2", "3"))):
            data = boards.demo(folder) if seed is None else boards.seeded(folder, seed)
            known = boards.names(data)
            for language in boards.LANGUAGES:
                board = boards.read(data, language, has_tables=True)
                count += report(seed, language, board, known)
    return 1 if count else 0


def report(seed: int | None, language: str, board: boards.Board, known: frozenset[str]) -> int:
    """Print what one board says wrongly in a language; how many times it does."""
    found = finding.find(board.said, known)
    found.stated += figures.stated(board.pictures)
    faults = [*figures.lines(board.pictures, known)]
    lines = [*finding.lines(found), *faults]
    undeclared = [
        f"no declared fact: {said.place} {said.kind} {said.label}: {said.text}"
        for said in found.undeclared
    ]
    wrong = len(found.contradictions()) + len(found.undeclared) + len(faults)
    sys.stdout.write(
        f"== board {seed or 'demo'}, {language}: {len(found.stated)} facts, {wrong} wrong\n"
    )
    sys.stdout.writelines(f"{line}\n" for line in (*lines, *undeclared))
    sys.stdout.flush()
    return wrong


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
