"""The date that a flag cell states as well: 2020.8.1销号, 已销号（10月20日）."""

import re

from etl.reading.model import Cell
from etl.reading.values.context import Context, Parsed
from etl.reading.values.dates import parse_date
from etl.reading.values.flags import parse_flag
from etl.reading.values.text import clean, written

_DATE = re.compile(
    r"\d{4}[年./-]\d{1,2}[月./-]\d{1,2}日?|(?:19|20)\d{6}|\d{4}年\d{1,2}月|\d{1,2}月\d{1,2}[日号]|"
    r"\d{1,2}月[上中下]旬|\d{1,2}月底?"
)


def closing_date(cell: Cell, context: Context) -> Parsed | None:
    """The date that a cell of FLAG kind states beside its yes; None when it states none."""
    if parse_flag(cell, context).value is not True:
        return None
    match = _DATE.search(clean(written(cell)))
    return parse_date(Cell(match[0]), context) if match else None
