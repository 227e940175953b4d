"""Numbers from cells, in the base unit of their column: 120.5 below 万元 is 1205000 元."""

import math
from decimal import Decimal
from functools import lru_cache

from etl.reading.model import Cell, Quantity
from etl.reading.values import masks, reasons, units
from etl.reading.values.context import Context, Parsed, fault
from etl.reading.values.figures import Figure, UnreadableError, read_figure
from etl.reading.values.text import LONGEST, clean, is_missing, plain, written
from etl.reading.values.unit_parts import Unit

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
    if cell.number_format == "General" and doubt_of(context) is None:  # most cells
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
    numbers = [value for value in bare if value is not None]
    broken = sum(0 < value < 1 for value in numbers)
    return len(numbers) == len(bare) and broken >= 2 and all(0 <= value <= 1 for value in numbers)


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
    shrunk = Decimal(str(mask.scale))
    number /= shrunk
    is_told, is_money = units.is_unit(mask.after), mask.before in {"¥", "￥"} and shrunk == 1
    unit = mask.after if is_told else "元" if is_money else ""
    sized = units.read(unit).base is None and unit != ""
    if sized:
        return Figure(number * units.read(unit).factor, sized=True)
    return Figure(number, unit, shrunk=Decimal(1) if is_told else shrunk)


@lru_cache(maxsize=1024)
def scale_of(context: Context) -> tuple[float, str | None]:
    """What a bare number of the column is multiplied by, and its base unit then."""
    factor, base = _scale(context)
    return float(factor), base


@lru_cache(maxsize=1024)
def _scale(context: Context) -> tuple[Decimal, str | None]:
    header, expected = units.read(context.header_unit), units.read(context.unit).base
    ratio = units.ratio(header.base, expected)
    is_kept = header.base is not None and ratio == 1 and doubt_of(context) is None
    return header.factor * ratio, header.base if is_kept else expected


def doubt_of(context: Context) -> tuple[str, str] | None:
    """Two units stated for one number that cannot both hold: the nearer one, and the other."""
    if context.header_unit and context.against:
        return context.header_unit, context.against
    if context.header_unit is None or context.unit is None:
        return None
    measure = units.kind(units.read(context.header_unit).base)
    if measure is None or units.fit(measure.name, context.unit) or _is_alike(measure, context.unit):
        return None
    return context.header_unit, context.unit


def _is_alike(measure: units.Kind, expected: str) -> bool:
    """万元/年 below 元 is money still, and weights in 分 are parts of a hundred like those in %."""
    families = {measure.family, units.family(expected)}
    return families == {"points", "percent"} or (
        measure.over == expected and units.family(measure.under) in {"months", "years"}
    )


def _base(context: Context) -> str | None:
    return scale_of(context)[1]


def _rounded(number: float) -> float:
    """Fifteen digits, as Excel keeps them: 0.30000000000000004 was typed as 0.3."""
    return float(number) if number == int(number) else float(f"{number:.15g}")


def _in_base(figure: Figure, context: Context, shown: str) -> Parsed:
    """The figure in the base unit; its own unit, else the header's, else the contract's."""
    unit, (factor, expected) = units.read(figure.unit), _scale(context)
    if problem := _foreign(figure.unit, context, shown) or _shrunk(figure, context):
        return problem
    if unit.base is None and (doubt := doubt_of(context)):
        return _doubtful(doubt, context, shown)
    if unit.base:
        factor, expected = _converted(unit, expected)
    elif figure.sized:
        factor = unit.factor * _unsized(context)
    number = figure.value * factor
    if expected == "%" and unit.base is None:
        if problem := _percent_doubt(number, context, shown):
            return problem
        number = number * 100 if _is_ratio(context) else number
    if not math.isfinite(value := float(number)):
        return fault(reasons.NOT_A_NUMBER, shown)
    return Parsed(Quantity(_rounded(value), expected, figure.approx, shown.strip()))


def _shrunk(figure: Figure, context: Context) -> Parsed | None:
    """A figure that its format divides, though the unit stated is not larger by as much."""
    if figure.shrunk in (1, units.read(context.header_unit).factor) or not figure.value:
        return None
    stored = plain(float(figure.value * figure.shrunk))
    return fault(reasons.SHRUNK, plain(float(figure.value)), stored=stored)


def _foreign(unit: str, context: Context, shown: str) -> Parsed | None:
    """A figure in a unit of another kind than its column's; a rate stands only among its like.

    A noun that the sheet states for the column holds: 5家 is not told in 人. One that only the
    contract expects gives way to the figure's own.
    """
    base, expected = units.read(unit).base, _base(context)
    is_stated = units.read(context.header_unit).base is not None
    is_rate = "/" in unit or "每" in unit
    if is_rate and units.family(base) != units.family(expected):
        return fault(reasons.RATE, shown)
    fits = units.say_alike if is_stated else units.fit
    if base and expected and not fits(base, expected):
        return fault(reasons.OTHER_UNIT, shown, unit=unit, expected=expected)
    return None


def _converted(unit: Unit, expected: str | None) -> tuple[Decimal, str | None]:
    """A figure's own unit in that of its column: 90分钟 is 1.5小时; 名 stays 名 among 人."""
    ratio = units.ratio(unit.base, expected)
    return unit.factor * ratio, unit.base if ratio == 1 else expected


def _is_ratio(context: Context) -> bool:
    return context.ratios and units.read(context.header_unit).base is None


def _unsized(context: Context) -> Decimal:
    """What 3万 is multiplied by: its size stands for the header's, but not for what is below /."""
    header = units.read(context.header_unit)
    return units.ratio(header.base, units.read(context.unit).base) / header.per


def _doubtful(doubt: tuple[str, str], context: Context, shown: str) -> Parsed:
    unit, expected = doubt
    if context.against is None:
        return fault(reasons.HEADER_UNIT, unit, expected=expected)
    return fault(reasons.UNITS_DISAGREE, shown, unit=unit, other=expected, place=context.place)


def _percent_doubt(number: Decimal, context: Context, shown: str) -> Parsed | None:
    """A bare 0.85 or 1.2 where nothing says whether percent or parts of one are meant."""
    clear = context.ratios or units.read(context.header_unit).base == "%"
    if clear or number == 0 or abs(number) >= 2:
        return None
    points, ratio = plain(float(number)), plain(float(number * 100))
    return fault(reasons.PERCENT_OR_RATIO, shown, points=points, ratio=ratio)
