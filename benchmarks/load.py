"""`python -m etl load` of the demonstration workbooks, against python-calamine alone.

Goal: the child's wall time is at most three times calamine's, plus two seconds.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from python_calamine import CalamineWorkbook

from benchmarks.table import Line, show

ROOT = Path(__file__).parents[1]
DEMO = ROOT / "data" / "samples" / "demo"
ROUNDS = 5


def calamine() -> float:
    """Seconds that calamine needs to read every cell of the same files, in this process."""
    start = time.perf_counter()
    for file in sorted(DEMO.rglob("*.xls*")):
        with CalamineWorkbook.from_path(file) as workbook:
            for name in workbook.sheet_names:
                workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return time.perf_counter() - start


def load() -> float:
    """Seconds from the start of the child to its end, on an empty data folder."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "etl", "load", str(DEMO), "--data", folder]
        start = time.perf_counter()
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - start


def main() -> int:
    """Measure both in turn and compare the medians."""
    pairs = [(calamine(), load()) for _ in range(ROUNDS)]
    alone, whole = (statistics.median(column) for column in zip(*pairs, strict=True))
    return show(
        [
            Line("calamine alone reads the demonstration workbooks in", alone, "s"),
            Line("etl load of the demonstration workbooks takes", whole, "s", 3 * alone + 2),
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
