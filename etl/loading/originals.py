"""Rows of an upload read once more from its original file, as they were when it was loaded."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from etl.reading.process import child
from etl.store import durable, memory
from etl.store.records import Record


def readings(
    data: Path, folder: Path, record: Record, room: Path, password: str | None = None
) -> Iterator[Path]:
    """Folders below `room` with the rows of an upload's original; none where it is refused.

    It is read by the confirmed headers of today first, then with what its own headers meant. Rows
    that were left out are left out again.
    """
    for known in _memories(data, record, room):
        out = room / known.stem / folder.name
        how = child.How("zh", 0, password, known, memory.mappings(data))
        (report,) = child.read([folder / record.file], [out], how)
        if not report["refused"] and _leave_out(out, child.faults(report), record):
            yield out


def _memories(data: Path, record: Record, room: Path) -> Iterator[Path]:
    yield memory.path(data)
    own = {
        f"{table}|{typed}": meant
        for table, columns in record.mapping.items()
        for typed, meant in columns.items()
    }
    path = room / "headers-of-then.json"
    durable.write_json(path, {**memory.headers(data), **own})
    yield path


def _leave_out(out: Path, faults: Collection[Mapping[str, object]], record: Record) -> bool:
    """Leave out the rows that were left out: by the reader's faults first, then by the checks'.

    False when the reader finds a fault by which nothing was left out.
    """
    left = {_place(fault) for fault in record.reported if not fault.get("warning")}
    own = {_place(fault) for fault in faults}
    if not own <= left:
        return False
    if left:
        from etl.store import leaving  # pyarrow, which files without faults do without

        for faulty in (own, left - own):
            if faulty:
                leaving.leave_out(out / "rows", faulty)
    return True


def _place(fault: Mapping[str, object]) -> tuple[str, str]:
    return str(fault["sheet"]), str(fault["cell"])
