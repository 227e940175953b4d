"""Numerals: Arabic with separators, Chinese, and mixtures of both, as an exact decimal."""

import re
from decimal import Decimal

DIGITS = {
    sign: value
    for value, signs in enumerate(
        ("零〇○", "一壹", "二贰两貳兩", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
    )
    for sign in signs
}
_TENS = {"廿": "二十", "卅": "三十", "拾": "十", "佰": "百", "仟": "千", "萬": "万", "億": "亿"}
_TENTHS = {sign: size for sign, size in DIGITS.items() if size} | {
    str(size): size for size in range(1, 10)
}
_UNITS = (("千", 1000), ("百", 100), ("十", 10))
SIGNS = "".join(DIGITS) + "十百千万亿廿卅拾佰仟萬億点"

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_PLAIN = re.compile(r"(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?")


class NumeralError(ValueError):
    """The text is not a numeral."""


def read(text: str) -> Decimal:
    """1,234.5, 一百二十, 1亿2千万, 三点五万, 二〇二〇; raises NumeralError when it is none."""
    for old, new in _TENS.items():
        text = text.replace(old, new)
    if not text:
        raise NumeralError(text)
    return _read(text)


def _read(text: str) -> Decimal:
    for sign, size in (("亿", 10**8), ("万", 10**4)):
        if sign in text:
            head, _, tail = text.rpartition(sign)
            return _joined(_read(head) if head else Decimal(1), size, tail)
    return _section(text)


def _section(text: str) -> Decimal:
    """A numeral below 万."""
    for sign, size in _UNITS:
        if sign in text:
            head, _, tail = text.partition(sign)
            count = _figure(head) if head else Decimal(1)
            if head and head[0] in DIGITS and len(head.lstrip("零〇")) != 1:
                raise NumeralError(text)  # 三四十人 is a range
            return _joined(count, size, tail)
    return _figure(text)


def _joined(count: Decimal, size: int, tail: str) -> Decimal:
    """`count` × `size` plus what follows; 一万二 is 12000, 一万零二 is 10002."""
    if not tail:
        return count * size
    if len(tail) == 1 and tail in _TENTHS and size > 10:
        return count * size + _TENTHS[tail] * Decimal(size) / 10
    rest = _read(tail.lstrip("零〇○") if tail[0] in "零〇○" and len(tail) > 1 else tail)
    if rest >= size:
        raise NumeralError(tail)
    return count * size + rest


def _figure(text: str) -> Decimal:
    """Digits without any size: 1,234.5, 三点一四, 二〇二〇."""
    if _GROUPED.fullmatch(text):
        return Decimal(text.replace(",", ""))
    if _PLAIN.fullmatch(text):
        return Decimal(text)
    whole, point, part = text.partition("点")
    if not all(sign in DIGITS for sign in whole + part) or not whole or (point and not part):
        raise NumeralError(text)
    if len(whole) == 2 and not set(whole) & set("零〇○"):
        raise NumeralError(text)  # 三五人 means a few
    digits = "".join(str(DIGITS[sign]) for sign in whole)
    decimals = "".join(str(DIGITS[sign]) for sign in part)
    return Decimal(f"{digits}.{decimals}" if decimals else digits)


def write(number: int) -> str:
    """A whole number from 0 to below 10^12 in everyday Chinese numerals."""
    if number < 10:
        return "零一二三四五六七八九"[number]
    for sign, size in (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10)):
        if number >= size:
            head, rest = divmod(number, size)
            count = "" if size == 10 and head == 1 else write(head)
            gap = "零" if 0 < rest < size // 10 else ""
            return count + sign + gap + _rest(rest)
    raise NumeralError(str(number))


def _rest(number: int) -> str:
    """What follows a larger size: 一百一十, never 一百十."""
    if number == 0:
        return ""
    text = write(number)
    return "一" + text if 10 <= number < 20 else text
