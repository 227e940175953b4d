"""Read files in a child process, so that a crash of the reader cannot end the caller.

One child reads all files of a step; only when it dies is each file read in a child of its own,
so that only the file that ends its reader is refused.
"""

import json
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.reading.answers.answers import Report, Reported, refused
from etl.reading.process import sandbox
from etl.reading.refusal import Refusal

_PUBLIC = ("file", "refused", "message", "tables")
_OWN = ("cells", "entry")  # of a fault, for whoever marks or counts it
EVERY = -1
At = Mapping[str, int]  # file and sheet that are being read, from 1, of so many files and sheets
TellSheet = Callable[[At], None]


def unheard(at: At) -> None:
    """Tell nobody which sheet is being read."""


@dataclass(frozen=True)
class How:
    """How workbooks are read: `rows` of each table are told, EVERY or so many.

    `memory` is the file of headers that the office confirmed, `mappings` are sheets mapped by hand;
    `password` opens protected files. `tell` hears of each sheet that is begun.
    """

    language: str
    rows: int = 0
    password: str | None = None
    memory: Path | None = None
    mappings: Sequence[Mapping[str, object]] = ()
    tell: TellSheet = unheard


def look(files: Sequence[Path], how: How) -> list[Report]:
    """Read files without keeping anything."""
    with tempfile.TemporaryDirectory() as folder:
        outs = [Path(folder) / str(place) for place in range(len(files))]
        return read(files, outs, how)


def read(files: Sequence[Path], outs: Sequence[Path], how: How) -> list[Report]:
    """Read each file into its folder: `rows/<table>.parquet` beside the report returned."""
    jobs = list(zip(files, outs, strict=True))
    try:
        return _run(jobs, how)
    except Refusal as refusal:
        if len(jobs) == 1:
            return [refused(files[0].name, refusal, language=how.language)]
    return [report for job in jobs for report in read([job[0]], [job[1]], how)]


def faults(report: Report) -> list[Reported]:
    """The faults that stop a load."""
    return [fault for fault in report["reported"] if not fault["warning"]]


def public(report: Report) -> dict[str, object]:
    """A report as `etl read --json` prints it: each cause once."""
    causes = [
        {key: value for key, value in cause.items() if key not in _OWN}
        for cause in report["causes"]
    ]
    return {**{key: value for key, value in report.items() if key in _PUBLIC}, "reported": causes}


def brief(report: Report) -> dict[str, object]:
    """A report without its rows, with every faulty cell."""
    return {
        key: value
        for key, value in report.items()
        if key not in ("tables", "looks", "causes", "wanted")
    }


def summary(report: Report) -> str:
    """A report as lines for a person: one per cause, by its cells."""
    lines = [f"{report['file']}  {report['message']}".rstrip()]
    lines += [f"  {table}: {count}" for table, count in report["rows"].items()]
    lines += [
        "  " + "  ".join(str(part) for part in _parts(fault) if part) for fault in report["causes"]
    ]
    return "\n".join(lines)


def _parts(fault: Reported) -> tuple[str | None, ...]:
    place = f"[{fault['sheet']}] {fault['cell'] or ''}".rstrip()
    value = f"“{fault['value']}”" if fault["value"] else None
    return place, fault["header"], value, fault["reason"]


class _Steps:
    """The file in which the reader tells of its sheets, heard line by line."""

    def __init__(self, path: Path, tell: TellSheet) -> None:
        self.path, self._tell, self._heard = path, tell, 0

    def hear(self) -> None:
        """Tell of the sheets that were begun since the last time."""
        if not self.path.exists():
            return
        unread = self.path.read_bytes()[self._heard :]
        lines = unread[: unread.rfind(b"\n") + 1]  # the last line may still be written
        self._heard += len(lines)
        for line in lines.splitlines():
            self._tell(json.loads(line))


def _run(jobs: Sequence[tuple[Path, Path]], how: How) -> list[Report]:
    with tempfile.TemporaryDirectory() as folder:
        return _heard(jobs, how, _Steps(Path(folder, "steps"), how.tell))


def _heard(jobs: Sequence[tuple[Path, Path]], how: How, steps: _Steps) -> list[Report]:
    secret = {"password": how.password} if how.password else {}
    request = {
        "language": how.language,
        "rows": how.rows,
        "memory": str(how.memory or ""),
        "steps": str(steps.path),
        "mappings": [dict(mapping) for mapping in how.mappings],
        "jobs": [{"workbook": str(file), "out": str(out), **secret} for file, out in jobs],
    }
    sandbox.run_limited(
        ["-m", "etl.reading"],
        size=sum(file.stat().st_size for file, _ in jobs),
        text=json.dumps(request),
        look=steps.hear,
    )
    return [json.loads((out / "report.json").read_text(encoding="utf-8")) for _, out in jobs]
