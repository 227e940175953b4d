"""Changes, which are no levels: 提高1.2个百分点, 同比增长12.5%, ↑3, 升2位, 与上年持平.

`read` tells a change from a level in one text, `of_header` says what a column of changes states,
and `is_growth` names the indicators that are changes themselves.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from etl.reading.values import units
from etl.reading.values.figures import UnreadableError, read_figure
from etl.reading.values.text import clean

POINTS = "百分点"
_SINCE = (
    r"(?:去年|上年|前年|上年度|上年末|上年底|去年末|去年底|年初|期初|上期|前期|上月|上个月|上季度?|上周|上旬"
    r"|前值|同期|基期|\d{4}年)(?:度)?(?:同期|同月|同季|末|底)?"
)
_BASE = rf"(?:按年|按月)?(?:同比|环比)|(?:较|比|与|同)(?:之)?{_SINCE}(?:相比|比较)?"
_UP = (
    "提高|上升|增长|增加|升高|提升|上涨|上浮|上调|攀升|前进|进位|扩大|延长"
    "|净增|增幅|涨幅|增速|增收|多增"
)
_DOWN = (
    "下降|减少|回落|降低|下滑|下跌|下浮|下调|负增长|后退|退位|收窄|缩小|缩减|缩短"
    "|压缩|压减|净减|降幅|跌幅|减收"
)
_SHORT_UP, _SHORT_DOWN = "增|升|涨|↑|▲", "减|降|跌|↓|▼"
_LEAD = (
    r"(?:累计|共计?|总计|[本当今全][月期年季])?(?:略有|有所|略|微|小幅|大幅|稳步|持续|继续|进一步)*"
)
_SAME = r"(?:基本|大体|总体)?(?:持平|不变|无变化|没有变化|无增减)"
_OWN_BASE = {"多": 1, "少": -1, "高": 1, "低": -1}  # 比上年多120人: only behind what it is held to
_TO = r"(?:至|到|为)"
_MOVED = re.compile(
    rf"(?:[\u4e00-\u9fff]{{1,12}}?(?={_BASE}|{_UP}|{_DOWN}))??(?P<base>{_BASE})?[,:]?{_LEAD}"
    rf"(?:(?P<up>{_UP}|{_SHORT_UP})|(?P<down>{_DOWN}|{_SHORT_DOWN})|(?P<own>[多少高低]))?"
    r"(?:了|率|幅度|为|:)*(?P<about>约|近|超)?"
    rf"(?!.*(?:{_BASE}|{_UP}|{_DOWN}))(?P<amount>[-+]?[^-+,;。]*\d[^,;。]*|[一二两三四五六七八九十百千万]+[^,;。]*)"
)
_STILL = re.compile(rf"-?(?P<base>{_BASE}|(?:与|同|较|比){_SINCE})?[,:]?{_SAME}")
_REACHED = re.compile(
    rf"(?P<base>{_BASE})?[,:]?(?:[由从](?P<old>[^至到]+?))?(?:(?P<up>{_UP}|{_SHORT_UP})|(?P<down>{_DOWN}|{_SHORT_DOWN}|缩))"
    rf"了?{_TO}(?P<level>[^,;。]+)"
)
_THEN = re.compile(r"(?P<change>.+?)[,;]?(?:至|到|,为|,达到?|达到?)(?P<level>[^,;。]*\d[^,;。]*)")
_COUNTED = frozenset(("增加", "减少", "净增", "净减", "增", "减", "多增"))
_STARTS = re.compile(rf"[,;(\[【]|(?={_BASE}|{_UP}|{_DOWN}|{_SHORT_UP}|{_SHORT_DOWN})")
_CHANGED = re.compile(rf"{_BASE}|{_UP}|{_DOWN}|{_SHORT_UP}|{_SHORT_DOWN}")
_PLACES = re.compile(r"个?(?:位次|名次|位|名)")
_POINTS = re.compile(r"(?:个)?(?:百分点|点)|pct?|pp", re.IGNORECASE)
_GROWTH = re.compile(
    "增长|增速|增幅|涨幅|跌幅|降幅|增减|增量|增加[额数率]|净增|净减|增收|减收|变动|变化|升降|同比|环比"
    "|(?:下降|提升|提高|减少|上升)[率额数]"
)


@dataclass(frozen=True)
class Change:
    """A change: `value` is positive for a rise, in `unit` (百分点, %, 位, 人次 …); sizes applied.

    `base` is what it is held against as written (同比, 较上年), "" where the text does not say it.
    """

    value: float
    unit: str = ""
    base: str = ""
    approx: bool = False


@dataclass(frozen=True)
class Statement:
    """What one text says: a change, a level (as text), or both: 85.1%，同比提高1.2个百分点."""

    change: Change | None
    level: str | None = None


def is_growth(indicator: str) -> bool:
    """Whether an indicator is a change itself, so that a change is its level: 增加值增速."""
    return _GROWTH.search(indicator) is not None


@lru_cache(maxsize=65536)
def read(text: str) -> Statement | None:
    """What a text says of a change; None when it says nothing of any: it is a level as it stands.

    增至1200 and 由第9位升至第1位 state a level; the latter its change, too.
    """
    squeezed = clean(text).replace(" ", "")
    if not squeezed or not re.search(r"[^\d.,%-]", squeezed):
        return None
    changes = [_change(part) for part in re.split("[,;、](?!增|减|提|上|下|降|升)", squeezed)]
    if (first := _change(squeezed)) is not None or None not in changes:
        return Statement(first or changes[0])
    return _reached(squeezed) or _beside(squeezed)


def of_header(label: str) -> Change | None:
    """The base and unit of a column of changes, as its header says them; value 0.

    同比增长(%), 比上年增减（百分点）, 环比, 较上期, 增减; None for any other header.
    """
    text = clean(label).replace(" ", "")
    unit = ""
    if match := re.search(r"[(\[【]([^()\[\]【】]+)[)\]】]$", text):
        unit, text = unit_of(match[1]), text[: match.start()]
    if match := re.match("排名|名次|位次", text):
        unit, text = unit or "位", text[match.end() :]
    moved = "|".join(["增减变动", "增减变化", "增减", "升降", "变动", "变化", _UP, _DOWN])
    pattern = rf"(?P<base>{_BASE})?[,:±+-]*(?:(?:{moved}|±)(?:率|额|数|幅度|情况|比例|百分比|%)*)?"
    match = re.fullmatch(pattern, text)
    if match is None or not text:
        return None
    if not unit and re.search(r"率|幅|速|比例|百分比|%", text[len(match["base"] or "") :]):
        unit = "%"
    return Change(0, unit, match["base"] or "")


def _change(text: str, *, is_beside: bool = False) -> Change | None:
    """A text that is nothing but a change; a bare +5 is one only beside a level."""
    if match := _STILL.fullmatch(text):
        return Change(0, "", match["base"] or "")
    match = _MOVED.fullmatch(text)
    if match is None:
        return None
    amount = match["amount"]
    if re.match(_TO, amount) or re.search(r"[至到达]", amount):
        return None
    direction = _direction(match)
    is_signed = amount[:1] in "+-"
    figure = _figure(amount)
    if figure is None:
        return None
    value, unit, approx = figure
    if unit == "位" and amount[-1:] in "名位" and (match["up"] or match["down"]) in _COUNTED:
        unit = "名"  # 增加120名 are people, 上升2名 are places
    if direction is None:
        is_told = match["base"] or (is_beside and amount[:1] == "+") or unit in (POINTS, "位")
        if not is_told or (unit == "位" and not is_signed):
            return None
        direction = 1
    return Change(direction * value, unit, match["base"] or "", approx or bool(match["about"]))


def _direction(match: re.Match[str]) -> int | None:
    if match["up"]:
        return 1
    if match["down"]:
        return -1
    return _OWN_BASE[match["own"]] if match["own"] and match["base"] else None


def _reached(text: str) -> Statement | None:
    """增至1200; 由80%提高到85%; 下降0.5个百分点至84.6%."""
    if match := _REACHED.fullmatch(text):
        change = _between(match["old"], match["level"], match["base"] or "")
        return Statement(change, match["level"])
    if match := _THEN.fullmatch(text):
        change = _change(match["change"])
        if change is not None and _figure(match["level"]) is not None:
            return Statement(change, match["level"])
    return None


def _between(old: str | None, new: str, base: str) -> Change | None:
    """The change from one level to another; a better place is a rise."""
    before, after = _figure(old or ""), _figure(new)
    if before is None or after is None:
        return None
    unit = after[1] or before[1]
    value = after[0] - before[0]
    if unit == "位":
        return Change(-value, unit, base)
    return Change(float(f"{value:.12g}"), POINTS if unit == "%" else unit, base)


def _beside(text: str) -> Statement | None:
    """85.1%，同比提高1.2个百分点; 3（↑2）; 85.1↑1.2."""
    for match in _STARTS.finditer(text):
        level, rest = text[: match.start()], text[match.end() :].strip(")]】.。")
        change = _change(rest, is_beside=True) if level else None
        if change is not None and _figure(level) is not None and _CHANGED.search(level) is None:
            return Statement(change, level)
    return None


def _figure(text: str) -> tuple[float, str, bool] | None:
    """Value, unit and whether it is about so; None when it is not one number."""
    sign = -1 if text.startswith("-") else 1
    bare = text.lstrip("+-")
    place = _PLACES.search(bare)
    if match := re.fullmatch(r"第?([\d.]+)(?:个?(?:位次|名次|位|名))", bare):
        return sign * float(match[1]), "位", False
    if place is None and (points := _POINTS.search(bare)) and points.end() == len(bare):
        inner = _figure(bare[: points.start()])
        return (sign * inner[0], POINTS, inner[2]) if inner else None
    try:
        figure = read_figure(bare)
    except UnreadableError:
        return None
    return sign * float(figure.value), unit_of(figure.unit), figure.approx


def unit_of(written: str) -> str:
    """A unit of changes as `Change` has it: 个百分点 → 百分点, 名 → 位, 万元 → 元."""
    if _POINTS.fullmatch(written):
        return POINTS
    if written != "名" and _PLACES.fullmatch(written):
        return "位"
    return units.read(written).base or ""
