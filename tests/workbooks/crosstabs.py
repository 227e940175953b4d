"""Cross-tabs with odd headers, marks, totals, ranks and blocks."""

from tests.workbooks.case import Case, Lines, Plain, Rows, month, one_sheet, table, year

JAN, FEB, MAY, JUNE = (month(2020, at) for at in (1, 2, 5, 6))
MEMBERS: Lines = [["城市", "会员数（万人）"], ["深圳", 120], ["广州", 98]]
MAY_MEMBERS: Lines = [["城市", "会员数（万人）"], ["深圳", 119], ["广州", 97]]


def values(*rows: tuple[Plain, ...]) -> dict[str, Rows]:
    """Indicator, city, period and value of each figure."""
    return {"indicator_values": table("指标 城市 时期 数值", *rows)}


def ranked(*rows: tuple[Plain, ...]) -> dict[str, Rows]:
    """The same with the announced rank."""
    return {"indicator_values": table("指标 城市 时期 数值 名次", *rows)}


TWO_MONTHS = values(
    ("会员数", "深圳", JAN, 1_200_000.0),
    ("会员数", "深圳", FEB, 1_210_000.0),
    ("会员数", "广州", JAN, 980_000.0),
    ("会员数", "广州", FEB, 990_000.0),
)
MAY_AND_JUNE = values(
    ("会员数", "深圳", MAY, 1_190_000.0),
    ("会员数", "广州", MAY, 970_000.0),
    ("会员数", "深圳", JUNE, 1_200_000.0),
    ("会员数", "广州", JUNE, 980_000.0),
)
ONE_MONTH = values(("会员数", "深圳", JUNE, 1_200_000.0), ("会员数", "广州", JUNE, 980_000.0))

HEADED: tuple[Case, ...] = (
    one_sheet(
        "year_over_indicators_over_months",
        [
            ["城市", "2020年"],
            [None, "会员数（万人）", None, "入会率（%）"],
            [None, "1月", "2月", "1月", "2月"],
            ["深圳", 120, 121, 85, 86],
        ],
        values(
            ("会员数", "深圳", JAN, 1_200_000.0),
            ("会员数", "深圳", FEB, 1_210_000.0),
            ("入会率", "深圳", JAN, 85.0),
            ("入会率", "深圳", FEB, 86.0),
        ),
        merges=["A1:A3", "B1:E1", "B2:C2", "D2:E2"],
    ),
    one_sheet(
        "corner_that_names_both_axes",
        [
            ["2020年会员数（万人）"],
            ["城市\\月份", "1月", "2月"],
            ["深圳", 120, 121],
            ["广州", 98, 99],
        ],
        TWO_MONTHS,
    ),
    one_sheet(
        "months_down_and_cities_across",
        [
            ["2020年会员数（万人）"],
            ["月份/城市", "深圳", "广州"],
            ["1月", 120, 98],
            ["2月", 121, 99],
        ],
        TWO_MONTHS,
    ),
    one_sheet(
        "full_width_title_and_header",
        [
            ["２０２０年６月指标"],
            ["城　市", "会 员 数（万 人）"],
            ["深 圳", "１２０"],
            ["广 州", "９８"],
        ],
        ONE_MONTH,
    ),
    one_sheet(
        "year_merged_beside_its_months",
        [
            ["年份", "月份", "深圳", "广州"],
            ["2020年", "5月", 119, 97],
            [None, "6月", 120, 98],
        ],
        MAY_AND_JUNE,
        merges=["A2:A3"],
        sheet="会员数（万人）",
    ),
    one_sheet(
        "years_and_quarters_in_two_columns",
        [
            ["指标名称", "城市", "年度", "季度", "数值", "计量单位"],
            ["会员数", "深圳", "2020年", "一季度", 120, "万人"],
            ["会员数", "深圳", "2020年", "二季度", 121, "万人"],
        ],
        values(
            ("会员数", "深圳", "2020-01-01..2020-03-31", 1_200_000.0),
            ("会员数", "深圳", "2020-04-01..2020-06-30", 1_210_000.0),
        ),
    ),
    one_sheet(
        "one_table_under_another",
        [
            ["表1 2020年5月会员数（万人）"],
            *MAY_MEMBERS,
            ["表2 2020年6月会员数（万人）"],
            *MEMBERS,
        ],
        MAY_AND_JUNE,
    ),
    one_sheet(
        "one_table_beside_another",
        [
            ["2020年5月", None, None, "2020年6月"],
            *([*left, None, *right] for left, right in zip(MAY_MEMBERS, MEMBERS, strict=True)),
        ],
        MAY_AND_JUNE,
    ),
    one_sheet(
        "source_above_and_signatures_below",
        [
            ["2020年6月指标"],
            ["数据来源：各市总工会"],
            *MEMBERS,
            [],
            ["注：1.会员数为期末数。"],
            ["2.广州为快报数。"],
            ["制表：王某", "审核：李某"],
        ],
        ONE_MONTH,
    ),
)

