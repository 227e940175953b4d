"""The periods that an office may have to report about now."""

import calendar
import datetime as dt

Period = tuple[dt.date, dt.date, str]
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_SHOWN = {"month": 6, "quarter": 3, "half": 2, "year": 2}


def recent(today: dt.date) -> list[Period]:
    """The last months, quarters, half-years and years, the running one of each included."""
    return [_back(today, grain, steps) for grain, shown in _SHOWN.items() for steps in range(shown)]


def _back(today: dt.date, grain: str, steps: int) -> Period:
    length = _MONTHS[grain]
    running = (today.year * 12 + today.month - 1) // length
    first, last = (running - steps) * length, (running - steps + 1) * length - 1
    year, month = divmod(last, 12)
    end = dt.date(year, month + 1, calendar.monthrange(year, month + 1)[1])
    return dt.date(first // 12, first % 12 + 1, 1), end, grain
