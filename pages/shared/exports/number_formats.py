"""The number format with which Office writes numbers as the board does."""

import re
from collections.abc import Sequence
from numbers import Real

from pages.shared import words

AMOUNTS = "[>=10000]#,##0;[<=-10000]-#,##0;General"  # the numbers of an axis, as on screen
_WRITTEN = re.compile(r"^([+±−-]?)(\d[\d,]*(?:\.(\d+))?)(\D*)$")
_SIGNS = {"−": -1, "-": -1}


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


def _is_same(value: float, match: re.Match[str]) -> bool:
    read = float(match[2].replace(",", "")) * _SIGNS.get(match[1], 1)
    places = len(match[3] or "")
    return bool(abs(read - value) <= 0.5000001 * 10.0**-places)


def _code(found: Sequence[tuple[float, re.Match[str]]], unit: str, *, is_share: bool) -> str | None:
    decimals = max(len(match[3] or "") for _value, match in found)
    number = "#,##0" + ("." + "0" * decimals if decimals else "")
    if is_share:
        return f"{number}%" if unit == "%" else None
    said = number + (f'"{unit}"' if unit and '"' not in unit else "")
    if any(match[1] in ("+", "±") for _value, match in found):
        return f"+{said};−{said};±{said}"
    return f"{said};−{said}" if any(value < 0 for value, _match in found) else said
