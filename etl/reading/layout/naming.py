"""What an indicator is called, in titles, in levels of a header, and in rows below a parent."""

import re
from collections.abc import Sequence

from etl.reading.layout import labels, places
from etl.reading.layout.remarks import FILE_NAME, Remark, Role
from etl.reading.layout.scene import Dispute, Scene, Stated, kinds

_NUMBERING = re.compile(
    r"^(?:附?[件表]?\d+[-—–.]\d+|附件?\d*[:：]?|附?表[一二三四五六七八九十\d]*(?:[-—.]\d+)?[:：、]?"
    r"|[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]+[)）]|\d+[.、](?=\D))"
)
_TIME = re.compile(
    r"(?:截至|截止|至)?(?:(?:19|20)\d\d|[一二][〇○零一二三四五六七八九]{3})(?:[-—–~至](?:19|20)?\d\d)?年?度?"
    r"|(?:前|第)?[一二三四1-4]{1,2}季度|[上下]半年|全年"
    r"|[前头][\d一二三四五六七八九十]{1,2}个月|[一二三四]至[一二三四]季度"
    r"|\d{1,2}(?:[-—–~至]\d{1,2})?月(?:份|底|末|\d{1,2}日)?|累计|逐月|分月|按月|月度|季度|年度|历年|近[一二三四五]年"
)
_HEADING = re.compile(
    r"^(?:主要|基本|综合|总体|其他|各项|工作)?(?:指标|情况|数据|内容|项目|工作)?$"
)
_DATED = re.compile(
    r"((?:19|20)\d\d年?(?:度|[上下]半年|第?[一二三四]季度|\d{1,2}月(?:底|末)?)?)([^\d年度./-].+)"
)
_SCOPE = re.compile(
    r"^(?:分(?:省|地区|市|城市|区县|地市|市州|县|行业|部门)(?:的)?|.*?(?:总工会|网上工会)|.*?(?:全省|全国|全市)?(?:各(?:设区)?(?:地区|地市|地|市州|市|区县|县区|县市区|省市?|部室|单位|城市))"
    r"|.*?(?:对标|主要|重点|同类|标杆|副省级|计划单列|部分|十一|11个)(?:地区|城市|市)|全[省国市])(?:的|关于)?"
)
_ENDING = re.compile(
    r"(?:(?:完成)?情况)?(?:统计|汇总|一览|明细|对比|比较|排名|排序|进度|登记|月报|季报|年报|报)?(?:表|月报|季报|年报)$"
    r"|(?:在?全[省国市])(?:的)?(?:排名|位次|名次)(?:情况|变化)?$|(?:完成|统计|对比|变化|排名|排序|进展)?情况$|(?:月报|季报|年报|统计|汇总|一览|对比|排名)$|(?:月|季|年)?(?:度)?数据$"
)
_EMPTY = re.compile(
    r"^(?:sheet\d*|工作表\d*|表\d*|分?[省市县]|分地区|各省|导出|查询|查询结果|结果|数据表|原始数据|年度|月度|年报|月报|总表|附表|附件|台账|通知"
    r"|(?:工会|对标)?(?:主要|重点|基本|各项)?(?:工作|指标|业务|情况|数据)+"
    r"|主?要?指标|指标数据|数据|汇总|合计|统计|综合|情况|主要工作|工作|基本|报表|月|年|季|基本情况|.)?$",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"(?:[数率额量值]|得分|分值|评分|指数|人次|比重|占比|比例|工资|收入|支出|产值|面积|人口|资金|经费|满意度|增速|增幅"
    r"|覆盖面|密度|均价|价格|户次|件次|名次|排名|位次|程度|费用|余额|成本|利润|税收|时长|天数)$"
)
_OFFICE = re.compile(r"(?:[部处科局厅]|办公室|研究室|总工会|委员会|研究院|公司|协会|领导小组)$")
_ACRONYM = re.compile(r"[A-Z]{3,6}")  # GDP, CPI


def topic(scene: Scene) -> Stated[labels.Label] | Dispute | None:
    """The indicator that the texts around a table name, with its unit.

    A line 指标：… goes before titles, titles before the sheet's name, and the file's name counts
    only where it plainly ends in a measure. Two titles that both may name one are a dispute.
    """
    for remarks in kinds(scene.remarks, Role.INDICATOR):
        candidates = [
            (remark, label) for remark in remarks if (label := _named(remark, scene.place))
        ]
        if candidates:
            return _one_of(candidates)
    return None


