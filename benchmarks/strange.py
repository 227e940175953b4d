"""A long list that is none of the board's tables: CPU time of `etl read`, which asks once.

Goal: 13,979 rows of four columns in two CPU seconds, and time in proportion to the rows.
"""

import sys
import tempfile
from pathlib import Path

from openpyxl import Workbook

from benchmarks.reading import ROUNDS, cost, least
from benchmarks.table import Line, show

SIZES = (1000, 4000, 13_979)
MOST = 2.0  # CPU seconds for the longest


def write(path: Path, rows: int) -> Path:
    """A list of name, code, year and value; some codes are missing."""
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.append(["Entity", "Code", "Year", "Value"])
    for row in range(rows):
        place, year = divmod(row, 30)
        code = f"C{place:03d}" if place % 7 else None
        sheet.append([f"Country {place}", code, 1990 + year, row * 1.37 % 100])
    made.save(path)
    return path


def of_size(rows: int, folder: Path) -> Line:
    """The line of one size: the reading child that `etl read` starts."""
    workbook = write(folder / f"{rows}.xlsx", rows)
    arguments = ["-m", "etl.reading", str(workbook), str(folder / "out")]
    used = least([cost(arguments) for _ in range(ROUNDS)])
    return Line(f"a list of others, {rows:,} rows", used.seconds, "s", MOST)


def main() -> int:
    """Measure every size."""
    with tempfile.TemporaryDirectory() as folder:
        return show([of_size(rows, Path(folder)) for rows in SIZES])


if __name__ == "__main__":
    sys.exit(main())
