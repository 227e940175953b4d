"""Numbers as a reader takes them in: rounded first, then counted in 万, 亿 or millions."""

import re
from decimal import ROUND_HALF_UP, Decimal

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pages.indicator import findings as indicator
from pages.shared import words
from pages.shared.findings import rankings

POWERS = {"万亿": 12, "亿": 8, "万": 4, "T": 12, "B": 9, "M": 6, "K": 3, "": 0}
UNITS = {"人": 0, "万人": 4, "万元": 4, "亿元": 8, "万人次": 4, "千元": 3, "百万元": 6, "": 0}
WRITTEN = re.compile(r"(-?)([\d,]+(?:\.\d+)?)(万亿|[亿万TBMK]?)")


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "zh", "en"),
    [
        (21261.66, "万人", 2, "2.13亿人", "212.6M people"),
        (99_999_600, "元", 0, "1亿元", "100M yuan"),
        (99_994_000, "元", 0, "9,999.4万元", "100M yuan"),
        (99_940_000, "元", 0, "9,994万元", "99.9M yuan"),
        (9_999.5, "万元", 0, "1亿元", "100M yuan"),
        (9_999.5, "万元", 1, "9,999.5 万元", "9,999.5 ×10k yuan"),
        (9_999.4, "人", 0, "9,999 人", "9,999 people"),
        (0.99995, "亿元", 4, "1.0000 亿元", "1.0000 ×100m yuan"),
        (-21261.66, "万人次", 2, "-2.13亿人次", "-212.6M visits"),
        (-0.004, "分", 2, "0.00 分", "0.00 pts"),
        (0, "万人", 1, "0.0 万人", "0.0 ×10k people"),
        (12_345, "千元", 0, "1,234.5万元", "12.3M yuan"),
        (12_345, "%", 1, "12,345.0%", "12,345.0%"),
        (12_345, "千米", 0, "1.23万千米", "12.3K 千米"),
        (5, "百分点", 1, "5.0 个百分点", "5.0 pp"),
        (3, "个万", 0, "3 个万", "3 个万"),
        (float("inf"), "人", 0, "—", "—"),
    ],
)
def test_a_number_is_rounded_before_its_unit_is_chosen(
    value: float, unit: str, decimals: int, zh: str, en: str
) -> None:
    assert words.number(value, unit, decimals=decimals) == zh
    words.use("en")
    assert words.number(value, unit, decimals=decimals) == en


@given(
    st.floats(-1e14, 1e14),
    st.sampled_from(sorted(UNITS)),
    st.integers(0, 4),
    st.sampled_from(["zh", "en"]),
)
@example(9_999.5, "人", 0, "zh")
@example(99_999_500.0, "人", 0, "zh")
@example(0.99995, "亿元", 4, "zh")
@example(999_950.0, "人", 0, "en")
def test_what_is_written_is_the_number_in_a_unit_that_fits_its_size(
    value: float, unit: str, decimals: int, language: str
) -> None:
    with words.speaking(language):
        written = words.number(value, unit, decimals=decimals)
    sign, digits, step = WRITTEN.match(written).groups()  # type: ignore[union-attr]
    read = Decimal(digits.replace(",", "")) * (-1 if sign else 1)
    is_compact = bool(step) and not written.removeprefix(sign + digits).startswith(" ")
    own = Decimal(f"{value:.15g}").quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    true = own.scaleb(UNITS[unit] if is_compact else 0)
    power = POWERS[step] if is_compact else 0
    places = len(digits.partition(".")[2]) if not is_compact else (2 if abs(read) < 10 else 1)
    assert abs(read.scaleb(power) - true) <= Decimal("0.5").scaleb(power - places)
    assert is_compact == (abs(own) >= 10_000)
    if is_compact and step not in ("万亿", "T"):
        assert 1 <= abs(read) < (10_000 if language == "zh" else 1_000)
    assert not (sign and read == 0)
    assert not re.search("万万|亿[万亿]|万亿万", written)


@given(st.floats(-1e9, 1e9), st.integers(0, 3))
@example(0.004, 2)
@example(-0.005, 2)
def test_a_change_has_a_sign_where_it_has_a_size(value: float, decimals: int) -> None:
    written = words.change(value, "%", decimals=decimals)
    assert written.endswith(" 个百分点")
    is_nothing = not re.search("[1-9]", written)
    assert written[0] == ("±" if is_nothing else "+" if value > 0 else "−")


@given(st.floats(0, 1))
@example(0.996)
@example(0.004)
@example(1.0)
def test_a_share_reads_as_all_or_none_only_where_it_is(share: float) -> None:
    assert words.share(share) != "100%" or share > 0.99994
    assert words.share(share) != "0%" or share < 0.00006
    assert words.share(1.0) == "100%"
    assert words.share(0.0) == "0%"


@given(st.lists(st.floats(0, 1e9), min_size=2, max_size=2), st.integers(0, 2))
@example([123_456.0, 123_476.0], 0)
def test_two_numbers_of_a_sentence_read_the_same_only_where_they_are(
    values: list[float], decimals: int
) -> None:
    first, second = words.pair(values, "人", decimals=decimals)
    exact = [words.measure(value, decimals=decimals) for value in values]
    assert (first == second) == (exact[0] == exact[1])


def test_changes_of_percentages_are_percentage_points_also_in_english() -> None:
    words.use("en")
    assert words.change(0.3, "%", decimals=1) == "+0.3 pp"
    assert words.change(0.3, "‰", decimals=1) == "+0.3 points per mille"
    assert words.change(0.3, "分", decimals=1) == "+0.3 pts"
    assert words.stated_change(1.2, "百分点", None) == "+1.2 pp"
    assert words.stated_change(1.2, "%", None) == "+1.2%"


def cities(*values: float) -> pd.DataFrame:
    rows = [{"city": f"{n}市", "value": v, "unit": "%", "rank": n} for n, v in enumerate(values, 1)]
    return pd.DataFrame(rows).assign(is_counted=True, is_home=False)


def test_one_city_and_equal_cities_have_no_span() -> None:
    assert rankings.spread(cities(85), decimals=1) == "仅1市已报：85.0%"
    assert rankings.spread(cities(85, 85), decimals=1) == "各市数值相同：85.0%"
    assert rankings.spread(cities(85, 80), decimals=1) == "从 85.0%（1市）到 80.0%（2市）"


def test_a_middle_half_of_one_value_has_no_span() -> None:
    row = {"reported": 4, "least": 1.0, "greatest": 9.0, "q1": 5.0, "q3": 5.0, "unit": "分"}
    assert indicator.spread(pd.DataFrame([row]), decimals=1) == "半数城市都是 5.0 分"
