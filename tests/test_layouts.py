"""Whatever layout an office chooses for a table, the same rows are read from it."""

import datetime as dt
import math
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from etl.reading.model import Quantity, Reading, Span, Value
from etl.reading.reader import read_file
from etl.reading.values import numerals
from tests.workbooks.case import Lines, Typed, fill

slow = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@dataclass(frozen=True)
class Forum:
    """One forum, and how its number, day and attendance are typed."""

    number: int
    theme: str
    day: dt.date
    host: str
    attendance: int
    typed: tuple[Typed, Typed, Typed]

    @property
    def cells(self) -> list[Typed]:
        number, day, attendance = self.typed
        return [number, self.theme, day, self.host, attendance]


HEADER: list[Typed] = ["期次", "主题", "日期", "主办部室", "参加人数"]
THEMES = (
    *("网上工会怎么办", "骑手入会路径", "集体协商提质", "职工书屋怎么用", "产改试点评估"),
    *("困难职工精准识别", "会员卡应用", "法律援助进园区", "数据共享与隐私", "劳模工匠进校园"),
)
HOSTS = ("研究室", "组织部", "宣传教育部", "权益保障部", "网络工作部")
NUMBERS: tuple[Callable[[int], Typed], ...] = (
    lambda number: number,
    lambda number: str(number),
    lambda number: f"第{number}期",
    lambda number: f"第{numerals.write(number)}期",
)
DAYS: tuple[Callable[[dt.date], Typed], ...] = (
    lambda day: day,
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: day.isoformat(),
    lambda day: f"{day.year}.{day.month}.{day.day}",
    lambda day: day.year * 10000 + day.month * 100 + day.day,
)
COUNTS: tuple[Callable[[int], Typed], ...] = (
    lambda count: count,
    lambda count: f"{count}人",
    lambda count: f"{count:,}",
    lambda count: numerals.write(count) + "人",
)


@st.composite
def forums(draw: st.DrawFn) -> list[Forum]:
    """Two to six forums, each column typed in one way per cell."""
    themes = draw(st.lists(st.sampled_from(THEMES), min_size=2, max_size=6, unique=True))
    made = []
    for number, theme in enumerate(themes, start=draw(st.integers(1, 30))):
        day = draw(st.dates(dt.date(2018, 1, 1), dt.date(2024, 12, 31)))
        count = draw(st.integers(5, 1500))
        ways = (
            draw(st.sampled_from(NUMBERS))(number),
            draw(st.sampled_from(DAYS))(day),
            draw(st.sampled_from(COUNTS))(count),
        )
        made.append(Forum(number, theme, day, draw(st.sampled_from(HOSTS)), count, ways))
    return made


Layout = Callable[[Workbook, Sequence[Forum]], None]


def plain(made: Workbook, rows: Sequence[Forum]) -> None:
    fill(made, "论坛", [HEADER, *(row.cells for row in rows)])


def titled(made: Workbook, rows: Sequence[Forum]) -> None:
    above: Lines = [["强会论坛情况一览表"], ["填报单位：研究室", None, None, "单位：人"]]
    below: Lines = [["注：参加人数含线上。"], ["填表人：王某", None, "审核人：李某"]]
    fill(made, "论坛", [*above, HEADER, *(row.cells for row in rows), *below], ["A1:E1"])


def spaced(made: Workbook, rows: Sequence[Forum]) -> None:
    lines: Lines = [[], []]
    for line in [HEADER, *(row.cells for row in rows)]:
        lines += [[None, *(value for cell in line for value in (cell, None))], []]
    fill(made, "论坛", lines)


def paged(made: Workbook, rows: Sequence[Forum]) -> None:
    lines: Lines = []
    for at in range(0, len(rows), 2):
        lines += [["强会论坛情况一览表"], HEADER, *(row.cells for row in rows[at : at + 2])]
    fill(made, "论坛", lines)


def sectioned(made: Workbook, rows: Sequence[Forum]) -> None:
    lines: Lines = [HEADER]
    for at, name in ((0, "一、部室研讨"), (1, "二、基层代表参加")):
        part = rows[at::2]
        count = sum(row.attendance for row in part)
        lines += [[name], *(row.cells for row in part), ["小计", None, None, None, count]]
    lines += [["合计", None, None, None, sum(row.attendance for row in rows)]]
    fill(made, "论坛", lines)


def transposed(made: Workbook, rows: Sequence[Forum]) -> None:
    columns = [HEADER, *(row.cells for row in rows)]
    fill(made, "论坛", [list(line) for line in zip(*columns, strict=True)])


def cards(made: Workbook, rows: Sequence[Forum]) -> None:
    lines: Lines = []
    for row in rows:
        number, day, attendance = row.typed
        lines += [
            ["强会论坛登记表"],
            ["期次", number, "日期", day],
            ["主题", row.theme, "主办部室", row.host],
            ["参加人数", attendance],
            [],
        ]
    fill(made, "登记表", lines)


