"""What a figure of a cross-tab means: its indicator, city, period and unit, one kind a test."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pytest

from etl.reading import reader, reasons
from etl.reading.model import Cell, Grid, Quantity, Reading, Span, Workbook

Value = str | float | None
Lines = Sequence[Sequence[Value]]
Read = Mapping[str, str]  # cell → indicator city first..last number


@dataclass(frozen=True)
class Sheet:
    """One sheet, what it must read as, and the reasons that it must be reported for."""

    lines: Lines
    read: Read
    name: str = "Sheet1"
    file: str = "a.xlsx"
    merges: tuple[tuple[int, int, int, int], ...] = ()
    asked: frozenset[str] = frozenset()
    remarks: frozenset[str] = field(default_factory=frozenset)


YEAR_2021, YEAR_2022 = "2021-01-01..2021-12-31", "2022-01-01..2022-12-31"
TWO_YEARS: Lines = [["城市", "2021年", "2022年"], ["澄岚市", 11.5, 12.5]]
MEMBERS = {"B{row}": f"会员数 澄岚 {YEAR_2021} 115000", "C{row}": f"会员数 澄岚 {YEAR_2022} 125000"}


def members(row: int) -> Read:
    return {cell.format(row=row): said for cell, said in MEMBERS.items()}


SHEETS: dict[str, Sheet] = {
    # Lines above a table have roles; only a title or 指标： names the indicator.
    "a line of an office names no indicator": Sheet(
        [["会员数（万人）"], ["部门：组织部"], *TWO_YEARS], members(4)
    ),
    "a form's number names no indicator": Sheet(
        [["会员数（万人）"], ["表号：总工统3表", "制定机关：示例省总工会"], *TWO_YEARS], members(4)
    ),
    "a frequency names no indicator": Sheet(
        [["指标：会员数（万人）"], ["频度：年"], *TWO_YEARS], members(4)
    ),
    "a span of time names no indicator": Sheet(
        [["会员数（万人）"], ["时间：最近2年"], *TWO_YEARS], members(4)
    ),
    "a database names no indicator": Sheet(
        [["数据库：各市年度数据"], ["指标：会员数(万人)"], ["时间：最近2年"], *TWO_YEARS],
        members(5),
    ),
    "a key with its value in the next cell": Sheet(
        [["指标", "会员数（万人）"], *TWO_YEARS], members(3)
    ),
    "words of scope name no indicator": Sheet(
        TWO_YEARS, {}, name="分省年度数据", asked=frozenset({reasons.INDICATOR_UNKNOWN})
    ),
    "a sheet named by its indicator": Sheet(TWO_YEARS, members(2), name="会员数（万人）"),
    "a file named by its indicator": Sheet(TWO_YEARS, members(2), file="各市会员数（万人）.xlsx"),
    "two titles that may both name one": Sheet(
        [["会员数（万人）"], ["职工数（万人）"], *TWO_YEARS],
        {},
        asked=frozenset({reasons.DISPUTED}),
    ),
    # Places
    "the nation of a line": Sheet(
        [["地区：全国"], ["指标", "2021年", "2022年"], ["会员数(万人)", 11.5, 12.5]],
        {
            "B3": f"会员数 全国 {YEAR_2021} 115000",
            "C3": f"会员数 全国 {YEAR_2022} 125000",
        },
    ),
    "the nation of a title": Sheet(
        [["2021—2022年全国工会主要指标"], ["指标", "2021年"], ["会员数(万人)", 11.5]],
        {"B3": f"会员数 全国 {YEAR_2021} 115000"},
    ),
    "the nation's federation is no place": Sheet(
        [["全国总工会2021年表"], ["指标", "2021年"], ["会员数(万人)", 11.5]],
        {},
        asked=frozenset({reasons.CITY_UNKNOWN}),
    ),
    "a code is no indicator and no figure": Sheet(
        [["会员数（人）"], ["城市", "行政区划代码", "2021年"], ["澄岚市", "990100", 10]],
        {"C3": f"会员数 澄岚 {YEAR_2021} 10"},
    ),
    "an ordinary list is not read across": Sheet(
        [
            ["城市", "城市ID", "项目名称", "项目id", "月份", "物业类型", "负责人"],
            ["澄岚市", "c1", "一号", "020F", "2024-07", "住宅", "甲"],
            ["砚潭市", "c2", "二号", "0210", "2024-07", "公寓", "乙"],
        ],
        {},
    ),
    # Sums
    "a sum across is no city": Sheet(
        [["2021年会员数（人）"], ["月份", "澄岚市", "砚潭市", "湾区汇总"], ["1月", 2, 3, 5]],
        {
            "B3": "会员数 澄岚 2021-01-01..2021-01-31 2",
            "C3": "会员数 砚潭 2021-01-01..2021-01-31 3",
        },
    ),
    "a share and a mean below the cities are no cities": Sheet(
        [
            ["会员数（人）"],
            ["城市", "2021年"],
            ["澄岚市", 2],
            ["砚潭市", 3],
            ["两市/全省", 0.4],
            ["Average", 2.5],
        ],
        {"B3": f"会员数 澄岚 {YEAR_2021} 2", "B4": f"会员数 砚潭 {YEAR_2021} 3"},
    ),
    "a total on top, with subtotals of kinds": Sheet(
        [
            ["会员数（人）"],
            ["地区", "2021年"],
            ["总计", 660],
            ["市辖区", 600],
            ["　岚东区", 400],
            ["　岚西区", 200],
            ["县", 60],
            ["　鹭坪县", 60],
        ],
        {
            "B5": f"会员数 岚东区 {YEAR_2021} 400",
            "B6": f"会员数 岚西区 {YEAR_2021} 200",
            "B8": f"会员数 鹭坪县 {YEAR_2021} 60",
        },
    ),
    "a group that adds up its members": Sheet(
        [
            ["会员数（人）"],
            ["城市", "2021年"],
            ["珠三角", 123457],
            ["深圳", 100000],
            ["广州", 23457],
        ],
        {"B4": f"会员数 深圳 {YEAR_2021} 100000", "B5": f"会员数 广州 {YEAR_2021} 23457"},
    ),
    "a total that nothing explains": Sheet(
        [["会员数（人）"], ["城市", "2021年"], ["深圳", 10], ["广州", 20], ["合计", 300]],
        {"B3": f"会员数 深圳 {YEAR_2021} 10", "B4": f"会员数 广州 {YEAR_2021} 20"},
        asked=frozenset({reasons.TOTAL_WRONG}),
    ),
    # Units
    "a row without a unit below one that has one": Sheet(
        [["2021年年报"], ["指标", "澄岚市"], ["职工数(万人)", 12.5], ["工作人员", 420]],
        {"B3": f"职工数 澄岚 {YEAR_2021} 125000", "B4": f"工作人员 澄岚 {YEAR_2021} 420"},
    ),
    "a part is counted as its whole is": Sheet(
        [["2021年年报"], ["指标", "澄岚市"], ["会员数(万人)", 12.5], ["其中：女会员", 6.5]],
        {"B3": f"会员数 澄岚 {YEAR_2021} 125000", "B4": f"女会员 澄岚 {YEAR_2021} 65000"},
    ),
    "a part greater than its whole": Sheet(
        [["2021年年报"], ["指标", "澄岚市"], ["会员数(万人)", 12.5], ["其中：女会员", 65000]],
        {"B3": f"会员数 澄岚 {YEAR_2021} 125000", "B4": f"女会员 澄岚 {YEAR_2021} 65000"},
        asked=frozenset({reasons.PART_UNCLEAR}),
    ),
    "two units in a corner go by the words": Sheet(
        [["2021年"], ["单位：万人、户"], ["城市", "会员数", "困难职工户数"], ["澄岚市", 1.5, 52]],
        {"B4": f"会员数 澄岚 {YEAR_2021} 15000", "C4": f"困难职工户数 澄岚 {YEAR_2021} 52"},
    ),
    "two units in a corner that say nothing of a column": Sheet(
        [["2021年"], ["单位：户、人"], ["城市", "户数", "甲类"], ["澄岚市", 15, 52]],
        {"B4": f"户数 澄岚 {YEAR_2021} 15", "C4": f"甲类 澄岚 {YEAR_2021} 52"},
        asked=frozenset({reasons.UNIT_UNCLEAR}),
    ),
    "a unit in the corner of the table": Sheet(
        [["会员数"], ["城市\\年份（万人）", "2021年"], ["澄岚市", 1.5]],
        {"B3": f"会员数 澄岚 {YEAR_2021} 15000"},
    ),
    "a unit in a title's brackets": Sheet(
        [["2021年会员结构（万人）"], ["指标", "澄岚市"], ["会员总数", 1.5]],
        {"B3": f"会员总数 澄岚 {YEAR_2021} 15000"},
    ),
    "a long list whose names say their units": Sheet(
        [["指标", "城市", "时期", "数值"], ["会员数（万人）", "澄岚市", "2021年", 1.5]],
        {"D2": f"会员数 澄岚 {YEAR_2021} 15000"},
    ),
    # Names
    "a group belongs to the name": Sheet(
        [["2021年"], ["城市", "非公企业", None], [None, "企业总数", "建会率"], ["澄岚市", 100, 80]],
        {
            "B4": f"非公企业企业总数 澄岚 {YEAR_2021} 100",
            "C4": f"非公企业建会率 澄岚 {YEAR_2021} 80",
        },
        merges=((1, 1, 1, 2), (1, 0, 2, 0)),
    ),
    "a unit's word below a group is a name": Sheet(
        [["2021年"], ["城市", "线上", None], [None, "人次", "合格率（%）"], ["澄岚市", 100, 80]],
        {"B4": f"线上人次 澄岚 {YEAR_2021} 100", "C4": f"线上合格率 澄岚 {YEAR_2021} 80"},
        merges=((1, 1, 1, 2), (1, 0, 2, 0)),
    ),
    # Headers whose merges are lost
    "a month over two columns": Sheet(
        [["城市", "2021年1月", None], [None, "得分", "名次"], ["澄岚市", 80.5, 3]],
        {"B3": "得分 澄岚 2021-01-01..2021-01-31 80.5 3"},
    ),
    "a month over two columns, 城市 below": Sheet(
        [[None, "2021年1月", None], ["城市", "得分", "名次"], ["澄岚市", 80.5, 3]],
        {"B3": "得分 澄岚 2021-01-01..2021-01-31 80.5 3"},
        merges=((0, 1, 0, 2),),
    ),
    "a year said over each column, and the first column named below": Sheet(
        [
            [None, "2021年", "2021年", "2022年", "2022年"],
            [None, "会员数", "职工数", "会员数", "职工数"],
            ["城市", None, None, None, None],
            ["澄岚市", 1, 2, 3, 4],
        ],
        {
            "B4": f"会员数 澄岚 {YEAR_2021} 1",
            "C4": f"职工数 澄岚 {YEAR_2021} 2",
            "D4": f"会员数 澄岚 {YEAR_2022} 3",
            "E4": f"职工数 澄岚 {YEAR_2022} 4",
        },
    ),
    # Periods
    "years down under an empty corner": Sheet(
        [[None, "澄岚市", "砚潭市"], [2021, 7001, 6801], [2022, 7051, None]],
        {
            "B2": f"月均工资 澄岚 {YEAR_2021} 7001",
            "C2": f"月均工资 砚潭 {YEAR_2021} 6801",
            "B3": f"月均工资 澄岚 {YEAR_2022} 7051",
        },
        name="月均工资",
    ),
    "a column that names its levels, told by the quarter": Sheet(
        [["指标", "收缴额"], ["地区", "澄岚市"], ["频度", "季"], ["单位", "万元"], ["2021-03", 5]],
        {"B5": "收缴额 澄岚 2021-01-01..2021-03-31 50000"},
    ),
    "a month that ends no quarter": Sheet(
        [["指标", "收缴额"], ["地区", "澄岚市"], ["频度", "季"], ["单位", "万元"], ["2021-02", 5]],
        {},
        asked=frozenset({reasons.PERIOD_UNKNOWN}),
    ),
    "a cumulated column": Sheet(
        [["澄岚市2021年新增会员（人）"], ["月份", "当月", "累计"], ["1月", 9, 9], ["2月", 11, 20]],
        {
            "B3": "新增会员 澄岚 2021-01-01..2021-01-31 9",
            "B4": "新增会员 澄岚 2021-02-01..2021-02-28 11",
            "C4": "新增会员 澄岚 2021-01-01..2021-02-28 20",
        },
    ),
    "a column of figures without a header": Sheet(
        [["会员数（人）"], ["城市", "2021年", None, "2023年"], ["澄岚市", 1, 2, 3]],
        {
            "B3": f"会员数 澄岚 {YEAR_2021} 1",
            "D3": "会员数 澄岚 2023-01-01..2023-12-31 3",
        },
        asked=frozenset({reasons.COLUMN_UNPLACED}),
    ),
    "titles that contradict each other": Sheet(
        [["2021年会员数"], ["2022年会员数"], ["城市", "会员数"], ["澄岚市", 1], ["砚潭市", 2]],
        {},
        asked=frozenset({reasons.DISPUTED}),
    ),
}


def read(sheet: Sheet) -> Reading:
    cells = {
        (row, column): Cell(value)
        for row, line in enumerate(sheet.lines)
        for column, value in enumerate(line)
        if value is not None
    }
    grid = Grid(sheet.name, cells, merges=sheet.merges)
    return reader.read_workbook(Workbook(sheet.file, (grid,)), {})


def told(reading: Reading) -> dict[str, str]:
    found: dict[str, str] = {}
    for table in reading.tables:
        if table.table != "indicator_values":
            continue
        for row in table.rows:
            period, value = row.values["时期"], row.values["数值"]
            assert isinstance(period, Span)
            assert isinstance(value, Quantity)
            parts = [row.values["指标"], row.values["城市"], f"{period.start}..{period.end}"]
            parts += [f"{value.value:g}" if (value.value or 0) < 1e5 else f"{value.value:.0f}"]
            rank = row.values.get("名次")
            found[row.cell] = " ".join(map(str, [*parts, *([rank] if rank else [])]))
    return found


@pytest.mark.parametrize("kind", SHEETS)
def test_a_sheet_means_what_it_states(kind: str) -> None:
    sheet = SHEETS[kind]
    reading = read(sheet)
    assert told(reading) == sheet.read
    assert {fault.reason for fault in reading.faults if not fault.warning} == sheet.asked
