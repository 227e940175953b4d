"""What the data folder says of its own past: the last backup, the last drill, the newest file."""

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path

from pages.shared import warehouse

AGAIN = 2000  # uploads whose dates are looked at, the newest numbers first


@dataclass(frozen=True)
class Noted:
    """When something was done last, and whether it ended well."""

    at: dt.datetime
    is_good: bool


def of(what: str) -> Noted | None:
    """The note `backup.json` or `drill.json`; None when there is none that can be read.

    `ok` in it is false when damage was found.
    """
    place = warehouse.data_folder() / f"{what}.json"
    try:
        record = json.loads(place.read_text(encoding="utf-8"))
        at = dt.datetime.fromisoformat(record["at"]).astimezone()
        return Noted(at, record.get("ok", True) is True)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def newest() -> dt.datetime | None:
    """The time of the newest file that a load has written; None before the first one."""
    data = warehouse.data_folder()
    records = sorted((data / "uploads").glob("[0-9]*/upload.json"), reverse=True)[:AGAIN]
    times = [moment for path in [*records, data / "builds" / "current"] if (moment := _time(path))]
    return max(times, default=None)


def _time(path: Path) -> dt.datetime | None:
    try:
        return dt.datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except OSError:
        return None
