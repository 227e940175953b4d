"""Number formats: what a mask adds to a stored number (a percent sign, 第…期, a unit, a scale)."""

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

_SECTION = re.compile(r'((?:"[^"]*"|\\.|!.|[^;])*)(?:;|$)')
_TOKEN = re.compile(r'"([^"]*)"|[\\!](.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|_.|\*.|([^"\\!])')
_CONDITION = re.compile(r"\[\s*(<=|>=|<>|=|<|>)\s*(-?\d+(?:\.\d+)?)\s*\]")
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_GENERAL = re.compile(r"General|G/通用格式", re.IGNORECASE)
_PLACEHOLDERS = "0#?"
_OPEN, _CLOSED = "(（[【", ")）]】"
_HOLDS: dict[str, Callable[[float, float], bool]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


@dataclass(frozen=True)
class Mask:
    """What is shown around a number: shown value = stored value / `scale`; `digits` pads it.

    `left` and `right` are `before` and `after` with the brackets that enclose the number as well.
    """

    percent: bool = False
    before: str = ""
    after: str = ""
    scale: float = 1.0
    digits: int = 0
    left: str = ""
    right: str = ""


@lru_cache(maxsize=4096)
def sections(number_format: str) -> tuple[str, ...]:
    """The parts of a format between its semicolons."""
    match = _SECTION.finditer(number_format)
    return tuple(one[1] for one in match if one.end() > one.start()) or ("",)


def section(number_format: str, value: float = 1.0) -> str:
    """The part of a format that shows a value: that of positive numbers unless it has conditions.

    A negative number is shown by its own part in the same unit, and its sign is stored.
    """
    parts = sections(number_format)
    conditions = [_CONDITION.search(part) for part in parts[:2]]
    if not any(conditions):
        return parts[0]
    for part, condition in zip(parts, conditions, strict=False):
        if condition and _HOLDS[condition[1]](value, float(condition[2])):
            return part
    rest = [part for part, own in zip(parts, conditions, strict=False) if not own] + [*parts[2:3]]
    return rest[-1] if rest else parts[0]


def read(number_format: str, value: float = 1.0) -> Mask:
    """The mask of a value; dates and General have an empty one."""
    if number_format in {"General", "@", ""} or date_grain(number_format):
        return Mask()
    return _read(section(number_format, value))


@lru_cache(maxsize=4096)
def _read(part: str) -> Mask:
    shape, left, right = _shape(_GENERAL.sub("0", part))
    if not any(sign in shape for sign in _PLACEHOLDERS):
        return Mask(percent="%" in shape)
    return Mask(
        percent="%" in shape,
        before=_opened(left),
        after=_opened(right),
        scale=_scale(shape),
        digits=_digits(shape),
        left=left,
        right=right,
    )


def _shape(part: str) -> tuple[str, str, str]:
    """Placeholders of a section (a literal point as "!"), text before them and after."""
    shape = before = after = ""
    for quoted, escaped, currency, bare in _TOKEN.findall(part):
        literal = quoted or escaped or currency or (bare if _is_text(bare) else "")
        if escaped == "." or quoted == ".":
            shape += "!"
        elif literal and any(sign in shape for sign in _PLACEHOLDERS):
            after += literal
        elif literal:
            before += literal
        else:
            shape += bare
    return shape, before.strip(), after.strip()


def _opened(text: str) -> str:
    """A text without brackets that are not closed in it, or that enclose all of it: 万元) is 万元.

    A bracket around a number is no unit of it.
    """
    signs = [sign for sign in text if sign in _OPEN + _CLOSED]
    is_paired = "".join("(" if sign in _OPEN else ")" for sign in signs) in ("", "()")
    if not is_paired or (text[:1] in _OPEN and text[-1:] in _CLOSED):
        text = "".join(sign for sign in text if sign not in _OPEN + _CLOSED)
    return text.strip()


def _is_text(sign: str) -> bool:
    return bool(sign) and (sign in "¥￥$€" or (ord(sign) > 0x2E7F and sign not in "（）"))


def _scale(shape: str) -> float:
    """1000 per comma behind the last placeholder; 10 per placeholder behind a literal point."""
    digits = shape.rstrip("%()（）-+ ")
    commas = len(digits) - len(digits.rstrip(", "))
    tail = digits.rstrip(", ").rpartition("!")[2] if "!" in digits else ""
    return float(1000**commas * 10 ** sum(sign in _PLACEHOLDERS for sign in tail))


def _digits(shape: str) -> int:
    return len(shape) if len(shape) > 1 and set(shape) == {"0"} else 0


def time_shown(number_format: str) -> str:
    """The signs h and s of a date format that shows hours, or seconds."""
    code = _LITERAL.sub("", _GENERAL.sub("", sections(number_format)[0])).lower()
    return "".join(sign for sign in code if sign in "hs")


@lru_cache(maxsize=4096)
def date_grain(number_format: str) -> str | None:
    """day, month or year: how precise a date format is; None for a format of numbers."""
    code = _bare(number_format)
    if "general" in code or code == "@":
        return None
    if re.search(r"[0#?]", code) or not re.search(r"[ymdhea]", code):
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
    match = re.fullmatch(r"[^.]*0(?:\.(0+))?[^.0]*", _bare(number_format))
    return len(match[1] or "") if match and date_grain(number_format) is None else None


def _bare(number_format: str) -> str:
    """A format's first section in small letters, without texts, colours and gaps."""
    bare = _LITERAL.sub("", sections(number_format)[0]).lower()
    return bare.replace("g/通用格式", "general")
