"""The texts around a table, split into remarks: each with its role and its cell.

`地区：全国   单位：万元` are two remarks of one cell; `指标` with its name in the next cell is one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from etl.reading.layout import labels, measures
from etl.reading.layout.view import View
from etl.reading.layout.wordlists import words
from etl.reading.values import clean

SHEET_NAME = "工作表名"  # in place of an address
FILE_NAME = "文件名"


class Role(StrEnum):
    """What a remark is about. An aside (who filled in a form, its number) states no coordinate."""

    INDICATOR = "indicator"
    PERIOD = "period"
    PLACE = "place"
    FILLER = "filler"  # who filled a form in: its place, where nothing else says one
    UNIT = "unit"
    FREQUENCY = "frequency"
    TITLE = "title"
    NOTE = "note"
    ASIDE = "aside"


@dataclass(frozen=True)
class Remark:
    """One text around a table. `cell` is its address, or says that a name states it.

    One further up is shared with the tables before it.
    """

    role: Role
    text: str
    cell: str
    is_outer: bool = False

    @property
    def is_name(self) -> bool:
        """Whether it is the name of the sheet or the file."""
        return self.cell in (SHEET_NAME, FILE_NAME)


_KEYS: dict[Role, frozenset[str]] = {
    Role.INDICATOR: words("指标 指标名称 统计指标 指标项 指标内容 统计项目 indicator"),
    Role.PERIOD: words(
        "时间 时期 期间 年份 年度 月份 报告期 报告期别 统计时间 统计期 统计期间 统计年度 所属期",
        "数据时间 数据期 时点 截止时间 截至时间 截止日期 period",
    ),
    Role.PLACE: words(
        "地区 城市 地市 区域 省份 地方 填报地区 统计地区 行政区划 area",
    ),
    Role.FILLER: words("填报单位 报送单位 填表单位 单位名称"),
    Role.UNIT: words("单位 计量单位 金额单位 数据单位 unit"),
    Role.FREQUENCY: words("频度 频率 数据频度 数据频率 报告频率 frequency"),
}
_KEYED = re.compile(r"(?:^|(?<=[\s,，;；、|（(]))([^\s:：,，;；()（）]{1,9})[ \t]*[:：]")
_SUBJECT = re.compile(
    r"(?:[数率额量值分表榜图]|指数|情况|工作|排名|名次|比例|比重|通报|月报|季报|年报)$"
)
_PREFIXED = re.compile(r"附?[件表图]\s*[一二三四五六七八九十\d]*|(?:表|图)\d+[-—.]\d+")


def of_row(view: View, row: int, columns: Sequence[int] | None = None) -> list[Remark]:
    """The remarks of one row, from the left; of some of its columns, where these hold any."""
    cells = sorted(view.rows.get(row, {}).items())
    chosen = [item for item in cells if columns is None or columns[0] <= item[0] <= columns[-1]]
    texts = [
        (
            clean(cell.value) if isinstance(cell.value, str) else labels.text_of(cell),
            view.at(row, at),
        )
        for at, cell in chosen or cells
    ]
    return list(_paired(texts))


def of_name(text: str, cell: str) -> list[Remark]:
    """What the name of a sheet or a file says: nothing but a title."""
    return [Remark(Role.TITLE, text, cell)] if text else []


def _paired(texts: Sequence[tuple[str, str]]) -> Iterator[Remark]:
    """Remarks of the cells of a row; a key's value may stand in the cell behind it."""
    is_form = len(texts) > 1 and len(texts) % 2 == 0
    place = 0
    while place < len(texts):
        text, cell = texts[place]
        place += 1
        is_key = _role_of(text.rstrip(":：")) is not None and (is_form or text[-1:] in ":：")
        if is_key and place < len(texts):
            value, cell = texts[place]
            place += 1
            text = f"{text.rstrip(':：')}：{value}"
        yield from _split(text, cell)


def _split(text: str, cell: str) -> Iterator[Remark]:
    """The pieces of one text: what stands before the first key, and each key's own value."""
    keys = [match for match in _KEYED.finditer(text) if _is_key(match[1])]
    lead = text[: keys[0].start()] if keys else text
    if lead := lead.strip(" ,，;；、|（("):
        yield Remark(Role.NOTE if labels.is_note(lead) else Role.TITLE, lead, cell)
    ends = [match.start() for match in keys[1:]] + [len(text)]
    for match, end in zip(keys, ends, strict=False):  # without a key there is no value
        value = text[match.end() : end].strip(" ,，;；、|")
        yield _keyed(match[1], value.removesuffix(")").removesuffix("）"), cell, value)


def is_key(text: str) -> bool:
    """Whether a text is a word whose value states a coordinate: 指标, 时间, 地区, 单位."""
    return _role_of(text.rstrip(":：")) is not None


def _is_key(text: str) -> bool:
    """Whether what stands before a colon is a key, and not a title or its number."""
    return _role_of(text) is not None or not (_PREFIXED.fullmatch(text) or _SUBJECT.search(text))


def _keyed(key: str, value: str, cell: str, whole: str) -> Remark:
    role = _role_of(key)
    if role is Role.UNIT and not any(map(measures.measure_of, parts_of_units(value))):
        role = Role.FILLER  # 单位：示例市总工会
    if role in (None, Role.UNIT, Role.PLACE, Role.FILLER, Role.FREQUENCY):
        return Remark(role or Role.ASIDE, value if role else f"{key}：{whole}", cell)
    return Remark(role, whole, cell)


def _role_of(key: str) -> Role | None:
    bare = labels.squeeze(re.sub(r"[(（]盖章[)）]", "", key)).casefold()
    return next((role for role, keys in _KEYS.items() if bare in keys), None)


def parts_of_units(text: str) -> list[str]:
    """The units that a corner names: 万人、户 are two, 万元/人 is one."""
    bare = re.sub(r"^(?:计量)?单位[:：]?", "", text).strip("()（） ")
    if labels.is_unit(bare):
        return [bare]
    pieces = [part.strip("()（） ") for part in re.split(r"[、,，;；和及\s]+", bare)]
    if len(pieces) == 1 and not labels.is_unit(pieces[0]):
        pieces = [part.strip("()（） ") for part in re.split(r"[/／]", bare)]
    return [part for part in pieces if part]
