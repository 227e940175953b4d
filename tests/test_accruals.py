"""Levels, changes and cumulated series: what is kept, ranked, derived and asked."""

import datetime as dt
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from etl.warehouse import plausibility
from pages.shared import warehouse as board
from tests import offices, screens
from tests.commands import etl, rows
from tests.warehouses import Said, Warehouse, warehouse

FUND = "帮扶资金"
HEADER: Sequence[offices.CellValue] = ["指标", "城市", "时期", "数值", "单位"]
RANGES = ("2025年1月", *(f"2025年1-{month}月" for month in range(2, 13)))
MIXED = "同一指标既有年初以来累计值，又有当期值"


@pytest.fixture
def data(comparison_data: Path, tmp_path: Path) -> Path:
    """A board of three cities and two indicators."""
    return Path(shutil.copytree(comparison_data, tmp_path / "data"))


def long(path: Path, *told: Sequence[offices.CellValue], header: object = None) -> Path:
    first = header if isinstance(header, list) else [*HEADER]
    return offices.workbook(path, {"指标数据": [first, *map(list, told)]})


def test_changes_among_the_levels_are_kept_beside_them_and_never_ranked(
    data: Path, tmp_path: Path
) -> None:
    told = long(
        tmp_path / "八月.xlsx",
        ("网上入会率", "甲市", "2025年8月", "提高1.2个百分点", "%"),
        ("网上入会率", "乙市", "2025年8月", 81.2, "%"),
        ("网上入会率", "丙市", "2025年8月", "60.9%，同比下降0.5个百分点", "%"),
        ("网上入会率", "甲市", "2025年7月", "同比增长2%", "%"),
        ("平均办理天数", "甲市", "2025年8月", "降至3", "天"),
    )
    done = etl(data, "load", told)
    assert done.returncode == 0, done.stdout
    found = rows(
        data,
        "select indicator, city, month(period_end), value, rank, change, changed_in, compared_with"
        " from marts.city_ranks where change is not null or month(period_end) = 8 order by all",
    )
    assert found == [
        ("平均办理天数", "丙市", 8, None, None, None, None, None),
        ("平均办理天数", "乙市", 8, None, None, None, None, None),
        ("平均办理天数", "甲市", 8, 3.0, 1, None, None, None),
        # two of the three cities of July are too few for ranks
        ("网上入会率", "丙市", 8, 60.9, None, -0.5, "百分点", "同比"),
        ("网上入会率", "乙市", 8, 81.2, None, None, None, None),
        ("网上入会率", "甲市", 7, 70.5, 2, 2.0, "%", "同比"),
        ("网上入会率", "甲市", 8, None, None, 1.2, "百分点", None),
    ]


def test_a_column_of_changes_takes_its_unit_and_base_from_its_header(
    data: Path, tmp_path: Path
) -> None:
    told = long(
        tmp_path / "八月.xlsx",
        ("网上入会率", "甲市", "2025年8月", 71, "%", 1.5),
        ("网上入会率", "乙市", "2025年8月", 81, "%", "持平"),
        header=["指标", "城市", "时期", "数值", "单位", "同比（百分点）"],
    )
    assert etl(data, "load", told).returncode == 0
    changes = "select change, changed_in, compared_with from marts.city_ranks where change >= 0"
    assert rows(data, f"{changes} order by all") == [
        (0.0, "百分点", "同比"),
        (1.5, "百分点", "同比"),
    ]


def test_an_indicator_that_is_a_growth_takes_changes_as_its_values(
    data: Path, tmp_path: Path
) -> None:
    register: offices.Rows = [["指标", "单位", "方向"], ["会员增长率", "%", "越高越好"]]
    values: offices.Rows = [
        [*HEADER],
        ["会员增长率", "甲市", "2025年8月", "同比增长12.5%", "%"],
        ["会员增长率", "乙市", "2025年8月", "下降3.1%", "%"],
        ["会员增长率", "丙市", "2025年8月", "持平", "%"],
    ]
    book = offices.workbook(tmp_path / "增.xlsx", {"指标": register, "指标数据": values})
    done = etl(data, "load", book)
    assert done.returncode == 0, done.stdout
    found = "select city, value, rank, change from marts.city_ranks where indicator = '会员增长率'"
    assert rows(data, f"{found} order by rank") == [
        ("甲市", 12.5, 1, None),
        ("丙市", 0.0, 2, None),
        ("乙市", -3.1, 3, None),
    ]


