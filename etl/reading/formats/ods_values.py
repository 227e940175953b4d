"""What one cell of an OpenDocument spreadsheet holds."""

import datetime as dt
import re

from etl.reading.model import Scalar

_ERROR = re.compile(r"#[A-Z][A-Z0-9/_]*[!?]?|Err:\d+")
_DURATION = re.compile(r"P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?")


def element_text(name: str, attributes: dict[str, str]) -> str:
    """What an element inside of a paragraph stands for."""
    if name == "text:s":
        return " " * number(attributes, "text:c", 1000)
    return {"text:tab": "\t", "text:line-break": "\n"}.get(name, "")


def is_error(attributes: dict[str, str], text: str) -> bool:
    """Whether a cell shows an error."""
    if attributes.get("calcext:value-type") == "error":
        return True
    return "table:formula" in attributes and _ERROR.fullmatch(text) is not None


def value_of(attributes: dict[str, str], text: str) -> Scalar:
    """The value of a cell by its own type, else its text."""
    kind = attributes.get("office:value-type", "")
    try:
        if kind in ("float", "percentage", "currency"):
            return float(attributes["office:value"])
        if kind == "date":
            when = dt.datetime.fromisoformat(attributes["office:date-value"])
            return when.date() if when.time() == dt.time() else when
        if kind == "time":
            return _duration(attributes["office:time-value"])
    except (KeyError, ValueError):
        return text
    if kind == "boolean":
        return attributes.get("office:boolean-value") == "true"
    return attributes.get("office:string-value", text)


def _duration(text: str) -> dt.time | dt.timedelta:
    match = _DURATION.fullmatch(text)
    if not match:
        raise ValueError(text)
    days, hours, minutes, seconds = (float(part or 0) for part in match.groups())
    length = dt.timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    return (dt.datetime.min + length).time() if length < dt.timedelta(days=1) else length


def number(attributes: dict[str, str], name: str, most: int) -> int:
    """A number from 1 to `most`; 1 where none is told."""
    text = attributes.get(name)
    return min(int(text[:9]), most) if text and text.isdecimal() else 1
