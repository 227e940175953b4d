"""Dates that may be a day off, because midnight in Beijing was stored as UTC: 16:00."""

import datetime as dt
import re
from collections.abc import Sequence

from etl.reading.model import Cell
from etl.reading.values import masks, reasons
from etl.reading.values.context import Parsed, warn
from etl.reading.values.text import written

MIDNIGHT, SECOND = dt.timedelta(hours=16), dt.timedelta(seconds=1)
_AHEAD = dt.timedelta(hours=8, seconds=1)  # of Beijing, and what is lost in rounding
_MOMENT = re.compile(
    r"(?P<year>\d{4})(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})(?P<mark>[T ])"
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<seconds>\d{2}))?(?:\.\d+)?"
    r"\s*(?P<zone>Z|[+-]00:?00)?"
)
_PARTS = ("year", "month", "day", "hour", "minute", "seconds")


def in_world_time(cells: Sequence[Cell], *, is_day: bool) -> tuple[Cell, Parsed] | None:
    """The first of a column's dates that are all at 16:00, and what to say; None if they are not.

    A time that the office shows is meant, unless it stands with its seconds in a column of days, or
    every date would be the first of a month without it.
    """
    timed = [(cell, when) for cell in cells if (when := _moment(cell)) is not None and _time(when)]
    if not timed or any(abs(_time(when) - MIDNIGHT) > SECOND for _, when in timed):
        return None
    are_firsts = len(timed) > 1 and all((when + _AHEAD).day == 1 for _, when in timed)
    if not are_firsts and any(_is_meant(cell, is_day=is_day) for cell, _ in timed):
        return None
    first, when = timed[0]
    other = (when.date() + dt.timedelta(days=1)).isoformat()
    return first, warn(None, reasons.WORLD_TIME, written(first), other=other)


def _moment(cell: Cell) -> dt.datetime | None:
    if isinstance(cell.value, dt.datetime):
        return cell.value
    match = _MOMENT.fullmatch(cell.value.strip()) if isinstance(cell.value, str) else None
    if match is None:
        return None
    try:
        year, month, day, hour, minute, seconds = (int(match[part] or 0) for part in _PARTS)
        return dt.datetime(year, month, day, hour, minute, seconds)
    except ValueError:
        return None


def _time(when: dt.datetime) -> dt.timedelta:
    return when - dt.datetime.combine(when.date(), dt.time())


def _is_meant(cell: Cell, *, is_day: bool) -> bool:
    """Whether somebody wrote the time on purpose."""
    if isinstance(cell.value, str):
        match = _MOMENT.fullmatch(cell.value.strip())
        is_machine = match is not None and (match["zone"] is not None or match["mark"] == "T")
        return not is_machine and not (is_day and match is not None and match["seconds"])
    shown = masks.time_shown(cell.number_format)
    return "h" in shown and not (is_day and "s" in shown)
