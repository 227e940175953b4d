"""Units: composed by rule, split from labels, converted exactly, and never dropped in silence."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.reading import reader
from etl.reading.layout import labels
from etl.reading.model import Cell, Quantity, Reading
from etl.reading.values import Context, parse, reasons, unit_table, units
from etl.sheets.contract import Kind
from tests.warehouses import Said, warehouse

SIZES = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "亿": 10**8}
NOUNS = sorted(
    name
    for name, base in unit_table.INDEX.items()
    if base.family not in {"percent", "age", "years", "months", "days"}
    and not set(name) & set("级档星类届点$¥%/")
)
UNITS = st.builds(
    lambda over, under: "/".join(part for part in (over, under) if part),
    st.builds(str.__add__, st.sampled_from([*SIZES]), st.sampled_from(NOUNS)),
    st.one_of(
        st.just(""), st.builds(str.__add__, st.sampled_from([*SIZES]), st.sampled_from(NOUNS))
    ).filter(lambda under: not under.endswith("部")),
)


def reading(folder: Path, *rows: Sequence[object], sheet: str = "表") -> Reading:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = sheet
    for row in rows:
        page.append(list(row))
    book.save(folder / "a.xlsx")
    return reader.read_file(folder / "a.xlsx")


def told(found: Reading) -> list[tuple[str | None, str]]:
    return [(fault.cell, fault.reason) for fault in found.faults if not fault.warning]


@pytest.mark.parametrize(
    ("written", "factor", "base"),
    [
        ("万元/人", 10000, "元/人"),
        ("元／㎡", 1, "元/平方米"),
        ("元每平方米", 1, "元/平方米"),
        ("每平方米元", 1, "元/平方米"),
        ("张/千人", "0.001", "张/人"),
        ("床位/千人", "0.001", "张/人"),
        ("张每千人", "0.001", "张/人"),
        ("件/10万人", "0.00001", "件/人"),
        ("辆/百户", "0.01", "辆/户"),
        ("张/千名老人", "0.001", "张/名老人"),
        ("医生/万人", "0.0001", "医生/人"),
        ("万人次/日", 10000, "人次/日"),
        ("元/人·月", 1, "元/人·月"),
        ("元/（人·月）", 1, "元/人·月"),
        ("元/人/月", 1, "元/人·月"),
        ("吨标准煤/万元GDP", "0.0001", "吨标准煤/元GDP"),
        ("亿人公里", 10**8, "人公里"),
        ("吨公里", 1, "吨公里"),
        ("人年", 1, "人年"),
        ("万TEU", 10000, "标准箱"),
        ("KWH", 1, "千瓦时"),
        ("千瓦", 1, "千瓦"),
        ("万千瓦时", 10000, "千瓦时"),
        ("千千米", 1000, "公里"),
        ("km²", 1, "平方公里"),
        ("亿立方米", 10**8, "立方米"),
        ("百分点", 1, "%"),
        ("千分点", "0.1", "%"),
        ("1/10万", "0.001", "%"),
        ("人民币万元", 10000, "元"),
        ("万亿元", 10**12, "元"),
        ("℃", 1, "℃"),
        ("万蒲式耳", 1, "万蒲式耳"),
    ],
)
def test_a_unit_is_composed_of_sizes_and_units_of_the_table(
    written: str, factor: int | str, base: str
) -> None:
    found = units.read(written)
    assert (found.factor, found.base) == (Decimal(factor), base)


@given(st.decimals(0, 10**6, places=3), UNITS)
def test_a_figure_in_any_unit_comes_back_from_the_base_as_it_was(value: Decimal, unit: str) -> None:
    found = units.read(unit)
    parsed = parse(Cell(str(value)), Kind.NUMBER, Context(header_unit=unit)).value
    assert isinstance(parsed, Quantity)
    assert parsed.value is not None
    assert parsed.unit == found.base
    assert float(f"{parsed.value / float(found.factor):.12g}") == float(value)


@given(st.integers(1, 10**6), st.sampled_from([*SIZES]), st.sampled_from(["元", "人", "吨", "亩"]))
def test_a_size_applies_once(value: int, size: str, noun: str) -> None:
    header = Context(header_unit=f"{size}{noun}")
    for written in (f"{value}", f"{value}{size}{noun}"):
        found = parse(Cell(written), Kind.NUMBER, header).value
        assert isinstance(found, Quantity)
        assert found.value == value * SIZES[size]


@pytest.mark.parametrize(
    ("written", "value"), [("123.4万人", 1_234_000), ("0.07亿人", 7_000_000), ("1.1万人", 11_000)]
)
def test_a_size_leaves_no_dust_behind_the_point(written: str, value: float) -> None:
    found = parse(Cell(written), Kind.NUMBER, Context()).value
    assert found == Quantity(value, "人", False, written)


@given(st.text(alphabet="十百千万亿元人/每·平方米0123456789()单位:%", max_size=40))
def test_any_text_gives_a_unit(written: str) -> None:
    found = units.read(written)
    assert found.factor > 0
    assert (units.family(found.base) is None) == (found.base is None)


@pytest.mark.parametrize(
    ("label", "name", "unit"),
    [
        ("商品房均价(元/平方米)", "商品房均价", "元/平方米"),
        ("人均可支配收入（万元／人）", "人均可支配收入", "万元/人"),
        ("人口密度(人/平方公里)", "人口密度", "人/平方公里"),
        ("每千人床位数（张/千人）", "每千人床位数", "张/千人"),
        ("用水量（亿立方米）", "用水量", "亿立方米"),
        ("绿地面积（km²）", "绿地面积", "km2"),
        ("绿地面积/km²", "绿地面积", "km2"),
        ("均价（元／㎡）", "均价", "元/m2"),
        ("经费[单位:万元]", "经费", "万元"),
        ("经费【单位：万元】", "经费", "万元"),
        ("经费/万元", "经费", "万元"),
        ("经费：万元", "经费", "万元"),
        ("人均收入/万元/人", "人均收入", "万元/人"),
        ("人口密度 单位：人/平方公里", "人口密度", "人/平方公里"),
        ("客流（单位：万人次/日）", "客流", "万人次/日"),
        ("产值（规模以上）（亿元）", "产值(规模以上)", "亿元"),
        ("产值（亿元）（规模以上）", "产值(规模以上)", "亿元"),
        ("产值（亿元，现价）", "产值(现价)", "亿元"),
        ("产值（现价、亿元）", "产值(现价)", "亿元"),
        ("商品房均价元/平方米", "商品房均价", "元/平方米"),
        ("人口密度人/平方公里", "人口密度", "人/平方公里"),
        ("接待人次/日", "接待人次", "人次/日"),
        ("粮食产量万吨", "粮食产量", "万吨"),
        ("会员数/千人", "会员数", "千人"),
        ("会员数（人）", "会员数", "人"),
        ("港口吞吐量(万TEU)", "港口吞吐量", "万TEU"),
        ("平板玻璃（万重量箱）", "平板玻璃", "万重量箱"),
        ("光缆（万芯公里）", "光缆", "万芯公里"),
        ("费用（元/芯）", "费用", "元/芯"),
        ("编制（人/科室）", "编制", "人/科室"),
        ("医生（医生/千人）", "医生", "医生/千人"),
        ("产量（单位：蒲式耳）", "产量", "蒲式耳"),
        ("死亡率（1/10万）", "死亡率", "1/10万"),
        ("工期（月）", "工期", "月"),
        ("会员数增速（百分点）", "会员数增速", "百分点"),
        ("会员数增减（人）", "会员数增减", "人"),
        ("女会员占比%", "女会员占比", "%"),
    ],
)
def test_a_label_is_its_name_and_its_unit(label: str, name: str, unit: str) -> None:
    found = labels.read(label)
    assert (found.name, found.unit) == (name, unit)


@pytest.mark.parametrize(
    "label",
    [
        "职工(男)",
        "支出(不含县区)",
        "产值(规模以上)",
        "收入(累计)",
        "产值(现价)",
        "工会(网上)",
        "会员(2020年)",
        "人才(万人计划)",
        "会员(含新就业形态)",
        "会员(A)",
        "会员(注1)",
        "企业(百强)",
        "贷款(亿级)",
        "商场(万达广场)",
        "项目(亿元以上)",
        "学历(本/专科)",
        "性别(男/女)",
        "日期(年/月/日)",
        "项目(省/市)",
        "指数(AQI)",
        "浓度(PM2.5)",
        "工资(月)",
        "职工收入(年)",
        "责任(单位:研究室)",
        "床位数/千人",
        "万元/人",
    ],
)
def test_a_qualifier_stays_in_the_name(label: str) -> None:
    found = labels.read(label)
    assert (found.name, found.unit) == (label, None)


def test_the_number_of_an_entry_is_no_unit() -> None:
    assert [labels.read(f"（{sign}）经费").unit for sign in "一十百3"] == [None] * 4


@pytest.mark.parametrize(
    ("written", "header", "value", "unit"),
    [
        ("15亩", "公顷", 1, "公顷"),
        ("90分钟", "小时", 1.5, "小时"),
        ("500公斤", "吨", 0.5, "吨"),
        ("2元/公斤", "元/吨", 2000, "元/吨"),
        ("7.4万元/人", "元/人", 74000, "元/人"),
        ("6.7张/千人", "张/万人", 0.0067, "张/人"),
        ("3万", "张/千人", 30, "张/人"),
        ("120名", "人", 120, "名"),
    ],
)
def test_a_cells_own_unit_is_converted_exactly(
    written: str, header: str, value: float, unit: str
) -> None:
    found = parse(Cell(written), Kind.NUMBER, Context(header_unit=header)).value
    assert found == Quantity(value, unit, False, written)


@pytest.mark.parametrize("unit", ["元/平方米", "人/平方公里", "张/千人", "%", "‰", "倍", "℃"])
def test_the_mean_of_prices_and_shares_is_not_held_for_a_wrong_sum(
    tmp_path: Path, unit: str
) -> None:
    found = reading(
        tmp_path,
        ["2023年各市主要指标"],
        ["城市", f"指标甲（{unit}）", "会员数（人）"],
        ["澄岚市", 20, 100],
        ["砚潭市", 40, 300],
        ["合计", 35, 400],
    )
    assert told(found) == []


@pytest.mark.parametrize("unit", ["人次/日", "万元/年", "件", "亿元"])
def test_amounts_are_added_up(tmp_path: Path, unit: str) -> None:
    found = reading(
        tmp_path,
        ["2023年各市主要指标"],
        ["城市", f"指标甲（{unit}）", "会员数（人）"],
        ["澄岚市", 20, 100],
        ["砚潭市", 40, 300],
        ["合计", 70, 400],
    )
    assert [cell for cell, _ in told(found)] == ["B5"]


@pytest.mark.parametrize(
    "row",
    [
        [None, "万元/人", "元/平方米", "人/平方公里"],
        [None, "（万元/人）", "（万重量箱）", "（亿人公里）"],
        [None, "km²", "张/千人", "‰"],
    ],
)
def test_a_row_of_units_below_the_names_gives_each_column_its_own(
    tmp_path: Path, row: list[str | None]
) -> None:
    found = reading(
        tmp_path,
        ["2023年各市主要指标"],
        ["城市", "指标甲", "指标乙", "指标丙"],
        row,
        ["澄岚市", 7.4, 26000, 1440],
        ["砚潭市", 7.9, 24000, 1490],
    )
    names = [(one.values["指标"], one.values["单位"]) for one in found.tables[0].rows[:3]]
    wanted = [str(unit).strip("（）").replace("²", "2") for unit in row[1:]]
    assert names == list(zip(["指标甲", "指标乙", "指标丙"], wanted, strict=True))


@pytest.mark.parametrize(
    ("written", "header"), [("12户", "万人"), ("3公里", "人"), ("5吨", "件"), ("3小时", "天")]
)
def test_a_unit_of_another_family_is_reported(written: str, header: str) -> None:
    found = parse(Cell(written), Kind.NUMBER, Context(header_unit=header))
    assert (found.value, found.reason) == (None, reasons.OTHER_UNIT)


def test_a_column_of_the_contract_under_a_foreign_unit_is_told_once_at_its_header(
    tmp_path: Path,
) -> None:
    found = reading(
        tmp_path,
        ["项目名称", "牵头单位", "总投资（万美元）", "开工时间"],
        ["甲项目", "组织部", 120, "2025-03-01"],
        ["乙项目", "研究室", 80, "2025-04-01"],
        ["丙项目", "研究室", "300万元", "2025-04-01"],
    )
    assert told(found) == [("C1", reasons.HEADER_UNIT)]
    spent = [row.values["总投资"] for row in found.tables[0].rows]
    assert spent == [None, None, Quantity(3_000_000, "元", False, "300万元")]


@pytest.mark.parametrize(
    "header", ["总投资（万元/年）", "总投资（亿元）", "总投资（千元）", "总投资"]
)
def test_money_of_any_size_stands_in_a_column_of_money(tmp_path: Path, header: str) -> None:
    found = reading(
        tmp_path,
        ["项目名称", "牵头单位", header, "开工时间"],
        ["甲项目", "组织部", 120, "2025-03-01"],
        ["乙项目", "研究室", 80, "2025-04-01"],
    )
    assert told(found) == []


@pytest.mark.parametrize("unit", ["户", "元", "吨", "亿元"])
def test_a_rows_unit_that_contradicts_the_header_is_a_fault_that_names_both(
    tmp_path: Path, unit: str
) -> None:
    found = reading(
        tmp_path,
        ["指标", "城市", "时期", "数值（万元）", "单位"],
        ["甲指标", "甲市", "2025-07", 12, unit],
        ["乙指标", "甲市", "2025-07", 12, "万元"],
        ["丙指标", "甲市", "2025-07", 12, None],
        sheet="指标数据",
    )
    assert told(found) == [("D2", reasons.UNITS_DISAGREE)]
    assert found.faults[0].details == {
        "written": "12", "unit": unit, "other": "万元", "place": "D1"
    }  # fmt: skip
    values = [row.values["数值"] for row in found.tables[0].rows]
    assert values[1:] == [Quantity(120_000, "元", False, "12")] * 2


def test_unknown_columns_of_money_are_told_with_the_unit_of_the_corner(tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        ["2025年重点项目台账"],
        ["单位：万元"],
        [
            "项目名称",
            "牵头单位",
            "总投资",
            "自筹资金",
            "设备购置费",
            "配套资金（元）",
            "参与班组数",
        ],
        ["甲项目", "组织部", 120.5, 30, "1,200.5", 500, 40],
        ["乙项目", "研究室", 80, "5亿元", "待定", "约20", 12],
        sheet="项目",
    )
    extras = [row.extras for row in found.tables[0].rows]
    assert [one["自筹资金"] for one in extras] == ["30万元", "5亿元"]
    assert [one["设备购置费"] for one in extras] == ["1,200.5万元", "待定"]
    assert [one["配套资金(元)"] for one in extras] == ["500", "约20"]
    assert [one["参与班组数"] for one in extras] == ["40", "12"]


def test_unknown_columns_without_a_corner_are_kept_as_typed(tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        ["项目名称", "牵头单位", "总投资", "自筹资金"],
        ["甲项目", "组织部", 120.5, 30],
        ["乙项目", "研究室", 80, 20],
    )
    assert [row.extras["自筹资金"] for row in found.tables[0].rows] == ["30", "20"]


def register(folder: Path, unit: str | None, *said: str) -> tuple[list[object], list[str]]:
    """What the board shows of a value and its unit below a register's `unit`; failing checks."""
    value = dict(zip(("value", "unit"), said, strict=False))
    row: dict[str, Said] = {"indicator": "指标", "city": "甲市", "period": "2025-07", **value}
    connection, found = warehouse(
        folder,
        {
            "cities": [{"city": "甲市", "role": "本市", "group": "全省"}],
            "indicators": [{"indicator": "指标", "unit": unit, "direction": "越高越好"}],
            "indicator_values": [row],
        },
    )
    shown = connection.execute("select round(value, 9), unit from marts.city_ranks").fetchall()
    return [*shown[0]] if shown else [], [result.name for result in found]


