"""Numbers, periods and ranks in both languages."""

import datetime as dt
from collections.abc import Iterator

import pandas as pd
import pytest

from pages.shared import words
from pages.shared.words import plural
from pages.shared.words import translate as _


@pytest.fixture(autouse=True)
def chinese_again() -> Iterator[None]:
    yield
    words.use("zh")


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "zh", "en"),
    [
        (120_000_000, "元", None, "1.2亿元", "120M yuan"),
        (123_456, "人", 0, "12.3万人", "123.5K people"),
        (9_999, "人", 0, "9,999 人", "9,999 people"),
        (85, "%", 1, "85.0%", "85.0%"),
        (1.5, "", None, "1.5", "1.5"),
        (None, "人", 0, "—", "—"),
        (float("nan"), "人", 0, "—", "—"),
    ],
)
def test_a_number_is_compact_and_keeps_its_unit(
    value: float | None, unit: str, decimals: int | None, zh: str, en: str
) -> None:
    assert words.number(value, unit, decimals=decimals) == zh
    words.use("en")
    assert words.number(value, unit, decimals=decimals) == en


def test_a_difference_of_percentages_is_in_points() -> None:
    assert words.difference(-2.5, "%", decimals=1) == "2.5 个百分点"
    assert words.change(2.5, "%", decimals=1) == "+2.5 个百分点"
    assert words.change(-1.0, "分", decimals=1) == "−1.0 分"
    assert words.change(0, "分") == "±0 分"
    assert words.change(None) == words.difference(None) == "—"


@pytest.mark.parametrize(
    ("first", "last", "grain", "zh", "key", "en"),
    [
        ("2020-07-01", "2020-07-31", "month", "2020年7月", "2020-07", "Jul 2020"),
        ("2020-07-01", "2020-09-30", "quarter", "2020年第3季度", "2020Q3", "Q3 2020"),
        ("2020-01-01", "2020-06-30", "half", "2020年上半年", "2020H1", "H1 2020"),
        ("2020-07-01", "2020-12-31", "half", "2020年下半年", "2020H2", "H2 2020"),
        ("2020-01-01", "2020-12-31", "year", "2020年", "2020", "2020"),
        ("2020-07-05", "2020-07-05", "day", "2020年7月5日", "2020-07-05", "Jul 5, 2020"),
        (None, "2020-07-05", "as_of", "截至2020年7月5日", "2020-07-05", "by Jul 5, 2020"),
        ("2020-07-11", "2020-07-20", "tenday", "2020年7月中旬", "2020-07-11/2020-07-20",
         "mid Jul 2020"),
        ("2020-07-05", "2020-08-05", "range", "2020年7月5日至2020年8月5日",
         "2020-07-05/2020-08-05", "Jul 5, 2020 to Aug 5, 2020"),
    ],
)  # fmt: skip
def test_a_period_has_a_name_in_each_language_and_one_key_in_addresses(
    first: str | None, last: str, grain: str, zh: str, key: str, en: str
) -> None:
    start = dt.date.fromisoformat(first) if first else None
    end = dt.date.fromisoformat(last)
    assert words.period(start, end, grain) == zh
    assert words.period_key(start, end, grain) == key
    words.use("en")
    assert words.period(start, end, grain) == en
    assert words.period_key(start, end, grain) == key


def test_an_unknown_start_is_as_good_as_none() -> None:
    unknown = pd.Series([pd.NaT]).iloc[0]  # as a frame holds it
    assert words.period(unknown, dt.date(2020, 7, 5), "as_of") == "截至2020年7月5日"


def test_a_rank_is_always_within_its_group() -> None:
    assert words.place(3, 11) == "第 3 / 11"
    assert words.place(None, 11) == words.place(float("nan"), 11) == "未报"
    assert [words.rank_change(step) for step in (2, -1, 0, None)] == [
        "↑ 升 2 位",
        "↓ 降 1 位",
        "→ 持平",
        "无上期名次",
    ]


def test_english_counts_one_and_many() -> None:
    words.use("en")
    assert [words.days(1), words.days(2), words.days(None)] == ["1 day", "2 days", "—"]
    assert plural("{count} upload in force", "{count} uploads in force", 1) == "1 upload in force"
    assert words.join(["a", "b"]) == "a, b"


def test_codes_and_register_terms_have_words() -> None:
    assert [words.role(name) for name in ("本市", "近学", "远学", None)] == [
        "本市",
        "近学",
        "远学",
        "同组",
    ]
    assert words.stage("formed") == "形成成果"
    words.use("en")
    assert words.role("近学") == "near benchmark"
    assert _("Rankings") == "Rankings"


def test_the_registers_units_are_said_in_english_and_stay_as_written_in_chinese() -> None:
    assert words.number(4.69, "万人次", decimals=2) == "4.69 万人次"
    words.use("en")
    assert words.number(4.69, "万人次", decimals=2) == "4.69 ×10k visits"
    assert words.change(-2.0, "分", decimals=1) == "−2.0 pts"
    assert words.measure(3, "个座") == "3 个座"
    assert words.unit_word(None) == ""
