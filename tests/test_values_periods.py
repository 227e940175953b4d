"""Periods in every spelling of the offices, in a ledger's column and over a cross-tab's figures."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.reading.model import Cell, Fault, Reading, Span, Value
from etl.reading.reader import read_file
from etl.reading.values import Context, Parsed, parse, reasons, spans
from etl.sheets.contract import Kind
from tests.workbooks.case import Lines, sheet_of

Spelled = str | float | dt.datetime
IN_2020 = Context(year=2020)
NO_YEAR = Context()

# One period to a line: its span, then its spellings in a sheet that states 2020.
SPELLINGS: dict[str, tuple[Spelled, ...]] = {
    "2018-01-01..2018-12-31 year": (
        *("2018", 2018, "2018年", "2018年度", "2018 年", "２０１８年", "二〇一八年", "二零一八年"),
        *("二○一八年", "二O一八年", "二〇一八", "2018年全年", "2018全年", "2018年1-12月"),
        *("2018年1月至2018年12月", "2018.01-2018.12", "2018年前12个月", "2018年一至四季度"),
    ),
    "2020-01-01..2020-12-31 year": ("全年", "1-12月", "20年", "二〇年", "前四季度", "（2020年）"),
    "2020-01-01..2020-06-30 half": (
        *("上半年", "2020年上半年", "2020上半年", "2020H1", "1H2020", "20H1", "H1 2020"),
        *("上半年累计", "2020年（上半年）", "上半年（2020）", "20年上半年"),
    ),
    "2020-07-01..2020-12-31 half": ("下半年", "2020年下半年", "2020H2", "2020年\n下半年"),
    "2020-01-01..2020-03-31 quarter": (
        *("一季度", "第一季度", "1季度", "Q1", "2020Q1", "2020-Q1", "1Q2020", "20Q1", "2020q1"),
        *("2020年1季度", "2020年第1季度", "2020年第Ⅰ季度", "2020年一季度累计", "一季度（2020年）"),
    ),
    "2020-07-01..2020-09-30 quarter": ("2020年三季度（7-9月）", "2020年第Ⅲ季度", "三季度"),
    "2020-01-01..2020-09-30 range": (
        *("一至三季度", "前三季度", "1-3季度", "2020年前三季度", "1-9月", "前9个月", "前九个月"),
        *("2020Q1-Q3", "一季度至三季度"),
    ),
    "2020-07-01..2020-07-31 month": (
        *("7月", "7月份", "七月", "七月份", "2020.7", "2020.07", "2020-07", "2020/7", "202007"),
        *(202007, 2020.07, 2020.7, "2020年7月", "2020年07月", "20年7月", "'20年7月", "20.7", 20.7),
        *("2020年7月份", "2020 年 7 月", "2020年\n7月", "２０２０年７月", "二〇二〇年七月"),
        *("Jul-20", "Jul-2020", "July 2020", "2020 Jul", "2020M07", "2020M7", "7/2020"),
        *("7月(2020)", "7月（2020年）", "2020年（7月）", "（2020年）7月", "2020年7月（当月）"),
        *("7月当月", "2020年7月单月", "2020-7月", "7-7月", "2020年7月-2020年7月"),
    ),
    "2020-01-01..2020-01-31 month": ("2020年元月", "1月", "1月累计", "2020.01", "元月份"),
    "2020-01-01..2020-07-31 range": (
        *("1-7月", "1—7月", "1–7月", "1－7月", "1~7月", "1～7月", "1至7月", "1到7月", "1月-7月"),
        *(
            "1-7月份",
            "1-7月累计",
            "2020年1-7月",
            "2020年1-7月累计",
            "2020年累计1-7月",
            "1-7月(累计)",
        ),
        *("2020.1-7", "2020.01-07", "2020/1-7", "2020.1~7", "2020年1月-7月", "2020.01-2020.07"),
        *("2020年1月至2020年7月", "前7个月", "前七个月", "头7个月", "2020年前7个月", "年初至7月"),
        *("2020年（1-7月）", "1-7月（2020年）", "2020年初至7月", "年初至7月底", "一至七月"),
    ),
    "..2020-10-31 as_of": (
        *("截至10月底", "截止10月底", "至10月末", "10月底", "10月末", "截止2020年10月31日"),
        *("截至2020年10月", "2020年10月末", "2020年（截至10月底）", "2020年截至10月底", "10月末数"),
        "截至10月底累计",
    ),
    "..2020-12-31 as_of": ("年末", "年底", "2020年末", "2020年底", "2020年末数", "截至2020年底"),
    "2020-07-01..2020-07-10 tenday": ("7月上旬", "2020年7月上旬", "七月上旬"),
    "2018-01-01..2020-12-31 range": ("2018-2020年", "2018—2020", "2018年至2020年"),
}
EVERY = [(spelled, span) for span, row in SPELLINGS.items() for spelled in row]

ASKED: tuple[tuple[Spelled, str], ...] = (
    ("第30周", reasons.WEEK),
    ("2020年第三十周", reasons.WEEK),
    ("7月第2周", reasons.WEEK),
    ("2019-2020学年", reasons.SCHOOL_YEAR),
    ("2020学年第一学期", reasons.SCHOOL_YEAR),
    ("18年", reasons.CENTURY_MISSING),
    ("19.7", reasons.CENTURY_MISSING),
    ("2020年13月", reasons.NO_SUCH_DAY),
    ("2020年11月-2020年3月", reasons.BACKWARDS),
    ("一、三季度", reasons.SEVERAL_DATES),
    ("2020年7月（2021年）", reasons.SEVERAL_DATES),
    ("2020年三季度（7-8月）", reasons.SEVERAL_DATES),
    ("7月累计", reasons.DAY_OR_MONTH),
    ("2020年7月（累计）", reasons.DAY_OR_MONTH),
    ("三季度累计", reasons.DAY_OR_MONTH),
    ("2020年1-7", reasons.DAY_OR_MONTH),
    (2020.1, reasons.DAY_OR_MONTH),
    (20.1, reasons.DAY_OR_MONTH),
    ("7月或8月", reasons.DAY_OR_MONTH),
    ("某年7月", reasons.YEAR_MISSING),
    (44013, reasons.BARE_SERIAL_PERIOD),
    ("半年", reasons.NOT_A_PERIOD),
    ("2020财年", reasons.NOT_A_PERIOD),
    ("农历七月", reasons.NOT_A_PERIOD),
    ("前7月", reasons.NOT_A_PERIOD),
)


def told(value: Value) -> str:
    """`from..to precision`, short enough for a table of cases."""
    assert isinstance(value, Span), value
    return f"{value.start or ''}..{value.end or ''} {value.precision}"


def period(spelled: Spelled, context: Context = IN_2020, mask: str = "General") -> Parsed:
    return parse(Cell(spelled, mask), Kind.PERIOD, context)


@pytest.mark.parametrize(("spelled", "span"), EVERY)
def test_a_period_is_read_in_every_spelling(spelled: Spelled, span: str) -> None:
    parsed = period(spelled)
    assert (told(parsed.value), parsed.reason) == (span, None)


@pytest.mark.parametrize(("spelled", "reason"), ASKED)
def test_what_may_be_two_periods_or_none_is_asked_about(spelled: Spelled, reason: str) -> None:
    parsed = period(spelled)
    assert (parsed.value, parsed.reason, parsed.warning) == (None, reason, False)


@pytest.mark.parametrize(
    ("spelled", "first", "second"),
    [
        ("7月累计", "2020年7月", "2020年1-7月"),
        ("三季度累计", "2020年第3季度", "2020年1-9月"),
        ("2020年1-7", "2020-01-07", "2020年1-7月"),
        (2020.1, "2020年1月", "2020年10月"),
    ],
)
def test_both_readings_are_offered_and_either_is_read(
    spelled: Spelled, first: str, second: str
) -> None:
    parsed = period(spelled)
    assert (parsed.details["first"], parsed.details["second"]) == (first, second)
    assert told(period(first).value) != told(period(second).value)


@pytest.mark.parametrize(
    "advice", ["2025年7月", "2025年1-7月", "2025年", "2025年7月21日至27日", "2025年9月至2026年6月"]
)
def test_what_a_message_advises_is_read(advice: str) -> None:
    assert isinstance(period(advice, NO_YEAR).value, Span)
    said = " ".join(vars(reasons)[name] for name in ("NOT_A_PERIOD", "WEEK", "SCHOOL_YEAR"))
    assert advice in said


def test_a_day_is_no_advice_for_a_period_nor_a_period_for_a_day() -> None:
    assert period("见附件").reason == reasons.NOT_A_PERIOD
    assert period(dt.time(9, 30).isoformat()).reason == reasons.NOT_A_PERIOD
    assert parse(Cell("见附件"), Kind.DATE, IN_2020).reason == reasons.NOT_A_DATE


HANGING = [
    *("今年", "今年1-7月", "今年7月", "去年", "本年度", "本年累计", "今年以来", "今年上半年"),
    *("当月", "本月", "期末", "本期", "年初至今", "目前", "截至目前", "近三年", "去年同期"),
]


@pytest.mark.parametrize("spelled", HANGING)
def test_a_period_that_hangs_on_today_is_asked_about(spelled: str) -> None:
    parsed = period(spelled, NO_YEAR)
    assert (parsed.value, parsed.reason) == (None, reasons.RELATIVE_PERIOD)


@pytest.mark.parametrize("spelled", ["本年累计", "今年以来", "当月", "期末", "目前", "去年同期"])
def test_a_stated_year_does_not_say_where_such_a_period_ends(spelled: str) -> None:
    assert period(spelled).reason == reasons.RELATIVE_PERIOD


@pytest.mark.parametrize(
    ("spelled", "span"),
    [
        ("今年1-7月", "2020-01-01..2020-07-31 range"),
        ("今年前7个月", "2020-01-01..2020-07-31 range"),
        ("本年7月", "2020-07-01..2020-07-31 month"),
        ("去年上半年", "2019-01-01..2019-06-30 half"),
        ("上年三季度", "2019-07-01..2019-09-30 quarter"),
        ("今年", "2020-01-01..2020-12-31 year"),
        ("上年度", "2019-01-01..2019-12-31 year"),
        ("去年底", "..2019-12-31 as_of"),
    ],
)
def test_a_part_of_this_year_is_reckoned_from_the_year_that_the_sheet_states(
    spelled: str, span: str
) -> None:
    parsed = period(spelled)
    assert (told(parsed.value), parsed.reason) == (span, None)
    assert isinstance(parsed.value, Span)
    assert parsed.value.as_written == spelled


def test_this_year_in_a_sheet_about_a_month_may_end_with_it() -> None:
    parsed = parse(Cell("今年"), Kind.PERIOD, Context(year=2020, month=7))
    assert parsed.reason == reasons.RELATIVE_PERIOD


UNDATED = ["今年1-7月", "今年", "7月", "1-7月"]
LEDGER = ["指标", "城市", "时期", "数值", "单位"]


def ledger(spelled: Sequence[str]) -> Lines:
    rows: Lines = [["会员数", f"{at}市", one, 5 + at, "人"] for at, one in enumerate(spelled)]
    return [LEDGER, *rows]


def test_a_ledger_whose_period_has_no_year_is_asked_cell_by_cell(tmp_path: Path) -> None:
    faults = read(tmp_path, "指标数据", ledger(UNDATED)).faults
    assert [fault.cell for fault in faults] == ["C2", "C3", "C4", "C5"]
    assert {fault.reason for fault in faults[:2]} == {reasons.RELATIVE_PERIOD}
    assert {fault.reason for fault in faults[2:]} == {reasons.YEAR_MISSING}


def test_the_title_that_states_the_year_of_a_period_is_named(tmp_path: Path) -> None:
    lines = [["2020年会员情况"], *ledger([*UNDATED, "2021年7月"])]
    reading = read(tmp_path, "指标数据", lines)
    assert reading.faults == ()
    rows = reading.tables[0].rows
    assert [told(row.values["时期"]).split()[0] for row in rows[:3]] == [
        "2020-01-01..2020-07-31",
        "2020-01-01..2020-12-31",
        "2020-07-01..2020-07-31",
    ]
    assert [row.stated["时期"] for row in rows] == [
        *((f"C{at}", "C2", "A1") for at in range(3, 7)),
        ("C7", "C2"),
    ]


def test_heads_of_this_year_and_the_last_are_periods_of_a_cross_tab(tmp_path: Path) -> None:
    lines: Lines = [
        ["2020年会员数（人）"],
        ["城市", "今年1-7月", "去年1-7月"],
        ["甲市", 5, 6],
        ["乙市", 7, 8],
    ]
    reading = read(tmp_path, "表", lines)
    assert reading.faults == ()
    said = [(row.values["指标"], told(row.values["时期"])) for row in reading.tables[0].rows[:2]]
    assert said == [
        ("会员数", "2020-01-01..2020-07-31 range"),
        ("会员数", "2019-01-01..2019-07-31 range"),
    ]
    asked = read(tmp_path, "表", [["会员数（人）"], *lines[1:]]).faults
    assert [(fault.cell, fault.reason) for fault in asked] == [
        ("B2", reasons.RELATIVE_PERIOD),
        ("C2", reasons.RELATIVE_PERIOD),
    ]


def test_a_list_of_quotations_keeps_the_words_of_its_periods(tmp_path: Path) -> None:
    lines: Lines = [[*row, "原文" if row is LEDGER else "…"] for row in ledger(["去年"])]
    reading = read(tmp_path, "指标数据", lines)
    assert reading.faults == ()
    assert told(reading.tables[0].rows[0].values["时期"]) == ".. unstated"


@pytest.mark.parametrize(
    ("stored", "mask", "span"),
    [
        (7, '0"月"', "2020-07-01..2020-07-31 month"),
        (7, "0月", "2020-07-01..2020-07-31 month"),
        (3, '"第"0"季度"', "2020-07-01..2020-09-30 quarter"),
        (2018, '0"年"', "2018-01-01..2018-12-31 year"),
        (202007, '0000"年"00"月"', "2020-07-01..2020-07-31 month"),
        (202007, "0000-00", "2020-07-01..2020-07-31 month"),
        (2020.1, "0.00", "2020-10-01..2020-10-31 month"),
        (2020.1, "0.00_ ", "2020-10-01..2020-10-31 month"),
        (2020.2, "0.00", "2020-02-01..2020-02-29 month"),
        (dt.datetime(2020, 7, 31), 'yyyy"年"m"月"', "2020-07-01..2020-07-31 month"),
        (dt.datetime(2019, 7, 31), "mmm-yy", "2019-07-01..2019-07-31 month"),
        (dt.datetime(2020, 7, 31), "m/d", "2020-07-31..2020-07-31 day"),
    ],
)
def test_what_a_format_shows_counts(stored: Spelled, mask: str, span: str) -> None:
    assert told(period(stored, mask=mask).value) == span


def test_a_month_number_shown_as_a_month_still_wants_a_year() -> None:
    assert period(7, NO_YEAR, '0"月"').reason == reasons.YEAR_MISSING


@pytest.mark.parametrize(
    ("mask", "first", "second"),
    [('m"月"', "2020年7月", "2021年7月"), ("m/d", "2020年7月15日", "2021年7月15日")],
)
def test_a_year_that_its_format_hides_is_not_taken_against_the_title(
    mask: str, first: str, second: str
) -> None:
    parsed = period(dt.datetime(2021, 7, 15), mask=mask)
    assert (parsed.value, parsed.reason) == (None, reasons.DAY_OR_MONTH)
    assert (parsed.details["first"], parsed.details["second"]) == (first, second)
    assert isinstance(period(dt.datetime(2021, 7, 15), NO_YEAR, mask).value, Span)


FREQUENCIES = [
    ("月", "2024-03-01..2024-03-31 month"),
    ("季", "2024-01-01..2024-03-31 quarter"),
    ("季度", "2024-01-01..2024-03-31 quarter"),
    ("半年", "2024-01-01..2024-06-30 half"),
    ("年度", "2024-01-01..2024-12-31 year"),
]


@pytest.mark.parametrize(("frequency", "span"), FREQUENCIES)
def test_a_month_told_by_quarters_is_its_quarter(frequency: str, span: str) -> None:
    assert told(spans.widened(spans.month_of(2024, 3), frequency)) == span


def test_a_frequency_never_narrows_and_is_never_guessed() -> None:
    year = spans.year_of(2024)
    assert spans.widened(year, "季") == year
    assert spans.widened(spans.by_end(year), "季") == spans.by_end(year)
    assert spans.widened(year, "不定期") is None


YEARS = st.integers(1990, 2035)
MONTHS = st.integers(1, 12)
BLANKS = st.sampled_from(["", " ", "\u3000", "\n", "\u00a0"])
WIDE = str.maketrans("0123456789-.", "０１２３４５６７８９－．")
SHAPES = (
    "{y}年{m}月",
    "{y}年{m:02}月",
    "{y}-{m:02}",
    "{y}/{m}",
    "{y}.{m:02}",
    "{y}{m:02}",
    "{y}M{m:02}",
    "{y}年（{m}月）",
    "{m}月（{y}）",
    "{y}年{m}月份",
)


@given(YEARS, MONTHS, st.sampled_from(SHAPES), BLANKS, st.booleans())
def test_every_spelling_of_a_month_reads_alike(
    year: int, month: int, shape: str, blank: str, is_wide: bool
) -> None:
    spelled = shape.format(y=year, m=month)
    for sign in "年月（":
        spelled = spelled.replace(sign, f"{blank}{sign}{blank}")
    spelled = spelled.translate(WIDE) if is_wide else spelled
    parsed = period(spelled, NO_YEAR)
    assert parsed.value == Span(*_ends(year, month, month), "month", spelled.strip())


@given(YEARS, MONTHS, MONTHS, st.sampled_from("-—–~～至到－"), st.sampled_from(["", "累计", "份"]))
def test_every_spelling_of_months_together_reads_alike(
    year: int, one: int, other: int, sign: str, ending: str
) -> None:
    first, last = sorted((one, other))
    if first == last:
        return
    parsed = period(f"{year}年{first}{sign}{last}月{ending}", NO_YEAR)
    is_year = (first, last) == (1, 12)
    assert isinstance(parsed.value, Span)
    assert (parsed.value.start, parsed.value.end) == _ends(year, first, last)
    assert parsed.value.precision == ("year" if is_year else "range")


def _ends(year: int, first: int, last: int) -> tuple[dt.date, dt.date]:
    after = dt.date(year + last // 12, last % 12 + 1, 1)
    return dt.date(year, first, 1), after - dt.timedelta(days=1)


@given(YEARS, st.integers(1, 4), st.integers(1, 2), MONTHS)
def test_a_period_as_it_is_offered_is_read_back(
    year: int, quarter: int, half: int, month: int
) -> None:
    offered = [
        spans.year_of(year),
        spans.half(year, half),
        spans.quarter(year, quarter),
        spans.month_of(year, month),
        spans.of_months(year, 1, month),
        spans.day(year, month, 9),
        spans.by_end(spans.month_of(year, month)),
        spans.joined(spans.day(year, month, 9), spans.day(year + 1, month, 10)),
    ]
    for span in offered:
        name = spans.to_text(span)
        read = period(name, NO_YEAR).value
        assert read == Span(span.start, span.end, span.precision, name)


def read(folder: Path, sheet: str, lines: Lines) -> Reading:
    path = folder / "sheet.xlsx"
    sheet_of(sheet, lines, ())(path)
    return read_file(path)


def values(reading: Reading, header: str) -> list[Value]:
    return [row.values[header] for table in reading.tables for row in table.rows]


def cells(faults: Sequence[Fault]) -> list[str | None]:
    return [fault.cell for fault in faults if not fault.warning]


def test_a_ledger_reads_every_spelling_in_its_column_of_periods(tmp_path: Path) -> None:
    lines: Lines = [["2020年指标数据"], ["指标", "城市", "时期", "数值", "单位"]]
    lines += [[f"指标{at}", "广州", one, 7.5, "分"] for at, (one, _) in enumerate(EVERY)]
    reading = read(tmp_path, "指标数据", lines)
    assert cells(reading.faults) == []
    assert [told(value) for value in values(reading, "时期")] == [span for _, span in EVERY]


def test_a_ledger_asks_about_each_doubtful_period_at_its_own_cell(tmp_path: Path) -> None:
    lines: Lines = [["2020年指标数据"], ["指标", "城市", "时期", "数值", "单位"]]
    lines += [["会员数", "广州", "2020年7月", 7.5, "分"]]
    lines += [[f"指标{at}", "广州", one, 7.5, "分"] for at, (one, _) in enumerate(ASKED)]
    reading = read(tmp_path, "指标数据", lines)
    asked = [(fault.cell, fault.reason) for fault in reading.faults if fault.header == "时期"]
    assert asked == [(f"C{at + 4}", reason) for at, (_, reason) in enumerate(ASKED)]


def test_a_column_of_periods_says_whether_2020_1_is_october(tmp_path: Path) -> None:
    header: Lines = [["指标", "城市", "时期", "数值", "单位"]]
    months = [2020.08, 2020.09, 2020.1, 2020.11]
    body: Lines = [["会员数", "广州", month, 7.5, "分"] for month in months]
    reading = read(tmp_path, "指标数据", [*header, *body])
    assert [told(value)[:10] for value in values(reading, "时期")][2] == "2020-10-01"
    alone = read(tmp_path, "指标数据", [*header, ["会员数", "广州", 2020.1, 7.5, "分"]])
    assert [fault.reason for fault in alone.faults if fault.cell == "C2"] == [reasons.DAY_OR_MONTH]


def test_a_column_of_month_numbers_is_read_by_its_header(tmp_path: Path) -> None:
    lines: Lines = [["2020年指标数据"], ["指标", "城市", "月份", "数值", "单位"]]
    lines += [["会员数", "广州", 7, 7.5, "人"], ["会员数", "广州", "八", 8.5, "人"]]
    reading = read(tmp_path, "指标数据", lines)
    assert cells(reading.faults) == []
    assert [told(value)[:7] for value in values(reading, "时期")] == ["2020-07", "2020-08"]


HEADS = [(one, span) for one, span in EVERY if isinstance(one, str) and one not in {"'20年7月"}]
PLAIN = {"20.7", "Jul-20", "二〇一八"}  # labels that nothing beside them makes a period


@pytest.mark.parametrize(("head", "span"), [one for one in HEADS if one[0] not in PLAIN])
def test_a_cross_tab_reads_every_spelling_over_its_figures(
    head: str, span: str, tmp_path: Path
) -> None:
    lines: Lines = [
        ["2020年会员数"],
        ["城市", "2017年", head],
        ["广州", 7.5, 8.5],
        ["深圳", 9.5, 6.5],
    ]
    reading = read(tmp_path, "Sheet1", lines)
    assert cells(reading.faults) == []
    assert [told(value) for value in values(reading, "时期")] == [
        "2017-01-01..2017-12-31 year",
        span,
    ] * 2
