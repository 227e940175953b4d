"""Compare two readers' cells of one sheet: the first one's count; a contradiction is refused."""

import datetime as dt
import math

from etl.reading.formats import reasons
from etl.reading.formats.address import address
from etl.reading.formats.masks import DAY, EPOCH, FIRST_TRUE_DAY
from etl.reading.model import Cell, Scalar
from etl.reading.refusal import Refusal

Cells = dict[tuple[int, int], Cell]
SECOND = 1.01 / 86_400  # days
SYSTEMS_APART = 1462  # days between the calendars that begin in 1900 and in 1904


def agree(sheet: str, cells: Cells, others: Cells) -> None:
    """Add the cells that only the other reader sees; Refusal where the two contradict."""
    for place, other in others.items():
        cell = cells.setdefault(place, other)
        is_known = cell.error or cell.formula or cell.value is None  # this reader knows more of it
        if not is_known and not _is_same(cell.value, other.value):
            raise Refusal(
                reasons.DISAGREE,
                cell=address(*place),
                sheet=sheet,
                one=str(cell.value),
                other=str(other.value),
            )


def _is_same(one: Scalar, other: Scalar) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return one.split() == other.split()
    first, second = _serial(one), _serial(other)
    if first is None or second is None:
        return one == other
    if math.isclose(first, second, rel_tol=1e-12):
        return True
    if _is_moment(one) or _is_moment(other):  # fractions of days, which each reader rounds
        is_early = min(first, second) >= 0 and max(first, second) < FIRST_TRUE_DAY
        distance = abs(first - second)
        return min(distance, abs(distance - SYSTEMS_APART)) <= (1 if is_early else SECOND)
    return False


def _is_moment(value: Scalar) -> bool:
    return isinstance(value, dt.date | dt.time | dt.timedelta)


def _serial(value: Scalar) -> float | None:
    """A number, or the number of days of a moment; None for all else."""
    if isinstance(value, dt.datetime):
        return (value - EPOCH) / DAY
    if isinstance(value, dt.date):
        return float((dt.datetime(value.year, value.month, value.day) - EPOCH) / DAY)
    if isinstance(value, dt.timedelta):
        return value / DAY
    if isinstance(value, dt.time):
        return (dt.datetime.combine(EPOCH, value) - EPOCH) / DAY
    return float(value) if isinstance(value, int | float) else None
