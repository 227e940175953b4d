"""The words by which a header says what it stands for: a place, a period, an indicator, a rank."""

import re
from enum import StrEnum
from functools import lru_cache

from etl.reading.layout import labels
from etl.reading.layout.wordlists import words
from etl.reading.model import Cell, Span
from etl.reading.values import Context, Parsed, parse, reasons, relative
from etl.sheets.contract import Kind


class Role(StrEnum):
    """What a column or a level of a header stands for."""

    CITY = "city"
    PERIOD = "period"
    INDICATOR = "indicator"
    UNIT = "unit"
    MEASURE = "measure"  # 数值, 名次
    FREQUENCY = "frequency"  # 季: how long a figure's period is
    SOURCE = "source"
    OTHER = "other"
    FIGURES = "figures"


_WORDS: dict[Role, frozenset[str]] = {
    Role.CITY: words(
        "城市 地区 市 地市 市州 区县 县区 县市区 县(市、区) 区县(市) 省份 省市",
        "地区名称 城市名称 对标城市 设区市 各市 市县 省 单位名称 部室 部门",
        "区县总工会 区域 地方 市(地) 市别 单位",
        "city area region province location place",
    ),
    Role.PERIOD: words(
        "时期 时间 月份 年份 年度 季度 日期 年月 期间 月 年 截止时间 截至时间",
        "统计时间 报告期 统计期 数据时间 季",
        "period time timeperiod date year month quarter yearmonth",
    ),
    Role.INDICATOR: words(
        "指标 指标名称 项目 统计项目 指标项 统计指标 内容 主要指标 指标内容",
        "indicator variable series metric",
    ),
    Role.UNIT: words(
        "计量单位 单位 计量 unit units unitofmeasure",
    ),
    Role.FREQUENCY: words(
        "频度 频率 数据频度 数据频率 报告频率 frequency freq",
    ),
    Role.SOURCE: words(
        "来源 数据来源 资料来源 source datasource",
    ),
}
WORDS = frozenset(word for own in _WORDS.values() for word in own)
_VALUES = words(
    "数值 值 完成值 数量 指标值 实际值 实绩 数据 绝对值 完成数 完成情况 数",
    "绝对数 当前值 当月 本月 当期 本期 本季 当季 本年 指标完成值 实际完成 实际完成值 完成值(数)",
    "value figure amount obsvalue",
)
_RANKS = words(
    "名次 排名 位次 排位 排序 全省排名 全国排名 全市排名 省内排名 名次(位)",
    "全省位次 位列 rank ranking",
)
_BESIDE = re.compile(r"同比|环比|增长|增速|增减|累计|较|比上|目标|计划|完成率")


LONGEST = 32  # 2020年11月30日至2021年12月31日累计 is a label, what is longer is prose


def period(text: str, year: int | None = None, header: str | None = None) -> Parsed:
    """The period that a label is, as a whole, or the reason why it is none.

    `year` is the one stated around it, `header` the word (月) that counts what is a bare number.
    """
    bare = labels.squeeze(text)
    if len(bare) > LONGEST or ":" in bare:
        return Parsed(None, reasons.NOT_A_PERIOD, details={"written": text})
    is_name = not relative.is_part(bare)  # 本年 and 上年同期 name a column, 今年1-7月 its period
    return parse(Cell(bare), Kind.PERIOD, Context(year=year, header_unit=header, is_quoted=is_name))


def span_of(text: str, year: int | None = None, header: str | None = None) -> Span | None:
    """The period that a label is, as a whole; None for any other label."""
    value = period(text, year, header).value
    return value if isinstance(value, Span) and value.precision != "unstated" else None


@lru_cache(maxsize=16384)
def is_timely(text: str) -> bool:
    """Whether a label is a period, the part of one that wants a year, or one to be asked about."""
    if not text or _COUNTED.fullmatch(text):
        return False
    short = _SHORT_YEAR.match(text)
    parsed = period(text, 2000 + int(short[1]) if short else 2000)
    if isinstance(parsed.value, Span):
        return parsed.value.precision != "unstated"
    return parsed.reason in _DOUBTS and _IN_WORDS.search(text) is not None


_DOUBTS = frozenset(
    {
        reasons.BACKWARDS,
        reasons.CENTURY_MISSING,
        reasons.DAY_OR_MONTH,
        reasons.NO_SUCH_DAY,
        reasons.RELATIVE_PERIOD,
        reasons.SCHOOL_YEAR,
        reasons.SEVERAL_DATES,
        reasons.WEEK,
        reasons.YEAR_MISSING,
    }
)
_IN_WORDS = re.compile(r"[年月季周]|\d[QqHhWw]|[QqHhWw]\d")
_MONTH = r"(?:19|20)\d\d[-.]?(?:0[1-9]|1[0-2]|(?<=[-.])[1-9])"
_YEARS = r"(?:19|20)\d\d-(?:19|20)\d\d"
_COUNTED = re.compile(rf"\d{{1,3}}|(?!(?:{_MONTH}|{_YEARS})$)(?:\d{{5,}}|\d+[-.]\d+)")
_SHORT_YEAR = re.compile(r"'?(\d\d)(?:年|[QqHh]\d)")


_CODES = re.compile(
    r"(?:[代简编区]码|编号|代号|区划码|区号|邮编|邮政编码|电话|号码|序列号|[a-z]?id|code|key|guid|uuid)$",
    re.IGNORECASE,
)


def is_code(label: str) -> bool:
    """Whether a header says that codes stand below it, which are neither names nor figures."""
    return bool(_CODES.search(labels.without_brackets(label) or labels.squeeze(label)))


_CORNER = re.compile(r"[\\/|]")


def corner_role(text: str) -> Role | None:
    """The role that a corner names first: 城市＼年份 stands over cities."""
    parts = [labels.without_brackets(text), *_CORNER.split(labels.without_brackets(text))]
    return next((role for part in parts if (role := word_role(part)) is not None), None)


def word_role(text: str) -> Role | None:
    """The role that a side column's header names by itself."""
    bare = labels.english(labels.without_brackets(text) or labels.squeeze(text))
    return next((role for role, words in _WORDS.items() if bare in words), None)


def measure(text: str) -> str | None:
    """value or rank, when a header's lowest level only says which of both stands below."""
    names = set(map(labels.english, (labels.read(text).name, labels.without_brackets(text))))
    return "value" if names & _VALUES else "rank" if names & _RANKS else None


_TIMED = re.compile(r"[年月季度底末旬\d)](?=份?的?(\D{1,4}(?:\(\D{1,3}\))?)$)")


def timed(text: str) -> tuple[str, str]:
    """The period that a label begins with, and its measure: 7月名次; all else is one piece."""
    bare = labels.squeeze(text)
    for match in _TIMED.finditer(bare):
        lead = bare[: match.end()]
        if measure(match[1]) is not None and is_timely(lead):
            return lead, match[1]
    return text, ""


def is_beside(text: str) -> bool:
    """Whether a label (同比增长, 累计) only tells more of the indicator beside it."""
    return bool(_BESIDE.match(text))
