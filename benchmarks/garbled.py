"""Good workbooks with bytes changed at random: read the same, or refused with a reason?

`python -m benchmarks.garbled [COUNT]`: so many mutations (10,000), seeded, of a workbook made here
and of one of the samples: one to eight bytes changed, one in ten cut off besides. The reader runs
in this process, so that any error but a refusal shows. Goals: nothing is read as something else
and nothing ends in another error.
"""

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.table import Line, show
from etl.reading.formats.cells import read_workbook
from etl.reading.model import Grid
from etl.reading.refusal import Refusal
from tests import parts
from tests.test_attacks import good

COUNT, SEED, SHOWN = 10_000, 2020, 5
SAMPLE = Path(__file__).parents[1] / "data/samples/demo/主席办公会议定事项.xlsx"


def main(arguments: Sequence[str]) -> int:
    """Try all of them, and say what became of each kind."""
    count = int(arguments[0]) if arguments else COUNT
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for content in (parts.zipped(good()), SAMPLE.read_bytes()):
            path = Path(folder, "表.xlsx")
            path.write_bytes(content)
            sound = read_workbook(path).grids
            chance = random.Random(SEED)
            for _ in range(count // 2):
                path.write_bytes(mutated(content, chance))
                found[_outcome(path, sound, found)] += 1
    return show(
        [
            Line("mutations", sum(found.values()), ""),
            Line("  refused with a reason", found["refused"], ""),
            Line("  read the same", found["same"], ""),
            Line("  read as something else", found["other"], "", 0),
            Line("  ended in another error", found["error"], "", 0),
        ]
    )


def mutated(content: bytes, chance: random.Random) -> bytes:
    """A file with some bytes changed, and sometimes its end cut off."""
    changed = bytearray(content)
    for _ in range(chance.choice([1, 1, 1, 2, 8])):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    if chance.random() < 0.1:
        del changed[chance.randrange(len(changed)) :]
    return bytes(changed)


def _outcome(path: Path, sound: Sequence[Grid], found: Counter[str]) -> str:
    try:
        grids = read_workbook(path).grids
    except Refusal:
        return "refused"
    except Exception as error:  # whatever is no refusal is what this counts
        if found["error"] < SHOWN:
            print(f"{type(error).__name__}: {error}")
        return "error"
    return "same" if [*grids] == [*sound] else "other"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
