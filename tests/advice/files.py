"""Advice of the reasons for which a file, or what is hidden in it, is reported."""

from openpyxl import Workbook

from etl.reading import reasons
from tests.advice.case import AUGUST, DAY, FORUM, MONTHS, VALUE, Advice, Rows, all_of, forums, put

NOT_OURS: Rows = [VALUE, *([f"甲{n}", None, f"某年{n}", "某值", None] for n in range(20))]


def hide_row(book: Workbook) -> None:
    """Hide a row."""
    book["论坛"].row_dimensions[3].hidden = True


def hide_column(book: Workbook) -> None:
    """Hide a column."""
    book["论坛"].column_dimensions["E"].hidden = True


def delete_hidden_column(book: Workbook) -> None:
    """Delete it."""
    del book["论坛"].column_dimensions["E"]
    book["论坛"].delete_cols(5)


def delete_hidden_row(book: Workbook) -> None:
    """Delete it."""
    del book["论坛"].row_dimensions[3]
    book["论坛"].delete_rows(3)


def merge(book: Workbook) -> None:
    """Merge a figure over two rows."""
    book["论坛"].merge_cells("E2:E3")


def unmerge(book: Workbook) -> None:
    """State it for each of them."""
    book["论坛"].unmerge_cells("E2:E3")
    book["论坛"]["E3"] = 20


OF_FILES: tuple[Advice, ...] = (
    Advice(
        reasons.NOTHING_FILLED,
        {"填写说明": [["强会看板模板"]], "论坛": [FORUM]},
        put("论坛", A2=1, B2="甲", C2=AUGUST, D2="研究室", E2=10),
        "forums",
        "日期",
        (DAY,),
    ),
    Advice(
        reasons.NOTHING_READ,
        {"杂": [["甲", "乙"], ["丙", "丁"], ["戊", "己"]]},
        all_of(
            put("杂", A1="期次", B1="主题", C1="日期", D1="主办部室", A3=None, B3=None),
            put("杂", A2=1, B2="甲", C2=AUGUST, D2="研究室"),
        ),
        "forums",
        "日期",
        (DAY,),
    ),
    Advice(
        reasons.NOTHING_KEPT,
        {"数": [["2020年"], *MONTHS[1:]]},
        put("数", A1="2020年会员数（人）"),
        "indicator_values",
        "指标",
        ("会员数",),
    ),
    Advice(
        reasons.DITTO_ALONE,
        {"论坛": [FORUM, [1, "甲", AUGUST, "〃", 10]]},
        put("论坛", D2="研究室"),
        "forums",
        "主办部室",
        ("研究室",),
    ),
    Advice(
        reasons.SHARED_NUMBER,
        {"论坛": [FORUM, [1, "甲", AUGUST, "研究室", 10], [2, "乙", AUGUST, "研究室", None]]},
        unmerge,
        "forums",
        "参加人数",
        (10.0, 20.0),
        before=merge,
    ),
    Advice(
        reasons.ROWS_HIDDEN,
        forums(),
        delete_hidden_row,
        "forums",
        "期次",
        (1,),
        before=hide_row,
    ),
    Advice(
        reasons.COLUMNS_HIDDEN,
        forums(),
        delete_hidden_column,
        "forums",
        "期次",
        (1, 2),
        before=hide_column,
    ),
)


SILENT = frozenset(
    {
        reasons.NO_WORKBOOK,  # a text: the table is in another file (see test_strangers.py)
        reasons.NOTHING_INSIDE,  # an empty file: there is nothing to mend
        reasons.EXAMPLE_ROW,  # remarks on what was left out, which ask for nothing
        reasons.ROWS_NOT_FILLED,
        reasons.LEFT_TOTAL,
        reasons.LEFT_SUMMARY,
        reasons.LEFT_NOTE,
        reasons.LEFT_BLANK,
        reasons.LEFT_REPEAT,
        reasons.NOT_OURS,  # told in place of others: tested by itself
    }
)
