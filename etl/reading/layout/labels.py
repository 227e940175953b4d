"""Labels: the names of headers and rows, separated from blanks, line breaks, marks and units."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from etl.reading.layout import measures
from etl.reading.layout.display import displayed
from etl.reading.layout.wordlists import words
from etl.reading.model import Cell, Span
from etl.reading.values import Context, masks
from etl.reading.values.dates import parse_date
from etl.reading.values.text import clean, without_gaps, written
from etl.reading.values.whole import parse_whole

_BRACKET = re.compile(r"[(\[【〔{]([^()\[\]【】〔〕{}]*)[)\]】〕}]")
_NOTE_MARKS = re.compile(r"[\u2460-\u2473*\uff0a※]+(?=\s*[(（\[【〔])")
_DITTO = words("同上 仝上 同上行 同前 如上 同左 〃 〃〃 ″ ″″ ′′ '' 〞 ˮ ,, ,,,", '" "" ” “ “”')
_TOTAL = re.compile(
    r"^(?:(?:本[页期月季年]|全[市省国部区县体]|各[市地区县]|累计|总)?(?:合计|总计|小计|共计|累计|总和|总数)"
    r"|(?:全[市省国区县]|总)?(?:平均|均值|平均值|平均数|平均分)|合计数|总计数|小计数|合计\(.*\)|总计\(.*\)"
    r"|(?:最高|最低|最大|最小|中位)[值数分]?|极差|标准差|.{1,12}(?:小计|合计)|.{0,8}汇总|.{1,8}(?:平均|均值)(?:数|值|水平)?"
    r"|(?:grand|sub)?-?total|sum|average|mean|median)$",
    re.IGNORECASE,
)
_BARE_TOTAL = re.compile(
    r"^(?:合计|总计|小计|共计|总和|汇总|平均|平均值|均值|(?:grand|sub)?-?total|sum|average|mean)$",
    re.IGNORECASE,
)
_TIMELY = words("年 月 日 季 周 期 级 类")
_AVERAGE = re.compile(r"(?i:average|mean|median)|平均|均值|[高低大小位][值数分]?$|极差|标准差")
_REGION_TOTAL = re.compile(r"^(?:全国|全省|全市|全区|全县|总体|全部|各市合计|地区合计)$")
_NOTE = re.compile(
    r"^(?:(?:注|备注|附注|附|说明|填[表报写]说明|资料来源|数据来源|来源|制表|报送|审批|复核|打印|电话|单位)"
    r"(?=[:：(（\d.、]|$)"
    r"|填[表报](?:人|单位|部门|时间|日期)|审核人?(?=[:：]|$)|制表人|统计人|(?:单位)?负责人|(?:分管|主管)领导"
    r"|联系(?:人|电话)|报表日期|报出日期|经办人|签字|签章|盖章|公章|以上|本表|上表|※|★|☆|\*{1,3}[^\d]"
    r"|[①②③④⑤⑥⑦⑧⑨])"
)
_COLON_NOTE = re.compile(
    r"^(?:注|说明|备注|附注|来源|审核|填报|填表|制表|统计|负责|报送|审批)\S{0,8}[:：]"
)
_RANK = re.compile(r"并列|第|\d+/\d+$|[首榜头]")  # 182名 counts people
_RANK_BESIDE = re.compile(r"[(\[]((?:并列)?第[^()]{1,4}|[^()]{1,3}名)[)\]]$")
_SUB = re.compile(r"^(?:其中[:：、,]?|#+|＃|其:|\+|—+|-+|[·•▪◦○●])+")
_NUMBERING = re.compile(
    r"^(?:[(（][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十\d]{1,3}[、.](?=[^\d]))"
)


@dataclass(frozen=True)
class Label:
    """A header or row name: `name` without its unit; `is_sub` for 其中： and # entries."""

    name: str
    unit: str | None = None
    is_sub: bool = False
    remark: str = ""


@lru_cache(maxsize=65536)
def squeeze(text: str) -> str:
    """One form for every way of typing a label: half-width, no blanks, no marks at its ends."""
    bare = clean(_NOTE_MARKS.sub("", text)).replace(" ", "").strip("*:;,。.、")
    return f"#{bare}" if text.lstrip().startswith(("#", "＃")) else bare


@lru_cache(maxsize=16384)
def english(text: str) -> str:
    """One form for a word that a program exports as a header: Region, region_name, REGION NAME."""
    bare = squeeze(text)
    if not bare.isascii():
        return bare
    word = bare.casefold().replace("_", "")
    return next(
        (stem for end in ("name", "label") if (stem := word.removesuffix(end)) != word), word
    )


def text_of(cell: Cell | None) -> str:
    """What a cell says as a label; numbers as people read them (2005)."""
    if cell is None:
        return ""
    if isinstance(cell.value, dt.date):
        return _dated(cell)
    if says_time(cell):
        return squeeze(displayed(cell))
    return squeeze(cell.value if isinstance(cell.value, str) else written(cell))


_TIMED_MASK = re.compile(r"[年月季]")


def says_time(cell: Cell) -> bool:
    """Whether a number is shown as part of a date by its format: 1 as 1月."""
    is_number = isinstance(cell.value, int | float) and not isinstance(cell.value, bool)
    return is_number and bool(_TIMED_MASK.search(cell.number_format))