@pytest.mark.parametrize(
    ("unit", "value", "shown"),
    [
        ("万元/人", "74000元/人", 7.4),
        ("元/人", "7.4万元/人", 74000),
        ("张/千人", "67张/万人", 6.7),
        ("公顷", "15亩", 1),
        ("万亩", "2平方公里", 0.3),
        ("元/吨", "2元/公斤", 2000),
        ("小时", "90分钟", 1.5),
        ("万标箱", "310万TEU", 310),
        ("元/人", "5元", 5),
    ],
)
def test_a_value_is_shown_in_the_unit_of_the_register(
    tmp_path: Path, unit: str, value: str, shown: float
) -> None:
    assert register(tmp_path, unit, value) == ([shown, unit], [])


@pytest.mark.parametrize(
    ("unit", "value", "said"),
    [
        ("元/人", "5元/平方米", "元/平方米"),
        ("张/千人", "5张", "张"),
        ("万人", "5户", "户"),
        ("亩", "5吨", "吨"),
        ("元", "5万美元", "万美元"),
        ("元", "5元/千人", "元/千人"),
    ],
)
def test_a_value_in_a_unit_of_another_family_names_both_units(
    tmp_path: Path, unit: str, value: str, said: str
) -> None:
    assert register(tmp_path, unit, value, said)[1] == ["incompatible_units"]


def test_the_fault_of_two_units_names_both(tmp_path: Path) -> None:
    _, found = warehouse(
        tmp_path,
        {
            "cities": [{"city": "甲市", "role": "本市", "group": "全省"}],
            "indicators": [{"indicator": "指标", "unit": "张/千人", "direction": "越高越好"}],
            "indicator_values": [
                {
                    "indicator": "指标", "city": "甲市", "period": "2025-07",
                    "value": "5张", "unit": "张",
                }
            ],
        },
    )  # fmt: skip
    (row,) = found[0].rows
    assert (row.value, row.expected) == ("张", "张/千人")


@pytest.mark.parametrize("unit", ["张/千人", "件/万人", "辆/百户"])
def test_a_rate_that_no_register_names_is_shown_as_it_was_stated(tmp_path: Path, unit: str) -> None:
    assert register(tmp_path, None, f"6.7{unit}", unit) == ([6.7, unit], [])
