"""Advice of the reasons for which a cell is reported."""

import datetime as dt

from openpyxl import Workbook

from etl.reading.values import reasons as of_values
from tests.advice.case import (
    AUGUST,
    DAY,
    FORUM,
    MONTH,
    PROBLEM,
    VALUE,
    Advice,
    as_text,
    forum,
    forums,
    general,
    period,
    projects,
    put,
    values,
)


def shrink(book: Workbook) -> None:
    """Show a number divided by a million, below a unit that is not as large."""
    book["指标数据"]["D3"].number_format = "0.00,,"


OF_CELLS: tuple[Advice, ...] = (
    forum(of_values.ERROR_CELL, "#REF!", 20, "E", 20.0),
    Advice(
        of_values.FORMULA_UNSAVED,
        forums(E="=10+10"),
        put("论坛", E3=20),  # as Excel saves its result
        "forums",
        "参加人数",
        (..., 20.0),
    ),
    forum(of_values.NOT_A_NUMBER, "很多", None, "E", None),
    forum(of_values.RANGE, "10-20", 20, "E", 20.0),
    forum(of_values.SEVERAL_NUMBERS, "线上10人，线下10人", 20, "E", 20.0),
    forum(of_values.RATE, "人均20元", 20, "E", 20.0),
    forum(of_values.LETTER_AMONG_DIGITS, "2O", "20", "E", 20.0),
    forum(of_values.SEPARATORS, "2,0,0", 200, "E", 200.0),
    Advice(
        of_values.PERCENT_OR_RATIO,
        projects(D=0.85),
        put("重点项目", D3="85%"),
        "projects",
        "进度",
        (..., 85.0),
    ),
    forum(of_values.OTHER_UNIT, "20元", "20人", "E", 20.0),
    Advice(
        of_values.UNITS_DISAGREE,
        values(
            ["工资", "甲市", "2020年6月", 5, "元"],
            ["工资", "乙市", "2020年6月", 6, "人"],
            header=[*VALUE[:3], "数值（元）", "单位"],
        ),
        put("指标数据", E3="元"),
        "indicator_values",
        "数值",
        (5.0, 6.0),
    ),
    Advice(
        of_values.HEADER_UNIT,
        {"论坛": [[*FORUM[:4], "参加人数（元）"], [1, "甲", AUGUST, "研究室", 10]]},
        put("论坛", E1="参加人数（人）"),
        "forums",
        "参加人数",
        (10.0,),
    ),
    Advice(
        of_values.DATE_NOT_NUMBER,
        forums(E=dt.date(2020, 3, 11)),
        general("论坛", E3=20),
        "forums",
        "参加人数",
        (..., 20.0),
    ),
    forum(of_values.NOT_WHOLE, "甲乙", 13, "A", 13),
    forum(of_values.NOT_A_DATE, "无人知晓", "2020-07-15", "C", "2020-07-15..2020-07-15"),
    period(of_values.NOT_A_PERIOD, "无人知晓", "2020年8月", MONTH),
    forum(of_values.NO_SUCH_DAY, "2020-02-30", "2020-02-28", "C", "2020-02-28..2020-02-28"),
    forum(of_values.YEAR_MISSING, "8月8日", "2020年8月8日", "C", DAY),
    forum(of_values.CENTURY_MISSING, "20.8", "2020.8", "C", MONTH),
    forum(of_values.DAY_OR_MONTH, "08/07/2020", AUGUST, "C", DAY),
    forum(of_values.WEEK, "2020年第30周", "2020年7月20日至26日", "C", "2020-07-20..2020-07-26"),
    period(
        of_values.SCHOOL_YEAR,
        "2019-2020学年",
        "2019年9月至2020年6月",
        "2019-09-01..2020-06-30",
    ),
    forum(of_values.BARE_SERIAL, 44051, AUGUST, "C", DAY),
    period(of_values.BARE_SERIAL_PERIOD, 44044, "2020年8月", MONTH),
    forum(of_values.RELATIVE_DATE, "月底", AUGUST, "C", DAY),
    period(of_values.RELATIVE_PERIOD, "今年8月", "2020年8月", MONTH),
    forum(of_values.SEVERAL_DATES, "2020年8月8日、11日", AUGUST, "C", DAY),
    period(of_values.NOT_A_PERIOD, "月底", "2020年8月", MONTH),
    period(of_values.BACKWARDS, "2020年8-7月", "2020年8月", MONTH),
    forum(of_values.NO_DATE_YET, "待定", AUGUST, "C", DAY),
    Advice(
        of_values.NOT_A_FLAG,
        {"问题台账": [PROBLEM, ["甲", "2020-08-08", "研究室", "部分完成"]]},
        put("问题台账", D2="是"),
        "problems",
        "是否销号",
        (True,),
    ),
    Advice(
        of_values.NOT_ALLOWED,
        {"城市": [["城市", "角色", "分组"], ["甲市", "头儿", "全省"], ["乙市", "近学", "全省"]]},
        put("城市", B2="本市"),
        "cities",
        "角色",
        ("本市",),
    ),
    Advice(
        of_values.LONG_NUMBER,
        {"问题台账": [["编号", *PROBLEM], [2.0250106e17, "甲", AUGUST, "研究室", "是"]]},
        as_text("问题台账", A2="202501060000012345"),
        "problems",
        "编号",
        ("202501060000012345",),
    ),
    Advice(
        of_values.ROUNDED_NUMBER,
        {"问题台账": [["编号", *PROBLEM], [2025010600000120, "甲", AUGUST, "研究室", "是"]]},
        as_text("问题台账", A2="2025010600000123"),
        "problems",
        "编号",
        ("2025010600000123",),
    ),
    Advice(
        of_values.SHRUNK,
        values(
            ["会费", "甲市", "2020年6月", 5_000_000, "元"],
            ["会费", "乙市", "2020年6月", 6_000_000, "元"],
        ),
        general("指标数据", D3=6_000_000),
        "indicator_values",
        "数值",
        (..., 6_000_000.0),
        before=shrink,
    ),
    Advice(
        of_values.WORLD_TIME,
        {
            "论坛": [
                FORUM,
                [1, "甲", "2020-07-07T16:00:00Z", "研究室", 10],
                [2, "乙", "2020-08-07T16:00:00Z", "组织部", 20],
            ]
        },
        put("论坛", C2="2020-07-08", C3=AUGUST),
        "forums",
        "日期",
        (..., DAY),
    ),
)
