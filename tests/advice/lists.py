"""Advice of the reasons for which a list is reported."""

from openpyxl import Workbook

from etl.reading import reasons
from tests.advice.case import (
    AUGUST,
    DAY,
    FORUM,
    MONTHS,
    Advice,
    Sheets,
    forum,
    forums,
    members,
    put,
    values,
    without_column,
    without_row,
    without_sheet,
)


def hide_sheet(book: Workbook) -> None:
    """Hide the second sheet."""
    book.worksheets[1].sheet_state = "hidden"


def unhide_sheet(book: Workbook) -> None:
    """Show it again."""
    book.worksheets[1].sheet_state = "visible"


TWICE: Sheets = {
    "论坛": [
        [*FORUM, "参加人数"],
        [1, "甲", AUGUST, "研究室", 10, 10],
        [2, "乙", AUGUST, "研究室", 20, 30],
    ]
}
OF_LISTS: tuple[Advice, ...] = (
    Advice(
        reasons.COLUMN_MISSING,
        {"论坛": [["期次", "主题", "主办部室", "参加人数"], [1, "甲", "研究室", 10]]},
        put("论坛", E1="日期", E2=AUGUST),
        "forums",
        "日期",
        (DAY,),
    ),
    Advice(
        reasons.COLUMN_TWICE,
        TWICE,
        without_column("论坛", 6),
        "forums",
        "参加人数",
        (10.0, 20.0),
    ),
    Advice(
        reasons.COLUMN_TWICE,
        TWICE,
        put("论坛", F1="上届与会情况"),
        "forums",
        "参加人数",
        (10.0, 20.0),
    ),
    Advice(
        reasons.COLUMN_ALIKE,
        {
            "论坛": [
                [*FORUM[:4], "签到数"],
                [1, "甲", AUGUST, "研究室", 10],
                [2, "乙", AUGUST, "研究室", 20],
            ]
        },
        put("论坛", E1="参加人数"),
        "forums",
        "参加人数",
        (10.0, 20.0),
    ),
    forum(reasons.VALUE_MISSING, None, "乙", "B", "乙"),
    Advice(
        reasons.COLUMN_EMPTY,
        {"论坛": [FORUM, *([n, f"题{n}", None, "研究室", 10] for n in range(1, 5))]},
        put("论坛", C2=AUGUST, C3=AUGUST, C4=AUGUST, C5=AUGUST),
        "forums",
        "日期",
        (DAY,) * 4,
    ),
    Advice(
        reasons.SHEET_UNKNOWN,
        {**forums(), "杂": [["甲", "乙"], ["丙", "丁"], ["戊", "己"]]},
        without_sheet("杂"),
        "forums",
        "参加人数",
        (10.0, 20.0),
    ),
    Advice(
        reasons.SHEET_HIDDEN,
        {"单位": [["单位", "类别"], ["研究室", "机关部室"]], **forums()},
        unhide_sheet,
        "forums",
        "参加人数",
        (10.0, 20.0),
        before=hide_sheet,
    ),
    Advice(
        reasons.CONFLICT,
        values(["会员数", "甲市", "2020年6月", 5, "人"], ["会员数", "甲市", "2020年6月", 6, "人"]),
        without_row("指标数据", 3),
        "indicator_values",
        "数值",
        (5.0,),
    ),
    Advice(
        reasons.KEY_TWICE,
        forums(A=1),
        put("论坛", A3=2),
        "forums",
        "期次",
        (1, 2),
    ),
    Advice(
        reasons.UNIT_SLIP,
        members(5, 6, 7, 80000, 9),
        put("指标数据", D5=8),
        "indicator_values",
        "数值",
        (5.0, 6.0, 7.0, 8.0, 9.0),
    ),
    Advice(
        reasons.UNIT_SLIP,
        members(5, 6, 7, 80000, 9),
        put("指标数据", D5="80000人"),
        "indicator_values",
        "数值",
        (5.0, 6.0, 7.0, 80000.0, 9.0),
    ),
    Advice(
        reasons.TOTAL_WRONG,
        {"数": [*MONTHS, ["合计", 12, 20]]},
        put("数", C5=14),
        "indicator_values",
        "数值",
        (5.0, 6.0, 7.0, 8.0),
    ),
    Advice(
        reasons.TOTAL_WRONG,
        {"数": [*MONTHS, ["合计", 12, 20]]},
        without_row("数", 5),
        "indicator_values",
        "数值",
        (5.0, 6.0, 7.0, 8.0),
    ),
    Advice(
        reasons.PARTS_WRONG,
        {"论坛": [[*FORUM, "线下人数", "线上人数"], [1, "甲", AUGUST, "研究室", 10, 4, 5]]},
        put("论坛", G2=6),
        "forums",
        "参加人数",
        (10.0,),
    ),
)
