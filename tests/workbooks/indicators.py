"""Indicator values in the shapes that statistics come in."""

from openpyxl import Workbook

from tests.workbooks.case import Case, Lines, Plain, Rows, book, cells, fill, sheet_of, table

HEADERS = "指标 城市 时期 数值"
CITIES = ("深圳", "广州", "杭州")


def _values(*rows: tuple[str, str, str, float | None]) -> Rows:
    return table(HEADERS, *rows)


def _cross(
    indicator: str, periods: tuple[str, ...], figures: dict[str, tuple[float | None, ...]]
) -> Rows:
    return _values(
        *(
            (indicator, city, period, value)
            for city, values in figures.items()
            for period, value in zip(periods, values, strict=True)
            if value is not None
        )
    )


def _years_across(made: Workbook) -> None:
    rows: Lines = [
        ["工会会员数（万人）"],
        ["城市", 2018, 2019, 2020],
        ["深圳", 310.5, 320, 331.2],
        ["广州", 298, 305.5, 312],
        ["杭州", 220, 228, "—"],
        ["平均", 276.17, 284.5, 321.6],
    ]
    fill(made, "会员", rows, ["A1:D1"])


def _quarters_under_years(made: Workbook) -> None:
    rows: Lines = [
        ["对标城市网上入会率", None, None, None, None],
        [None, None, None, None, "单位：%"],
        ["城市", "2019年", None, "2020年", None],
        [None, "三季度", "四季度", "一季度", "二季度"],
        ["深圳", 70.1, 71.2, 72.3, 73.4],
        ["广州", 60.1, 61.2, 62.3, "未报"],
        ["杭州", 50.1, 51.2, 52.3, 53.4],
    ]
    fill(made, "入会率", rows, ["A1:E1", "A3:A4", "B3:C3", "D3:E3"])


def _cities_across(made: Workbook) -> None:
    rows: Lines = [
        ["2020年上半年主要指标对比表"],
        ["序号", "指标", "单位", *CITIES, "平均值"],
        [1, "注册职工数", "万人", 120.5, 98, 86.4, 101.63],
        [2, "网上入会率", "%", 85.5, 80.25, 78, 81.25],
        [3, "普惠服务资金", "亿元", 1.2, 0.9, "—", 1.05],
    ]
    fill(made, "对比", rows, ["A1:G1"])


def _indicators_across(made: Workbook) -> None:
    rows: Lines = [
        ["截至2020年6月底对标城市情况"],
        ["城市", "注册职工数\n（万人）", "网上入会率\n（%）", "服务阵地\n（个）"],
        ["深圳市", 120.5, 85.5, 1024],
        ["广 州", 98, 80.25, 986],
        ["杭州（对标）", "86.4", "78%", "九百"],
        ["合计", 304.9, None, 2910],
    ]
    fill(made, "情况", rows, ["A1:D1"])


def _overridden_units(made: Workbook) -> None:
    rows: Lines = [
        ["指标", "城市", "时期", "数值", "单位"],
        ["注册职工数", "深圳", "2020年6月", "98.5万人", "万人"],
        ["注册职工数", "广州", "2020年6月", "965000人", "万人"],
        ["注册职工数", "杭州", "2020年6月", 87.5, "万人"],
        ["经费", "杭州", "2020年6月", "约1.2亿元", "万元"],
    ]
    fill(made, "指标", rows)


def _merged_down(made: Workbook) -> None:
    rows: Lines = [
        ["指标名称", "地区", "年份", "数据", "计量单位"],
        ["注册职工数", "深圳", 2020, 120.5, "万人"],
        [None, "广州", 2020, 98, None],
        ["网上入会率", "深圳", 2020, 85.5, "%"],
        [None, "广州", 2020, 80.25, None],
    ]
    fill(made, "指标", rows, ["A2:A3", "A4:A5", "E2:E3", "E4:E5"])


def _months_and_total(made: Workbook) -> None:
    rows: Lines = [
        ["2020年法律援助件数（件）"],
        ["城市", "1月", "2月", "3月", "合计"],
        ["深圳", 10, 12, 14, 36],
        ["广州", 8, 9, 11, 28],
        ["合计", 18, 21, 25, 64],
    ]
    fill(made, "援助", rows, ["A1:E1"])


