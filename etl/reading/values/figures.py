"""One figure out of a text: 约7万名, 300余万元, 百分之八十五, ￥86,000.00, 下降12.3."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from etl.reading.values import numerals, reasons, units
from etl.reading.values.text import clean

_ABOUT = (
    "不低于|不少于|不超过|不高于|不足|不到|至少|最少|最多|大约|大概|折合约|约合|约为|约计|约|将近|接近|近|超过|超出|超|"
    "突破|高于|多于|低于|少于|大于等于|大于|小于|逾|上(?![升涨浮调])|预计|估计|估算|>=|<=|≥|≤|>|<|≈|~"
)
_LABEL = (
    "其中|线上|线下|现场|直播|观看|参会|参加|出席|受益|惠及|覆盖|服务|培训|已完成|完成率|完成|已投资|已投|投入|"
    "筹措|筹集|达到|达|已达|共计|合计|总计|累计|共有|共|计|总|为|已|有|实到|应到|增长|增加|上升|上涨|上浮|上调|提高|提升|↑"
)
_DOWN = "同比下降|环比下降|同比减少|环比减少|下降|减少|下滑|降低|负增长|负|↓|▼"
_HEAD = re.compile(
    rf"(?:(?P<down>{_DOWN})|(?P<about>{_ABOUT})|(?P<label>同比|环比|{_LABEL})|(?P<money>人民币|rmb|[¥$]))[:：]?",
    re.IGNORECASE,
)
_SIZE = r"(?:亿|万|千(?!瓦|克|米|卡)|百(?!分))"
_BARE_SIZES = frozenset("万亿萬億")
_DIGITS = numerals.SIGNS.replace("千", "").replace("百", "")
_NUMERAL = re.compile(
    rf"[+-]?(?:\d[\d,]*\.?\d*(?:[eE][+-]?\d+)?|\.\d+|[{_DIGITS}]"
    rf"|{_SIZE}|[仟佰])+"
)
_PLACE = re.compile(rf"(?:位列|位居|列|居)?(?:全国|全省|全市)?第([\d{numerals.SIGNS}]+)[名位]?")
_MORE = re.compile(r"余|多|来(?!自)|几|许|\+")
_SIZES = re.compile(rf"{_SIZE}+")
_TAIL_ABOUT = re.compile(r"(?:以上|以内|以下|左右|上下|之多|开外|不等|余|多|\+|↑)")
_PARTS = re.compile(r"(百|千|万|[\d.]+|[一二三四五六七八九十两]+)分之(.+)")
_TENTHS = re.compile(rf"([\d.]+|[{''.join(numerals.DIGITS)}])成([{''.join(numerals.DIGITS)}])?")
_RANGE = re.compile(rf"[\d{numerals.SIGNS}%元人](?:[~至到]|-+)[¥]?[\d{numerals.SIGNS}]")
_SPACED = re.compile(r"(?<!\d)\d{1,3}(?: \d{3})+(?!\d)")
_REMARK = re.compile(r"(.+?)[(\[【〔]([^()\[\]【】〔〕]*)[)\]】〕](.*)")
_ACCOUNTING = re.compile(r"\((¥?[\d,]+\.?\d*%?)\)")
_LETTERS = re.compile(r"[\d.,OoIlSZB]*(?:\d[OoIlSZB]|[OoIlSZB]\d)[\d.,OoIlSZB]*", re.ASCII)
_MEANT = str.maketrans("OoIlSZB", "0011528")
_ESTIMATE = re.compile(r"约|估|预计|初步|左右|暂定")


class UnreadableError(Exception):
    """Why a text is not one number."""

    def __init__(self, reason: str, **details: str) -> None:
        """`reason` is a message id; `details` fill it."""
        super().__init__(reason)
        self.reason = reason
        self.details = details


@dataclass(frozen=True)
class Figure:
    """One number with its own unit, before the column's unit is considered."""

    value: Decimal
    unit: str = ""
    approx: bool = False
    sized: bool = False  # 万 or 亿 was written, so the header's 万 does not apply again
    shrunk: Decimal = Decimal(1)  # what a number format divides by without saying so


@lru_cache(maxsize=65536)
def read_figure(text: str) -> Figure:
    """One number out of a text; raises when there is none, or more than one."""
    text = clean(text).replace("￥", "¥")
    text = _SPACED.sub(lambda match: match[0].replace(" ", ""), text)
    if re.search(r"\d \d", text):
        raise UnreadableError(reasons.SEPARATORS)
    text = text.replace(" ", "")
    if match := _ACCOUNTING.fullmatch(text):
        figure = _figure(match[1])
        return Figure(-figure.value, figure.unit, figure.approx, figure.sized)
    return _without_remarks(text)


