"""Forums, topics and outcomes in the shapes that offices give them."""

import datetime as dt

from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.workbooks.case import Case, Lines, Typed, book, cells, fill, sheet_of, table

HEADERS = "期次 主题 日期 主办部室 形式 参加人数"
HEADER = HEADERS.split()
FOUR: tuple[tuple[int, str, str, str, str, float], ...] = (
    (1, "网上工会怎么办", "2020-01-15", "研究室", "线下", 50.0),
    (2, "骑手入会路径", "2020-02-18", "组织部", "线上", 120.0),
    (3, "集体协商提质", "2020-03-20", "权益保障部", "线下", 64.0),
    (4, "职工书屋怎么用", "2020-04-09", "宣传教育部", "线上线下结合", 86.0),
)
READ = table(HEADERS, *FOUR)
TYPED: list[list[Typed]] = [[*row[:2], dt.date.fromisoformat(row[2]), *row[3:]] for row in FOUR]
ALL: Lines = [HEADER, *TYPED]


def _repeated_pages(made: Workbook) -> None:
    page: Lines = [["2020年度强会论坛一览表"], HEADER]
    fill(
        made,
        "论坛",
        [*page, *TYPED[:2], ["第1页 共2页"], *page, *TYPED[2:], ["第2页 共2页"]],
        ["A1:F1", "A6:F6"],
    )


def _sections(made: Workbook) -> None:
    rows: Lines = [
        ["2020年度论坛情况表"],
        HEADER,
        ["一、部室研讨"],
        *TYPED[:2],
        ["小计", None, None, None, None, 170],
        ["二、基层代表参加"],
        *TYPED[2:],
        ["小计", None, None, None, None, 150],
        ["合计", None, None, None, None, 320],
        ["填表人：王某", None, "审核人：李某", None, "填表日期：2020年12月31日"],
    ]
    fill(made, "论坛", rows, ["A1:F1", "A3:F3", "A7:F7"])


def _three_rows(made: Workbook) -> None:
    rows: Lines = [
        ["期次", "主题", "举办情况", None, None, "参加情况", None, None],
        [None, None, "日期", "主办部室", "形式", "人数", None, "出席领导"],
        [None, None, None, None, None, "线下人数", "线上人数", None],
        [1, "网上工会怎么办", "2020年1月15日", "研究室", "线下", 50, 0, "主席"],
        [2, "骑手入会路径", "2020年2月18日", "组织部", "线上", 20, 100, "副主席"],
    ]
    merges = ["A1:A3", "B1:B3", "C1:E1", "F1:H1", "C2:C3", "D2:D3", "E2:E3", "F2:G2", "H2:H3"]
    fill(made, "论坛", rows, merges)


def _transposed(made: Workbook) -> None:
    columns: Lines = [HEADER, *TYPED]
    fill(made, "论坛", [["2020年论坛情况"], *map(list, zip(*columns, strict=True))], ["A1:E1"])


def _cards(made: Workbook) -> None:
    rows: Lines = []
    for number, theme, held, host, mode, attendance in TYPED:
        rows += [
            [f"强会论坛登记表（第{number}期）"],
            ["期次", number, "日期", held],
            ["主题", theme],
            ["主办部室", host, "形式", mode],
            ["参加人数", attendance],
            [],
        ]
    fill(made, "登记表", rows)


def _hidden(made: Workbook) -> None:
    shown = fill(made, "论坛", [HEADER, *TYPED])
    shown.row_dimensions[3].hidden = True
    fill(
        made, "旧数据", [HEADER, [9, "旧论坛", "2019年1月1日", "研究室", "线下", 10]]
    ).sheet_state = "hidden"


def _system_1904(made: Workbook) -> None:
    made.epoch = CALENDAR_MAC_1904
    fill(made, "论坛", [HEADER, *TYPED])


def _masks(made: Workbook) -> None:
    sheet = fill(made, "论坛", [HEADER, *TYPED])
    for row in range(2, 6):
        sheet.cell(row, 1).number_format = '"第"0"期"'
        sheet.cell(row, 3).number_format = 'm"月"d"日"'
        sheet.cell(row, 6).number_format = '0"人"'


def _spaced(made: Workbook) -> None:
    rows: Lines = [[], ["2020年论坛"], []]
    for row in ALL:
        rows += [[value for cell in row for value in (cell, None)], []]
    fill(made, "论坛", rows)


def _beside(made: Workbook) -> None:
    topics: Lines = [["议题", "论坛期次"], ["骑手入会", 2], ["书屋开放", 4]]
    rows: Lines = [
        [*row, None, None, *(topics[number] if number < len(topics) else [])]
        for number, row in enumerate(ALL)
    ]
    fill(made, "汇总", rows)


def _odd_headers(made: Workbook) -> None:
    header = [
        "论坛\n期次",
        " 主  题",
        "举办　时间",
        "主办单位（部室）",
        "举办方式",
        "参会人数（人）",
        "天气",
    ]
    fill(made, "论坛", [header, *[[*row, "晴"] for row in TYPED]])