TOLD: tuple[Case, ...] = (
    one_sheet(
        "every_mark_for_nothing",
        [
            ["2020年6月指标"],
            ["城市", "会员数（万人）", "入会率（%）", "援助（件）"],
            ["深圳", "—", "未报", "/"],
            ["广州", "暂无", "…", 0],
            ["杭州", None, 80, "无"],
        ],
        values(("援助", "广州", JUNE, 0.0), ("入会率", "杭州", JUNE, 80.0)),
    ),
    one_sheet(
        "qualifiers_and_units_in_figures",
        [
            ["2020年6月指标"],
            ["城市", "会员数（万人）", "资金（亿元）"],
            ["深圳", "约120", "超1.69"],
            ["广州", "98余", "9000万元"],
        ],
        values(
            ("会员数", "深圳", JUNE, 1_200_000.0),
            ("资金", "深圳", JUNE, 169_000_000.0),
            ("会员数", "广州", JUNE, 980_000.0),
            ("资金", "广州", JUNE, 90_000_000.0),
        ),
    ),
    one_sheet(
        "mostly_failed_figures",
        [
            ["2020年6月指标"],
            ["城市", "会员数（万人）", "入会率（%）"],
            ["深圳", "12O", 85],
            ["广州", 98, "八十多"],
            ["杭州", "30~40", 80],
        ],
        values(
            ("入会率", "深圳", JUNE, 85.0),
            ("会员数", "广州", JUNE, 980_000.0),
            ("入会率", "广州", JUNE, 80.0),
            ("入会率", "杭州", JUNE, 80.0),
        ),
        must=["B3", "B5"],
    ),
    one_sheet(
        "total_below_that_is_wrong_in_one_month",
        [
            ["2020年援助件数（件）"],
            ["城市", "1月", "2月"],
            ["深圳", 10, 12],
            ["广州", 8, 9],
            ["合计", 18, 25],
        ],
        values(
            ("援助件数", "深圳", JAN, 10.0),
            ("援助件数", "深圳", FEB, 12.0),
            ("援助件数", "广州", JAN, 8.0),
            ("援助件数", "广州", FEB, 9.0),
        ),
        must=["C5"],
    ),
    one_sheet(
        "highest_lowest_and_mean_below",
        [
            ["2020年6月指标"],
            *MEMBERS,
            ["平均值", 109],
            ["最高值", 120],
            ["最低值", 98],
        ],
        ONE_MONTH,
    ),
    one_sheet(
        "ranks_alone",
        [["2020年度网上工会排名"], ["城市", "名次"], ["深圳", "第1名"], ["广州", "并列第2"]],
        {
            "indicator_values": table(
                "指标 城市 时期 名次",
                ("网上工会", "深圳", year(2020), 1),
                ("网上工会", "广州", year(2020), 2),
            )
        },
    ),
    one_sheet(
        "ranks_out_of_a_number_in_the_header",
        [
            ["2020年6月会员数"],
            ["城市", "会员数（万人）", "排名（共11个城市）"],
            ["深圳", 120, "1/11"],
            ["广州", 98, "3/11"],
        ],
        ranked(("会员数", "深圳", JUNE, 1_200_000.0, 1), ("会员数", "广州", JUNE, 980_000.0, 3)),
    ),
    one_sheet(
        "value_and_rank_under_each_city",
        [
            ["2020年6月对标"],
            ["指标", "单位", "深圳", None, "广州", None],
            [None, None, "数值", "名次", "数值", "名次"],
            ["会员数", "万人", 120, 1, 98, 2],
            ["入会率", "%", 85, "第1名", 80, "第2名"],
        ],
        ranked(
            ("会员数", "深圳", JUNE, 1_200_000.0, 1),
            ("会员数", "广州", JUNE, 980_000.0, 2),
            ("入会率", "深圳", JUNE, 85.0, 1),
            ("入会率", "广州", JUNE, 80.0, 2),
        ),
        merges=["A2:A3", "B2:B3", "C2:D2", "E2:F2"],
    ),
    one_sheet(
        "own_city_starred",
        [
            ["2020年6月对标城市会员数"],
            ["序号", "城市", "会员数（万人）", "备注"],
            [1, "深圳", 120, "近学"],
            [2, "★秦皇岛市", 50, "本市"],
        ],
        values(("会员数", "深圳", JUNE, 1_200_000.0), ("会员数", "秦皇岛", JUNE, 500_000.0)),
    ),
    one_sheet(
        "months_with_a_cumulative_column",
        [
            ["2020年援助件数（件）"],
            ["城市", "1月", "1-2月累计", "2月"],
            ["深圳", 10, 22, 12],
            ["广州", 8, 17, 9],
        ],
        values(
            ("援助件数", "深圳", JAN, 10.0),
            ("援助件数", "深圳", "2020-01-01..2020-02-29", 22.0),
            ("援助件数", "深圳", FEB, 12.0),
            ("援助件数", "广州", JAN, 8.0),
            ("援助件数", "广州", "2020-01-01..2020-02-29", 17.0),
            ("援助件数", "广州", FEB, 9.0),
        ),
    ),
)

CASES = (*HEADED, *TOLD)
