"""Dates and periods as Chinese offices write them, one line per way of writing."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.reading.model import Cell, Span
from etl.reading.values import Context, Parsed, closing_date, numerals, parse, reasons
from etl.sheets.contract import Kind

IN_2020 = Context(year=2020)
NO_YEAR = Context()


def date(
    written: object, context: Context = IN_2020, mask: str = "General", kind: Kind = Kind.DATE
) -> Parsed:
    assert isinstance(written, str | int | float | bool | dt.date | dt.time)
    return parse(Cell(written, mask), kind, context)


def span(
    written: object, context: Context = IN_2020, mask: str = "General", kind: Kind = Kind.DATE
) -> str:
    """`from..to precision`, short enough for a table of cases."""
    parsed = date(written, context, mask, kind)
    assert parsed.reason is None, parsed
    assert isinstance(parsed.value, Span)
    start = parsed.value.start.isoformat() if parsed.value.start else ""
    end = parsed.value.end.isoformat() if parsed.value.end else ""
    return f"{start if start == end else f'{start}..{end}'} {parsed.value.precision}"


@pytest.mark.parametrize(
    "written",
    [
        "2020年7月15日",
        "2020年07月15日",
        "2020-07-15",
        "2020-7-15",
        "2020/7/15",
        "2020/07/15",
        "2020.7.15",
        "2020.07.15.",
        "2020,7,15",
        "2020、7、15",
        "20200715",
        "２０２０年７月１５日",
        "２０２０．７．１５",
        "二〇二〇年七月十五日",
        "二○二○年七月十五日",
        "二零二零年七月十五日",
        "二〇二〇年七月十五",
        "2020年七月十五日",
        "2020年7月15",
        "2020年7月15号",
        "2020 年 7 月 15 日",
        "2020年\n7月15日",
        "2020年7月15日（星期三）",
        "2020年7月15日星期三",
        "2020年7月15日 周三",
        "2020年7月15日上午",
        "2020年7月15日（星期三）下午",
        "2020年7月15日上午9时30分",
        "2020年7月15日下午3点",
        "2020年7月15日下午3点半",
        "2020年7月15日 14:00-16:00",
        "2020-07-15 14:30",
        "2020-07-15 14:30:05",
        "2020-07-15T08:00:00Z",
        "2020-07-15T08:00:00+08:00",
        "2020/7/15 9:00",
        "2020年7月15日（暂定）",
        "2020年7月15日前",
        "2020年7月15日24时前",
        "2020年7月15日以前",
        "2020年7月15日前完成",
        "2020年7月15日召开",
        "于2020年7月15日",
        "定于2020年7月15日",
        "计划2020年7月15日",
        "15/07/2020",
        "07/15/2020",
        "July 15, 2020",
        "Jul 15 2020",
        "15 July 2020",
        "15-Jul-2020",
        "7月15日",
        "七月十五日",
        "7月15号",
        "7.15",
        "7/15",
        "7-15",
        "7月15日9:00",
        "20年7月15日",
        "’20年7月15日".replace("’", "'"),
    ],
)
def test_a_day_is_read_in_every_form(written: str) -> None:
    assert span(written) == "2020-07-15 day"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2020年7月", "2020-07-01..2020-07-31 month"),
        ("2020年07月", "2020-07-01..2020-07-31 month"),
        ("2020-07", "2020-07-01..2020-07-31 month"),
        ("2020/7", "2020-07-01..2020-07-31 month"),
        ("2020.7", "2020-07-01..2020-07-31 month"),
        ("2020.10", "2020-10-01..2020-10-31 month"),
        ("2020.1", "2020-01-01..2020-01-31 month"),
        ("202007", "2020-07-01..2020-07-31 month"),
        ("二〇二〇年七月", "2020-07-01..2020-07-31 month"),
        ("2020年元月", "2020-01-01..2020-01-31 month"),
        ("2020年十二月", "2020-12-01..2020-12-31 month"),
        ("2020年2月", "2020-02-01..2020-02-29 month"),
        ("2021年2月", "2021-02-01..2021-02-28 month"),
        ("7月", "2020-07-01..2020-07-31 month"),
        ("7月份", "2020-07-01..2020-07-31 month"),
        ("2020年7月份", "2020-07-01..2020-07-31 month"),
        ("July 2020", "2020-07-01..2020-07-31 month"),
        ("20年7月", "2020-07-01..2020-07-31 month"),
        ("7月上旬", "2020-07-01..2020-07-10 tenday"),
        ("2020年7月中旬", "2020-07-11..2020-07-20 tenday"),
        ("7月下旬", "2020-07-21..2020-07-31 tenday"),
        ("2020年2月下旬", "2020-02-21..2020-02-29 tenday"),
        ("七月上旬", "2020-07-01..2020-07-10 tenday"),
        ("7月初", "2020-07-01..2020-07-10 tenday"),
        ("7月底", "..2020-07-31 as_of"),
        ("2020年6月底", "..2020-06-30 as_of"),
        ("2020年6月末", "..2020-06-30 as_of"),
        ("2020年11月底前", "..2020-11-30 as_of"),
        ("截至10月底", "..2020-10-31 as_of"),
        ("截止10月底", "..2020-10-31 as_of"),
        ("截至2020年10月", "..2020-10-31 as_of"),
        ("截至2020年10月31日", "..2020-10-31 as_of"),
        ("2020年底", "..2020-12-31 as_of"),
        ("2020年年底", "..2020-12-31 as_of"),
        ("2020年底前", "..2020-12-31 as_of"),
        ("年底", "..2020-12-31 as_of"),
        ("年内", "..2020-12-31 as_of"),
        ("2020年内", "..2020-12-31 as_of"),
        ("年底前完成", "..2020-12-31 as_of"),
        ("三季度末", "..2020-09-30 as_of"),
        ("2020Q3", "2020-07-01..2020-09-30 quarter"),
        ("2020年Q3", "2020-07-01..2020-09-30 quarter"),
        ("2020-Q3", "2020-07-01..2020-09-30 quarter"),
        ("Q3 2020", "2020-07-01..2020-09-30 quarter"),
        ("Q3", "2020-07-01..2020-09-30 quarter"),
        ("2020年三季度", "2020-07-01..2020-09-30 quarter"),
        ("2020年第三季度", "2020-07-01..2020-09-30 quarter"),
        ("2020年3季度", "2020-07-01..2020-09-30 quarter"),
        ("三季度", "2020-07-01..2020-09-30 quarter"),
        ("第四季度", "2020-10-01..2020-12-31 quarter"),
        ("前三季度", "2020-01-01..2020-09-30 range"),
        ("2020年前三季度", "2020-01-01..2020-09-30 range"),
        ("1-3季度", "2020-01-01..2020-09-30 range"),
        ("一至三季度", "2020-01-01..2020-09-30 range"),
        ("一、二季度", "2020-01-01..2020-06-30 range"),
        ("上半年", "2020-01-01..2020-06-30 half"),
        ("2020年下半年", "2020-07-01..2020-12-31 half"),
        ("2020H1", "2020-01-01..2020-06-30 half"),
        ("2020", "2020-01-01..2020-12-31 year"),
        ("2020年", "2020-01-01..2020-12-31 year"),
        ("2020年度", "2020-01-01..2020-12-31 year"),
        ("二〇二〇年", "2020-01-01..2020-12-31 year"),
        ("2020年全年", "2020-01-01..2020-12-31 year"),
        ("1-12月", "2020-01-01..2020-12-31 year"),
        ("1-6月", "2020-01-01..2020-06-30 range"),
        ("1-6月累计", "2020-01-01..2020-06-30 range"),
        ("6、7月", "2020-06-01..2020-07-31 range"),
        ("2020年上半年度", "2020-01-01..2020-06-30 half"),
        ("1—10月", "2020-01-01..2020-10-31 range"),
        ("2020年1～10月", "2020-01-01..2020-10-31 range"),
        ("2020年1至10月份", "2020-01-01..2020-10-31 range"),
        ("2020年1月-10月", "2020-01-01..2020-10-31 range"),
        ("2020年1月至2020年10月", "2020-01-01..2020-10-31 range"),
        ("2020.1-2020.10", "2020-01-01..2020-10-31 range"),
        ("2020年11月-2021年1月", "2020-11-01..2021-01-31 range"),
        ("2019-2020年", "2019-01-01..2020-12-31 range"),
        ("2018—2020", "2018-01-01..2020-12-31 range"),
        ("十三五", "2016-01-01..2020-12-31 range"),
        ("“十四五”期间", "2021-01-01..2025-12-31 range"),
        ("2020年11月18日至20日", "2020-11-18..2020-11-20 range"),
        ("11月18日—20日", "2020-11-18..2020-11-20 range"),
        ("11月18—20日", "2020-11-18..2020-11-20 range"),
        ("11月18日、19日", "2020-11-18..2020-11-19 range"),
        ("2020年11月30日—12月2日", "2020-11-30..2020-12-02 range"),
        ("11月30日-12月2日", "2020-11-30..2020-12-02 range"),
        ("2020.11.18-20", "2020-11-18..2020-11-20 range"),
        ("2020.11.18-11.20", "2020-11-18..2020-11-20 range"),
        ("2020.11.18-2020.11.20", "2020-11-18..2020-11-20 range"),
        ("2020-11-18至2020-11-20", "2020-11-18..2020-11-20 range"),
        ("2020/11/18~2020/11/20", "2020-11-18..2020-11-20 range"),
        ("2020-11-18 - 2020-11-20", "2020-11-18..2020-11-20 range"),
        ("11.18-11.20", "2020-11-18..2020-11-20 range"),
        ("12月30日至1月2日", "2020-12-30..2021-01-02 range"),
        ("2020年12月30日至2021年1月2日", "2020-12-30..2021-01-02 range"),
    ],
)
def test_a_period_keeps_its_grain(written: str, read: str) -> None:
    assert span(written) == read


@pytest.mark.parametrize(
    ("stored", "mask", "read"),
    [
        (dt.datetime(2020, 7, 15), "yyyy-mm-dd", "2020-07-15 day"),
        (dt.datetime(2020, 7, 15), "General", "2020-07-15 day"),
        (dt.date(2020, 7, 15), "yyyy/m/d", "2020-07-15 day"),
        (dt.datetime(2020, 7, 15, 9, 30), "yyyy/m/d h:mm", "2020-07-15 day"),
        (dt.datetime(2020, 7, 15), "m/d", "2020-07-15 day"),
        (dt.datetime(2020, 7, 15), 'm"月"d"日"', "2020-07-15 day"),
        (dt.datetime(2020, 7, 15), "[$-F800]dddd, mmmm dd, yyyy", "2020-07-15 day"),
        (dt.datetime(2020, 7, 15), "aaaa", "2020-07-15 day"),
        (dt.datetime(2020, 7, 1), 'yyyy"年"m"月";@', "2020-07-01..2020-07-31 month"),
        (dt.datetime(2020, 7, 1), "yyyy-mm", "2020-07-01..2020-07-31 month"),
        (dt.datetime(2020, 7, 1), "mmm-yy", "2020-07-01..2020-07-31 month"),
        (dt.datetime(2020, 7, 1), '[DBNum1][$-804]yyyy"年"m"月"', "2020-07-01..2020-07-31 month"),
        (dt.datetime(2020, 7, 1), 'm"月"', "2020-07-01..2020-07-31 month"),
        (dt.datetime(2020, 7, 15), 'yyyy"年"m"月"', "2020-07-01..2020-07-31 month"),
        (dt.datetime(2020, 7, 31), "yyyy-mm", "2020-07-01..2020-07-31 month"),
        (dt.datetime(2020, 7, 31), 'm"月"', "2020-07-01..2020-07-31 month"),
        (dt.datetime(2020, 12, 31), 'yyyy"年"', "2020-01-01..2020-12-31 year"),
        (dt.datetime(2020, 1, 1), 'yyyy"年"', "2020-01-01..2020-12-31 year"),
        (20200715, "General", "2020-07-15 day"),
        (20200715.0, "0", "2020-07-15 day"),
        (202007, "General", "2020-07-01..2020-07-31 month"),
        (2020, "General", "2020-01-01..2020-12-31 year"),
        (2020.3, "General", "2020-03-01..2020-03-31 month"),
        (2020.11, "General", "2020-11-01..2020-11-30 month"),
        (7.15, "General", "2020-07-15 day"),
    ],
)
def test_a_stored_date_is_as_precise_as_it_is_shown(stored: object, mask: str, read: str) -> None:
    assert span(stored, mask=mask) == read


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("2020年2月30日", reasons.NO_SUCH_DAY),
        ("2021年2月29日", reasons.NO_SUCH_DAY),
        ("2020年13月5日", reasons.NO_SUCH_DAY),
        ("2020年0月5日", reasons.NO_SUCH_DAY),
        ("20200230", reasons.NO_SUCH_DAY),
        ("2020-04-31", reasons.NO_SUCH_DAY),
        ("1020年5月1日", reasons.NO_SUCH_DAY),
        ("13月", reasons.NO_SUCH_DAY),
        ("03/04/2020", reasons.DAY_OR_MONTH),
        ("3-4-2020", reasons.DAY_OR_MONTH),
        ("3.4.2020", reasons.DAY_OR_MONTH),
        (2020.1, reasons.DAY_OR_MONTH),
        (11.1, reasons.DAY_OR_MONTH),
        ("20.3.20", reasons.CENTURY_MISSING),
        ("20-03-15", reasons.CENTURY_MISSING),
        ("20/3/15", reasons.CENTURY_MISSING),
        ("19年7月", reasons.CENTURY_MISSING),
        (44180, reasons.BARE_SERIAL),
        ("44180", reasons.BARE_SERIAL),
        (44180.5, reasons.BARE_SERIAL),
        ("见附件", reasons.NOT_A_DATE),
        ("第三次会议后", reasons.NOT_A_DATE),
        ("2020年7月15日和8月3日", reasons.NOT_A_DATE),
        ("123", reasons.NOT_A_DATE),
        (True, reasons.NOT_A_DATE),
        (dt.time(9, 30), reasons.NOT_A_DATE),
        ("去年", reasons.RELATIVE_DATE),
        ("今年7月", reasons.RELATIVE_DATE),
        ("今年底", reasons.RELATIVE_DATE),
        ("本月底", reasons.RELATIVE_DATE),
        ("月底前", reasons.RELATIVE_DATE),
        ("3月5日、12日", reasons.SEVERAL_DATES),
        ("3、7月", reasons.SEVERAL_DATES),
        ("6月累计", reasons.DAY_OR_MONTH),
        ("2020年12月20日-12月10日", reasons.BACKWARDS),
        ("2020年11月20日至18日", reasons.BACKWARDS),
        ("10-3月", reasons.BACKWARDS),
    ],
)
def test_what_is_not_one_date_is_asked_about(written: object, reason: str) -> None:
    parsed = date(written)
    assert (parsed.value, parsed.reason, parsed.warning) == (None, reason, False)


@pytest.mark.parametrize(
    "written", ["7月15日", "7月", "10月上旬", "上半年", "三季度", "年底", "7.15", "11月18日—20日"]
)
def test_a_year_is_never_guessed(written: str) -> None:
    assert date(written, NO_YEAR).reason == reasons.YEAR_MISSING


def test_a_year_of_two_digits_is_never_completed_without_the_title() -> None:
    assert date("20年7月15日", NO_YEAR).reason == reasons.CENTURY_MISSING


def test_a_serial_is_asked_about_with_the_date_that_it_may_be() -> None:
    assert date(44180).details == {"written": "44180", "date": "2020-12-15"}


def test_day_and_month_are_asked_about_with_both_readings() -> None:
    assert date("03/04/2020").details == {
        "written": "03/04/2020",
        "first": "2020-03-04",
        "second": "2020-04-03",
    }


@pytest.mark.parametrize("written", ["立行立改", "长期坚持", "待定", "持续推进", "另行通知"])
def test_a_deadline_in_words_is_kept_empty_with_a_warning(written: str) -> None:
    parsed = date(written)
    assert (parsed.value, parsed.reason, parsed.warning) == (None, reasons.NO_DATE_YET, True)


@pytest.mark.parametrize("written", ["", "—", "/", "无", "暂无", "……"])
def test_a_missing_date_is_no_fault(written: str) -> None:
    assert date(written) == Parsed(None)


@pytest.mark.parametrize(
    "written",
    ["未注明", "每年", "去年", "今年上半年", "自创办以来", "近年来", "目前", "截至目前", "本年度"],
)
def test_a_period_that_a_quotation_leaves_open_is_unstated(written: str) -> None:
    parsed = date(written, Context(is_quoted=True), kind=Kind.PERIOD)
    assert parsed == Parsed(Span(None, None, "unstated", written))


@pytest.mark.parametrize("written", ["未注明", "每年", "自创办以来"])
def test_a_period_that_is_said_to_be_open_is_unstated(written: str) -> None:
    parsed = date(written, NO_YEAR, kind=Kind.PERIOD)
    assert parsed == Parsed(Span(None, None, "unstated", written))


@pytest.mark.parametrize(
    ("written", "header", "read"),
    [
        (6, "月", "2020-06-01..2020-06-30 month"),
        ("6", "月份", "2020-06-01..2020-06-30 month"),
        ("三", "季度", "2020-07-01..2020-09-30 quarter"),
        (3, "季度", "2020-07-01..2020-09-30 quarter"),
        ("1-6", "月", "2020-01-01..2020-06-30 range"),
    ],
)
def test_a_bare_number_is_read_by_its_header(written: object, header: str, read: str) -> None:
    context = Context(year=2020, header_unit=header)
    assert span(written, context, kind=Kind.PERIOD) == read


def test_a_month_from_the_sheet_completes_its_end() -> None:
    assert span("月底", Context(year=2020, month=6)) == "..2020-06-30 as_of"


def test_what_was_written_is_kept() -> None:
    parsed = date(" 二〇二〇年七月 ")
    assert isinstance(parsed.value, Span)
    assert parsed.value.as_written == "二〇二〇年七月"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2020.8.1销号", "2020-08-01"),
        ("已销号（10月20日）", "2020-10-20"),
        ("是（2020年8月1日）", "2020-08-01"),
        ("√ 2020-08-01", "2020-08-01"),
        ("20200801已办结", "2020-08-01"),
        ("2020年8月1日已整改到位", "2020-08-01"),
        ("2020.8.1", "2020-08-01"),
    ],
)
def test_a_yes_may_carry_its_date(written: str, read: str) -> None:
    parsed = closing_date(Cell(written), IN_2020)
    assert parsed is not None
    assert isinstance(parsed.value, Span)
    assert parsed.value.start == dt.date.fromisoformat(read)


@pytest.mark.parametrize("written", ["√", "已销号", "否", "预计10月20日销号", "正在整改"])
def test_a_plain_yes_or_a_no_has_no_date(written: str) -> None:
    assert closing_date(Cell(written), IN_2020) is None


def test_a_dated_yes_without_a_year_is_asked_about() -> None:
    parsed = closing_date(Cell("已销号（10月20日）"), NO_YEAR)
    assert parsed is not None
    assert parsed.reason == reasons.YEAR_MISSING


SHAPES = (
    "{y}年{m}月{d}日",
    "{y}-{m:02}-{d:02}",
    "{y}/{m}/{d}",
    "{y}.{m}.{d}",
    "{y}{m:02}{d:02}",
    "{y}年{m:02}月{d:02}日（星期三）下午",
    "{y}-{m:02}-{d:02} 14:30",
)
DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2099, 12, 31))


@given(DAYS, st.sampled_from(SHAPES))
def test_every_day_survives_every_shape(day: dt.date, shape: str) -> None:
    written = shape.format(y=day.year, m=day.month, d=day.day)
    assert span(written, NO_YEAR) == f"{day.isoformat()} day"


@given(DAYS)
def test_every_day_survives_chinese_numerals(day: dt.date) -> None:
    year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(day.year))
    written = f"{year}年{numerals.write(day.month)}月{numerals.write(day.day)}日"
    assert span(written, NO_YEAR) == f"{day.isoformat()} day"


@given(DAYS, st.integers(1, 60), st.sampled_from(["至", "—", "-", "～", "到", " - "]))
def test_every_span_of_days_is_read_from_first_to_last(day: dt.date, length: int, to: str) -> None:
    last = day + dt.timedelta(days=length)
    written = f"{day.year}年{day.month}月{day.day}日{to}{last.year}年{last.month}月{last.day}日"
    assert span(written, NO_YEAR) == f"{day}..{last} range"


@given(
    st.text(
        alphabet="0123456789年月日号底上中下旬初季度半前至-—～./Qq截止二〇十三五 （）", max_size=14
    )
)
def test_any_phrase_is_read_or_reported_and_never_breaks_the_reader(text: str) -> None:
    parsed = date(text)
    assert parsed.reason or parsed.value is None or isinstance(parsed.value, Span)