def _named(remark: Remark, place: str | None) -> labels.Label | None:
    """The indicator that one text names, without its time, its scope and 统计表."""
    label = labels.read(remark.text)
    if remark.role is Role.INDICATOR:
        return label if label.name else None
    name = about(label.name)
    if place and name.startswith(place):
        name = about(re.sub("^[市省]", "", name.removeprefix(place)))
    is_measure = bool(label.unit or _MEASURE.search(name))
    is_weak = not is_measure and (remark.cell == FILE_NAME or _OFFICE.search(name))
    return None if not name or is_weak else labels.Label(name, label.unit)


def _one_of(candidates: Sequence[tuple[Remark, labels.Label]]) -> Stated[labels.Label] | Dispute:
    """The only name, or the only one that is plainly a measure."""
    for test in (lambda _: True, lambda own: bool(own.unit), lambda own: _MEASURE.search(own.name)):
        fitting = [(one, label) for one, label in candidates if test(label)]
        if len({label.name for _, label in fitting}) == 1:
            remark, label = fitting[0]
            return Stated(label, (remark.cell,), remark.text)
    return Dispute("指标", candidates[0][0], candidates[-1][0])


def about(text: str) -> str:
    """What a title is about; "" when it names no indicator."""
    bare = _NUMBERING.sub("", labels.without_brackets(text))
    bare = _TIME.sub("", _ENDING.sub("", _TIME.sub("", bare)))
    subject = _SCOPE.sub("", bare) or ("网上工会" if bare.endswith("网上工会") else "")
    bare = (subject if len(subject) > 1 else "").strip("的-—_:：、,，.")
    if _EMPTY.match(bare) or labels.is_note(text) or places.is_place(bare):
        return ""
    return "" if bare.isascii() and not _ACRONYM.fullmatch(bare) else bare


def dated(text: str) -> tuple[str, str]:
    """The period that an indicator's name begins with, and the rest: 2019年会员数."""
    match = _DATED.fullmatch(labels.squeeze(text))
    return (match[1], match[2]) if match else ("", text)


def of_levels(parts: Sequence[str], *, is_grouped: bool) -> labels.Label:
    """The indicator that a column's levels name: 非公企业 over 企业总数 is 非公企业企业总数.

    Without a group above it, a name that breaks over rows is put together again.
    """
    unit = next((_bare_unit(part) for part in reversed(parts) if _is_unit(part)), None)
    parts = [part for part in parts if not _is_unit(part)]
    read = [labels.read(part) for part in parts]
    unit = next((label.unit for label in reversed(read) if label.unit), unit)
    if not read:
        return labels.Label("", unit)
    if not is_grouped or len(read) == 1:
        whole = labels.read("".join(parts))
        return labels.Label(whole.name, whole.unit or unit, read[0].is_sub or whole.is_sub)
    name, leaf = "", read[-1]
    for label in read:
        if label is leaf and name and labels.is_total(leaf.name):
            continue
        is_said = name and label.name.startswith(name)
        name = label.name if is_said or _HEADING.match(name) else f"{name}{label.name}"
    return labels.Label(name, unit, leaf.is_sub)


def with_suffix(label: labels.Label, suffix: str) -> labels.Label:
    """注册职工数 and 同比增长 make an indicator of its own, a growth in a unit of its own."""
    if not suffix:
        return label
    suffix_label = labels.read(suffix)
    unit = suffix_label.unit or (None if is_growth(suffix_label.name) else label.unit)
    return labels.Label(f"{label.name}{suffix_label.name}", unit, label.is_sub)


def is_growth(name: str) -> bool:
    """Whether a name ends in a growth, which is told in a unit of its own."""
    return name.endswith(("增长", "增减", "增速", "增幅"))


def _is_unit(text: str) -> bool:
    """（万人） below a name; 人次 below 线上 is a name, and a row of units is no name at all."""
    return text[:1] in "([（【" and labels.is_bare_unit(text)


def _bare_unit(text: str) -> str:
    return labels.squeeze(text).strip("()[]")


def of_rows(texts: Sequence[str]) -> list[labels.Label]:
    """The indicators that rows name, each with its own unit.

    An entry of 其中： and # is named after its parent when its own name comes twice.
    """
    read = [labels.read(text) for text in texts]
    names = [label.name for label in read]
    indicators: list[labels.Label] = []
    parent = ""
    for label in read:
        if not label.is_sub:
            parent = label.name
        is_twice = label.is_sub and names.count(label.name) > 1
        name = f"{parent}{label.name}" if is_twice else label.name
        indicators.append(labels.Label(name, label.unit, label.is_sub))
    return indicators
