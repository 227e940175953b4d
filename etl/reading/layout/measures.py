"""Units within labels: in brackets, behind a sign, at the end of a name.

A unit that the table composes is one wherever it stands. Other words in brackets are a unit, kept
as written, only where their shape leaves little else (`seems_unit`): 万重量箱, 元/芯, 医生/千人.
What only the sense of a word would tell stays in the name: a bare unknown noun (蒲式耳) or bare
letters (AQI), for as many of them say who, where and how (男, 现价, VIP).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from etl.reading.values import units

PREFIX = re.compile(r"^(?:计量)?单位[:：]?")
_TOLD = re.compile(r"(.+?)[,;:]?(?:计量)?单位[:：](.+)")
_ENDING = re.compile(
    r"(.*[^\d.一二三四五六七八九十百千万亿数多余几每/])"
    r"([百千万亿]+(?:元|人次|人|名|件|个|户|家|条|次|场次|平方米|美元|吨|亩|公里|立方米|千瓦时|吨标准煤)|%|‰)"
)
_SIZED = re.compile(r"[十百千]?[万亿]亿?(.+)")
_COUNTED_LAST = (
    "公里",
    "海里",
    "箱",
    "吨",
    "千瓦",
    "次",
    "日",
    "件",
    "套",
    "方",
    "米",
    "升",
    "克",
    "元",
)
_HAN = re.compile(r"[\u4e00-\u9fff]{2,5}")
_LETTERS = re.compile(r"[A-Za-z]{2,5}\d?")
_SIDE = re.compile(r"[\u4e00-\u9fffA-Za-z]{1,6}\d?")
_PLAIN_COUNTS = frozenset("个件次家条项台套人名户份辆张")
_BODY = re.compile(r"[室部局会处科办院校厂司县市区省镇街乡村队组站所团委]$|中心$|公司$|单位$")
_LENGTHS_OF_TIME = frozenset({"季度", *"年月日季周"})
_AMOUNT = re.compile(
    r"(?:工资|收入|薪酬?|报酬|待遇|标准|金?额|率|经费|费用?|产值|价格?|支出|投资|补助|补贴|津贴|租金"
    r"|消费|(?:人|户|件|场|次|会员|职工)数|[产总流数用]量)$"
)
_DIVIDED = re.compile(r"[,;、]")
_COUNTED_BY_HEAD = re.compile(r"人|员|工|民|生|师|者|口|户|家庭|代表|干部|劳模|妇|童")


@dataclass(frozen=True)
class Measured:
    """A label without its unit, and the unit as written."""

    text: str
    unit: str


def is_unit(text: str) -> bool:
    """Whether a label's part is nothing but a unit that the table composes."""
    bare = PREFIX.sub("", text)
    return bare != "" and not bare.isdigit() and units.is_unit(bare)


def seems_unit(text: str) -> bool:
    """Whether a bracket that no table explains can hardly be anything but a unit."""
    over, slash, under = text.partition("/")
    if slash:
        return _is_half_known(over, under)
    sized = _SIZED.fullmatch(text)
    if sized is None:
        return False
    noun = sized[1]
    is_noun = _HAN.fullmatch(noun) and noun.endswith(_COUNTED_LAST)
    return bool(is_noun or _LETTERS.fullmatch(noun))


def _is_half_known(over: str, under: str) -> bool:
    """元/芯 and 人/科室 count what is known, 医生/千人 is told for so many; 本/专科 is neither."""
    if not _SIDE.fullmatch(over) or not _SIDE.fullmatch(under):
        return False
    above = units.read(over)
    if units.is_unit(over) and above.base is not None:
        is_count = units.family(above.base) in {"count", "persons", "households"}
        return not is_count or over in _PLAIN_COUNTS or above.factor > 1 or len(over) > 1
    below = units.read(under)
    return units.is_unit(under) and below.base is not None and below.factor > 1