def ditto(made: Workbook, rows: Sequence[Forum]) -> None:
    lines: Lines = [HEADER]
    for at, row in enumerate(rows):
        same = at and row.host == rows[at - 1].host
        lines.append([*row.cells[:3], "同上" if same else row.host, row.cells[4]])
    fill(made, "论坛", lines)


def merged(made: Workbook, rows: Sequence[Forum]) -> None:
    """Hosts of neighbouring rows in one merged cell."""
    sheet = fill(made, "论坛", [HEADER, *(row.cells for row in rows)])
    start = 0
    for at in range(1, len(rows) + 1):
        if at == len(rows) or rows[at].host != rows[start].host:
            sheet.merge_cells(start_row=start + 2, end_row=at + 1, start_column=4, end_column=4)
            start = at


def two_sheets(made: Workbook, rows: Sequence[Forum]) -> None:
    fill(made, "说明", [["填报说明"], ["请按月报送。"]])
    fill(made, "第一部分", [HEADER, *(row.cells for row in rows[:1])])
    fill(made, "第二部分", [HEADER, *(row.cells for row in rows[1:])])


def renamed(made: Workbook, rows: Sequence[Forum]) -> None:
    header: list[Typed] = ["论坛\n期次", "论坛 主题", "举办　时间", "主办单位", "参会人数（人）"]
    fill(made, "论坛", [header, *(row.cells for row in rows)])


LAYOUTS: tuple[Layout, ...] = (
    *(plain, titled, spaced, paged, sectioned, transposed, cards),
    *(ditto, merged, two_sheets, renamed),
)


def read(fill_in: Callable[[Workbook], None]) -> Reading:
    """The workbook, saved and read back."""
    made = Workbook()
    made.remove(made.worksheets[0])
    fill_in(made)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sheet.xlsx"
        made.save(path)
        return read_file(path)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
@slow
@given(rows=forums())
def test_forums_are_read_from_any_layout(layout: Layout, rows: list[Forum]) -> None:
    reading = read(lambda made: layout(made, rows))
    assert [fault for fault in reading.faults if not fault.warning] == []
    found = [_forum(row.values) for table in reading.tables for row in table.rows]
    assert found == [
        [row.number, row.theme, row.day, row.host, float(row.attendance)]
        for row in _in_order(layout, rows)
    ]


BAD = ((0, "第甲期"), (1, "日期见附件"), (2, "坐满了"))


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
@slow
@given(rows=forums(), bad=st.sampled_from(BAD), data=st.data())
def test_a_bad_cell_is_reported_where_it_stands(
    layout: Layout, rows: list[Forum], bad: tuple[int, str], data: st.DataObject
) -> None:
    at, (place, written) = data.draw(st.integers(0, len(rows) - 1)), bad
    typed = [*rows[at].typed]
    typed[place] = written
    spoilt = [*rows]
    spoilt[at] = replace(rows[at], typed=(typed[0], typed[1], typed[2]))
    addresses: list[tuple[str, str]] = []

    def write(made: Workbook) -> None:
        layout(made, spoilt)
        addresses.extend(
            (sheet.title, cell.coordinate)
            for sheet in made.worksheets
            for row in sheet.iter_rows()
            for cell in row
            if cell.value == written
        )

    reading = read(write)
    serious = [fault for fault in reading.faults if not fault.warning]
    assert [(fault.sheet, fault.cell) for fault in serious] == addresses
    assert all(fault.value == written for fault in serious)


def _in_order(layout: Layout, rows: list[Forum]) -> list[Forum]:
    return [*rows[0::2], *rows[1::2]] if layout is sectioned else rows


def _forum(values: dict[str, Value]) -> list[object]:
    held, attendance = values["日期"], values["参加人数"]
    assert isinstance(held, Span)
    assert isinstance(attendance, Quantity)
    return [values["期次"], values["主题"], held.start, values["主办部室"], attendance.value]


CITIES = ("深圳", "广州", "杭州", "宁波", "苏州", "南京", "青岛", "成都")
INDICATORS = (
    ("注册职工数", "万人", 10_000.0),
    ("网上入会率", "%", 1.0),
    ("法律援助件数", "件", 1.0),
)
Figures = dict[tuple[str, str, int], float]


@dataclass(frozen=True)
class Statistics:
    """Figures of one year by indicator, city and month; a missing one was not reported."""

    year: int
    cities: list[str]
    months: list[int]
    indicators: list[tuple[str, str, float]]
    figures: Figures

    def cell(self, indicator: str, city: str, month: int) -> Typed:
        return self.figures.get((indicator, city, month), "—")

    @property
    def expected(self) -> dict[tuple[str, str, dt.date], float]:
        factors = {name: factor for name, _, factor in self.indicators}
        return {
            (indicator, city, dt.date(self.year, month, 1)): value * factors[indicator]
            for (indicator, city, month), value in self.figures.items()
        }


