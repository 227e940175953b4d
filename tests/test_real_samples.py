"""The published tables read as printed: every figure under its name, place and year."""

from pathlib import Path

import pytest

from etl.reading.model import Quantity, Reading, Row, Span, Value
from etl.reading.reader import read_file

REAL = Path(__file__).parents[1] / "data" / "samples" / "real"
Told = dict[tuple[Value, Value, int | None], float]


def read(name: str) -> Reading:
    return read_file(REAL / name)


def rows(reading: Reading) -> list[Row]:
    return [row for table in reading.tables for row in table.rows]


def figures(reading: Reading) -> Told:
    """Indicator, place and year → value in the base unit."""
    found: Told = {}
    for row in rows(reading):
        value, period = row.values["数值"], row.values["时期"]
        assert isinstance(value, Quantity)
        assert isinstance(period, Span)
        assert value.value is not None
        year = period.end.year if period.end else None
        found[row.values["指标"], row.values["城市"], year] = value.value
    return found


@pytest.mark.parametrize("name", ["1-18", "1-21", "nanjing", "nj1611"])
def test_a_published_table_is_read_without_a_complaint(name: str) -> None:
    reading = read(f"{name}.xlsx")
    assert reading.faults == ()
    assert not reading.is_demo


def test_census_names_that_break_over_three_header_rows_are_put_together() -> None:
    found = figures(read("1-21.xlsx"))
    assert list(dict.fromkeys(name for name, _, _ in found)) == [
        "法人单位数",
        "已成立工会单位数",
        "就业人数",
        "加入工会人数",
        "期末在用计算机数",
        "微机",
    ]
    assert {year for _, _, year in found} == {2004}


def test_the_census_lists_26_provinces_beside_the_country() -> None:
    places = {place for _, place, _ in figures(read("1-21.xlsx"))}
    assert len(places) == 27
    assert {"全国", "北京", "内蒙古", "西藏"} <= places


def test_an_entry_below_a_head_count_inherits_its_ten_thousands() -> None:
    found = figures(read("1-21.xlsx"))
    assert found["加入工会人数", "北京", 2004] == 3_790_800
    assert found["已成立工会单位数", "西藏", 2004] == 4475
    skills = figures(read("1-18.xlsx"))
    assert skills["高级技师", "天津", 2004] == 6400


def test_years_out_of_order_stay_with_their_columns() -> None:
    found = figures(read("nanjing.xlsx"))
    assert [found["基层工会数", "南京", year] for year in (2005, 2006, 2009, 2010)] == [
        *(6254, 6941, 9683, 10314),
    ]
    assert found["女性", "南京", 2010] == 55631
    assert found["机关", "南京", 2005] == 462


def test_the_corner_unit_serves_rows_without_their_own() -> None:
    reading = read("nj1611.xlsx")
    found = figures(reading)
    assert found["女职工人数", "江苏", 1995] == 3_055_300
    assert found["女职工工作委员会", "江苏", 2005] == 42342
    units = {row.values["指标"]: row.values["单位"] for row in rows(reading)}
    assert units["职工人数"] == "万人"
    assert units["实行厂务公开的单位"] == "个"


def test_a_figure_names_its_cell() -> None:
    row = next(row for row in rows(read("1-21.xlsx")) if row.values["城市"] == "北京")
    assert (row.row, row.cell) == (7, "B7")


def test_figures_from_texts_keep_how_they_were_written() -> None:
    reading = read("seed_facts.xlsx")
    assert reading.faults == ()
    by_name = {(row.values["指标"], row.values["城市"]): row for row in rows(reading)}
    assert len(rows(reading)) == 49
    funds = by_name["互助互济资金", "扬州"].values["数值"]
    assert funds == Quantity(4_000_000.0, "元", True, "400余万元")
    rank = by_name["省总对各地市工会工作评价位次", "秦皇岛"]
    assert rank.values["名次"] == 1
    assert rank.extras == {"原文": "我市位列全省第一"}
    assert rank.values["来源"] == "000"
    period = by_name["义工教授", "扬州"].values["时期"]
    assert period == Span(None, None, "unstated", "未注明")


def test_a_count_of_people_is_no_rank() -> None:
    seed = rows(read("seed_facts.xlsx"))
    ranked = [row.values["指标"] for row in seed if row.values.get("名次")]
    assert ranked == ["省总对各地市工会工作评价位次"]
