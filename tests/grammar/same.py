"""Whether an answer's value is the right one: by the rules of the scorer of the shared cases."""

import math
import re
import unicodedata
from collections.abc import Mapping

from tests.grammar.truth import Expected, MadeOf, OneOf, Plain, Right

Answered = Mapping[str, object]
SCALES = {
    "十": 10,
    "百": 100,
    "千": 1e3,
    "万": 1e4,
    "十万": 1e5,
    "百万": 1e6,
    "千万": 1e7,
    "亿": 1e8,
}
OUTSIDE = re.compile(r"[\s·•.,:;，。：；、/／()（）\[\]【】_\-—–－]+")


def differences(expected: Expected, answered: Answered) -> list[str]:
    """What an answered row says otherwise, in words."""
    values = expected.values
    found = [
        f"{header} {answered.get(header)} ≠ {value}"
        for header, value in values.items()
        if header not in {"数值", "单位"} and not same(header, value, answered.get(header))
    ]
    if "数值" in values and not _same_amount(values, answered):
        found.append(f"数值 {answered.get('数值')} {answered.get('单位')} ≠ {values['数值']}")
    return found


def same(header: str, right: Right, answered: object) -> bool:
    """Whether one value is right; cities may lack their 市, texts their punctuation."""
    if isinstance(right, OneOf):
        return any(same(header, option, answered) for option in right.options)
    if isinstance(right, MadeOf):
        return _is_made_of(right.words, answered)
    if isinstance(right, Mapping):
        return isinstance(answered, Mapping) and all(
            answered.get(key) == value for key, value in right.items()
        )
    if isinstance(right, int | float):
        return _near(right, _number(answered))
    if right is None or answered is None:
        return right == answered
    if header == "城市":
        return _bare_city(right) == _bare_city(answered)
    return _flat(right) == _flat(answered)


def _flat(text: object) -> str:
    return OUTSIDE.sub("", unicodedata.normalize("NFKC", str(text)))


def _bare_city(name: object) -> str:
    flat = _flat(name)
    return flat[:-1] if len(flat) > 2 and flat[-1] in "市省" else flat


def _is_made_of(words: tuple[str, ...], answered: object) -> bool:
    rest = _flat(answered or "")
    for word in sorted(map(_flat, words), key=len, reverse=True):
        if word not in rest:
            return False
        rest = rest.replace(word, "", 1)
    return rest in {"", "的", "其中"}


def _number(answered: object) -> float | None:
    value = answered.get("value") if isinstance(answered, Mapping) else answered
    return float(value) if isinstance(value, int | float) else None


def _near(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


def _same_amount(values: Mapping[str, Right], answered: Answered) -> bool:
    """数值 and 单位 together: 120.5 万人 is 1205000 人."""
    right = values["数值"]
    wanted = float(right) if isinstance(right, int | float) else None
    given = answered.get("数值")
    have = _number(given)
    if "单位" not in values:
        return _near(wanted, have)
    own = given.get("unit") if isinstance(given, Mapping) else None
    got = _scaled(have, answered.get("单位") or own)
    return any(_is_same(_scaled(wanted, unit), got) for unit in _options(values["单位"]))


def _options(unit: Right) -> tuple[Plain, ...]:
    if isinstance(unit, OneOf):
        return unit.options
    return (unit,) if isinstance(unit, str) else (None,)


def _is_same(one: tuple[float | None, object], other: tuple[float | None, object]) -> bool:
    return _near(one[0], other[0]) and one[1] == other[1]


def _scaled(value: float | None, unit: object) -> tuple[float | None, object]:
    """The value in the unit without its 万, 亿 …"""
    if value is None or not isinstance(unit, str):
        return value, unit
    unit = unicodedata.normalize("NFKC", unit.strip())
    for word in sorted(SCALES, key=len, reverse=True):
        if unit.startswith(word) and len(unit) > len(word):
            return value * SCALES[word], unit[len(word) :]
    return value, unit