@st.composite
def statistics(draw: st.DrawFn) -> Statistics:
    """Some cities, months and indicators; every tenth figure or so is missing."""
    cities = draw(st.lists(st.sampled_from(CITIES), min_size=2, max_size=5, unique=True))
    months = sorted(draw(st.lists(st.integers(1, 12), min_size=2, max_size=4, unique=True)))
    indicators = draw(st.lists(st.sampled_from(INDICATORS), min_size=2, max_size=3, unique=True))
    figures: Figures = {}
    for name, _, _ in indicators:
        for city in cities:
            for month in months:
                if draw(st.integers(0, 9)):
                    figures[name, city, month] = draw(st.integers(300, 990)) / 10
    return Statistics(draw(st.integers(2018, 2024)), cities, months, indicators, figures)


Spread = Callable[[Workbook, Statistics], None]


def long(made: Workbook, all_: Statistics) -> None:
    lines: Lines = [["指标", "城市", "时期", "数值", "单位"]]
    for name, unit, _ in all_.indicators:
        for city in all_.cities:
            for month in all_.months:
                period = f"{all_.year}年{month}月"
                lines.append([name, city, period, all_.cell(name, city, month), unit])
    fill(made, "指标", lines)


def cities_across(made: Workbook, all_: Statistics) -> None:
    for name, unit, _ in all_.indicators:
        lines: Lines = [[f"{all_.year}年{name}（{unit}）"], ["月份", *all_.cities]]
        lines += [
            [f"{month}月", *(all_.cell(name, city, month) for city in all_.cities)]
            for month in all_.months
        ]
        fill(made, name, lines)


def months_across(made: Workbook, all_: Statistics) -> None:
    for name, unit, _ in all_.indicators:
        lines: Lines = [
            [f"{all_.year}年{name}"],
            [None, f"单位：{unit}"],
            ["城市", *(f"{month}月" for month in all_.months)],
        ]
        lines += [
            [city, *(all_.cell(name, city, month) for month in all_.months)] for city in all_.cities
        ]
        fill(made, name, lines)


def sheet_per_month(made: Workbook, all_: Statistics) -> None:
    for month in all_.months:
        lines: Lines = [
            [f"{all_.year}年{month}月对标城市指标"],
            ["城市", *(f"{name}（{unit}）" for name, unit, _ in all_.indicators)],
        ]
        lines += [
            [city, *(all_.cell(name, city, month) for name, _, _ in all_.indicators)]
            for city in all_.cities
        ]
        fill(made, f"{month}月", lines, ["A1:C1"])


def months_under_indicators(made: Workbook, all_: Statistics) -> None:
    wide = len(all_.months)
    first: list[Typed] = ["城市"]
    for name, unit, _ in all_.indicators:
        first += [f"{name}（{unit}）", *[None] * (wide - 1)]
    second: list[Typed] = [None, *(f"{month}月" for month in all_.months)]
    second += [f"{month}月" for _ in all_.indicators[1:] for month in all_.months]
    lines: Lines = [[f"{all_.year}年指标"], first, second]
    for city in all_.cities:
        lines.append(
            [city]
            + [
                all_.cell(name, city, month)
                for name, _, _ in all_.indicators
                for month in all_.months
            ]
        )
    sheet = fill(made, "指标", lines, ["A2:A3"])
    for at in range(len(all_.indicators)):
        left = 2 + at * wide
        sheet.merge_cells(start_row=2, end_row=2, start_column=left, end_column=left + wide - 1)


def indicators_down(made: Workbook, all_: Statistics) -> None:
    """One sheet per month, indicators down and cities across."""
    for month in all_.months:
        lines: Lines = [
            [f"{all_.year}年{month}月指标对比表"],
            ["序号", "指标", "计量单位", *all_.cities],
        ]
        lines += [
            [at, name, unit, *(all_.cell(name, city, month) for city in all_.cities)]
            for at, (name, unit, _) in enumerate(all_.indicators, start=1)
        ]
        fill(made, f"{all_.year}年{month}月", lines)


SPREADS: tuple[Spread, ...] = (
    *(long, cities_across, months_across, sheet_per_month),
    *(months_under_indicators, indicators_down),
)


@pytest.mark.parametrize("spread", SPREADS, ids=lambda spread: spread.__name__)
@slow
@given(all_=statistics())
def test_indicator_values_are_read_from_any_cross_tab(spread: Spread, all_: Statistics) -> None:
    reading = read(lambda made: spread(made, all_))
    assert [fault for fault in reading.faults if not fault.warning] == []
    found = dict(
        _figure(row.values)
        for table in reading.tables
        for row in table.rows
        if _known(row.values["数值"])
    )
    assert found.keys() == all_.expected.keys()
    assert all(math.isclose(found[key], value) for key, value in all_.expected.items())


def _known(value: Value) -> bool:
    return isinstance(value, Quantity) and value.value is not None


def _figure(values: dict[str, Value]) -> tuple[tuple[Value, Value, dt.date | None], float]:
    value, period = values["数值"], values["时期"]
    assert isinstance(value, Quantity)
    assert isinstance(period, Span)
    assert value.value is not None
    assert period.precision == "month"
    return (values["指标"], values["城市"], period.start), value.value
