"""The reading child process: `python -m etl.reading` reads its request as JSON on standard input.

`{"language": "zh", "rows": 0, "steps": …, "jobs": [{"workbook": …, "out": …, "password": …}]}`;
each job's folder gets `report.json` and `rows/<table>.parquet`, and the file `steps` a line of JSON
for each sheet that it starts. With arguments it reads one workbook:
`python -m etl.reading WORKBOOK OUT_DIR [--password-stdin] [--memory FILE]`.
"""

import argparse
import gc
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypedDict

from etl.reading import reader
from etl.reading.answers import answers, parquet, report, statements
from etl.reading.formats.form import form_of
from etl.reading.model import Reading
from etl.reading.process import sandbox
from etl.reading.refusal import Refusal

SMALL = 50_000  # bytes that cannot hold a large sheet


class Job(TypedDict, total=False):
    """One workbook and the folder for what is read from it."""

    workbook: str
    out: str
    password: str


class Request(TypedDict, total=False):
    """What the parent asks for; `memory` is the file of confirmed headers, `mappings` are sheets
    mapped by hand, `steps` is the file that gets a line of JSON for each sheet."""

    language: str
    rows: int
    memory: str
    steps: str
    mappings: list[dict[str, object]]
    jobs: list[Job]


def main() -> int:
    """Read every job's workbook; a refusal is written into its report."""
    _be_quick()
    request = _request()
    memory = _memory(request.get("memory"))
    for place, job in enumerate(request["jobs"], start=1):
        try:
            _read(job, request, memory, _teller(request, place))
        except OSError as error:
            number = error.errno or 0
            if number not in sandbox.SYSTEMS:
                raise
            return sandbox.SYSTEM + number
    return 0


def _be_quick() -> None:
    """Spare this short-lived process a third of its CPU time.

    Nothing that it makes goes in circles, so the collector would look at millions of cells in vain;
    and pyarrow would import pandas only to ask whether a list is one of its columns.
    """
    gc.disable()
    sys.meta_path.insert(0, _WithoutPandas())


class _WithoutPandas:
    """Says that pandas is not installed."""

    def find_spec(self, fullname: str, *_: object) -> None:
        """Leave every other module to the finders behind this one."""
        if fullname == "pandas":
            raise ModuleNotFoundError(name=fullname)


def _request() -> Request:
    if len(sys.argv) == 1:
        parsed: Request = json.loads(sys.stdin.buffer.read())
        return parsed
    parser = argparse.ArgumentParser(prog="python -m etl.reading", description=__doc__)
    parser.add_argument("workbook")
    parser.add_argument("out")
    parser.add_argument("--password-stdin", action="store_true")
    parser.add_argument("--memory")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh")
    chosen = parser.parse_args()
    job: Job = {"workbook": chosen.workbook, "out": chosen.out}
    if chosen.password_stdin:
        job["password"] = sys.stdin.readline().rstrip("\r\n")
    request: Request = {"language": chosen.lang, "rows": -1, "jobs": [job]}
    return {**request, "memory": chosen.memory} if chosen.memory else request


def _memory(file: str | None) -> Mapping[str, str]:
    path = Path(file) if file else None
    if path is None or not path.exists():
        return {}
    content: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    content.pop("seal", None)  # the checksum of the rest (`etl/store/sealing.py`)
    return content


def _teller(request: Request, file: int) -> reader.Tell:
    """A function that reports each sheet of file number `file` (from 1) to `steps`, if given."""
    steps = request.get("steps")
    if not steps:
        return reader.unheard

    def tell(sheet: int, sheets: int) -> None:
        at = {"file": file, "files": len(request["jobs"]), "sheet": sheet, "sheets": sheets}
        with Path(steps).open("a", encoding="utf-8") as lines:
            lines.write(f"{json.dumps(at)}\n")

    return tell


def _read(job: Job, request: Request, memory: Mapping[str, str], tell: reader.Tell) -> None:
    file, out, language = Path(job["workbook"]), Path(job["out"]), request.get("language", "zh")
    out.mkdir(parents=True, exist_ok=True)
    try:
        rows = request.get("rows", -1)
        mappings = request.get("mappings", [])
        how = {"password": job.get("password"), "memory": memory, "mappings": mappings}
        reading = _reader(file, rows)(file, tell=tell, **how)
        form = form_of(file)
    except Refusal as refusal:
        answer = answers.refused(file.name, refusal, language=language)
    else:
        answer = report.report(reading, language=language, rows=rows, form=form)
        parquet.write(reading, out / "rows")
        statements.write(reading, out)
    text = json.dumps(answer, ensure_ascii=False)
    (out / "report.json").write_text(text, encoding="utf-8")


def _reader(file: Path, rows: int) -> Callable[..., Reading]:
    """Large files by columns, unless every row is to be told."""
    if rows < 0 or file.stat().st_size < SMALL:
        return reader.read_file
    # It brings what takes longer to import than a small file to read.
    from etl.reading.bulk import large

    return large.read_file


if __name__ == "__main__":
    sys.exit(main())
