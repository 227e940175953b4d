"""What an indicator is called, in titles, in levels of a header, and in rows below a parent."""

import re
from collections.abc import Sequence

from etl.reading.layout import labels
from etl.reading.layout.scene import Scene

_NUMBERING = re.compile(
    r"^(?:附?[件表]?\d+[-—–.]\d+|附件?\d*[:：]?|附?表[一二三四五六七八九十\d]*(?:[-—.]\d+)?[:：、]?"
    r"|[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]+[)）]|\d+[.、](?=\D))"
)
_TIME = re.compile(
    r"(?:截至|截止|至)?(?:(?:19|20)\d\d|[一二][〇○零一二三四五六七八九]{3})(?:[-—–~至](?:19|20)?\d\d)?年?度?"
    r"|(?:前|第)?[一二三四1-4]{1,2}季度|[上下]半年|全年"
    r"|\d{1,2}(?:[-—–~至]\d{1,2})?月(?:份|底|末|\d{1,2}日)?|累计|逐月|分月|按月|月度|季度|年度|历年|近[一二三四五]年"
)
_DATED = re.compile(
    r"((?:19|20)\d\d年?(?:度|[上下]半年|第?[一二三四]季度|\d{1,2}月(?:底|末)?)?)([^\d年度./-].+)"
)
_SCOPE = re.compile(
    r"^(?:.*?(?:总工会|网上工会)|.*?(?:全省|全国|全市)?(?:各(?:设区)?(?:地区|地市|地|市州|市|区县|县区|县市区|省市?|部室|单位|城市))"
    r"|.*?(?:对标|主要|重点|同类|标杆|副省级|计划单列|部分|十一|11个)(?:地区|城市|市)|全[省国市])(?:的|关于)?"
)
_ENDING = re.compile(
    r"(?:(?:完成)?情况)?(?:统计|汇总|一览|明细|对比|比较|排名|排序|进度|登记|月报|季报|年报|报)?(?:表|月报|季报|年报)$"
    r"|(?:在?全[省国市])(?:的)?(?:排名|位次|名次)(?:情况|变化)?$|(?:完成|统计|对比|变化|排名|排序|进展)?情况$|(?:月报|季报|年报|统计|汇总|一览|对比|排名)$|(?:月|季|年)?(?:度)?数据$"
)
_EMPTY = re.compile(
    r"^(?:sheet\d*|工作表\d*|表\d*|主?要?指标|指标数据|数据|汇总|合计|统计|综合|情况|主要工作|工作|基本|报表|月|年|季|基本情况|.)?$",
    re.IGNORECASE,
)
_CORNER = re.compile(r"[(（]?(?:计量)?单位\s*[:：]")
_GENERIC = re.compile(
    r"^(?:总?人数|总?数量?|个数|总量|金额|占比|比例|比重|比率|男|女|男性|女性|线上|线下|其他|其它|企业|机关|事业"
    r"|完成率|完成数|目标|目标值|计划|计划数|实际|实际数|增速|同比.*|环比.*|增长.*|较.*|比上.*|增减.*|本[月期年季].*|上[月期年季].*|累计.*|.)$"
)


def from_titles(scene: Scene) -> tuple[str, str | None]:
    """The indicator that a title or the sheet's name is about, with its unit; "" when none is."""
    for text in (*reversed(scene.titles), scene.sheet):
        if labels.is_note(text) or _CORNER.match(text.strip()):
            continue
        label = labels.read(text)
        if name := _about(label.name):
            return name, label.unit
    return "", None


def _about(text: str) -> str:
    bare = _NUMBERING.sub("", labels.without_brackets(text))
    bare = _TIME.sub("", _ENDING.sub("", _TIME.sub("", bare)))
    subject = _SCOPE.sub("", bare) or ("网上工会" if bare.endswith("网上工会") else "")
    bare = (subject if len(subject) > 1 else "").strip("的-—_:：、,，")
    return "" if _EMPTY.match(bare) or labels.is_note(text) else bare


def dated(text: str) -> tuple[str, str]:
    """The period that an indicator's name begins with, and the rest: 2019年会员数."""
    found = _DATED.fullmatch(labels.squeeze(text))
    return (found[1], found[2]) if found else ("", text)


def of_levels(parts: Sequence[str], *, is_grouped: bool) -> labels.Label:
    """The indicator that a column's levels name; a group is named where its leaf says little.

    Without merged cells above it, a name that breaks over rows is put together again.
    """
    unit = next((_bare_unit(part) for part in reversed(parts) if labels.is_bare_unit(part)), None)
    parts = [part for part in parts if not labels.is_bare_unit(part)]
    read = [labels.read(part) for part in parts]
    unit = next((label.unit for label in reversed(read) if label.unit), unit)
    names = [label.name for label in read]
    if not names:
        return labels.Label("", unit)
    if not is_grouped or len(names) == 1:
        whole = labels.read("".join(parts))
        return labels.Label(whole.name, whole.unit or unit, read[0].is_sub or whole.is_sub)
    upper, leaf = names[-2], names[-1]
    if labels.is_total(leaf):
        name = upper
    else:
        name = f"{upper}{leaf}" if _GENERIC.match(leaf) or read[-1].is_sub else leaf
    return labels.Label(name, unit, read[-1].is_sub)


def with_suffix(label: labels.Label, suffix: str) -> labels.Label:
    """注册职工数 and 同比增长 make an indicator of its own, a growth in a unit of its own."""
    if not suffix:
        return label
    own = labels.read(suffix)
    unit = own.unit or (None if is_growth(own.name) else label.unit)
    return labels.Label(f"{label.name}{own.name}", unit, label.is_sub)


def is_growth(name: str) -> bool:
    """Whether a name ends in a growth, which is told in a unit of its own."""
    return name.endswith(("增长", "增减", "增速", "增幅"))


def _bare_unit(text: str) -> str:
    return labels.squeeze(text).strip("()[]")


def of_rows(texts: Sequence[str], corner: str | None) -> list[labels.Label]:
    """The indicators that rows name, one by one.

    An entry of 其中： and # takes its parent's unit, and its name too when its own comes twice.
    """
    found: list[labels.Label] = []
    parents: list[str] = []
    unit: str | None = None
    parent = labels.Label("")
    for text in texts:
        label = labels.read(text)
        if label.unit is None:
            inherited = parent.unit if label.is_sub else corner or unit
            label = labels.Label(label.name, inherited, label.is_sub)
        if not label.is_sub:
            parent = label
        unit = label.unit
        found.append(label)
        parents.append(parent.name)
    names = [label.name for label in found]
    return [
        labels.Label(f"{above}{label.name}", label.unit, is_sub=True)
        if label.is_sub and names.count(label.name) > 1
        else label
        for label, above in zip(found, parents, strict=True)
    ]