def _without_remarks(text: str) -> Figure:
    """86（其中线上30） is 86: brackets are remarks unless they hold a unit."""
    unit, approx = "", False
    if re.match(r"[(\[【]", text):
        head, _, text = text.partition(")")
        approx = bool(_ESTIMATE.search(head))
    while match := _REMARK.fullmatch(text):
        text = match[1] + match[3]
        approx = approx or bool(_ESTIMATE.search(match[2]) and not re.search(r"\d", match[2]))
        unit = match[2] if units.is_unit(match[2]) else unit
    if match := re.fullmatch(r"([^;,。]*[^;,。\d][^;,。]*|[\d,.]+)[;,。、]([^\d]+)", text):
        text = match[1]
    figure = _figure(text)
    return Figure(figure.value, figure.unit or unit, figure.approx or approx, figure.sized)


def _figure(text: str) -> Figure:
    if match := _LETTERS.search(text):
        raise UnreadableError(reasons.LETTER_AMONG_DIGITS, suggestion=match[0].translate(_MEANT))
    if _RANGE.search(text):
        raise UnreadableError(reasons.RANGE)
    if match := _PLACE.fullmatch(text):
        return Figure(_numeral(match[1]))
    rest, factor, approx, unit = text, Decimal(1), False, ""
    while match := _HEAD.match(rest):
        factor = -factor if match["down"] else factor
        approx = approx or bool(match["about"])
        unit = "元" if match["money"] else unit
        rest = rest[match.end() :]
    if share := _share(rest):
        return Figure(share.value * factor, "%", approx or share.approx)
    return _counted(rest, factor, approx, unit)


def _share(text: str) -> Figure | None:
    """百分之八十五, 三分之二, 八成五; None when the text is not a share."""
    try:
        if match := _PARTS.fullmatch(text):
            part = _counted(match[2], Decimal(1), False, "")
            return Figure(part.value * 100 / numerals.read(match[1]), "%", part.approx)
        if match := _TENTHS.fullmatch(text):
            return Figure(numerals.read(match[1]) * 10 + numerals.DIGITS.get(match[2], 0), "%")
    except (numerals.NumeralError, InvalidOperation, ZeroDivisionError):
        raise UnreadableError(reasons.NOT_A_NUMBER) from None
    return None


def _counted(text: str, factor: Decimal, is_about: bool, unit: str) -> Figure:
    """Numeral, 余, size, unit, and a noun or 以上 behind them."""
    match = _NUMERAL.match(text)
    if not match:
        raise UnreadableError(_why_none(text))
    value, rest = _numeral(match[0]) * factor, text[match.end() :]
    sized = bool(re.search("[万亿萬億]", match[0]))
    rest, more = _skip(_MORE, rest)
    if size := _SIZES.match(rest):
        value *= _numeral(size[0])
        sized, rest = True, rest[size.end() :]
    rest, yet_more = _skip(_MORE, rest)
    own_unit, rest = _unit(rest)
    rest, about = _skip(_TAIL_ABOUT, rest)
    _check_tail(rest, own_unit or unit, text)
    if match[0] in _BARE_SIZES and not (is_about or more or yet_more or about):
        raise UnreadableError(reasons.NOT_A_NUMBER)  # 万元 is a unit without its number
    return Figure(value, own_unit or unit, is_about or more or yet_more or about, sized)


def _skip(pattern: re.Pattern[str], text: str) -> tuple[str, bool]:
    match = pattern.match(text)
    return (text[match.end() :], True) if match else (text, False)


def _unit(rest: str) -> tuple[str, str]:
    unit = units.leading(rest)
    after = rest[len(unit) :]
    if after.startswith(("/", "每")) and unit:
        return rest, ""
    return unit, after


def _check_tail(rest: str, unit: str, text: str) -> None:
    """Behind a unit a noun may follow (名职工); anything else is more than one number."""
    if "/" in unit or "每" in unit:
        return
    if re.search(r"/|每|均", rest):
        raise UnreadableError(reasons.RATE if unit else reasons.NOT_A_NUMBER)
    if re.search(rf"\d|[{numerals.SIGNS}]", rest):
        reason = (
            reasons.SEVERAL_NUMBERS if unit or re.search("[、,;和]", rest) else reasons.NOT_A_NUMBER
        )
        raise UnreadableError(reasons.SEPARATORS if re.fullmatch(r"[\d.,]+", text) else reason)
    if rest and not (unit and re.fullmatch(r"[\u4e00-\u9fff]{1,12}[!。]?", rest)):
        raise UnreadableError(reasons.NOT_A_NUMBER)


def _numeral(text: str) -> Decimal:
    try:
        sign = -1 if text.startswith("-") else 1
        return sign * numerals.read(text.lstrip("+-"))
    except (numerals.NumeralError, InvalidOperation):
        digits_only = re.fullmatch(r"[+-]?[\d.,]+", text)
        reason = reasons.SEPARATORS if digits_only else reasons.NOT_A_NUMBER
        raise UnreadableError(reason) from None


def _why_none(text: str) -> str:
    return reasons.RATE if re.match(r"人均|户均|平均|每", text) else reasons.NOT_A_NUMBER
