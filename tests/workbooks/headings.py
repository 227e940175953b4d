"""Headers and corner notes in the ways that offices type units, months and columns."""

import datetime as dt

from tests.workbooks.case import Case, Lines, Typed, month, one_sheet, table, year
from tests.workbooks.forums import ALL, FOUR, HEADER, HEADERS, READ, TYPED

VALUES = "指标 城市 时期 数值"
MEMBERS = {
    "indicator_values": table(
        VALUES,
        ("会员数", "深圳", month(2020, 1), 1_200_000.0),
        ("会员数", "深圳", month(2020, 2), 1_210_000.0),
        ("会员数", "广州", month(2020, 1), 980_000.0),
        ("会员数", "广州", month(2020, 2), 990_000.0),
    )
}
TWO = {
    "indicator_values": table(
        VALUES,
        ("会员数", "深圳", month(2020, 6), 1_200_000.0),
        ("入会率", "深圳", month(2020, 6), 85.0),
        ("会员数", "广州", month(2020, 6), 980_000.0),
        ("入会率", "广州", month(2020, 6), 80.0),
    )
}
MONEY_HEADS = (
    *(
        "涉及资金（万元）",
        "涉及资金/万元",
        "涉及资金：万元",
        "涉及资金(单位：万元)",
        "涉及资金【万元】",
    ),
    *("涉及资金\n万元", "涉及资金，万元", "资金（万元）", "涉及资金 (万元)", "涉及资金[万元]"),
)
CORNERS = (
    *("单位：人、万元", "金额单位：万元", "单位：万元、人次", "（单位：万元）", "计量单位:万元/人"),
    *("单位: 万元  人", "单位：万元"),
)
MONTH_HEADS: tuple[tuple[Typed, Typed], ...] = (
    *(("2020.1", "2020.2"), ("202001", "202002"), (202001, 202002), ("2020-01", "2020-02")),
    *(("2020年1月", "2月"), ("20年1月", "20年2月"), ("1月份", "2月份"), ("一月", "二月")),
    *(("2020/1", "2020/2"), ("2020年01月", "2020年02月")),
)

DATED: Lines = [
    [no, theme, 2020, f"{int(held[5:7])}月{int(held[8:])}日", host, mode, count]
    for no, theme, held, host, mode, count in FOUR
]


def _money(number: int, header: str) -> Case:
    rows: Lines = [["论坛期次", "成果名称", header], [1, "甲", 300], [2, "乙", "5千元"]]
    read = table("论坛期次 成果名称 涉及资金", (1, "甲", 3_000_000.0), (2, "乙", 5_000.0))
    return one_sheet(f"money_header_{number}", rows, {"outcomes": read})


def _corner(number: int, note: str) -> Case:
    rows: Lines = [
        ["论坛成果表"],
        [None, None, None, note],
        ["论坛期次", "成果名称", "受益人数", "涉及资金"],
        [1, "甲", 1200, 300],
        [2, "乙", "1.2万", 5],
    ]
    read = table(
        "论坛期次 成果名称 受益人数 涉及资金", (1, "甲", 1200.0, 3e6), (2, "乙", 12_000.0, 5e4)
    )
    return one_sheet(f"corner_note_{number}", rows, {"outcomes": read})


def _months(number: int, heads: tuple[Typed, Typed], mask: str = "General") -> Case:
    rows: Lines = [
        ["2020年会员数（万人）"],
        ["城市", *heads],
        ["深圳", 120, 121],
        ["广州", 98, 99],
    ]
    masks = {"B2": mask, "C2": mask}
    return one_sheet(f"month_header_{number}", rows, MEMBERS, masks=masks)


