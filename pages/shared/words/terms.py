"""English for the Chinese words that the contract and the marts themselves know.

What only a cell says, a name above all, stays as the office wrote it.
"""

import re

import pandas as pd

from pages.shared.words.catalogue import language
from runtime.cache import cached

_UNITS = {
    "机关部室": "department",
    "事业单位": "public institution",
    "区县总工会": "district federation",
    "产业工会": "industrial union",
    "基层工会": "grassroots union",
    "机关各部室": "all departments",
    "其他单位": "another unit",  # to a reader who is limited to one
    "主要领导": "the leaders",
    "专项办": "the task office",
    # who fills in a sheet
    "主办部室": "hosts of forums",
    "责任部室": "departments in charge",
    "考评部室": "appraising departments",
    "宣传部室": "publicity departments",
    "其他部室": "other departments",
    # where the people of the task office come from
    "机关": "departments",
    "事业": "public institutions",
    "社工": "social workers",
}
_FORUMS = {
    "部室研讨": "discussion of a department",
    "机关全体": "all staff",
    "领导和部门负责人": "leaders and heads of departments",
    "基层代表参加": "with grassroots delegates",
    "线下": "on site",
    "线上": "online",
    "线上线下结合": "on site and online",
}
_USES = {
    "部室采纳": "adopted by a department",
    "机关通报": "circulated to all departments",
    "书面报告": "reported in writing",
    "专项办推进": "taken on by the task office",
    "重点项目": "made a key project",
}
_PLANS = {
    "部室主办论坛": "forums hosted by departments",
    "基层代表论坛": "forums with grassroots delegates",
    "主办论坛": "forums hosted",
    "信息宣传": "publicity",
    "信息宣传得分": "points of publicity",
    "每人每月下基层": "visits to the grassroots by each cadre in a month",
}
_LISTS = {
    "责任清单": "list of duties",
    "目标清单": "list of goals",
    "负面清单": "negative list",
    "未列清单": "on no list",
}
_LEVELS = {
    "国家": "national",
    "省": "provincial",
    "市": "municipal",
    "区县": "district",
    "集体": "team",
    "个人": "individual",
    "项目": "project",
    "达标": "qualified",
    "优秀": "excellent",
}
_PROBLEMS = {
    "调研": "field research",
    "论坛": "forum",
    "热线": "hotline",
    "评议": "review",
    "督查": "inspection",
}
_INDICATORS = {
    "越高越好": "higher is better",
    "越低越好": "lower is better",
    "当期": "of the period alone",
    "累计": "cumulated since January",
    "时点": "at the end of the period",
}
TERMS = {
    **_UNITS,
    **_FORUMS,
    **_USES,
    **_PLANS,
    **_LISTS,
    **_LEVELS,
    **_PROBLEMS,
    **_INDICATORS,
    "未分组": "in no group",
}
_RULES = {"points", "direction", "accrual"}  # whose details hold words of the contract
_HAN = re.compile("[\u3400-\u9fff]+")
# How a matter is named that the marts name: by what a cell says of it, and a number.
_MATTERS = {
    "archive": "Materials of forum {number}",
    "hosting": "Forums still to host in {item}: {number}",
    "look_back": "{item} · look-back",
    "plan": "{item}: {number} still owed",
}


def term(text: str) -> str:
    """The English of a word, or of several joined by 、; in Chinese, and of a name, it itself."""
    if language() == "zh":
        return text
    return ", ".join(TERMS.get(word, word) for word in text.split("、"))


def rule_detail(rule: str, detail: str) -> str:
    """How a rule changed, from the mart's text; of what it names, words of the contract change."""
    if language() == "zh" or rule not in _RULES:
        return detail
    return _HAN.sub(lambda run: TERMS.get(run[0], run[0]), detail).replace("、", ", ")


@cached
def termed(rows: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """The rows with the words of these columns in the chosen language; gaps stay gaps."""
    if language() == "zh":
        return rows
    facts = {name: rows[name].map(term, na_action="ignore").astype(object) for name in columns}
    return rows.assign(**facts)


@cached
def with_matters(rows: pd.DataFrame) -> pd.DataFrame:
    """Matters with `name` in the chosen language, where it is made from `item` and `number`."""
    if language() == "zh":
        return rows
    parts = zip(rows["kind"], rows["name"], rows["item"], rows["number"], strict=True)
    return rows.assign(name=[_matter(*part) for part in parts])


def _matter(kind: str, name: str, item: str | None, number: float | None) -> str:
    if kind not in _MATTERS:
        return name
    count = 0 if number is None or number != number else int(number)
    return _MATTERS[kind].format(item=term(item) if isinstance(item, str) else "", number=count)
