"""Parse one cell into one value: `parse` reads the spellings that offices use for each kind."""

from collections.abc import Callable
from functools import lru_cache

from etl.reading.model import Cell
from etl.reading.values import names, reasons
from etl.reading.values.closing import closing_date
from etl.reading.values.context import Context, Parsed, fault
from etl.reading.values.dates import parse_date
from etl.reading.values.flags import parse_flag
from etl.reading.values.numbers import looks_like_ratios, parse_number
from etl.reading.values.text import clean, is_missing, strip_notes, written
from etl.reading.values.whole import parse_whole
from etl.reading.values.words import looks_exact, parse_text
from etl.reading.values.world_time import in_world_time
from etl.sheets.contract import Kind

__all__ = [
    "Context",
    "Parsed",
    "clean",
    "closing_date",
    "in_world_time",
    "is_missing",
    "looks_exact",
    "looks_like_ratios",
    "names",
    "parse",
    "strip_notes",
    "written",
]


def parse(cell: Cell, kind: Kind, context: Context) -> Parsed:
    """The value of `cell` as `kind`; a fault or warning comes with its reason and details."""
    if cell.error:
        return fault(reasons.ERROR_CELL, cell.error)
    if cell.value is None:
        return fault(reasons.FORMULA_UNSAVED, written(cell)) if cell.formula else Parsed(None)
    return _PARSERS[kind](cell, context)


def _period(cell: Cell, context: Context) -> Parsed:
    return parse_date(cell, context, period=True)


def _name(cell: Cell, context: Context) -> Parsed:
    return _named(written(cell), is_city=context.register == "cities")


@lru_cache(maxsize=8192)  # a column repeats its names
def _named(text: str, *, is_city: bool) -> Parsed:
    if is_missing(text):
        return Parsed(None)
    return Parsed(names.city(text) if is_city else names.name(text))


def _names(cell: Cell, _: Context) -> Parsed:
    text = written(cell)
    return Parsed(None if is_missing(text) else names.names(text))


_PARSERS: dict[Kind, Callable[[Cell, Context], Parsed]] = {
    Kind.TEXT: parse_text,
    Kind.NAME: _name,
    Kind.NAMES: _names,
    Kind.WHOLE: parse_whole,
    Kind.NUMBER: parse_number,
    Kind.DATE: parse_date,
    Kind.PERIOD: _period,
    Kind.FLAG: parse_flag,
}
