"""The text that Excel or WPS shows for a cell: its number or date in the cell's format."""

import datetime as dt
import re

from etl.reading.model import Cell
from etl.reading.values import masks, written
from etl.reading.values.text import plain

_LITERAL = re.compile(r'"[^"]*"|[\\!].|\[[^\]]*\]|_.|\*.')
_SHAPE = re.compile(r"(?P<whole>[#0?,]*[#0?])(?:\.(?P<part>[#0?]+))?")
_ODD = re.compile(r"[/Ee]|[\\!]\.|\"\.\"")  # fractions, exponents, a written point
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|\[[^\]]*\]|_.|\*.'
    r"|(?P<half>AM/PM|A/P|上午/下午)|(?P<part>y+|e+|m+|d+|h+|s+|a+)(?P<minute>(?=[^ymdhsa]*s))?"
    r"|(?P<sign>.)",
    re.IGNORECASE,
)
SIGNIFICANT = 11  # digits that a cell without a format shows
WEEKDAYS = "一二三四五六日"


def displayed(cell: Cell) -> str:
    """The cell's text as Excel or WPS shows it."""
    value = cell.value
    if cell.error or isinstance(value, bool):
        return written(cell)
    if isinstance(value, int | float):
        return _number(cell, value)
    if isinstance(value, dt.date) and masks.date_grain(cell.number_format):
        return _date(value, cell.number_format)
    return written(cell)


def _number(cell: Cell, value: float) -> str:
    code = masks.section(cell.number_format, value)
    mask = masks.read(cell.number_format, value)
    shape = _SHAPE.search(_LITERAL.sub("", code))
    if shape is None or _ODD.search(_LITERAL.sub("", code)) or mask.scale != 1 or mask.digits:
        is_general = code.casefold() in {"general", "@", ""} and abs(value) < 10**SIGNIFICANT
        return plain(float(f"{value:.{SIGNIFICANT}g}")) if is_general else written(cell)
    part = shape["part"] or ""
    scaled = value * 100 if mask.percent else value
    text = f"{scaled:{',' if ',' in shape['whole'] else ''}.{len(part)}f}"
    for sign in reversed(part):  # an optional place shows no closing zero
        if sign == "0" or not text.endswith("0"):
            break
        text = text[:-1]
    sign = "%" if mask.percent else ""
    return f"{mask.left}{text.removesuffix('.')}{sign}{mask.right}"


def _date(value: dt.date, number_format: str) -> str:
    """A date in its own format; English names of months and days become numbers and Chinese."""
    moment = value if isinstance(value, dt.datetime) else dt.datetime.combine(value, dt.time())
    texts: list[str] = []
    is_time = False
    for match in _TOKEN.finditer(number_format.split(";")[0]):
        if match["part"]:
            token = match["part"].lower()
            minute = token[0] == "m" and (is_time or match["minute"] is not None)
            texts.append(_part(moment, "n" * len(token) if minute else token))
            is_time = token[0] == "h"
        elif match["half"]:
            texts.append("上午" if moment.hour < 12 else "下午")
        else:
            texts.append(match["quoted"] or match["escaped"] or match["sign"] or "")
    return "".join(texts).strip()


def _part(moment: dt.datetime, token: str) -> str:
    if token[0] in "ye":
        return f"{moment.year % 100:02d}" if token == "yy" else str(moment.year)
    if token[0] == "a" or (len(token) > 2 and token[0] == "d"):
        return f"星期{WEEKDAYS[moment.weekday()]}"
    numbers = {"m": "month", "d": "day", "h": "hour", "n": "minute", "s": "second"}
    number: int = getattr(moment, numbers[token[0]])
    return f"{number:02d}" if len(token) == 2 else str(number)
