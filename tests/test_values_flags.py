"""Yes and no, ranks and forum numbers, as offices write them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.reading.model import Cell
from etl.reading.values import Context, Parsed, numerals, parse, reasons
from etl.sheets.contract import Kind


def flag(written: str | float | bool) -> Parsed:
    return parse(Cell(written), Kind.FLAG, Context())


def whole(written: object, mask: str = "General") -> Parsed:
    assert isinstance(written, str | int | float | bool | dt.date)
    return parse(Cell(written, mask), Kind.WHOLE, Context())


@pytest.mark.parametrize(
    "written",
    [
        *("√", "✓", "✔", "☑", "■", "✅", "是", "已", "已销号", "销号", "完成", "已完成", "已办结"),
        *(
            "整改到位",
            "已整改到位",
            "2020.8.1销号",
            "已销号（10月20日）",
            "是（2020年8月1日）",
            "√ ",
        ),
        *(
            "Y",
            "2020-08-01",
            "2020.8.1",
            "yes",
            "TRUE",
            "采纳",
            "已采纳",
            "整改完成",
            "已解决",
            "1",
            1,
            1.0,
            True,
            "√（已销号）",
            "☑是 □否",
            "是☑ / 否□",
            "□未销号 ■已销号",
        ),
    ],
)
def test_a_yes_is_true(written: str | float | bool) -> None:
    assert flag(written) == Parsed(True)


@pytest.mark.parametrize(
    "written",
    [
        *("×", "✗", "✘", "□", "☐", "否", "未", "未销号", "尚未销号", "没有", "未完成", "不采纳"),
        *(
            "正在整改",
            "整改中",
            "推进中",
            "进行中",
            "持续推进",
            "预计10月20日销号",
            "待销号",
            "拟销号",
            "申请销号",
        ),
        *("□是 ☑否", "是□ 否√"),
        *("N", "no", "FALSE", "x", "X", "0", 0, 0.0, False, "×（未销号）", "长期坚持", "逾期"),
    ],
)
def test_a_no_is_false(written: str | float | bool) -> None:
    assert flag(written) == Parsed(False)


@pytest.mark.parametrize("written", ["", " ", "—", "-", "/", "…", "□是 □否"])
def test_a_blank_flag_is_neither_yes_nor_no(written: str) -> None:
    assert flag(written) == Parsed(None)


@pytest.mark.parametrize(
    "written",
    ["部分完成", "阶段性完成", "2020年8月", "基本完成", "○", "红旗", "见附件", 2, "85%", "☑是 ☑否"],
)
def test_what_says_neither_is_reported(written: str | float) -> None:
    assert (flag(written).value, flag(written).reason) == (None, reasons.NOT_A_FLAG)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("第5期", 5),
        ("第五期", 5),
        ("第十三期", 13),
        ("第 13 期", 13),
        ("第１３期", 13),
        ("5", 5),
        ("5期", 5),
        (5, 5),
        (5.0, 5),
        ("5.0", 5),
        ("五", 5),
        ("十", 10),
        ("二十一", 21),
        ("No.5", 5),
        ("总第25期", 25),
        ("第5期（总第12期）", 5),
        ("2020年第3期", 3),
        ("论坛第三期", 3),
        ("第3名", 3),
        ("第三", 3),
        ("第一名", 1),
        ("3/11", 3),
        ("3／11", 3),
        ("第3/11", 3),
        ("并列第2", 2),
        ("并列第2名", 2),
        ("第2（并列）", 2),
        ("2（并列）", 2),
        ("=2", 2),
        ("2=", 2),
        ("T2", 2),
        ("全国第2位", 2),
        ("位列全省第一", 1),
        ("列第4位", 4),
        ("首位", 1),
        ("首期", 1),
        ("首次", 1),
        ("2021年首期", 1),
        ("首期论坛", 1),
        ("2020年", 2020),
        ("2020年度", 2020),
        ("二〇二〇年", 2020),
        ("3*", 3),
        ("3①", 3),
    ],
)
def test_a_number_of_order_is_read(written: str | float, value: int) -> None:
    assert whole(written) == Parsed(value)


def test_a_masked_forum_number_is_the_stored_one() -> None:
    assert whole(5, '"第"0"期"') == Parsed(5)


def test_a_year_shown_by_a_date_cell_is_read() -> None:
    assert whole(dt.datetime(2020, 1, 1), 'yyyy"年"') == Parsed(2020)


@pytest.mark.parametrize("written", ["", "—", "/", "暂无", "未参评", "未排名"])
def test_a_missing_rank_is_no_fault(written: str) -> None:
    assert whole(written) == Parsed(None)


@pytest.mark.parametrize(
    "written",
    ["5.5", 5.5, "第3-5名", "5、6", "倒数第二", "前三", "末位", "五六", "甲", True, "5期6"],
)
def test_what_is_not_one_whole_number_is_reported(written: str | float) -> None:
    assert (whole(written).value, whole(written).reason) == (None, reasons.NOT_WHOLE)


def test_a_rank_that_excel_turned_into_a_date_is_reported() -> None:
    assert whole(dt.datetime(2020, 3, 11), 'm"月"d"日"').reason == reasons.DATE_NOT_NUMBER


@given(st.integers(1, 9999), st.sampled_from(["第{}期", "{}", "第{}名", "并列第{}", "{}/10000"]))
def test_every_number_of_order_survives_every_shape(value: int, shape: str) -> None:
    assert whole(shape.format(value)) == Parsed(value)


@given(st.integers(1, 9999))
def test_every_number_of_order_survives_chinese_numerals(value: int) -> None:
    assert whole(f"第{numerals.write(value)}期") == Parsed(value)


@given(st.text(max_size=12))
def test_any_text_is_a_flag_a_number_of_order_or_a_fault(text: str) -> None:
    assert isinstance(flag(text).value, bool | None)
    assert isinstance(whole(text).value, int | None)
