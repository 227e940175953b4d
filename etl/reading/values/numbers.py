"""Numbers from cells, in the base unit of their column: 120.5 below 万元 is 1205000 元."""

import math
from decimal import Decimal
from functools import lru_cache

from etl.reading.model import Cell, Quantity
from etl.reading.values import masks, reasons, units
from etl.reading.values.context import Context, Parsed, fault
from etl.reading.values.figures import Figure, UnreadableError, read_figure
from etl.reading.values.text import LONGEST, clean, is_missing, plain, written

_EXACT = 1e15


def parse_number(cell: Cell, context: Context) -> Parsed:
    """The cell's number in the base unit; see `Context` for what decides about its unit."""
    value = cell.value
    if isinstance(value, str):
        return _from_text(value, context)
    if isinstance(value, bool) or value is None:
        return fault(reasons.NOT_A_NUMBER, written(cell))
    if not isinstance(value, int | float):
        return fault(reasons.DATE_NOT_NUMBER, written(cell))
    return _from_stored(value, cell, context)


def _from_text(text: str, context: Context) -> Parsed:
    shown = text.strip()
    if is_missing(text):
        return Parsed(Quantity(None, _base(context), False, shown) if clean(text) else None)
    if len(text) > LONGEST:
        return fault(reasons.NOT_A_NUMBER, shown[:LONGEST])
    try:
        return _in_base(read_figure(text), context, shown)
    except UnreadableError as problem:
        return fault(problem.reason, shown, **problem.details)


def _from_stored(value: float, cell: Cell, context: Context) -> Parsed:
    if cell.number_format == "General":  # most cells: no decimals, no masks
        scale, base = scale_of(context)
        if base != "%" and abs(number := value * scale) < _EXACT:
            # As stored: ranks may hang on the last bit, and the same figure is the same bits.
            kept = float(value) if scale == 1 else _rounded(number)
            return Parsed(Quantity(kept, base, False, plain(value)))
    if not math.isfinite(value):
        return fault(reasons.NOT_A_NUMBER, written(cell))
    return _in_base(_stored(value, cell.number_format), context, written(cell))


def looks_like_ratios(cells: list[Cell]) -> bool:
    """True when a column of percentages holds bare numbers only, all from 0 to 1, some broken.

    Then 0.85 means 85 % in all of it: how a csv export shows cells formatted as percentages.
    """
    bare = [_bare(cell) for cell in cells if not _is_blank(cell)]
    known = [value for value in bare if value is not None]
    broken = sum(0 < value < 1 for value in known)
    return len(known) == len(bare) and broken >= 2 and all(0 <= value <= 1 for value in known)


def _is_blank(cell: Cell) -> bool:
    return cell.value is None or (isinstance(cell.value, str) and is_missing(cell.value))


def _bare(cell: Cell) -> float | None:
    """The number of a cell without any sign of its unit; None when it has one, or is no number."""
    if isinstance(cell.value, bool) or masks.read(cell.number_format).percent:
        return None
    if isinstance(cell.value, int | float):
        return float(cell.value)
    try:
        return float(clean(cell.value)) if isinstance(cell.value, str) else None
    except ValueError:
        return None


def _stored(value: float, number_format: str) -> Figure:
    """A numeric cell, as its number format shows it."""
    mask = masks.read(number_format, value)
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if mask.percent:
        return Figure(number * 100, "%")
    number /= Decimal(str(mask.scale))
    unit = mask.after if units.is_unit(mask.after) else ("元" if mask.before in {"¥", "￥"} else "")
    sized = units.read(unit).base is None and unit != ""
    return Figure(
        number * units.read(unit).factor if sized else number, "" if sized else unit, False, sized
    )


@lru_cache(maxsize=1024)
def scale_of(context: Context) -> tuple[float, str | None]:
    """What a bare number of the column is multiplied by, and its base unit then."""
    header = units.read(context.header_unit)
    return float(header.factor), header.base or context.unit


def _base(context: Context) -> str | None:
    return scale_of(context)[1]


def _rounded(number: float) -> float:
    """Fifteen digits, as Excel keeps them: 0.30000000000000004 was typed as 0.3."""
    return float(number) if number == int(number) else float(f"{number:.15g}")


def _in_base(figure: Figure, context: Context, shown: str) -> Parsed:
    """The figure in the base unit; its own unit, else the header's, else the contract's."""
    header, own = units.read(context.header_unit), units.read(figure.unit)
    expected = _base(context)
    rate = "/" in figure.unit or "每" in figure.unit
    if rate and own.base != header.base and own.base != context.unit:
        return fault(reasons.RATE, shown)
    if own.base and expected and units.family(own.base) != units.family(expected):
        return fault(reasons.OTHER_UNIT, shown, unit=figure.unit, expected=expected)
    factor = own.factor if own.base or figure.sized else header.factor
    number = figure.value * factor
    if expected == "%" and own.base is None:
        if problem := _percent_doubt(number, context, shown):
            return problem
        number = number * 100 if context.ratios and header.base is None else number
    if not math.isfinite(value := float(number)):
        return fault(reasons.NOT_A_NUMBER, shown)
    return Parsed(Quantity(_rounded(value), own.base or expected, figure.approx, shown.strip()))


def _percent_doubt(number: Decimal, context: Context, shown: str) -> Parsed | None:
    """A bare 0.85 or 1.2 where nothing says whether percent or parts of one are meant."""
    clear = context.ratios or units.read(context.header_unit).base == "%"
    if clear or number == 0 or abs(number) >= 2:
        return None
    points, ratio = plain(float(number)), plain(float(number * 100))
    return fault(reasons.PERCENT_OR_RATIO, shown, points=points, ratio=ratio)