def _dated(cell: Cell) -> str:
    """A date as its format shows it: the first of a month may stand for the month."""
    span = parse_date(cell, Context()).value
    if not isinstance(span, Span) or span.start is None:
        return written(cell)
    if span.precision == "year":
        return f"{span.start.year}年"
    if masks.hides_year(cell.number_format):  # the stored year is nobody's statement
        return f"{span.start.month}月"
    return (
        f"{span.start.year}年{span.start.month}月"
        if span.precision == "month"
        else span.start.isoformat()
    )


def is_bare_unit(text: str) -> bool:
    """Whether a header's part is only a unit, in brackets or in a row of units."""
    bare = squeeze(text)
    inner = bare.strip("()[]")
    is_told = is_unit(inner) or (inner != bare and measures.seems_unit(inner))
    return bare in {"单位", "计量单位"} or (is_told and bare not in _TIMELY)


@lru_cache(maxsize=16384)
def is_unit(text: str) -> bool:
    """Whether a text is nothing but a unit of measure: 万元, %, 人次, 元/平方米."""
    return measures.is_unit(squeeze(text))


@lru_cache(maxsize=65536)
def read(text: str) -> Label:
    """Split a label into its name, its unit in brackets (the last that is one) and a remark."""
    bare, unit, remark = _without_unit(squeeze(text))
    if unit is None and (measure := measures.behind(bare)):
        bare, unit = measure.text, measure.unit
    bare = _NUMBERING.sub("", bare) or bare
    name = _SUB.sub("", bare)
    return Label(
        without_gaps(name or bare), unit, is_sub=bool(name) and name != bare, remark=remark
    )


def _without_unit(bare: str) -> tuple[str, str | None, str]:
    """A label without the bracket of its unit, the unit, and what another bracket remarks."""
    brackets = list(reversed(list(_BRACKET.finditer(bare))))
    guess = None
    if not any(measures.in_bracket(bracket[1], bare[: bracket.start()]) for bracket in brackets):
        guess = measures.guessed(bracket[1] for bracket in brackets)
    unit, remark = None, ""
    for bracket in brackets:
        before, after = bare[: bracket.start()], bare[bracket.end() :]
        measure = measures.in_bracket(bracket[1], before)
        if guess and bracket[1] == guess:
            measure = measures.Measured("", guess)
        if unit is None and measure:
            unit = measure.unit
            bare = f"{before}({measure.text}){after}" if measure.text else f"{before}{after}"
            remark = remark or measure.text
        elif not remark:
            remark = bracket[1]
    return bare, unit, remark


def without_brackets(text: str) -> str:
    """A label without anything in brackets."""
    return _BRACKET.sub("", squeeze(text))


def has_open_unit(name: str) -> bool:
    """Whether a name without any known unit ends in letters that may be one: 照度(lux)."""
    brackets = list(_BRACKET.finditer(name))
    return (
        bool(brackets) and brackets[-1].end() == len(name) and measures.may_be_unit(brackets[-1][1])
    )


@lru_cache(maxsize=4096)
def is_ditto(text: str) -> bool:
    """Whether a short text says “the same as above”."""
    return re.sub(r"[\s\-—.]", "", text.replace("＂", '"')) in _DITTO


def is_total(text: str) -> bool:
    """Whether a label names a sum or an average of other rows."""
    return bool(_TOTAL.match(_plain(text)))


@lru_cache(maxsize=65536)
def is_bare_total(text: str) -> bool:
    """合计 and 平均 by themselves; 企业合计 names a figure of its own."""
    return bool(_BARE_TOTAL.match(_plain(text)))


def is_average(text: str) -> bool:
    """Whether a total's label names an average."""
    return bool(_AVERAGE.search(text))


def is_region_total(text: str) -> bool:
    """全国, 全省: a sum if arithmetic says so, else a region of its own."""
    return bool(_REGION_TOTAL.match(_plain(text)))


@lru_cache(maxsize=16384)
def is_note(text: str) -> bool:
    """Whether a text is a note, a source or a signature line."""
    bare = squeeze(text)
    return bool(_NOTE.match(bare) or _COLON_NOTE.match(bare) or text.strip().startswith("*"))


def opens_note(text: str) -> bool:
    """说明： alone in its cell: what stands beside it is the note."""
    return text.strip().endswith((":", "：")) and is_note(text)


def is_signature(text: str) -> bool:
    """制表：王某 and the like, with its colon."""
    return bool(_COLON_NOTE.match(squeeze(text)))


def is_numbered(text: str) -> bool:
    """一、工会会员数 is the first entry of a list, not the number one."""
    bare = squeeze(text)
    rest = _NUMBERING.sub("", bare)
    return rest != bare and len(re.findall(r"[\u4e00-\u9fff]", rest)) > 1


def rank(text: str) -> int | None:
    """A rank where a value was expected: 第一, 第3名, 3/11; None for anything else."""
    if not _RANK.match(squeeze(text)):
        return None
    value = parse_whole(Cell(text), Context()).value
    return value if isinstance(value, int) else None


def rank_beside(text: str) -> int | None:
    """The rank in brackets behind a value: 96.3（第2名）."""
    match = _RANK_BESIDE.search(squeeze(text))
    return rank(match[1]) if match else None


def _plain(text: str) -> str:
    return re.sub(r"[\s:：]", "", without_brackets(text) or squeeze(text))
