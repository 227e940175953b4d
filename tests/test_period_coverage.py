"""Which period counts: enough of the cities of the last one that did, at every edge."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from etl.warehouse import checks
from tests.warehouses import Said, Sheets, Warehouse, unchecked, warehouse

CITIES = tuple(f"{name}市" for name in "甲乙丙丁戊己庚辛壬癸子")
GROUP = "十一市"
REGISTER: list[dict[str, Said]] = [
    {"city": city, "group": GROUP, "role": "本市" if city == "甲市" else None} for city in CITIES
]


def reported(indicator: str, **months: int) -> list[dict[str, Said]]:
    """So many of the cities, in their order, in each month (`d12` is December of 2025)."""
    periods = {"d10": "2025-10", "d11": "2025-11", "d12": "2025-12", "j1": "2026-01"}
    periods |= {"j2": "2026-02", "j3": "2026-03", "j4": "2026-04"}
    return [
        {"indicator": indicator, "city": city, "period": periods[month], "value": 90 - place}
        for month, count in months.items()
        for place, city in enumerate(CITIES[:count])
    ]


def board(
    folder: Path,
    values: Sequence[dict[str, Said]],
    settings: Sequence[dict[str, Said]] = (),
    **more: Sequence[dict[str, Said]],
) -> tuple[Warehouse, list[checks.CheckResult]]:
    names = sorted({str(row["indicator"]) for row in values})
    indicators = [
        {"indicator": name, "unit": "分", "direction": "越高越好", "grain": "月"} for name in names
    ]
    sheets: Sheets = {
        "cities": REGISTER,
        "indicators": indicators,
        "indicator_values": values,
        **({"board_settings": settings} if settings else {}),
        **more,
    }
    return warehouse(folder, sheets)


def counted(connection: Warehouse, month: str = "2026-01") -> dict[str, bool]:
    found = connection.execute(
        "select subject, is_counted from marts.period_coverage"
        " where kind = 'indicator' and strftime(period_end, '%Y-%m') = ?",
        [month],
    )
    return {str(name): bool(is_counted) for name, is_counted in found.fetchall()}


def test_a_period_counts_from_exactly_four_fifths_of_the_one_before(tmp_path: Path) -> None:
    values = [
        *reported("十市报过，报八", d12=10, j1=8),
        *reported("十市报过，报七", d12=10, j1=7),
        *reported("十市报过，报九", d12=10, j1=9),
        *reported("十一市报过，报三", d12=11, j1=3),
        *reported("十一市报过，报八", d12=11, j1=8),
        *reported("十一市报过，报九", d12=11, j1=9),
    ]
    connection, findings = board(tmp_path, values)
    assert not findings
    assert counted(connection) == {
        "十市报过，报八": True,
        "十市报过，报七": False,
        "十市报过，报九": True,
        "十一市报过，报三": False,
        "十一市报过，报八": False,
        "十一市报过，报九": True,
    }
    needed = "select needed from marts.period_coverage where subject = ? and grain = 'month'"
    assert connection.execute(needed + " and expected = 10", ["十市报过，报八"]).fetchall()[1:] == [
        (8,)
    ]
    ranks = connection.execute(
        "select count(rank), max(ranked), bool_and(is_counted = (rank is not null))"
        " from marts.city_ranks where indicator = '十一市报过，报三' and period_end > '2026-01-01'"
        " and value is not null"
    ).fetchone()
    assert ranks == (0, 0, True)


def test_what_the_office_sets_counts_for_the_narrowest_that_it_names(tmp_path: Path) -> None:
    values = [row for name in ("各", "这", "那") for row in reported(name, d12=10, j1=6)]
    everywhere: dict[str, Said] = {"choice": "计入覆盖率", "coverage": "61%"}
    this: dict[str, Said] = {"choice": "计入覆盖率", "subject": "这", "coverage": "60%"}
    that: dict[str, Said] = {**this, "subject": "那", "city_group": GROUP, "coverage": "59%"}
    connection, findings = board(tmp_path, values, [everywhere, this, that])
    assert not findings
    assert counted(connection) == {"各": False, "这": True, "那": True}


def test_a_partial_period_is_no_measure_for_the_next_one(tmp_path: Path) -> None:
    connection, _ = board(tmp_path, reported("得分", d12=10, j1=3, j2=3))
    found = connection.execute(
        "select strftime(period_end, '%m'), expected, again, is_counted, is_current, is_waiting"
        " from marts.period_coverage where kind = 'indicator' order by period_end"
    ).fetchall()
    assert found == [
        ("12", 10, 10, True, True, False),
        ("01", 10, 3, False, False, True),
        ("02", 10, 3, False, False, True),
    ]


def test_cities_silent_for_three_periods_are_no_longer_expected(tmp_path: Path) -> None:
    connection, _ = board(tmp_path, reported("得分", d12=10, j1=3, j2=3, j3=3, j4=3))
    assert counted(connection, "2026-03") == {"得分": False}
    assert counted(connection, "2026-04") == {"得分": True}


def test_the_period_in_view_is_the_month_and_not_the_year_that_ends_later(tmp_path: Path) -> None:
    values = reported("得分", d10=10, d11=10)
    values += [{"indicator": "得分", "city": c, "period": "2025", "value": 5} for c in CITIES]
    connection, _ = board(tmp_path, values)
    current = "select grain, cast(period_end as varchar) from marts.period_coverage"
    found = connection.execute(current + " where is_current").fetchall()
    assert found == [("month", "2025-11-30")]


def test_a_city_is_missing_only_from_when_it_was_a_member(tmp_path: Path) -> None:
    late: dict[str, Said] = {"indicator": "得分", "city": "丑市", "period": "2026-01", "value": 99}
    register: list[dict[str, Said]] = [
        *REGISTER,
        {"city": "丑市", "group": GROUP},
        {"city": "寅市", "group": GROUP, "since": "2026-01"},
        {"city": "卯市", "group": GROUP, "since": "2025-12"},
    ]
    values = [*reported("得分", d11=11, d12=11, j1=11), late]
    sheets: Sheets = {
        "cities": register,
        "indicators": [{"indicator": "得分", "unit": "分", "direction": "越高越好", "grain": "月"}],
        "indicator_values": values,
    }
    connection = unchecked(tmp_path, sheets)
    found = connection.execute(
        "select strftime(period_end, '%m'), reported, members, missing from marts.coverage"
        " order by period_end"
    ).fetchall()
    assert found == [("11", 11, 11, None), ("12", 11, 12, "卯市"), ("01", 12, 14, "卯市、寅市")]
    ours = connection.execute(
        "select rank, ranked, previous_rank, previous_ranked, same_ranked, rank_of_same,"
        " is_same_field, is_next from marts.city_ranks where is_home and period_end > '2026-01-01'"
    ).fetchone()
    assert ours == (2, 12, 1, 11, 11, 1, False, True)


def test_a_rank_is_compared_with_the_last_period_that_counts(tmp_path: Path) -> None:
    values = reported("得分", d11=10, d12=3, j1=10)
    connection, _ = board(tmp_path, values)
    found = connection.execute(
        "select cast(previous_end as varchar), previous_rank, is_next, is_same_field"
        " from marts.city_ranks where is_home and period_end > '2026-01-01'"
    ).fetchone()
    assert found == ("2025-11-30", 1, False, True)


@pytest.mark.parametrize(
    ("setting", "check", "cell"),
    [
        ({"choice": "头条", "subject": "没有的"}, "unknown_subjects", "没有的"),
        ({"choice": "头条", "subject": "得分", "city_group": "别组"}, "unknown_groups", "别组"),
        ({"choice": "头条"}, "unsound_settings", None),
        ({"choice": "计入覆盖率"}, "unsound_settings", None),
        ({"choice": "计入覆盖率", "coverage": "0%"}, "unsound_settings", "0%"),
        ({"choice": "计入覆盖率", "coverage": "101%"}, "unsound_settings", "101%"),
        ({"choice": "超期截至日", "day": "2026-03-21"}, "unsound_settings", "2026-03-21"),
    ],
)
def test_a_choice_that_chooses_nothing_is_a_fault_at_its_cell(
    tmp_path: Path, setting: dict[str, Said], check: str, cell: str | None
) -> None:
    _connection, findings = board(tmp_path, reported("得分", d12=3), [setting])
    assert [(one.name, one.rows[0].value) for one in findings] == [(check, cell)]


def test_the_last_day_and_the_whole_group_may_be_chosen(tmp_path: Path) -> None:
    settings: list[dict[str, Said]] = [
        {"choice": "超期截至日", "day": "2026-03-20"},
        {"choice": "计入覆盖率", "coverage": "100%"},
    ]
    connection, findings = board(tmp_path, reported("得分", d12=10, j1=9), settings)
    assert not findings
    assert counted(connection) == {"得分": False}
    assert connection.execute("select cast(as_of as varchar) from marts.board").fetchall() == [
        ("2026-03-20",)
    ]
