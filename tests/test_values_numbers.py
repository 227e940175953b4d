"""Numbers as offices write them, one line per way of writing."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.reading.model import Cell, Quantity
from etl.reading.values import Context, Parsed, looks_like_ratios, masks, numerals, parse, reasons
from etl.sheets.contract import Kind

PEOPLE, MONEY, SHARE = Context(unit="人"), Context(unit="元"), Context(unit="%")
WAN = Context(unit="元", header_unit="万元")
CROWD = Context(unit="人", header_unit="万人")


def number(written: object, context: Context = PEOPLE, mask: str = "General") -> Parsed:
    assert isinstance(written, str | int | float | bool | dt.datetime | dt.time)
    return parse(Cell(written, mask), Kind.NUMBER, context)


def quantity(written: object, context: Context = PEOPLE, mask: str = "General") -> Quantity:
    parsed = number(written, context, mask)
    assert parsed.reason is None, parsed
    assert isinstance(parsed.value, Quantity)
    return parsed.value


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [
        ("86人", 86, "人"),
        ("95", 95, "人"),
        (" 77 ", 77, "人"),
        ("１０８", 108, "人"),
        ("1,024", 1024, "人"),
        ("1，256人次", 1256, "人次"),
        ("1 234", 1234, "人"),
        ("12 345 678", 12345678, "人"),
        ("1\u00a0234.5", 1234.5, "人"),
        ("1\u2009234", 1234, "人"),
        ("1\u202f234", 1234, "人"),
        ("1234\u200b", 1234, "人"),
        ("\ufeff86", 86, "人"),
        ("'123", 123, "人"),
        ("400 人", 400, "人"),
        ("1.2万人", 12000, "人"),
        ("0.5万", 5000, "人"),
        ("3万5", 35000, "人"),
        ("3万5千", 35000, "人"),
        ("3万零5百", 30500, "人"),
        ("2千", 2000, "人"),
        ("3百", 300, "人"),
        ("120名职工代表", 120, "名"),
        ("50家企业", 50, "家"),
        ("四次", 4, "次"),
        ("两百人", 200, "人"),
        ("一百二十人", 120, "人"),
        ("一百零八人", 108, "人"),
        ("一百五", 150, "人"),
        ("三千二百人", 3200, "人"),
        ("十三人", 13, "人"),
        ("廿三人", 23, "人"),
        ("卅人", 30, "人"),
        ("壹佰贰拾人", 120, "人"),
        ("二〇二〇", 2020, "人"),
        ("二○二○人", 2020, "人"),
        ("一万二", 12000, "人"),
        ("一万零二", 10002, "人"),
        ("三点五万人", 35000, "人"),
        ("十万人", 100000, "人"),
        ("86（其中线上30）", 86, "人"),
        ("86 (其中线上30)", 86, "人"),
        ("100人（线下60人，线上40人）", 100, "人"),
        ("120人，含线上", 120, "人"),
        ("共86人", 86, "人"),
        ("共计1,024人", 1024, "人"),
        ("线下50人", 50, "人"),
        ("1234.5①", 1234.5, "人"),
        ("1234.5*", 1234.5, "人"),
        ("1234※", 1234, "人"),
        ("1234[1]", 1234, "人"),
        ("*86", 86, "人"),
        ("182名", 182, "名"),
        ("300家", 300, "家"),
        ("23篇次", 23, "篇次"),
        ("第一", 1, "人"),
        ("第3名", 3, "人"),
        ("0", 0, "人"),
        ("零", 0, "人"),
    ],
)
def test_a_count_is_read_as_written(written: str, value: float, unit: str) -> None:
    assert quantity(written) == Quantity(value, unit, False, written.strip())


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("约120人", 120),
        ("大约120", 120),
        ("约为120人", 120),
        ("近300人", 300),
        ("将近300人", 300),
        ("接近三百人", 300),
        ("200余人", 200),
        ("200余名", 200),
        ("300多家", 300),
        ("50多个", 50),
        ("百余人", 100),
        ("千余人", 1000),
        ("万余人", 10000),
        ("上百人", 100),
        ("十几人", 10),
        ("二十来人", 20),
        ("线上3000+", 3000),
        ("3000+人", 3000),
        ("7万余名", 70000),
        ("约7万名", 70000),
        ("1.2万余人", 12000),
        ("11万余人次", 110000),
        ("逾5万人次", 50000),
        ("超1000人", 1000),
        ("超过1000人", 1000),
        ("突破1000人", 1000),
        ("不低于100场次", 100),
        ("不少于100人", 100),
        ("至少100人", 100),
        ("不足100人", 100),
        ("不到100人", 100),
        ("100人以上", 100),
        ("100以上", 100),
        ("100人左右", 100),
        ("100上下", 100),
        ("100（约）", 100),
        ("100（估计）", 100),
        ("（约）100", 100),
        ("≥100", 100),
        (">100人", 100),
        ("＞100", 100),
        ("~100", 100),
        ("≈100", 100),
        ("一千两百余人", 1200),
        ("1600余名", 1600),
        ("560多条", 560),
        ("６５０余名", 650),
    ],
)
def test_a_qualifier_survives_as_approximate(written: str, value: float) -> None:
    read = quantity(written)
    assert (read.value, read.approx, read.as_written) == (value, True, written)


@pytest.mark.parametrize(
    ("written", "value", "approx"),
    [
        ("1.69亿元", 169_000_000, False),
        ("超1.69亿元", 169_000_000, True),
        ("300余万元", 3_000_000, True),
        ("400余万元", 4_000_000, True),
        ("约1275万元", 12_750_000, True),
        ("2,350.5万元", 23_505_000, False),
        ("￥86,000.00", 86_000, False),
        ("¥86,000.00", 86_000, False),
        ("￥300余万元", 3_000_000, True),
        ("人民币86000元", 86_000, False),
        ("86000元人民币", 86_000, False),
        ("86000元整", 86_000, False),
        ("伍佰万元整", 5_000_000, False),
        ("五百万元", 5_000_000, False),
        ("近2000万元", 20_000_000, True),
        ("12万", 120_000, False),
        ("１．５亿元", 150_000_000, False),
        ("1亿2千万元", 120_000_000, False),
        ("1亿2000万元", 120_000_000, False),
        ("一亿两千万元", 120_000_000, False),
        ("1.2万亿元", 1_200_000_000_000, False),
        ("3百万元", 3_000_000, False),
        ("5千元", 5_000, False),
        ("500块", 500, False),
        ("(1,234.50)", -1234.5, False),
        ("（1,234.50）", -1234.5, False),
        ("-1,234.50元", -1234.5, False),
        ("12万元（含配套资金3万元）", 120_000, False),
        ("120（万元）", 1_200_000, False),
        ("2万元", 20_000, False),
        ("1.2345E+3", 1234.5, False),
        ("1e6元", 1_000_000, False),
    ],
)
def test_an_amount_is_read_in_yuan(written: str, value: float, approx: bool) -> None:
    assert quantity(written, MONEY) == Quantity(value, "元", approx, written)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (120.5, 1_205_000),
        ("120.5", 1_205_000),
        ("1,205", 12_050_000),
        ("五百", 5_000_000),
        ("120.5万元", 1_205_000),
        ("500元", 500),
        ("1.2亿", 120_000_000),
        ("1.2亿元", 120_000_000),
        ("300余万", 3_000_000),
        ("约300", 3_000_000),
    ],
)
def test_a_unit_in_the_cell_overrides_the_header(written: str | float, value: float) -> None:
    assert quantity(written, WAN).value == value


@pytest.mark.parametrize(
    ("header", "written", "value", "unit"),
    [
        ("万人", 120.5, 1_205_000, "人"),
        ("万人次", "110", 1_100_000, "人次"),
        ("（万人）", 120.5, 1_205_000, "人"),
        ("单位：万元", 3, 30_000, "元"),
        ("千元", 3, 3_000, "元"),
        ("百万元", 3, 3_000_000, "元"),
        ("亿元", "1.69", 169_000_000, "元"),
        ("万", 3, 30_000, None),
        ("件", "1234.5", 1234.5, "件"),
        ("‰", "5", 0.5, "%"),
        ("％", 85, 85, "%"),
        ("%", 0.85, 0.85, "%"),
        ("千瓦时", 7, 7, "千瓦时"),
        ("元/人", "4500元/人", 4500, "元/人"),
        ("元/人", 4500, 4500, "元/人"),
    ],
)
def test_a_header_unit_scales_to_its_base(
    header: str, written: str | float, value: float, unit: str | None
) -> None:
    read = quantity(written, Context(header_unit=header))
    assert (read.value, read.unit) == (value, unit)


@pytest.mark.parametrize(
    ("written", "mask", "value"),
    [
        (0.85, "0%", 85),
        (1, "0%", 100),
        (0.005, "0.0%", 0.5),
        (0.07, "0.00%", 7),
        (0, "0%", 0),
        (1.2, "0%", 120),
        ("85%", "@", 85),
        ("８５％", "@", 85),
        ("12.5 %", "@", 12.5),
        ("百分之八十五", "@", 85),
        ("百分之八十五点五", "@", 85.5),
        ("百分之百", "@", 100),
        ("千分之五", "@", 0.5),
        ("5‰", "@", 0.5),
        ("三分之一", "@", 33.3333333333333),
        ("八成", "@", 80),
        ("八成五", "@", 85),
        ("100%（已完工）", "@", 100),
        ("已完成60%", "@", 60),
        ("完成率85%", "@", 85),
        ("85个百分点", "@", 85),
        ("-3.2%", "@", -3.2),
        ("下降3.2%", "@", -3.2),
        ("同比增长3.2%", "@", 3.2),
        ("1.2%", "@", 1.2),
        (85, "General", 85),
        ("85", "@", 85),
        (85, '0"%"', 85),
        (0, "General", 0),
        (100, "0", 100),
    ],
)
def test_a_percentage_is_kept_in_points(written: str | float, mask: str, value: float) -> None:
    assert quantity(written, SHARE, mask) == Quantity(
        value, "%", False, quantity(written, SHARE, mask).as_written
    )


@pytest.mark.parametrize("written", [0.85, 1, 1.2, "1.2", "0.6", -0.5, "1.0"])
def test_a_bare_fraction_among_percentages_is_asked_about(written: str | float) -> None:
    assert number(written, SHARE).reason == reasons.PERCENT_OR_RATIO


def test_a_header_that_says_percent_leaves_no_doubt() -> None:
    assert quantity(1.2, Context(unit="%", header_unit="%")).value == 1.2


def test_a_column_of_ratios_is_read_as_percentages() -> None:
    column = [Cell(0.85), Cell("0.6"), Cell(1), Cell("—"), Cell(0)]
    assert looks_like_ratios(column)
    assert quantity(0.85, Context(unit="%", ratios=True)).value == 85


@pytest.mark.parametrize(
    "column",
    [
        [Cell(0.85), Cell(85)],
        [Cell(0.85), Cell("85%")],
        [Cell(0.85)],
        [Cell(1), Cell(0)],
        [Cell(0.85, "0%"), Cell(0.6)],
    ],
)
def test_a_mixed_column_is_not_one_of_ratios(column: list[Cell]) -> None:
    assert not looks_like_ratios(column)


@pytest.mark.parametrize(
    ("value", "mask", "context", "read"),
    [
        (1_205_000, '0!.0,"万"', WAN, 1_205_000),
        (169_000_000, '0!.00,,"亿元"', WAN, 169_000_000),
        (1_205_000, '0\\.0,"万"', PEOPLE, 1_205_000),
        (12_345_678, "0!.0,", WAN, 12_345_678),
        (12_345, "#,##0,", Context(header_unit="千元"), 12_345),
        (12_345_678, "¥0!.0,", WAN, 12_345_678),
        (0, "0.00,,", MONEY, 0),
        (12_345_678, '0.00,,"百万"', MONEY, 12_345_678),
        (120.5, '0.0"万元"', MONEY, 1_205_000),
        (86, '0"人"', PEOPLE, 86),
        (86, "0人", PEOPLE, 86),
        (1234.5, "#,##0.00_ ", PEOPLE, 1234.5),
        (1234.5, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', MONEY, 1234.5),
        (1234.5, "¥#,##0.00", MONEY, 1234.5),
        (1234.5, '"￥"#,##0.00', MONEY, 1234.5),
        (-12.5, "0.00_);[Red](0.00)", MONEY, -12.5),
        (1234.5, "[$¥-804]#,##0.00", MONEY, 1234.5),
        (5, '"第"0"期"', PEOPLE, 5),
        (-1234.5, '"("#,##0.00")"', WAN, -12_345_000),
        (1234.5, "(0.00)", WAN, 12_345_000),
        (1234.5, "（0.00）", WAN, 12_345_000),
        (-1234.5, '0.00"万元";"("0.00"万元)"', MONEY, -12_345_000),
        (12.5, '"("0.0"万元)"', MONEY, 125_000),
        (12.5, '0.0"(万元)"', MONEY, 125_000),
        (5000, '[>=10000]0!.0,"万";0"人"', CROWD, 5000),
        (50_000, '[>=10000]0!.0,"万";0"人"', CROWD, 50_000),
        (50_000, '[>=100000000]0!.00,,"亿";[>=10000]0!.0,"万";0"人"', CROWD, 50_000),
        (5, '[>=100000000]0!.00,,"亿";[>=10000]0!.0,"万";0"人"', CROWD, 5),
        (86, 'General"人"', CROWD, 86),
        (86, 'G/通用格式"万人"', PEOPLE, 860_000),
        (0.30000000000000004, "General", PEOPLE, 0.3),
    ],
)
def test_a_number_format_tells_scale_and_unit(
    value: float, mask: str, context: Context, read: float
) -> None:
    assert quantity(value, context, mask).value == pytest.approx(read, rel=1e-12)


@pytest.mark.parametrize(
    ("mask", "context"),
    [
        ("0.00,,", MONEY),
        ("0.00,", WAN),
        ("0!.0,", Context()),
        ("¥#,##0.00,", MONEY),
        ('0.00,,"M"', MONEY),
        ("_ * #,##0.00,_ ;_ * -#,##0.00,_ ", MONEY),
    ],
)
def test_a_number_that_its_format_divides_beyond_the_stated_unit_is_asked_about(
    mask: str, context: Context
) -> None:
    told = parse(Cell(12_345_678, mask), Kind.NUMBER, context)
    assert told.reason == reasons.SHRUNK
    assert told.details["stored"] == "12345678"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("-12.3", -12.3),
        ("－12.3", -12.3),
        ("−12.3", -12.3),
        ("–12.3", -12.3),
        ("- 12.3", -12.3),
        ("下降12.3", -12.3),
        ("减少12.3", -12.3),
        ("负12.3", -12.3),
        ("↓12.3", -12.3),
        ("+5.6", 5.6),
        ("增长5.6", 5.6),
        ("上升2.1", 2.1),
        ("↑5.6", 5.6),
        ("1234．5", 1234.5),
        (".5", 0.5),
        ("5.", 5),
        ("12345678901.25", 12345678901.25),
        ("0.30000000000000004", 0.3),
    ],
)
def test_signs_and_points_are_read_in_every_type(written: str, value: float) -> None:
    assert quantity(written).value == value


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("30~40人", reasons.RANGE),
        ("30～40人", reasons.RANGE),
        ("30-40", reasons.RANGE),
        ("30—40人", reasons.RANGE),
        ("30至40人", reasons.RANGE),
        ("30人至40人", reasons.RANGE),
        ("30%-40%", reasons.RANGE),
        ("三十到四十人", reasons.RANGE),
        ("12O", reasons.LETTER_AMONG_DIGITS),
        ("l23", reasons.LETTER_AMONG_DIGITS),
        ("1O0人", reasons.LETTER_AMONG_DIGITS),
        ("若干", reasons.NOT_A_NUMBER),
        ("满座", reasons.NOT_A_NUMBER),
        ("过半", reasons.NOT_A_NUMBER),
        ("未统计", reasons.NOT_A_NUMBER),
        ("数百人", reasons.NOT_A_NUMBER),
        ("几十人", reasons.NOT_A_NUMBER),
        ("三五人", reasons.NOT_A_NUMBER),
        ("三四十人", reasons.NOT_A_NUMBER),
        ("见附件", reasons.NOT_A_NUMBER),
        ("全体职工", reasons.NOT_A_NUMBER),
        ("abc", reasons.NOT_A_NUMBER),
        ("12x", reasons.NOT_A_NUMBER),
        ("1e999", reasons.NOT_A_NUMBER),
        ("1.234.5", reasons.SEPARATORS),
        ("1,23,45", reasons.SEPARATORS),
        ("12..5", reasons.SEPARATORS),
        ("1,2345", reasons.SEPARATORS),
        ("12,5", reasons.SEPARATORS),
        ("12 5", reasons.SEPARATORS),
        ("4500元/人", reasons.RATE),
        ("4500元每人", reasons.RATE),
        ("每人4500元", reasons.RATE),
        ("人均4500元", reasons.RATE),
        ("100元/人·月", reasons.RATE),
        ("线下50人，线上200人", reasons.SEVERAL_NUMBERS),
        ("线下50人、线上200人", reasons.SEVERAL_NUMBERS),
        ("50人+200人", reasons.SEVERAL_NUMBERS),
    ],
)
def test_what_is_not_one_number_says_why(written: str, reason: str) -> None:
    parsed = number(written, Context())
    assert (parsed.value, parsed.reason, parsed.warning) == (None, reason, False)
    assert parsed.details["written"] == written


@pytest.mark.parametrize(
    ("written", "context"),
    [("120人", MONEY), ("85%", PEOPLE), ("85人", SHARE), ("3万美元", MONEY), ("300元", PEOPLE)],
)
def test_a_unit_of_another_kind_is_reported(written: str, context: Context) -> None:
    assert number(written, context).reason == reasons.OTHER_UNIT


def test_a_percent_format_in_a_column_of_people_is_reported() -> None:
    assert number(0.85, PEOPLE, "0%").reason == reasons.OTHER_UNIT


@pytest.mark.parametrize(
    "written", ["—", "-", "——", "/", "／", "无", "暂无", "未报", "…", "……", "N/A"]
)
def test_a_missing_mark_is_no_fault_and_is_kept(written: str) -> None:
    assert quantity(written) == Quantity(None, "人", False, written)


@pytest.mark.parametrize("written", ["", " ", "\u3000", "\u200b"])
def test_a_blank_is_nothing_and_never_zero(written: str) -> None:
    assert number(written) == Parsed(None)


def test_a_date_in_a_column_of_numbers_is_reported() -> None:
    assert number(dt.datetime(2020, 3, 11)).reason == reasons.DATE_NOT_NUMBER
    assert number(dt.time(9, 30)).reason == reasons.DATE_NOT_NUMBER


def test_a_truth_value_is_not_a_number() -> None:
    assert number(True).reason == reasons.NOT_A_NUMBER
    assert number(float("nan")).reason == reasons.NOT_A_NUMBER


def test_an_error_cell_quotes_its_error() -> None:
    parsed = parse(Cell(None, error="#DIV/0!"), Kind.NUMBER, MONEY)
    assert (parsed.reason, parsed.details) == (reasons.ERROR_CELL, {"written": "#DIV/0!"})


def test_a_formula_without_a_result_is_reported_and_never_zero() -> None:
    parsed = parse(Cell(None, formula="C2/B2"), Kind.NUMBER, SHARE)
    assert (parsed.value, parsed.reason) == (None, reasons.FORMULA_UNSAVED)
    assert parsed.details == {"written": "=C2/B2"}


@given(st.integers(0, 10**12 - 1))
def test_every_whole_number_survives_chinese_numerals(value: int) -> None:
    assert numerals.read(numerals.write(value)) == value
    assert quantity(numerals.write(value) + "人").value == value


@given(st.integers(-(10**12), 10**12), st.sampled_from(["{:,}", "{}", " {:,} ", "{:,}人"]))
def test_every_whole_number_survives_its_separators(value: int, shape: str) -> None:
    assert quantity(shape.format(value)).value == value


@given(st.decimals(Decimal("0.01"), Decimal("9999.99"), places=2))
def test_every_amount_survives_wan(value: Decimal) -> None:
    assert quantity(f"{value}万元", MONEY).value == float(value * 10000)


@given(st.decimals(Decimal("2"), Decimal("100"), places=2))
def test_a_percent_format_equals_the_sign(value: Decimal) -> None:
    stored = quantity(float(value / 100), SHARE, "0.00%").value
    assert stored == pytest.approx(quantity(f"{value}%", SHARE).value)


@given(st.text(max_size=12))
def test_any_text_is_read_or_reported_and_never_breaks_the_reader(text: str) -> None:
    parsed = number(text)
    assert parsed.reason or parsed.value is None or isinstance(parsed.value, Quantity)


@pytest.mark.parametrize(
    ("value", "unit", "scale"),
    [(3e8, "亿", 1e8), (30_000, "万", 1e4), (5, "人", 1), (-30_000, "人", 1)],
)
def test_the_section_of_a_format_is_chosen_by_its_conditions(
    value: float, unit: str, scale: float
) -> None:
    mask = masks.read('[>=100000000]0!.00,,"亿";[>=10000]0!.0,"万";0"人"', value)
    assert (mask.after, mask.scale) == (unit, scale)
