"""Cross-tabs and lists whose axes say less, or more, than a reader would like."""

from tests.workbooks.case import Case, Lines, Plain, month, one_sheet, table, year
from tests.workbooks.crosstabs import TWO_MONTHS, ranked, values

JUNE = month(2020, 6)
CASES_OF_HELP = "法律援助件数"


def _help(city: str, of: int, value: float) -> tuple[Plain, ...]:
    return (CASES_OF_HELP, city, month(2020, of), value)


HELP = values(
    *(_help(*told) for told in (("深圳", 1, 10.0), ("广州", 1, 20.0))),
    *(_help(*told) for told in (("深圳", 2, 12.0), ("广州", 2, 22.0))),
)


def _added(name: str, label: str, *sums: float, must: tuple[str, ...] = ()) -> Case:
    """Figures of two cities with a column that adds them up."""
    rows: Lines = [
        ["2020年法律援助件数（件）"],
        ["月份", "深圳", "广州", label],
        ["1月", 10, 20, sums[0]],
        ["2月", 12, 22, sums[1]],
    ]
    return one_sheet(name, rows, HELP, must=must)


CASES: tuple[Case, ...] = (
    _added("sums_beside_that_add_up", "合计", 30, 34),
    _added("sums_beside_that_do_not", "合计", 30, 35, must=("D4",)),
    _added("means_beside", "平均", 15, 17),
    _added("sums_of_more_than_is_shown", "全省合计", 130, 140),
    one_sheet(
        "value_and_rank_one_below_the_other",
        [
            ["2020年6月"],
            ["指标", "项目", "深圳", "广州"],
            ["会员数（万人）", "数值", 120, 98],
            [None, "名次", 1, 2],
        ],
        ranked(("会员数", "深圳", JUNE, 1_200_000.0, 1), ("会员数", "广州", JUNE, 980_000.0, 2)),
        merges=["A3:A4"],
    ),
    one_sheet(
        "months_that_go_on_after_a_year",
        [
            ["会员数（万人）"],
            ["城市", "2019年12月", "2020年1月", "2月"],
            ["深圳", 119, 120, 121],
            ["广州", 97, 98, 99],
        ],
        {
            "indicator_values": [
                *TWO_MONTHS["indicator_values"],
                *values(("会员数", "深圳", month(2019, 12), 1_190_000.0))["indicator_values"],
                *values(("会员数", "广州", month(2019, 12), 970_000.0))["indicator_values"],
            ]
        },
    ),
    one_sheet(
        "months_that_go_back_after_a_year",
        [["会员数（万人）"], ["城市", "2020年12月", "1月"], ["深圳", 119, 120]],
        values(("会员数", "深圳", month(2020, 12), 1_190_000.0)),
        must=("C2",),
    ),
    one_sheet(
        "regions_behind_the_cities",
        [
            ["注册职工数（人）"],
            ["城市", "片区", "2020年6月"],
            ["深圳", "珠三角", 120],
            ["广州", None, 110],
            ["杭州", "长三角", 90],
        ],
        values(
            ("注册职工数", "深圳", JUNE, 120.0),
            ("注册职工数", "广州", JUNE, 110.0),
            ("注册职工数", "杭州", JUNE, 90.0),
        ),
        merges=["A1:C1", "B3:B4"],
    ),
    one_sheet(
        "indicators_numbered_as_a_list",
        [
            ["2020年主要指标"],
            ["指标", "单位", "深圳"],
            ["一、会员数", "万人", 120],
            ["其中：女会员", "万人", 50],
            ["二、入会率", "%", 85],
        ],
        values(
            ("会员数", "深圳", year(2020), 1_200_000.0),
            ("女会员", "深圳", year(2020), 500_000.0),
            ("入会率", "深圳", year(2020), 85.0),
        ),
    ),
    one_sheet(
        "sums_behind_each_indicator",
        [
            ["指标", "城市", "时期", "数值", "单位"],
            ["会员数", "深圳", "2020年6月", 10, "人"],
            ["会员数", "广州", "2020年6月", 20, "人"],
            ["会员数", "合计", "2020年6月", 30, "人"],
            ["会员数", "平均", "2020年6月", 15, "人"],
        ],
        values(("会员数", "深圳", JUNE, 10.0), ("会员数", "广州", JUNE, 20.0)),
    ),
    one_sheet(
        "year_month_and_day_in_columns",
        [
            ["期次", "主题", "举办时间", None, None, "主办部室"],
            [None, None, "年", "月", "日", None],
            [1, "甲", 2020, 7, 8, "研究室"],
        ],
        {"forums": table("期次 主题 日期 主办部室", (1, "甲", "2020-07-08", "研究室"))},
        merges=["A1:A2", "B1:B2", "C1:E1", "F1:F2"],
    ),
    one_sheet(
        "year_in_the_header_of_dates",
        [["期次", "主题", "日期（2020年）", "主办部室"], [1, "甲", "7月8日", "研究室"]],
        {"forums": table("期次 主题 日期 主办部室", (1, "甲", "2020-07-08", "研究室"))},
    ),
    one_sheet(
        "who_leads_and_helps_below_one_header",
        [
            ["编号", "问题", "发现日期", "责任单位", None],
            [None, None, None, "牵头", "配合"],
            ["甲1", "甲", "2020年7月8日", "研究室", "组织部"],
        ],
        {"problems": table("编号 问题描述 责任单位", ("甲1", "甲", "研究室、组织部"))},
        merges=["A1:A2", "B1:B2", "C1:C2", "D1:E1"],
    ),
    one_sheet(
        "two_hosts_of_one_merged_forum",
        [
            ["期次", "主题", "日期", "主办部室"],
            [1, "甲", "2020年7月8日", "研究室"],
            [None, None, None, "组织部"],
        ],
        {"forums": table("期次 主题 主办部室", (1, "甲", "研究室、组织部"))},
        merges=["A2:A3", "B2:B3", "C2:C3"],
    ),
    one_sheet(
        "unit_of_each_amount_beside_it",
        [
            ["论坛期次", "成果名称", "涉及资金", "资金单位"],
            [1, "甲", 120, "万元"],
            [2, "乙", 300, "元"],
        ],
        {"outcomes": table("成果名称 涉及资金", ("甲", 1_200_000.0), ("乙", 300.0))},
    ),
    one_sheet(
        "unit_without_its_number",
        [["论坛期次", "成果名称", "涉及资金"], [1, "甲", "万元"], [2, "乙", "约合300万元"]],
        {"outcomes": table("成果名称 涉及资金", ("甲", None), ("乙", 3_000_000.0))},
        must=("C2",),
    ),
    one_sheet(
        "benchmark_city_over_its_tasks",
        [
            ["对标项目", "差距", "赶超目标", "工作措施", "责任部室", "完成时限"],
            ["扬州"],
            ["互助保障", "少3万人", "5万人", "扩面", "权益保障部", "2022-12-31"],
        ],
        {"benchmark_tasks": table("对标对象 对标项目", ("扬州", "互助保障"))},
        merges=["A2:F2"],
    ),
    one_sheet(
        "signature_below_without_a_word_for_it",
        [
            ["期次", "主题", "日期", "主办部室"],
            [1, "甲", "2020年7月8日", "研究室"],
            [None, None, None, "市总工会研究室"],
            [None, None, None, "2020年12月31日"],
        ],
        {"forums": table("期次 主题 主办部室", (1, "甲", "研究室"))},
    ),
    one_sheet(
        "dates_in_brackets",
        [["期次", "主题", "日期", "主办部室"], [1, "甲", "（2020年7月8日）", "研究室"]],
        {"forums": table("期次 日期", (1, "2020-07-08"))},
    ),
)
