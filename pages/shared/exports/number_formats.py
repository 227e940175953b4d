"""The number format with which Office writes numbers as the board does."""

import re
from collections.abc import Sequence
from math import isfinite
from numbers import Real

from pages.shared import words

MANY = 10_000  # from here on numbers are grouped in threes, on screen too
_WRITTEN = re.compile(r"^([+±−-]?)(\d[\d,]*(?:\.(\d+))?)(\D*)$")
_NUMBER = re.compile(r"()(\d[\d,]*(?:\.(\d+))?)(.*)$")
_TEN_THOUSANDS = re.compile(r"([−-]?)(\d+(?:\.(\d))?)(万[^\d\"]*)")
_UNQUOTABLE = re.compile(r'["\n]|.{60}')
_SAYS_MORE = re.compile(r'["\n\d]|.{60}')
PLAIN = "#,##0"  # for numbers of a sign that no cell has yet
Pair = tuple[float, str]
_SIGNS = {"−": -1, "-": -1}


def amounts(*ends: float) -> str:
    """The format of the numbers of an axis between its ends.

    One format for all of them: with a condition in it LibreOffice loses the sign of small ones.
    """
    return "#,##0" if max(map(abs, ends), default=0.0) >= MANY else "General"


def code_of(values: Sequence[object], texts: Sequence[str]) -> str | None:
    """The format that turns these values into these texts; None where there is none, as for 1.2万.

    Decimals are as many as the longest of the texts has, so that a column lines up.
    """
    pairs = [
        (float(value), _WRITTEN.match(text))
        for value, text in zip(values, texts, strict=True)
        if isinstance(value, Real) and not isinstance(value, bool) and text != words.DASH
    ]
    found = [(value, match) for value, match in pairs if match is not None]
    if not found or len(found) != len(pairs):
        return None
    units = {match[4] for _value, match in found}
    if len(units) != 1:
        return None
    for scale in (1, 100):
        if all(_is_same(value * scale, match) for value, match in found):
            return _code(found, units.pop(), is_share=scale == 100)
    return None


def cell_code(values: Sequence[object], texts: Sequence[str]) -> str | None:
    """As `code_of`, with formats that only cells need: words around a number, and 686.4万元.

    Cells whose value is no number stay out of account.
    """
    pairs = [
        (float(value), text)
        for value, text in zip(values, texts, strict=True)
        if isinstance(value, Real) and not isinstance(value, bool) and isfinite(value)
        if text != words.DASH
    ]
    numbers, said = [value for value, _text in pairs], [text for _value, text in pairs]
    return code_of(numbers, said) or _worded(pairs) or _in_ten_thousands(pairs)


def _worded(pairs: Sequence[Pair]) -> str | None:
    """Words of their own above nought, below it and at nought: 升 1 位, 降 2 位, 持平."""
    sections = []
    for sign in (1, -1, 0):
        group = [(abs(value), text) for value, text in pairs if (value > 0) - (value < 0) == sign]
        constant = {text for _value, text in group}
        if sign == 0 and len(constant) == 1 and not _SAYS_MORE.search(text := constant.pop()):
            sections.append(f'"{text}"')
            continue
        frames = {_framed(value, text) for value, text in group}
        if len(frames) > 1 or None in frames:
            return None
        sections.append(next(iter(frames)) or "" if frames else "")
    above, below, nought = sections
    if nought:
        return f"{above or PLAIN};{below or PLAIN};{nought}"
    if below:
        return f"{above or PLAIN};{below}"
    return above or None


def _framed(value: float, text: str) -> str | None:
    """The format of a number between words; None where the text does not say it, or quotes."""
    match = _NUMBER.search(text)
    if match is None or _UNQUOTABLE.search(text) or not _is_same(value, match):
        return None
    decimals = "." + "0" * len(match[3]) if match[3] else ""
    before, behind = (f'"{part}"' if part else "" for part in (text[: match.start()], match[4]))
    return f"{before}#,##0{decimals}{behind}"


def _in_ten_thousands(pairs: Sequence[Pair]) -> str | None:
    """Of 686.4万元: Office divides by thousands only, so the point stands before the last digit."""
    matches = [(value, _TEN_THOUSANDS.fullmatch(text)) for value, text in pairs]
    found = [(value, match) for value, match in matches if match is not None]
    if not found or len(found) < len(matches) or len({match[4] for _value, match in found}) > 1:
        return None
    if not all(_is_same(value / 10_000, match) for value, match in found):
        return None
    sentence = f'0\\.0,"{found[0][1][4]}"'
    return f"{sentence};−{sentence}"


def _is_same(value: float, match: re.Match[str]) -> bool:
    read = float(match[2].replace(",", "")) * _SIGNS.get(match[1], 1)
    places = len(match[3] or "")
    return bool(abs(read - value) <= 0.5000001 * 10.0**-places)


def _code(found: Sequence[tuple[float, re.Match[str]]], unit: str, *, is_share: bool) -> str | None:
    decimals = max(len(match[3] or "") for _value, match in found)
    number = "#,##0" + ("." + "0" * decimals if decimals else "")
    if is_share:
        return f"{number}%" if unit == "%" else None
    sentence = number + (f'"{unit}"' if unit and '"' not in unit else "")
    if any(match[1] in ("+", "±") for _value, match in found):
        return f"+{sentence};−{sentence};±{sentence}"
    return f"{sentence};−{sentence}" if any(value < 0 for value, _match in found) else sentence