def test_the_change_is_shown_beside_the_level(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = long(
        tmp_path / "七月.xlsx", ("网上入会率", "甲市", "2025年7月", "较上年提高1.2个百分点", "%")
    )
    assert etl(data, "load", told).returncode == 0
    monkeypatch.setenv("QIANGHUI_DATA", str(data))
    for page in ("rankings", "indicator"):
        app = screens.opened(page, indicator="网上入会率", period="2025-07")
        shown = [screens.plain(cell) for t in screens.tables(app) for cell in t.to_numpy().ravel()]
        assert "+1.2 个百分点（较上年）" in shown


def cumulated(folder: Path, *periods: str, declared: str | None = None, **more: Said) -> Warehouse:
    """A board on which 甲市 and 乙市 report the fund in these periods: 10, 20 … and 11, 22 …"""
    values: list[dict[str, Said]] = [
        {"indicator": FUND, "city": city, "period": at, "value": f"{step * (number + 1)}万元"}
        for city, step in (("甲市", 10), ("乙市", 11))
        for number, at in enumerate(periods)
    ]
    connection, found = warehouse(
        folder,
        {
            "cities": [
                {"city": "甲市", "role": "本市", "group": "全省"},
                {"city": "乙市", "group": "全省"},
            ],
            "indicators": [
                {
                    **{"indicator": FUND, "unit": "万元", "direction": "越高越好", "grain": "月"},
                    **{"accrual": declared, **more},
                }
            ],
            "indicator_values": values,
        },
    )
    assert found == []
    return connection


def series(connection: Warehouse) -> list[tuple[object, ...]]:
    return connection.execute(
        "select grain, strftime(period_start, '%m'), strftime(period_end, '%m'), value, rank,"
        " previous_rank from marts.city_ranks where city = '甲市' and value is not null"
        " order by grain, period_end"
    ).fetchall()


WORDED = ("2025-01", *(f"2025-01..{month:02}" for month in range(2, 13)))


@pytest.mark.parametrize("declared", [None, "累计"])
def test_months_since_january_are_one_series_with_a_point_a_month(
    tmp_path: Path, declared: str | None
) -> None:
    with cumulated(tmp_path, *WORDED, declared=declared) as connection:
        assert series(connection) == [
            ("cumulated", "01", f"{month:02}", 10.0 * month, 2, 2 if month > 1 else None)
            for month in range(1, 13)
        ]
        latest = "select grain, accrual, month(latest_end) from marts.indicators"
        assert connection.execute(latest).fetchall() == [("cumulated", "累计", 12)]
        added = connection.execute("select distinct value, is_derived from marts.increments")
        assert sorted(added.fetchall()) == [(10.0, True), (11.0, True)]


def test_a_declared_series_of_bare_months_counts_since_january(tmp_path: Path) -> None:
    periods = ("2025-01", "2025-02", "by 2025-03", "2025-04")
    with cumulated(tmp_path, *periods, declared="累计") as connection:
        found = [(grain, start, end) for grain, start, end, *_ in series(connection)]
        assert found == [("cumulated", "01", f"{month:02}") for month in range(1, 5)]


def test_its_change_is_said_against_the_same_months_a_year_earlier(tmp_path: Path) -> None:
    periods = ("2024-01..02", "2024-01..03", "2025-01..02", "2025-01..03")
    with cumulated(tmp_path, *periods) as connection:
        found = connection.execute(
            "select period_end, previous_value, year_change from marts.city_ranks"
            " where city = '甲市' order by period_end"
        ).fetchall()
    assert found[2:] == [(dt.date(2025, 2, 28), 10.0, 20.0), (dt.date(2025, 3, 31), 20.0, 20.0)]
    assert [change for _, _, change in found[:2]] == [None, None]


def test_a_month_without_the_one_before_has_no_increment(tmp_path: Path) -> None:
    with cumulated(tmp_path, "2025-01..02", "2025-01..03", "2025-01..05") as connection:
        found = connection.execute(
            "select month(period_end), value from marts.increments where city = '甲市'"
        )
        assert found.fetchall() == [(3, 10.0)]


@pytest.mark.parametrize(
    ("periods", "declared"),
    [
        (("2025-01..02", "2025-01..03", "2025-03"), None),
        (("2025-01..02", "2025-01..03", "2025-03"), "累计"),
        (("2025-02", "2025-03", "2025-01..03"), "当期"),
    ],
)
def test_a_mix_is_asked_with_both_cells_and_nothing_is_joined(
    tmp_path: Path, periods: tuple[str, ...], declared: str | None
) -> None:
    with cumulated(tmp_path, *periods, declared=declared) as connection:
        asked = connection.execute(
            "select about, written from marts.open_questions where question = 'mixed_accrual'"
        )
        assert asked.fetchall()[0][0] == FUND
        (doubt,) = plausibility.doubts_in(connection.whole(), [1], str)
        assert doubt["kind"] == "mixed_accrual"
        assert doubt["known"] is not None
        assert doubt["new"]["period_end"] != "" != doubt["known"]["period_end"]
        assert ("month", "03", "03") in {(g, s, e) for g, s, e, *_ in series(connection)}


@pytest.mark.parametrize(
    ("periods", "declared"),
    [
        (("2025-01", "2025-02", "2025-03"), None),
        (("2025-01..02", "2025-03", "2025-04"), "当期"),  # one figure for the first two months
        (("2025Q1", "2025Q2", "2025"), None),
        (("2025", "2024"), None),
        (("by 2025-02", "by 2025-03"), "时点"),
    ],
)
def test_other_series_stay_as_they_are(
    tmp_path: Path, periods: tuple[str, ...], declared: str | None
) -> None:
    with cumulated(tmp_path, *periods, declared=declared) as connection:
        assert {grain for grain, *_ in series(connection)} & {"cumulated"} == set()
        asked = "select * from marts.open_questions where question = 'mixed_accrual'"
        assert connection.execute(asked).fetchall() == []
        assert plausibility.doubts_in(connection.whole(), [1], str) == []


def test_beside_others_a_cumulated_indicator_fills_years_in_formulas_and_schemes(
    tmp_path: Path,
) -> None:
    connection, found = warehouse(
        tmp_path,
        {
            "cities": [{"city": "甲市", "group": "全省"}, {"city": "乙市", "group": "全省"}],
            "indicators": [
                {"indicator": FUND, "unit": "元", "direction": "越高越好", "accrual": "累计"},
                {"indicator": "职工", "unit": "人", "direction": "越高越好"},
                {"indicator": "人均", "unit": "元/人", "direction": "越高越好",
                 "formula": f"{FUND} ÷ 职工"},
            ],
            "indicator_values": [
                {"indicator": name, "city": city, "period": period, "value": value * factor}
                for city, factor in (("甲市", 1), ("乙市", 2))
                for name, period, value in (
                    (FUND, "2025-01..11", 900.0), (FUND, "2025-01..12", 1000.0),
                    ("职工", "2025", 10.0 * factor),
                )
            ],
            "schemes": [
                {"scheme": "综合", "indicator": FUND, "weight": 1},
                {"scheme": "综合", "indicator": "职工", "weight": 1},
            ],
        },
    )  # fmt: skip
    assert found == []
    with connection:
        shares = connection.execute(
            "select grain, city, value from marts.city_ranks"
            " where indicator = '人均' and value is not null order by city"
        )
        assert shares.fetchall() == [("year", "乙市", 50.0), ("year", "甲市", 100.0)]
        scored = connection.execute("select distinct grain, coverage from marts.composite_ranks")
        assert scored.fetchall() == [("year", 1.0)]


def test_the_page_opens_on_december_and_names_the_derived_months(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register: offices.Rows = [["指标", "单位", "方向", "频度"], [FUND, "万元", "越高越好", "月"]]
    values: offices.Rows = [
        [FUND, city, at, step * number, "万元"]
        for city, step in (("甲市", 10), ("乙市", 11), ("丙市", 9))
        for number, at in enumerate(RANGES, 1)
    ]
    book = {"指标": register, "指标数据": [[*HEADER], *values]}
    done = etl(data, "load", offices.workbook(tmp_path / "累计.xlsx", book))
    assert done.returncode == 0, done.stdout
    monkeypatch.setenv("QIANGHUI_DATA", str(data))
    rankings = screens.opened("rankings", indicator=FUND)
    assert rankings.selectbox(key="period").options[:2] == ["2025年1—12月", "2025年1—11月"]
    assert "2025年1月" in rankings.selectbox(key="period").options
    assert screens.titled(rankings) == f"{FUND}：甲市居第 2 / 3，较上期持平"
    assert len(board.query("ranks", kind="indicator", subject=FUND, city_group="示例组",
                           grain="cumulated", period_end=dt.date(2025, 12, 31))) == 36  # fmt: skip
    page = screens.opened("indicator", indicator=FUND)
    assert any("当月新增10 万元（由累计值推算，非填报）" in said for said in screens.headings(page))


def test_an_upload_that_mixes_both_asks_before_it_is_loaded(data: Path, tmp_path: Path) -> None:
    first = long(
        tmp_path / "一.xlsx",
        ("平均办理天数", "甲市", "2025年1-2月", 20, "天"),
        ("平均办理天数", "甲市", "2025年1-3月", 30, "天"),
    )
    assert etl(data, "load", first).returncode == 0
    second = long(tmp_path / "二.xlsx", ("平均办理天数", "甲市", "2025年4月", 31, "天"))
    refused = etl(data, "load", second)
    assert refused.returncode == 1
    assert MIXED in refused.stdout
    told = json.loads(etl(data, "load", second, "--dry-run", "--json").stdout)["doubts"]
    assert [(doubt["key"], doubt["kind"]) for doubt in told] == [
        ("二.xlsx!指标数据!D2", "mixed_accrual")
    ]
    assert etl(data, "load", second, "--confirm-all").returncode == 0
    third = long(tmp_path / "三.xlsx", ("平均办理天数", "甲市", "2025年5月", 30, "天"))
    assert etl(data, "load", third).returncode == 0
