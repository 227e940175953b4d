"""What all parsers do first: normalise what people type, and know the marks for “no value”."""

import datetime as dt
import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from etl.reading.model import Cell
from etl.reading.values import masks
from etl.reading.values.vocabulary import BLANK_MARKS, MISSING

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad]")
_DASHES = re.compile("[\u2010-\u2015\u2212\u2500\u2501\ufe58\ufe63\uff0d\u30fc]")
_TILDES = re.compile("[\u301c\uff5e\u223c\u02dc]")
_CIRCLED = "\u2460-\u2473\u24eb-\u24ff\u2776-\u277f\u00b9\u00b2\u00b3\u2070-\u2079"
_NOTE = rf"(?:[{_CIRCLED}*\uff0a※†‡★☆#]|\[\d{{1,2}}\]|\[注\d?\]|〔\d{{1,2}}〕)"
_NOTES_AROUND = re.compile(rf"^(?:{_NOTE}\s*)+(?=[^\s])|(?:\s*{_NOTE})+$")
_POWER = re.compile(r"(?<=[mM米])[²³]")
_CJK = "\u3007\u3400-\u4dbf\u4e00-\u9fff"
_CJK_GAP = re.compile(rf"(?<=[{_CJK}])\s+(?=[{_CJK}])")


def strip_notes(text: str) -> str:
    """`text` without footnote marks at either end: 宁波*, 1234.5①."""
    stripped = _NOTES_AROUND.sub("", text.strip())
    return stripped or text.strip()


EXACT, LARGEST = 2.0**53, 1e21  # whole numbers are exact below the first
LONGEST = 120  # no number, date, name or flag is longer; what is longer is prose


def clean(text: str) -> str:
    """Full-width to half-width, one kind of dash and tilde, no invisible signs, single spaces."""
    return _remembered(text) if len(text) <= LONGEST else _clean(text)


@lru_cache(maxsize=65536)
def _remembered(text: str) -> str:
    return _clean(text)


def _clean(text: str) -> str:
    visible = strip_notes(_POWER.sub(_digit, _INVISIBLE.sub("", text)))
    folded = unicodedata.normalize("NFKC", _TILDES.sub("~", _DASHES.sub("-", visible)))
    return " ".join(_DASHES.sub("-", folded).split()).lstrip("'").strip()


def _digit(power: re.Match[str]) -> str:
    """km² measures an area; elsewhere ² is the mark of a note."""
    return "2" if power[0] == "²" else "3"


def solid(text: str) -> str:
    """`clean`, without any space."""
    return clean(text).replace(" ", "")


def without_gaps(text: str) -> str:
    """`text` without the blanks that people put between Chinese characters: 广　州."""
    return _CJK_GAP.sub("", text)


def is_mark(text: str) -> bool:
    """True for a blank and for dashes, slashes and dots, which say nothing in any column."""
    mark = solid(text).casefold()
    return mark in BLANK_MARKS or not mark.strip("-/\\._·?~")


def is_missing(text: str) -> bool:
    """True for a blank and for the marks that offices write where there is no value."""
    return is_mark(text) or solid(text).casefold() in MISSING


def plain(value: float) -> str:
    """A number as people write it: no trailing .0, no float noise, digits that Excel keeps."""
    if abs(value) < EXACT and (whole := int(value)) == value:
        return str(whole)
    text = f"{value:.15g}"
    return f"{Decimal(text):f}" if EXACT <= abs(value) < LARGEST else text


def written(cell: Cell) -> str:
    """What the cell shows, near enough to quote it."""
    value = cell.value
    if cell.error:
        return cell.error
    if value is None:
        return f"={cell.formula.lstrip('=')}" if cell.formula else ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int) and abs(value) >= 2**53:
        return str(value)
    if isinstance(value, int | float):
        return _written_number(float(value), cell.number_format)
    if isinstance(value, dt.date):
        return _written_date(value, cell.number_format)
    return value.isoformat() if isinstance(value, dt.time) else str(value)


def _written_date(value: dt.date, number_format: str) -> str:
    """A date may be shown as its month or its year alone."""
    grain = masks.date_grain(number_format)
    if grain == "month":
        return f"{value.year}年{value.month}月"
    if grain == "year":
        return f"{value.year}年"
    if isinstance(value, dt.datetime) and value.time() != dt.time():
        return value.isoformat(" ")
    return value.isoformat()[:10]


def _written_number(value: float, number_format: str) -> str:
    mask = masks.read(number_format, value)
    if mask.percent:
        return plain(float(f"{value * 100:.12g}")) + "%"
    shown = plain(value / mask.scale)
    if mask.digits and value.is_integer() and value >= 0:
        shown = shown.zfill(mask.digits)
    return f"{mask.left}{shown}{mask.right}"