def _sheet_per_quarter(made: Workbook) -> None:
    for quarter, (a, b) in {"一季度": (10, 20), "二季度": (30, 40)}.items():
        rows: Lines = [
            [f"2021年{quarter}对标指标"],
            ["城市", "办理件数（件）"],
            ["深圳", a],
            ["广州", b],
        ]
        fill(made, f"2021年{quarter}", rows, ["A1:B1"])


def _ranks(made: Workbook) -> None:
    rows: Lines = [
        ["2020年度网上工会考核"],
        ["城市", "得分（分）", "排名"],
        ["深圳", 96.5, "1/11"],
        ["广州", 95, "并列第2"],
        ["杭州", 95, "第二（并列）"],
    ]
    fill(made, "考核", rows, ["A1:C1"])


def _masked(made: Workbook) -> None:
    sheet = fill(
        made,
        "指标",
        [
            ["2020年6月指标"],
            ["城市", "注册职工数", "网上入会率"],
            ["深圳", 1_205_000, 0.855],
            ["广州", 980_000, 0.8025],
        ],
        ["A1:C1"],
    )
    for row in (3, 4):
        sheet.cell(row, 2).number_format = '0!.0,"万人"'
        sheet.cell(row, 3).number_format = "0.00%"


def _footnotes(made: Workbook) -> None:
    rows: Lines = [
        ["2020年会员数（万人）"],
        ["城市", "会员数"],
        ["深圳①", "310.5①"],
        ["广州*", "298*"],
        ["注：①深圳为快报数；*广州含增城。"],
        ["数据来源：各市总工会"],
    ]
    fill(made, "会员", rows, ["A1:B1", "A5:B5", "A6:B6"])


HALF, YEAR, JUNE = "2020-01-01..2020-06-30", "2020-01-01..2020-12-31", "2020-06-01..2020-06-30"
YEARS = ("2018-01-01..2018-12-31", "2019-01-01..2019-12-31", YEAR)
QUARTERS = (
    "2019-07-01..2019-09-30",
    "2019-10-01..2019-12-31",
    "2020-01-01..2020-03-31",
    "2020-04-01..2020-06-30",
)
MONTHS = ("2020-01-01..2020-01-31", "2020-02-01..2020-02-29", "2020-03-01..2020-03-31")


def _ranked(*rows: tuple[Plain, ...]) -> Rows:
    return table(f"{HEADERS} 名次", *rows)


