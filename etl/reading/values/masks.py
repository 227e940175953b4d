"""Number formats: what a mask adds to a stored number (a percent sign, 第…期, a unit, a scale)."""

import re
from dataclasses import dataclass
from functools import lru_cache

_SECTION = re.compile(r'((?:"[^"]*"|\\.|!.|[^;])*)')
_TOKEN = re.compile(r'"([^"]*)"|[\\!](.)|\[[^\]]*\]|_.|\*.|([^"\\!])')
_PLACEHOLDERS = "0#?"


@dataclass(frozen=True)
class Mask:
    """What is shown around a number: shown value = stored value / `scale`; `digits` pads it."""

    percent: bool = False
    before: str = ""
    after: str = ""
    scale: float = 1.0
    digits: int = 0


@lru_cache(maxsize=4096)
def read(number_format: str) -> Mask:
    """The mask of positive numbers; dates and General have an empty one."""
    if number_format in {"General", "@", ""} or date_grain(number_format):
        return Mask()
    shape, before, after = _shape(number_format)
    if not any(sign in shape for sign in _PLACEHOLDERS):
        return Mask(percent="%" in shape)
    return Mask(
        percent="%" in shape,
        before=before,
        after=after,
        scale=_scale(shape),
        digits=_digits(shape),
    )


def _shape(number_format: str) -> tuple[str, str, str]:
    """Placeholders of the first section (a literal point as "!"), text before them and after."""
    section = _SECTION.match(number_format)
    shape = before = after = ""
    for quoted, escaped, bare in _TOKEN.findall(section[1] if section else ""):
        literal = quoted or escaped or (bare if _is_text(bare) else "")
        if escaped == "." or quoted == ".":
            shape += "!"
        elif literal and any(sign in shape for sign in _PLACEHOLDERS):
            after += literal
        elif literal:
            before += literal
        else:
            shape += bare
    return shape, before.strip(), after.strip()


def _is_text(sign: str) -> bool:
    return bool(sign) and (sign in "¥￥$€" or ord(sign) > 0x2E7F)


def _scale(shape: str) -> float:
    """1000 per comma behind the last placeholder; 10 per placeholder behind a literal point."""
    digits = shape.replace("%", "").strip()
    commas = len(digits) - len(digits.rstrip(", "))
    tail = digits.rstrip(", ").rpartition("!")[2] if "!" in digits else ""
    return float(1000**commas * 10 ** sum(sign in _PLACEHOLDERS for sign in tail))


def _digits(shape: str) -> int:
    return len(shape) if len(shape) > 1 and set(shape) == {"0"} else 0


@lru_cache(maxsize=4096)
def date_grain(number_format: str) -> str | None:
    """day, month or year: how precise a date format is; None for a format of numbers."""
    code = _bare(number_format)
    if code in {"general", "@"} or re.search(r"[0#?]", code) or not re.search(r"[ymdhea]", code):
        return None
    if "d" in code or "a" in code.replace("am/pm", "") or ("h" in code and "y" not in code):
        return "day"
    return "month" if "m" in code else "year"


@lru_cache(maxsize=4096)
def hides_year(number_format: str) -> bool:
    """Whether a date format shows a month, alone or with a day, but no year."""
    code = _bare(number_format)
    is_date = date_grain(number_format) is not None and "h" not in code and "s" not in code
    return is_date and "m" in code and not re.search("[ye]", code)


@lru_cache(maxsize=4096)
def decimals(number_format: str) -> int | None:
    """How many decimals a format of numbers always shows; None where that is open."""
    found = re.fullmatch(r"[^.]*0(?:\.(0+))?[^.0]*", _bare(number_format))
    return len(found[1] or "") if found and date_grain(number_format) is None else None


def _bare(number_format: str) -> str:
    """A format's first section in small letters, without texts, colours and gaps."""
    section = _SECTION.match(number_format)
    return re.sub(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.', "", section[1] if section else "").lower()
