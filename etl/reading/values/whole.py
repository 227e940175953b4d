"""Whole numbers: forum numbers (第十三期), years, ranks (并列第2, 3/11)."""

import datetime as dt
import re

from etl.reading.model import Cell
from etl.reading.values import masks, numerals, reasons
from etl.reading.values.context import Context, Parsed, fault
from etl.reading.values.text import LONGEST, is_missing, solid, written
from etl.reading.values.vocabulary import FIRST, UNRANKED

_NUMERAL = rf"\d[\d,]*(?:\.0+)?|[{numerals.SIGNS}]+"
_WHOLE = re.compile(
    rf"(?:(?:19|20)\d\d年度?(?=第))?(?:并列|全国|全省|全市|全区|列|位居|位列|居|总|论坛|no\.?|#|=|t(?=\d))*"
    rf"(?:第)?(?P<number>{_NUMERAL})(?:[/／]\d+|=)?"
    r"(?:期|名|位|次|届|号|年度|年|场|个|轮|批|人|并列|分|家|条|次数)*",
    re.IGNORECASE,
)
_FIRST = re.compile(r"(?:(?:19|20)\d\d年度?)?(?:论坛)?首[期次届场批轮个位名](?:论坛)?")
_REMARK = re.compile(r"[(\[【〔][^()\[\]【】〔〕]*[)\]】〕]")


def parse_whole(cell: Cell, _: Context) -> Parsed:
    """A whole number; a rank keeps its place only (3/11 is 3)."""
    value, shown = cell.value, written(cell)
    if isinstance(value, str):
        return _from_text(value, shown)
    if isinstance(value, dt.datetime | dt.date) and masks.date_grain(cell.number_format) == "year":
        return Parsed(value.year)
    if isinstance(value, dt.datetime | dt.date | dt.time | dt.timedelta):
        return fault(reasons.DATE_NOT_NUMBER, shown)
    if isinstance(value, bool) or value is None or value != value or value != int(value):
        return fault(reasons.NOT_WHOLE, shown)
    return Parsed(int(value))


def _from_text(text: str, shown: str) -> Parsed:
    if len(text) > LONGEST:
        return fault(reasons.NOT_WHOLE, text[:LONGEST])
    text = _REMARK.sub("", bare) if _REMARK.sub("", bare := solid(text)) else bare
    if is_missing(text) or text in UNRANKED:
        return Parsed(None)
    if text in FIRST or _FIRST.fullmatch(text):
        return Parsed(1)
    match = _WHOLE.fullmatch(text)
    if not match:
        return fault(reasons.NOT_WHOLE, shown)
    try:
        number = numerals.read(match["number"])
    except numerals.NumeralError:
        return fault(reasons.NOT_WHOLE, shown)
    return Parsed(int(number)) if number == int(number) else fault(reasons.NOT_WHOLE, shown)
