"""Large workbooks in template layout: read, check and Parquet, against calamine alone.

Goals: a million rows of ten columns in twice calamine's CPU time and 1.5 GiB, a hundred thousand in
twice and 400 MiB; from the click to the new build for a sheet of a thousand rows in three seconds.
Every figure is of whole processes, their start and imports included, as the board starts them, on
Linux.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks import sheets
from benchmarks.table import Line, show
from etl.reading.process.sandbox import FRUGAL

ROOT = Path(__file__).parents[1]
ROUNDS = 3
TIMES = 2.0
SIZES = {1_000_000: 1536, 100_000: 400}  # rows: MiB at most
CLICK = 3.0
CALAMINE = """
import sys
from python_calamine import CalamineWorkbook
CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()
"""


@dataclass(frozen=True)
class Cost:
    """What a process cost: CPU seconds, and the most memory that it held, in MiB."""

    seconds: float
    memory: float


def cost(arguments: list[str], text: str = "") -> Cost:
    """Run a Python process to its end."""
    with tempfile.TemporaryFile() as told:
        told.write(text.encode())
        told.seek(0)
        command = [sys.executable, *arguments]
        child = subprocess.Popen(command, cwd=ROOT, stdin=told, env={**os.environ, **FRUGAL})
        _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, arguments)
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def least(costs: list[Cost]) -> Cost:
    """What remains when other processes disturb the least."""
    return Cost(min(one.seconds for one in costs), min(one.memory for one in costs))


def compare(workbook: Path, folder: Path) -> tuple[Cost, Cost]:
    """Calamine alone and the reading child, in turn."""
    job = {"workbook": str(workbook), "out": str(folder / "out")}
    asked = json.dumps({"language": "zh", "rows": 0, "jobs": [job]})
    pairs = [
        (cost(["-c", CALAMINE, str(workbook)]), cost(["-m", "etl.reading"], asked))
        for _ in range(ROUNDS)
    ]
    report = json.loads((folder / "out" / "report.json").read_text(encoding="utf-8"))
    if report["refused"] or not report["rows"]:
        raise ValueError(report["message"])
    return least([alone for alone, _ in pairs]), least([whole for _, whole in pairs])


def of_size(rows: int, memory: float, folder: Path) -> list[Line]:
    """The lines of one size."""
    workbook = folder / f"{rows}.xlsx"
    sheets.write(workbook, rows)
    alone, whole = compare(workbook, folder)
    workbook.unlink()
    return [
        Line(f"calamine alone, {rows:,} rows", alone.seconds, "s"),
        Line("  read, check and Parquet", whole.seconds, "s", TIMES * alone.seconds),
        Line("  times calamine alone", whole.seconds / alone.seconds, "x", TIMES),
        Line("  memory at most", whole.memory, "MiB", memory),
    ]


def click(folder: Path) -> Line:
    """From the click to the new build, on top of the samples: the command that the page starts."""
    data = folder / "data"
    load = [sys.executable, "-m", "etl", "load", "--data", str(data)]
    subprocess.run([*load, "data/samples"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    workbook = folder / "1000.xlsx"
    sheets.write(workbook, 1000, units=("组织部", "办公室"))
    begun = time.perf_counter()
    subprocess.run([*load, str(workbook)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return Line("from click to new build, 1,000 rows", time.perf_counter() - begun, "s", CLICK)


def main() -> int:
    """Measure every size."""
    with tempfile.TemporaryDirectory() as folder:
        lines = [line for rows, most in SIZES.items() for line in of_size(rows, most, Path(folder))]
        return show([*lines, click(Path(folder))])


if __name__ == "__main__":
    sys.exit(main())