def measure_of(text: str) -> str | None:
    """The unit behind 单位：, even one that no table knows; None for an organisation's name."""
    if is_unit(text) or seems_unit(text):
        return text
    is_short = re.fullmatch(r"[\u4e00-\u9fffA-Za-z/·.\d]{1,8}", text) and not text[0].isdigit()
    return text if is_short and not _BODY.search(text) else None


def in_bracket(inner: str, before: str) -> Measured | None:
    """The unit that a bracket holds, and what else it says: （亿元，现价） → 亿元 and 现价."""
    bare = PREFIX.sub("", inner)
    if bare != inner and (unit := measure_of(bare)):
        return Measured("", unit)
    if is_unit(bare):
        is_of_amount = bare in _LENGTHS_OF_TIME and _AMOUNT.search(before)
        return None if is_of_amount else Measured("", bare)
    parts = [PREFIX.sub("", part) for part in _DIVIDED.split(bare) if part]
    whole_units = [part for part in parts if is_unit(part) and (len(part) > 1 or part in "%‰元")]
    remarks = [part for part in parts if not is_unit(part)]
    if len(whole_units) == 1 and len(remarks) == len(parts) - 1 > 0:
        return Measured(",".join(remarks), whole_units[0])
    return None


def may_be_unit(inner: str) -> bool:
    """Whether letters that no table knows may well be a unit: lux, Bq, kWp, but not AQI or VIP."""
    return bool(_LETTERS.fullmatch(inner)) and inner != inner.upper() and not units.is_unit(inner)


def guessed(inners: Iterable[str]) -> str | None:
    """The first of some brackets that seems a unit, the last bracket first."""
    return next((inner for inner in inners if seems_unit(inner)), None)


def behind(text: str) -> Measured | None:
    """A name and the unit behind it: 资金/万元, 均价：元/平方米, 密度 单位：人/平方米, 资金万元."""
    if is_unit(text):
        return None
    if (match := _TOLD.fullmatch(text)) and (unit := measure_of(match[2])):
        return Measured(match[1].rstrip(":,/"), unit)
    by_sign = _behind_sign(text, ":,") or _over_another(text) or _behind_sign(text, "/")
    if by_sign:
        return by_sign
    ended = _ENDING.fullmatch(text)
    return Measured(ended[1].rstrip(":,/_-"), ended[2]) if ended else None


def _behind_sign(text: str, signs: str) -> Measured | None:
    """The longest unit behind one of the signs."""
    for match in re.finditer(f"[{signs}]", text):
        name, after = text[: match.start()], text[match.end() :]
        if len(name) < 2 or re.search(r"[()\[\]]", after) or not is_unit(after):
            continue
        if match[0] != "/" or not _is_told_for(name, after):
            return Measured(name.removesuffix("单位").rstrip(":,/"), PREFIX.sub("", after))
    return None


def _is_told_for(name: str, unit: str) -> bool:
    """床位数/千人 is told for a thousand people; 会员数/千人 counts thousands of them."""
    parsed = units.read(unit)
    is_many = parsed.factor > 1 and units.family(parsed.base) in {"persons", "households"}
    return is_many and not _COUNTED_BY_HEAD.search(name)


def _over_another(text: str) -> Measured | None:
    """商品房均价元/平方米: a unit over another behind a name without any sign between.

    A noun that is also the name's own end stays in it: 接待人次/日 is 接待人次, in 人次/日.
    """
    if "/" not in text:
        return None
    for at in range(2, text.index("/")):
        unit = text[at:]
        if not is_unit(unit):
            continue
        over, name = unit.partition("/")[0], text[:at].rstrip(":,/")
        top, whole = units.read(over), units.kind(units.read(unit).base)
        is_count = top.factor == 1 and units.family(top.base) in {"count", "persons", "households"}
        if not is_count:
            return Measured(name, unit)
        if len(over) > 1:
            return Measured(f"{name}{over}", unit)
        is_spread = whole and re.search("area|volume|weight|length|power", whole.family)
        return Measured(name, unit) if is_spread or units.read(unit).per > 1 else None
    return None
