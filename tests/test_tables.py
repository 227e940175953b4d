"""Tables on a sheet: what a header, an axis, a section, a total or a merged cell means."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from etl.reading.model import Fault, Quantity, Reading, Row, Span, Value
from etl.reading.reader import read_file
from tests.workbooks.case import Lines, sheet_of

Told = tuple[Value, Value, str, float | None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def read(folder: Path, sheet: str, rows: Lines, *merges: str) -> Reading:
    path = folder / "sheet.xlsx"
    sheet_of(sheet, rows, merges)(path)
    return read_file(path)


def rows(reading: Reading, table: str) -> list[Row]:
    return [row for part in reading.tables if part.table == table for row in part.rows]


def column(reading: Reading, table: str, header: str) -> list[Value]:
    return [row.values[header] for row in rows(reading, table)]


def base(value: Value) -> float | None:
    assert value is None or isinstance(value, Quantity)
    return value.value if value else None


def when(value: Value) -> str:
    assert isinstance(value, Span)
    return f"{value.start or ''}..{value.end}"


def figures(reading: Reading) -> list[Told]:
    """Indicator, city, period and value in its base unit."""
    return [
        (row.values["指标"], row.values["城市"], when(row.values["时期"]), base(row.values["数值"]))
        for row in rows(reading, "indicator_values")
    ]


def named(reading: Reading) -> list[tuple[Value, Value, float | None]]:
    return [(indicator, city, value) for indicator, city, _, value in figures(reading)]


def cells(faults: Iterable[Fault]) -> list[str | None]:
    return [fault.cell for fault in faults]


JUNE = "2020-06-01..2020-06-30"


def test_an_upper_header_row_without_merged_cells_spreads_to_the_right(folder: Path) -> None:
    header: Lines = [
        ["期次", "主题", "日期", "主办部室", "参加人数（人）", None, None, "形式"],
        [None, None, None, None, "合计", "线下", "线上"],
    ]
    reading = read(folder, "论坛", [*header, [1, "甲", "2020.1.3", "研究室", 30, 10, 20, "线下"]])
    (row,) = rows(reading, "forums")
    assert [base(row.values[h]) for h in ("参加人数", "线下人数", "线上人数")] == [30, 10, 20]
    assert row.values["形式"] == "线下"


def test_a_total_beside_its_parts_must_add_up(folder: Path) -> None:
    header = ["期次", "主题", "日期", "主办部室", "参加人数", "线下人数", "线上人数"]
    body: Lines = [
        [1, "甲", "2020年1月3日", "研究室", 30, 10, 20],
        [2, "乙", "2020年2月3日", "组织部", 55, 20, 30],
    ]
    assert cells(read(folder, "论坛", [header, *body]).faults) == ["E3"]


def test_growth_beside_value_and_rank_is_the_change_of_the_value(folder: Path) -> None:
    reading = read(
        folder,
        "6月",
        [
            ["2020年6月对标城市指标"],
            ["城市", "注册职工数（万人）", None, None],
            [None, "数值", "同比增长", "名次"],
            ["深圳", 100, "5.1%", 1],
        ],
        *("A1:D1", "A2:A3", "B2:D2"),
    )
    assert figures(reading) == [("注册职工数", "深圳", JUNE, 1_000_000.0)]
    assert column(reading, "indicator_values", "名次") == [1]
    assert column(reading, "indicator_values", "变动单位") == ["%"]


def test_regions_over_cities_are_no_indicator(folder: Path) -> None:
    reading = read(
        folder,
        "注册职工数",
        [
            ["2020年注册职工数（万人）"],
            ["月份", "珠三角", None, "长三角", None],
            [None, "深圳", "广州", "杭州", "宁波"],
            ["1月", 1, 2, 3, 4],
        ],
        *("A2:A3", "B2:C2", "D2:E2"),
    )
    assert named(reading) == [
        ("注册职工数", "深圳", 10_000.0),
        ("注册职工数", "广州", 20_000.0),
        ("注册职工数", "杭州", 30_000.0),
        ("注册职工数", "宁波", 40_000.0),
    ]


def test_indicators_over_cities_that_come_again_are_indicators(folder: Path) -> None:
    reading = read(
        folder,
        "对比",
        [
            ["2020年"],
            ["月份", "注册职工数（万人）", None, "网上入会率（%）", None],
            [None, "深圳", "广州", "深圳", "广州"],
            ["1月", 1, 2, 80, 85],
        ],
        *("A2:A3", "B2:C2", "D2:E2"),
    )
    assert named(reading) == [
        ("注册职工数", "深圳", 10_000.0),
        ("注册职工数", "广州", 20_000.0),
        ("网上入会率", "深圳", 80.0),
        ("网上入会率", "广州", 85.0),
    ]


def test_a_row_of_units_below_the_header_is_part_of_it(folder: Path) -> None:
    reading = read(
        folder,
        "指标",
        [
            ["2020年6月各市指标"],
            ["城市", "注册职工数", "网上入会率", "经费"],
            ["单位", "万人", "%", "亿元"],
            ["深圳", 100, 80, 1.2],
        ],
    )
    assert [value for *_, value in figures(reading)] == [1_000_000.0, 80.0, 120_000_000.0]


def test_a_stretch_of_time_is_a_start_and_a_deadline(folder: Path) -> None:
    header = ["项目名称", "牵头部室", "起止时间"]
    reading = read(folder, "重点项目", [header, ["甲", "研究室", "2020年3月—12月"]])
    (row,) = rows(reading, "projects")
    assert when(row.values["开始日期"]) == "2020-03-01..2020-12-31"
    assert when(row.values["完成期限"]) == "..2020-12-31"


def test_section_headings_name_the_city_that_no_column_names(folder: Path) -> None:
    reading = read(
        folder,
        "指标",
        [
            ["2020年6月指标"],
            ["指标", "数值", "单位", "名次"],
            ["深圳市"],
            ["注册职工数", 100, "万人", 1],
            ["广州市"],
            ["注册职工数", 90, "万人", 2],
        ],
        *("A3:D3", "A5:D5"),
    )
    assert named(reading) == [
        ("注册职工数", "深圳", 1_000_000.0),
        ("注册职工数", "广州", 900_000.0),
    ]


def test_section_headings_give_their_year_to_dates_below(folder: Path) -> None:
    reading = read(
        folder,
        "论坛",
        [
            ["期次", "主题", "日期", "主办部室"],
            ["2019年"],
            [1, "甲", "11月5日", "研究室"],
            ["2020年"],
            [2, "乙", "3月5日", "组织部"],
        ],
        *("A2:D2", "A4:D4"),
    )
    dates = [when(value) for value in column(reading, "forums", "日期")]
    assert dates == ["2019-11-05..2019-11-05", "2020-03-05..2020-03-05"]


def test_a_figure_merged_over_several_projects_is_kept_once(folder: Path) -> None:
    reading = read(
        folder,
        "重点项目",
        [
            ["项目名称", "牵头部室", "总投资（万元）"],
            ["甲", "研究室", 100],
            ["乙", "组织部", None],
            ["丙", "财务部", 50],
        ],
        "C2:C3",
    )
    assert [base(v) for v in column(reading, "projects", "总投资")] == [
        1_000_000.0,
        None,
        500_000.0,
    ]
    assert [(fault.cell, fault.warning) for fault in reading.faults] == [("C2", True)]


def test_rows_over_which_the_key_is_merged_are_one_entry(folder: Path) -> None:
    reading = read(
        folder,
        "论坛",
        [
            ["期次", "主题", "日期", "主办部室", "出席领导"],
            [1, "甲", "2020年1月3日", "研究室", "主席"],
            [None, None, None, None, "副主席"],
        ],
        *("A2:A3", "B2:B3", "C2:C3", "D2:D3"),
    )
    assert column(reading, "forums", "出席领导") == ["主席\n副主席"]
    assert reading.faults == ()


def test_a_rank_in_brackets_behind_a_value_is_kept(folder: Path) -> None:
    table: Lines = [["2020年6月"], ["城市", "注册职工数（万人）"], ["深圳", "96.3（第1名）"]]
    reading = read(folder, "排名", table)
    assert named(reading) == [("注册职工数", "深圳", 963_000.0)]
    assert column(reading, "indicator_values", "名次") == [1]


def test_small_whole_numbers_under_a_title_of_ranks_are_ranks(folder: Path) -> None:
    body: Lines = [["城市", "注册职工数"], ["深圳", 2], ["广州", 1]]
    reading = read(folder, "6月", [["2020年6月各市指标排名"], *body])
    assert column(reading, "indicator_values", "名次") == [2, 1]
    assert column(reading, "indicator_values", "数值") == [None, None]


def test_a_total_that_stands_first_is_proved_by_the_rows_below(folder: Path) -> None:
    body: Lines = [["城市", "会员数"], ["全省", 300], ["深圳", 100], ["广州", 120], ["杭州", 80]]
    reading = read(folder, "会员", [["2020年会员数（万人）"], *body])
    assert [city for _, city, _ in named(reading)] == ["深圳", "广州", "杭州"]


def test_a_country_row_that_is_no_sum_is_a_region_of_its_own(folder: Path) -> None:
    body: Lines = [["城市", "会员数"], ["全国", 900], ["深圳", 100], ["广州", 120]]
    reading = read(folder, "会员", [["2020年会员数（万人）"], *body])
    assert [city for _, city, _ in named(reading)] == ["全国", "深圳", "广州"]


def test_months_across_with_a_sum_growth_and_rank_keep_only_the_months(folder: Path) -> None:
    header = ["城市", "1月", "2月", "合计", "同比增长（%）", "排名"]
    body: Lines = [["深圳", 1, 2, 3, 5.5, 2], ["广州", 4, 5, 9, 6.5, 1]]
    reading = read(folder, "会员", [["2020年新增会员（人）"], header, *body])
    assert [(city, value) for _, city, value in named(reading)] == [
        *(("深圳", 1.0), ("深圳", 2.0), ("广州", 4.0), ("广州", 5.0)),
    ]


def test_tables_one_below_another_have_their_own_titles(folder: Path) -> None:
    reading = read(
        folder,
        "对比",
        [
            ["2020年对标城市指标"],
            ["一、注册职工数（万人）"],
            ["月份", "深圳", "广州"],
            ["1月", 1, 2],
            [],
            ["二、网上入会率（%）"],
            ["月份", "深圳", "广州"],
            ["1月", 70, 71],
        ],
    )
    assert named(reading) == [
        ("注册职工数", "深圳", 10_000.0),
        ("注册职工数", "广州", 20_000.0),
        ("网上入会率", "深圳", 70.0),
        ("网上入会率", "广州", 71.0),
    ]


def test_a_line_above_the_header_may_name_place_and_time(folder: Path) -> None:
    reading = read(
        folder,
        "表",
        [
            ["指标统计表"],
            ["填报单位：深圳市总工会", None, "统计时间：2020年6月"],
            ["指标", "单位", "数值"],
            ["注册职工数", "万人", 100],
            ["网上入会率", "%", 80],
        ],
    )
    assert figures(reading) == [
        ("注册职工数", "深圳", JUNE, 1_000_000.0),
        ("网上入会率", "深圳", JUNE, 80.0),
    ]


@pytest.mark.parametrize(
    ("title", "header", "reason"),
    [
        ("会员数（万人）", ["城市", "会员数"], "No month or year"),
        ("2020年会员数（万人）", ["月份", "会员数"], "No city"),
        ("2020年6月", ["城市", "1月"], "No indicator"),
    ],
)
def test_figures_that_nothing_places_are_asked_about(
    folder: Path, title: str, header: list[str], reason: str
) -> None:
    first = "深圳" if header[0] == "城市" else "1月"
    second = "广州" if header[0] == "城市" else "2月"
    reading = read(folder, "Sheet1", [[title], [*header], [first, 100], [second, 90]])
    assert [fault.reason.startswith(reason) for fault in reading.faults] == [True]
    assert rows(reading, "indicator_values") == []


def test_a_sheet_that_no_table_fits_is_named(folder: Path) -> None:
    reading = read(folder, "食堂", [["菜名", "价格"], ["红烧肉", 20], ["青菜", 5]])
    assert reading.refused
    assert [(fault.sheet, fault.cell, fault.warning) for fault in reading.faults] == [
        ("食堂", "A1", True),
    ]


def test_a_header_that_the_office_confirmed_is_known_again(folder: Path) -> None:
    path = folder / "sheet.xlsx"
    header = ["期次", "主题", "日期", "主办部室", "到场多少人"]
    sheet_of("论坛", [header, [1, "甲", "2020年1月3日", "研究室", 30]])(path)
    (unknown,) = rows(read_file(path), "forums")
    assert unknown.extras == {"到场多少人": "30"}
    (known,) = rows(read_file(path, memory={"到场多少人": "参加人数"}), "forums")
    assert base(known.values["参加人数"]) == 30


@pytest.mark.parametrize("typed", ["参加总人数", "论坛参加人数", "参 加\n人 数（人）", "参会人数"])
def test_a_header_is_recognised_however_it_is_typed(folder: Path, typed: str) -> None:
    header = ["期次", "论坛主题", "举办日期", "主办部室", typed]
    reading = read(folder, "论坛", [header, [1, "甲", "2020年1月3日", "研究室", 30]])
    (row,) = rows(reading, "forums")
    assert base(row.values["参加人数"]) == 30


def test_a_header_that_is_not_alike_enough_stays_an_extra(folder: Path) -> None:
    header = ["期次", "主题", "日期", "主办部室", "服务的总人数"]
    reading = read(folder, "论坛", [header, [1, "甲", "2020年1月3日", "研究室", 30]])
    (row,) = rows(reading, "forums")
    assert row.extras == {"服务的总人数": "30"}
