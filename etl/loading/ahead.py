"""What the checks say of the rows that were read, where other rows stop a load anyway.

So a clerk hears of faults of the reader, the registers, units and repeats in one go.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from etl.store import leaving, uploads
from etl.store.records import LEFT_OUT, Record, Upload
from etl.warehouse import builds
from etl.warehouse.checks import CheckResult

RESTS_ON: Mapping[str, tuple[str, ...]] = {
    "look_backs_without_outcome": ("outcomes",),
    "milestones_without_project": ("projects",),
    "no_cities": ("cities",),
    "no_indicators": ("indicators",),
    "no_units": ("units",),
    "outcomes_without_forum": ("forums",),
    "progress_without_project": ("projects",),
    "raters_without_weight": ("appraisals",),
    "ranks_beyond_members": ("cities",),
    "unknown_cities": ("cities",),
    "unknown_groups": ("cities",),
    "unknown_indicators": ("indicators",),
    "unknown_operands": ("indicators",),
    "unknown_subjects": ("indicators", "schemes"),
    "unknown_units": ("units",),
}


def look(data: Path, folders: Sequence[Path], records: Sequence[Record]) -> list[CheckResult]:
    """What the checks find in the sound rows of drafts, which are not loaded."""
    lost: set[str] = set()
    drafts: list[Upload] = []
    for folder, record in zip(folders, records, strict=True):
        stopping = [fault for fault in record.reported if not fault["warning"]]
        lost |= sound(folder, {(str(fault["sheet"]), str(fault["cell"])) for fault in stopping})
        drafts.append(uploads.seal(folder, record))
    return findings(data, drafts, lost)


def sound(folder: Path, faulty: set[tuple[str, str]]) -> set[str]:
    """Reduce a draft to its sound rows; returns the tables that lost any."""
    rows = folder / "rows"
    leaving.leave_out(rows, faulty)
    lost = {path.stem for path in (folder / LEFT_OUT).glob("*.parquet")}
    for table in leaving.incomplete(rows):
        (rows / f"{table}.parquet").unlink()
        lost.add(table)
    return lost


def findings(data: Path, drafts: Sequence[Upload], lost: set[str]) -> list[CheckResult]:
    """What the checks find in these drafts and the uploads in force.

    A name counts as unknown only where no row of its register was `lost`.
    """
    try:
        builds.draft(data, [*uploads.in_force(data), *drafts])
    except builds.CheckError as failed:
        return [one for one in failed.failures if not lost & set(RESTS_ON.get(one.name, ()))]
    return []
