"""Periods relative to the time of writing (今年1-7月), resolved by the year of the sheet."""

import re

from etl.reading.values.context import Context
from etl.reading.values.text import solid
from etl.reading.values.vocabulary import HANGING, RELATIVE, YEARS_FROM

_YEAR = re.compile(rf"({'|'.join(YEARS_FROM)})度?(.*)")
_PART = re.compile(r"[(（]?第?前?[一二三四五六七八九十\d]|[上下]半年|年?[初底末]$")


def hangs(text: str) -> bool:
    """Whether a text is a period of which nobody knows without the day that it was written on."""
    bare = solid(text)
    return bare.startswith(RELATIVE) or bare in HANGING


def is_part(text: str) -> bool:
    """Whether a text is a part of a year that is reckoned so: 今年1-7月, not 今年 or 本年累计."""
    match = _YEAR.fullmatch(solid(text))
    return match is not None and _PART.match(match[2]) is not None


def reckoned(text: str, context: Context) -> str | None:
    """The text with the year that it means: 2025年1-7月; None where the sheet does not say.

    今年 alone is the whole year, unless the sheet is about a month: then it may end with that one.
    今年以来 has no end.
    """
    match = _YEAR.fullmatch(solid(text))
    if match is None or context.year is None:
        return None
    is_whole = not match[2] and context.month is None
    if not is_whole and not is_part(text):
        return None
    return f"{context.year + YEARS_FROM[match[1]]}年{match[2]}"
