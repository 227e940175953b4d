"""Units: 万元 is 10000 × 元; which units may stand in which column."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

_SIZES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_SYNONYMS = {
    "圆": "元", "块": "元", "块钱": "元", "元整": "元", "元人民币": "元", "人民币": "元",
    "人民币元": "元", "rmb": "元", "cny": "元", "¥": "元", "￥": "元",
    "百分点": "%", "个百分点": "%", "个点": "%", "百分比": "%", "百分数": "%", "百分号": "%",
    "pct": "%", "percent": "%", "％": "%", "名次": "名",
}  # fmt: skip
_NOT_SIZES = re.compile(r"^(?:千瓦|千克|千米|千卡|百分|百家姓)")
COUNTERS = (
    "人次", "人天", "人", "名", "位", "户次", "户", "家次", "家", "个工作日", "个百分点", "个点",
    "个", "件次", "件", "场次", "场", "篇次", "篇", "条次", "条", "项次", "项", "次", "期", "届",
    "元人民币", "元整", "元", "圆", "块钱", "块", "百分点", "分", "所", "座", "处", "支", "批次",
    "批", "份", "套", "台", "册", "本", "张", "枚", "部", "类", "组", "队", "对", "班次", "班",
    "课时", "学时", "小时", "分钟", "天", "日", "周", "个月", "月", "年", "岁", "字", "封", "起",
    "宗", "例", "笔", "卷", "幅", "辆", "间", "亩", "平方米", "平米", "平方公里", "公里", "米",
    "千瓦时", "度", "吨", "公斤", "千克", "斤", "万", "星", "级", "档", "轮", "趟", "节", "节课",
    "门", "种", "站", "点", "点位", "mw", "gb", "%", "‰", "美元", "港元", "欧元", "倍", "单",
)  # fmt: skip
_FOREIGN = frozenset({"美元", "港元", "欧元"})
_COUNTED = re.compile(
    "|".join(re.escape(unit) for unit in sorted(set(COUNTERS) - {"万"}, key=len, reverse=True)),
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Unit:
    """A unit as written: `factor` × `base`; `base` is None for a size alone (万)."""

    factor: Decimal
    base: str | None


@lru_cache(maxsize=4096)
def read(written: str | None) -> Unit:
    """万元 → 10000 × 元, ‰ → 0.1 × %, 万 → 10000 × nothing said, 单位：个 → 个."""
    text = re.sub(r"^(?:计量)?单位[:：]?|[()（）\[\]【】\s]", "", written or "").casefold()
    factor = Decimal(1)
    while text and text[0] in _SIZES and not _NOT_SIZES.match(text):
        factor *= _SIZES[text[0]]
        text = text[1:]
    if text in {"‰", "千分比", "千分点", "个千分点"}:
        return Unit(factor / 10, "%")
    return Unit(factor, _SYNONYMS.get(text, text) or None)


def leading(text: str) -> str:
    """The unit that `text` begins with, or nothing: 名职工 → 名."""
    found = _COUNTED.match(text)
    return found[0] if found else ""


def is_unit(text: str) -> bool:
    """True for a unit of the list, with a size or without (万元, 万, 场次)."""
    base = read(text).base
    return text != "" and (base is None or leading(base) == base)


def family(base: str | None) -> str | None:
    """money, percent, another currency, or count: units of one family may stand in one column."""
    if base is None:
        return None
    if base.split("/")[0] == "元":
        return "money" if "/" not in base else base
    if base == "%":
        return "percent"
    return base if base in _FOREIGN or "/" in base else "count"