CASES = (
    Case(
        "years_as_numbers_across",
        book(_years_across),
        {
            "indicator_values": _cross(
                "工会会员数",
                YEARS,
                {
                    "深圳": (3_105_000.0, 3_200_000.0, 3_312_000.0),
                    "广州": (2_980_000.0, 3_055_000.0, 3_120_000.0),
                    "杭州": (2_200_000.0, 2_280_000.0, None),
                },
            )
        },
    ),
    Case(
        "quarters_under_years",
        book(_quarters_under_years),
        {
            "indicator_values": _cross(
                "网上入会率",
                QUARTERS,
                {
                    "深圳": (70.1, 71.2, 72.3, 73.4),
                    "广州": (60.1, 61.2, 62.3, None),
                    "杭州": (50.1, 51.2, 52.3, 53.4),
                },
            )
        },
    ),
    Case(
        "cities_across_with_units_and_average",
        book(_cities_across),
        {
            "indicator_values": _values(
                ("注册职工数", "深圳", HALF, 1_205_000.0),
                ("注册职工数", "广州", HALF, 980_000.0),
                ("注册职工数", "杭州", HALF, 864_000.0),
                ("网上入会率", "深圳", HALF, 85.5),
                ("网上入会率", "广州", HALF, 80.25),
                ("网上入会率", "杭州", HALF, 78.0),
                ("普惠服务资金", "深圳", HALF, 120_000_000.0),
                ("普惠服务资金", "广州", HALF, 90_000_000.0),
            )
        },
    ),
    Case(
        "indicators_across_as_of_a_day",
        book(_indicators_across),
        {
            "indicator_values": _values(
                *(
                    (indicator, city, "..2020-06-30", value)
                    for city, values in {
                        "深圳": (1_205_000.0, 85.5, 1024.0),
                        "广州": (980_000.0, 80.25, 986.0),
                        "杭州": (864_000.0, 78.0, 900.0),
                    }.items()
                    for indicator, value in zip(
                        ("注册职工数", "网上入会率", "服务阵地"), values, strict=True
                    )
                )
            )
        },
    ),
    Case(
        "units_overridden_in_cells",
        book(_overridden_units),
        {
            "indicator_values": _values(
                ("注册职工数", "深圳", JUNE, 985_000.0),
                ("注册职工数", "广州", JUNE, 965_000.0),
                ("注册职工数", "杭州", JUNE, 875_000.0),
                ("经费", "杭州", JUNE, 120_000_000.0),
            )
        },
    ),
    Case(
        "indicator_and_unit_merged_downwards",
        book(_merged_down),
        {
            "indicator_values": _values(
                ("注册职工数", "深圳", YEAR, 1_205_000.0),
                ("注册职工数", "广州", YEAR, 980_000.0),
                ("网上入会率", "深圳", YEAR, 85.5),
                ("网上入会率", "广州", YEAR, 80.25),
            )
        },
    ),
    Case(
        "months_with_totals_both_ways",
        book(_months_and_total),
        {
            "indicator_values": _cross(
                "法律援助件数", MONTHS, {"深圳": (10.0, 12.0, 14.0), "广州": (8.0, 9.0, 11.0)}
            )
        },
    ),
    Case(
        "one_sheet_per_quarter",
        book(_sheet_per_quarter),
        {
            "indicator_values": _values(
                ("办理件数", "深圳", "2021-01-01..2021-03-31", 10.0),
                ("办理件数", "广州", "2021-01-01..2021-03-31", 20.0),
                ("办理件数", "深圳", "2021-04-01..2021-06-30", 30.0),
                ("办理件数", "广州", "2021-04-01..2021-06-30", 40.0),
            )
        },
    ),
    Case(
        "ranks_beside_scores",
        book(_ranks),
        {
            "indicator_values": _ranked(
                ("得分", "深圳", YEAR, 96.5, 1),
                ("得分", "广州", YEAR, 95.0, 2),
                ("得分", "杭州", YEAR, 95.0, 2),
            )
        },
    ),
    Case(
        "masks_of_wan_and_percent",
        book(_masked),
        {
            "indicator_values": _values(
                ("注册职工数", "深圳", JUNE, 1_205_000.0),
                ("网上入会率", "深圳", JUNE, 85.5),
                ("注册职工数", "广州", JUNE, 980_000.0),
                ("网上入会率", "广州", JUNE, 80.25),
            )
        },
    ),
    Case(
        "footnote_marks_and_sources",
        book(_footnotes),
        {
            "indicator_values": _values(
                ("会员数", "深圳", YEAR, 3_105_000.0), ("会员数", "广州", YEAR, 2_980_000.0)
            )
        },
    ),
    Case(
        "seed_facts_with_open_periods",
        sheet_of(
            "事实",
            [
                ["来源文件", "单位", "指标", "时期", "数值(原文写法)", "原文"],
                ["001", "扬州市", "会员服务基地", "未注明", "300多家", "建立了300多家"],
                ["001", "扬州市", "互助互济资金", "每年", "400余万元", "每年收取"],
                ["002", "北京市丰台区", "新增会员", "去年", "15632人", "新增会员15632人"],
                ["004", "青岛市", "签约金额", "2022年上半年", "超1.69亿元", "预估超1.69亿元"],
            ],
        ),
        {
            "indicator_values": _values(
                ("会员服务基地", "扬州", "unstated", 300.0),
                ("互助互济资金", "扬州", "unstated", 4_000_000.0),
                ("新增会员", "北京市丰台区", "unstated", 15632.0),
                ("签约金额", "青岛", "2022-01-01..2022-06-30", 169_000_000.0),
            )
        },
        may=cells("事实", "D2", "D3", "D4"),
    ),
)
