"""Numbers and their units as the chosen language writes them: rounded first, then given a unit."""

import math
import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal

from pages.shared.words.catalogue import language
from pages.shared.words.catalogue import translate as _

DASH = "—"
COMPACT_FROM = 10_000  # in the unit of the register: a smaller number is read as it stands
FINER = 3  # decimals to try until 99.96 % no longer reads as 100 %
MOST_DECIMALS = 2  # where an indicator has none of its own
CERTAIN = 15  # digits of a float that are not noise
_EXACT = Context(prec=400)  # more than the longest float has
UNITS = {  # what the registers' units are called in English
    "分": "pts",
    "人": "people",
    "名": "people",
    "人次": "visits",
    "件": "cases",
    "天": "days",
    "小时": "hours",
    "户": "households",
    "家": "units",
    "场": "events",
    "次": "times",
    "元": "yuan",
}
SHARES = ("%", "％", "‰")
POINTS = ("百分点", "个百分点")
_TENS = {"": 0, "十": 1, "百": 2, "千": 3}
_MYRIADS = {"": 0, "万": 4, "亿": 8, "万亿": 12}
_MULTIPLE = re.compile(r"([十百千]?)(万亿|[万亿])(?!分)(.*)")
_THOUSANDS = re.compile(r"(千)()([元人户家件次名个].*)")  # 千米 and 千瓦 are units of their own
_STEPS = {  # how many digits a step has, and the steps' names
    "zh": (4, ("", "万", "亿", "万亿")),
    "en": (3, ("", "K", "M", "B", "T")),
}
_POWERS = {1: "×10 ", 2: "×100 ", 3: "×1k ", 4: "×10k ", 5: "×100k ", 6: "×1m ", 7: "×10m "}
_POWERS |= {8: "×100m ", 9: "×1bn ", 10: "×10bn ", 11: "×100bn ", 12: "×1tn "}
Number = float | int | None


def number(value: Number, unit: str | None = None, *, decimals: int | None = None) -> str:
    """A number as a reader takes it in at a glance, with its unit: 1.2万人, 85.0%, 300 个."""
    return _joined(*in_parts(value, unit, decimals=decimals))


def measure(value: Number, unit: str | None = None, *, decimals: int | None = None) -> str:
    """A number in full, for tables: 12,345.6 人."""
    if value is None or is_missing(value):
        return DASH
    return _joined(_figure(_rounded(value, decimals), decimals), unit)


def in_parts(
    value: Number, unit: str | None = None, *, decimals: int | None = None
) -> tuple[str, str | None]:
    """A number at a glance, and the unit that it is counted in: 2.13亿 and 人 of 21261.66 万人."""
    if value is None or is_missing(value):
        return DASH, None
    exact = _rounded(value, decimals)
    if abs(exact) < COMPACT_FROM or is_relative(unit):
        return _figure(exact, decimals), unit
    power, base = _multiple(unit)
    return _compact(exact.scaleb(power)), base


def pair(
    values: Sequence[float], unit: str | None = None, *, decimals: int | None = None
) -> list[str]:
    """Numbers of one sentence, in full where unequal ones would read the same at a glance."""
    at_a_glance = [number(value, unit, decimals=decimals) for value in values]
    in_full = [measure(value, unit, decimals=decimals) for value in values]
    return at_a_glance if len(set(at_a_glance)) == len(set(in_full)) else in_full


def course(before: str, now: str) -> tuple[str, str]:
    """Two numbers of one unit, which only the second one says: 6.4, 10.5 个百分点."""
    number_before, _space, unit = before.partition(" ")
    is_same = unit and unit[0] not in "万亿×" and now.partition(" ")[2] == unit
    return (number_before if is_same else before), now


def share(value: Number, *, decimals: int = 0) -> str:
    """A share of 0..1 as a percentage; what is short of all, or more than none, never reads so."""
    if value is None or is_missing(value):
        return DASH
    percent = 100 * value
    for places in range(decimals, decimals + FINER):
        if (_rounded(percent, places) in (0, 100)) == (_rounded(percent, CERTAIN) in (0, 100)):
            return measure(percent, "%", decimals=places)
    return measure(percent, "%", decimals=decimals)


def ratio(value: Number) -> str:
    """How many times as large: 1.09 倍."""
    return DASH if is_missing(value) else _("{count} times", count=measure(value, decimals=2))


def difference(value: Number, unit: str | None = None, *, decimals: int | None = None) -> str:
    """The size of a difference: 1.9 分; between percentages in points, 0.3 个百分点."""
    size = None if value is None else abs(value)
    return number(size, unit_of_change(unit), decimals=decimals)