def _words(made: Workbook) -> None:
    rows: Lines = [
        HEADER,
        ["第一期", "网上工会怎么办", "二〇二〇年一月十五日", "研究室", "线下", "五十人"],
        ["第二期", "骑手入会路径", "2020年2月18日（星期二）下午", "组织部", "线上", "１２０名"],
        ["第三期", "集体协商提质", "２０２０．３．２０", "权益保障部", "线下", "64（其中线上12）"],
        ["第四期", "职工书屋怎么用", 20200409, "宣传教育部", "线上线下结合", " 86 人 "],
    ]
    fill(made, "论坛", rows)


def _dates_without_years(made: Workbook) -> None:
    rows: Lines = [
        ["强会论坛情况（2020年）"],
        HEADER,
        [1, "网上工会怎么办", "1月15日", "研究室", "线下", 50],
        [2, "骑手入会路径", "2.18", "组织部", "线上", 120],
        [3, "集体协商提质", "3/20", "权益保障部", "线下", 64],
        [4, "职工书屋怎么用", "四月九日", "宣传教育部", "线上线下结合", 86],
    ]
    fill(made, "Sheet1", rows, ["A1:F1"])


def _ditto(made: Workbook) -> None:
    rows = [[*row] for row in TYPED]
    rows[1][3], rows[2][3], rows[3][3] = "同上", "〃", '"'
    fill(made, "论坛", [HEADER, *rows])


def _many_sheets(made: Workbook) -> None:
    fill(made, "封面", [["强会论坛台账"], ["研究室"], ["2020年12月"]])
    fill(made, "上半年", [["2020年上半年论坛"], HEADER, *TYPED[:2]])
    fill(made, "下半年", [["2020年下半年论坛"], HEADER, *TYPED[2:]])
    fill(made, "Sheet3", [])


SAME_HOST = table(HEADERS, *[(*row[:3], "研究室", *row[4:]) for row in FOUR])
THREE_ROW = table(
    "期次 主题 日期 主办部室 形式 线下人数 线上人数 出席领导",
    (1, "网上工会怎么办", "2020-01-15", "研究室", "线下", 50.0, 0.0, "主席"),
    (2, "骑手入会路径", "2020-02-18", "组织部", "线上", 20.0, 100.0, "副主席"),
)
TOPICS = table("议题 论坛期次", ("骑手入会", 2), ("书屋开放", 4))

CASES = (
    Case("header_repeated_on_each_page", book(_repeated_pages), {"forums": READ}),
    Case("section_rows_subtotals_and_signatures", book(_sections), {"forums": READ}),
    Case("header_of_three_rows", book(_three_rows), {"forums": THREE_ROW}),
    Case("one_column_per_forum", book(_transposed), {"forums": READ}),
    Case("one_card_per_forum", book(_cards), {"forums": READ}),
    Case(
        "hidden_sheet_and_hidden_row",
        book(_hidden),
        {"forums": READ},
        must=frozenset({("旧数据", "A1")}),
        may=cells("论坛", "A3"),
    ),
    Case("dates_by_the_1904_system", book(_system_1904), {"forums": READ}),
    Case("numbers_behind_masks", book(_masks), {"forums": READ}),
    Case("spacer_rows_and_columns", book(_spaced), {"forums": READ}),
    Case("two_tables_side_by_side", book(_beside), {"forums": READ, "topics": TOPICS}),
    Case(
        "headers_with_breaks_units_and_aliases",
        book(_odd_headers),
        {"forums": READ},
        extras={"天气": "晴"},
    ),
    Case("chinese_numerals_and_full_width", book(_words), {"forums": READ}),
    Case("days_without_years_under_a_dated_title", book(_dates_without_years), {"forums": READ}),
    Case("ditto_marks", book(_ditto), {"forums": SAME_HOST}),
    Case("halves_on_their_own_sheets", book(_many_sheets), {"forums": READ}),
    Case(
        "topics_merged_under_their_forum",
        sheet_of(
            "议题",
            [
                ["论坛期次", "议题", "主讲单位"],
                [1, "甲题", "研究室"],
                [None, "乙题", "组织部"],
                [2, "丙题", "—"],
            ],
            ["A2:A3"],
        ),
        {
            "topics": table(
                "论坛期次 议题 主讲单位",
                (1, "甲题", "研究室"),
                (1, "乙题", "组织部"),
                (2, "丙题", None),
            )
        },
    ),
    Case(
        "outcomes_in_wan_by_the_corner",
        sheet_of(
            "成果",
            [
                ["论坛成果转化情况表"],
                [None, None, None, "单位：万元"],
                ["论坛期次", "成果名称", "形成日期", "涉及资金"],
                [1, "工作指引", "2020年三季度", 300],
                [2, "政策建议", "2020年底", "约1.2亿元"],
                [3, "课题报告", "2020年7月中旬", "5000元"],
                [4, "服务清单", "未形成", "—"],
            ],
            ["A1:D1"],
        ),
        {
            "outcomes": table(
                "论坛期次 成果名称 形成日期 涉及资金",
                (1, "工作指引", "2020-07-01..2020-09-30", 3_000_000.0),
                (2, "政策建议", "..2020-12-31", 120_000_000.0),
                (3, "课题报告", "2020-07-11..2020-07-20", 5_000.0),
                (4, "服务清单", None, None),
            )
        },
        must=cells("成果", "C7"),
    ),
)