CASES = (
    *(_money(number, header) for number, header in enumerate(MONEY_HEADS)),
    *(_corner(number, note) for number, note in enumerate(CORNERS)),
    *(_months(number, heads) for number, heads in enumerate(MONTH_HEADS)),
    _months(90, (dt.date(2020, 1, 1), dt.date(2020, 2, 1)), 'yyyy"年"m"月"'),
    _months(91, (dt.date(2020, 1, 1), dt.date(2020, 2, 1)), "yyyy-mm"),
    one_sheet(
        "units_in_a_second_header_row",
        [
            ["2020年6月对标指标"],
            ["城市", "会员数", "入会率"],
            [None, "万人", "%"],
            ["深圳", 120, 85],
            ["广州", 98, 80],
        ],
        TWO,
        merges=["A2:A3"],
    ),
    one_sheet(
        "period_only_in_the_sheet_name",
        [["城市", "会员数（万人）", "入会率（%）"], ["深圳", 120, 85], ["广州", 98, 80]],
        TWO,
        sheet="2020年6月",
    ),
    one_sheet(
        "units_in_the_names_of_rows",
        [
            ["2020年6月指标"],
            ["指标", "深圳", "广州"],
            ["会员数（万人）", 120, 98],
            ["入会率（%）", 85, 80],
        ],
        TWO,
    ),
    one_sheet(
        "shares_by_their_format",
        [
            ["2020年6月"],
            ["城市", "会员数（万人）", "入会率"],
            ["深圳", 120, 0.85],
            ["广州", 98, 0.8],
        ],
        TWO,
        masks={"C3": "0.0%", "C4": "0%"},
    ),
    one_sheet(
        "years_inside_the_headers",
        [
            ["城市", "2019年会员数（万人）", "2020年会员数（万人）"],
            ["深圳", 110, 120],
            ["广州", 90, 98],
        ],
        {
            "indicator_values": table(
                VALUES,
                ("会员数", "深圳", year(2019), 1_100_000.0),
                ("会员数", "深圳", year(2020), 1_200_000.0),
                ("会员数", "广州", year(2019), 900_000.0),
                ("会员数", "广州", year(2020), 980_000.0),
            )
        },
    ),
    one_sheet(
        "years_and_months_in_two_columns",
        [
            ["指标", "城市", "年份", "月份", "数值", "单位"],
            ["会员数", "深圳", 2020, 1, 120, "万人"],
            ["会员数", "深圳", 2020, 2, 121, "万人"],
        ],
        {"indicator_values": MEMBERS["indicator_values"][:2]},
    ),
    one_sheet(
        "years_in_a_column_beside_days",
        [["期次", "主题", "年份", "日期", "主办部室", "形式", "参加人数"], *DATED],
        {"forums": READ},
    ),
    one_sheet(
        "table_far_from_the_corner",
        [*([] for _ in range(12)), *([None, None, *row] for row in ALL)],
        {"forums": READ},
    ),
    one_sheet(
        "instructions_above_the_title",
        [["填表说明：1.请各部室于每月5日前报送；2.日期填写到日。"], ["强会论坛统计表"], *ALL],
        {"forums": READ},
        merges=["A1:F1", "A2:F2"],
    ),
    one_sheet(
        "title_down_the_side",
        [["论坛情况", *HEADER], *([None, *row] for row in TYPED)],
        {"forums": READ},
        merges=["A1:A5"],
    ),
    one_sheet(
        "running_numbers_before_the_key",
        [["序号", *HEADER], *([at, *row] for at, row in enumerate(TYPED, start=1))],
        {"forums": READ},
    ),
    one_sheet(
        "blank_rows_between_and_a_last_word",
        [HEADER, TYPED[0], [], TYPED[1], [], [], *TYPED[2:], ["以下空白"]],
        {"forums": READ},
    ),
    one_sheet(
        "segments_under_a_common_header",
        [
            ["期次", "主题", "日期", "主办部室", "“五个一”环节"],
            [None, None, None, None, "问一问", "说一说", "提一提", "晒一晒", "找一找"],
            [1, "甲题目", "2020年3月5日", "研究室", "√", None, "√", "有", "—"],
        ],
        {
            "forums": table(
                "期次 主题 日期 主办部室 问一问 说一说 提一提 晒一晒 找一找",
                (1, "甲题目", "2020-03-05", "研究室", "√", None, "√", "有", None),
            )
        },
        merges=["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:I1"],
    ),
    one_sheet(
        "key_column_forgotten",
        [HEADER[1:], *(row[1:] for row in TYPED)],
        {"forums": table(" ".join(HEADERS.split()[1:]), *(row[1:] for row in FOUR))},
        must=["A1"],
    ),
)