def change(value: Number, unit: str | None = None, *, decimals: int | None = None) -> str:
    """A difference with its sign: +1.9 分, −0.3 个百分点; ± where it rounds to nothing."""
    if value is None or is_missing(value):
        return DASH
    return _sign(value, decimals) + difference(value, unit, decimals=decimals)


def change_in_parts(
    value: Number, unit: str | None = None, *, decimals: int | None = None
) -> tuple[str, str]:
    """A difference with its sign, and apart from it the unit, in the language: +2.13亿 and 人."""
    if value is None or is_missing(value):
        return DASH, ""
    written, counted = in_parts(abs(value), unit_of_change(unit), decimals=decimals)
    return _sign(value, decimals) + written, unit_word(counted)


def stated_change(value: Number, unit: str | None, base: str | None) -> str | None:
    """A change as a sheet states it: +1.2 百分点（同比）; None where it states none."""
    if is_missing(value) or value is None:
        return None
    said = _sign(value, None) + measure(abs(value), unit)
    return _("{change} ({base})", change=said, base=base) if isinstance(base, str) else said


def is_missing(value: Number) -> bool:
    """Whether there is nothing to write: no number, or none that ends."""
    return value is None or value != value or math.isinf(value)


def is_nothing(value: float, decimals: int | None) -> bool:
    """Whether a number is written as nought."""
    return _rounded(value, decimals).is_zero()


def is_relative(unit: str | None) -> bool:
    """Whether numbers of the unit are per cent, per mille or the points between such."""
    return unit in (*SHARES, *POINTS, _("pp"), _("points per mille"))


def unit_of_change(unit: str | None) -> str | None:
    """The unit of a difference: between percentages lie points, else the unit itself."""
    if unit == "‰":
        return _("points per mille")
    return _("pp") if unit in SHARES or unit in POINTS else unit


def unit_word(unit: str | None) -> str:
    """A unit of the registers as the language says it; one that it has no word for as it stands."""
    if not unit or unit != unit:
        return ""
    if unit in POINTS:
        return _("pp")
    power, base = _multiple(unit)
    is_known = language() != "zh" and base in UNITS
    return _POWERS.get(power, "") + UNITS[str(base)] if is_known else unit


def _multiple(unit: str | None) -> tuple[int, str | None]:
    """How many powers of ten a unit counts by, and of what: 4 and 人 of 万人."""
    if not unit or unit != unit:
        return 0, None
    found = _MULTIPLE.fullmatch(unit) or _THOUSANDS.fullmatch(unit)
    if found is None:
        return 0, unit
    return _TENS[found[1]] + _MYRIADS[found[2]], found[3] or None


def _rounded(value: float, decimals: int | None) -> Decimal:
    """The number with its decimals, a half away from zero; minus nothing is nothing."""
    places = MOST_DECIMALS if decimals is None else decimals
    exact = Decimal(value) if isinstance(value, int) else Decimal(f"{float(value):.{CERTAIN}g}")
    return _to(exact, places)


def _to(exact: Decimal, places: int) -> Decimal:
    shown = exact.quantize(Decimal(1).scaleb(-int(places)), ROUND_HALF_UP, _EXACT)
    return abs(shown) if shown.is_zero() else shown


def _compact(exact: Decimal) -> str:
    """The number in the first step of the language in which, rounded, it is below the next."""
    told, (digits, names) = "", _STEPS["zh" if language() == "zh" else "en"]
    for step, name in enumerate(names):
        part = exact.scaleb(-digits * step)
        shown = _to(part, 2 if abs(part) < 10 else 1)
        told = _figure(shown, None) + name
        if abs(shown) < 10**digits:
            break
    return told


def _figure(exact: Decimal, decimals: int | None) -> str:
    """Thousands apart, as both languages write them; noughts at the end only if asked for."""
    written = f"{exact:,f}"
    return written.rstrip("0").rstrip(".") if decimals is None and "." in written else written


def _sign(value: float, decimals: int | None) -> str:
    shown = _rounded(value, decimals)
    return "+" if shown > 0 else "−" if shown < 0 else "±"


def _joined(written: str, unit: str | None) -> str:
    if not unit or unit != unit:
        return written
    if unit in SHARES:
        return written + unit
    is_close = language() == "zh" and not written[-1].isdigit()
    return written + unit_word(unit) if is_close else f"{written} {unit_word(unit)}"
