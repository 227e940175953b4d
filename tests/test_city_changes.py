"""A city renamed, merged or split: the register says it, and no figure compares across it."""

from pathlib import Path

import pytest

from tests.warehouses import Said, Sheets, Warehouse, warehouse

Row = dict[str, Said]
ROWS: list[Row] = [
    {"city": "甲市", "role": "本市", "group": "全省"},
    {"city": "乙市", "role": "近学", "group": "全省"},
    {"city": "丙市", "group": "全省"},
    {"city": "丁市", "group": "全省"},
]
INDICATORS: list[Row] = [
    {"indicator": "会员", "unit": "人", "direction": "越高越好"},
    {"indicator": "活动", "unit": "场", "direction": "越高越好"},
]


def register(**changed: Row) -> list[Row]:
    """The rows of the four cities, some of them said otherwise."""
    return [{**row, **changed.get(str(row["city"]), {})} for row in ROWS]


def values(months: range, **cities: float) -> list[Row]:
    """The same values month by month of 2025, and one more in each."""
    return [
        {"indicator": of, "city": city, "period": f"2025-{month:02d}", "value": value + month}
        for month in months
        for city, value in cities.items()
        for of in ("会员", "活动")
    ]


ALL = {"甲市": 50.0, "乙市": 60.0, "丙市": 40.0, "丁市": 30.0}
NONE: list[Row] = []
SCHEMES: list[Row] = [
    {"scheme": "综合", "indicator": "会员", "weight": 60},
    {"scheme": "综合", "indicator": "活动", "weight": 40},
]


def sheets(cities: list[Row], *told: list[Row]) -> Sheets:
    rows = [row for part in told for row in part]
    return {
        "cities": cities,
        "indicators": INDICATORS,
        "schemes": SCHEMES,
        "indicator_values": rows,
    }


def built(folder: Path, *uploads: Sheets) -> Warehouse:
    connection, failures = warehouse(folder, *uploads)
    assert failures == []
    return connection


def faults(folder: Path, *uploads: Sheets) -> list[tuple[str, str, str | None]]:
    """Which check found what at which header."""
    _, failures = warehouse(folder, *uploads)
    return [(found.name, row.header, row.value) for found in failures for row in found.rows]


def line(board: Warehouse, city: str, *columns: str) -> list[tuple[object, ...]]:
    """The line of a city in 会员, with the month first."""
    return board.execute(
        f"select month(period_end), {', '.join(columns)} from marts.city_ranks"
        " where indicator = '会员' and city = $city order by period_end",
        {"city": city},
    ).fetchall()


def marks(board: Warehouse) -> list[tuple[object, ...]]:
    return board.execute(
        "select rule, city, detail, strftime(starts, '%Y-%m-%d') from marts.events"
        " where city is not null order by starts, rule, city"
    ).fetchall()


RENAMED: Sheets = sheets(
    [{"city": "新市", "former_names": "丙市"}],
    values(range(3, 5), 甲市=50.0, 乙市=60.0, 新市=40.0, 丁市=30.0),
)


def test_a_renamed_city_is_one_line_without_a_break(tmp_path: Path) -> None:
    board = built(tmp_path, sheets(register(), values(range(1, 3), **ALL)), RENAMED)
    assert line(board, "新市", "value", "rank", "rank_change", "members", "name_then") == [
        (1, 41, 3, None, 4, "丙市"),
        (2, 42, 3, 0, 4, "丙市"),
        (3, 43, 3, 0, 4, None),
        (4, 44, 3, 0, 4, None),
    ]
    assert line(board, "丙市", "value") == []
    assert marks(board) == [("renamed", "新市", "丙市→新市", "2025-03-01")]


def test_a_renamed_city_keeps_its_group_and_its_role(tmp_path: Path) -> None:
    again: Sheets = sheets([{"city": "新市", "former_names": "乙市"}], NONE)
    board = built(tmp_path, sheets(register(), values(range(1, 3), **ALL)), again)
    said = board.execute("select city_group, role from marts.city_groups where city = '新市'")
    assert said.fetchall() == [("全省", "近学")]


def test_an_old_name_in_a_later_upload_still_means_the_city(tmp_path: Path) -> None:
    late = sheets(NONE, values(range(5, 6), 甲市=50.0, 乙市=60.0, 丙市=40.0, 丁市=30.0))
    board = built(tmp_path, sheets(register(), values(range(1, 3), **ALL)), RENAMED, late)
    assert line(board, "新市", "rank_change", "name_then")[-1] == (5, 0, "丙市")


def test_a_city_renamed_twice_is_found_under_its_first_name(tmp_path: Path) -> None:
    again = sheets([{"city": "更新市", "former_names": "新市"}], NONE)
    board = built(tmp_path, sheets(register(), values(range(1, 3), **ALL)), RENAMED, again)
    assert [month for month, _ in line(board, "更新市", "value")] == [1, 2, 3, 4]


MERGED = register(丁市={"until": "2025-03-31", "merged_into": "丙市"})


def test_a_merged_city_is_missed_no_more_and_the_receiving_one_has_a_broken_series(
    tmp_path: Path,
) -> None:
    left = {city: value for city, value in ALL.items() if city != "丁市"}
    board = built(tmp_path, sheets(MERGED, values(range(1, 4), **ALL), values(range(4, 6), **left)))
    assert [row[0] for row in line(board, "丁市", "value")] == [1, 2, 3]
    assert line(board, "丙市", "members", "rank_change", "previous_value") == [
        (1, 4, None, None),
        (2, 4, 0, 41),
        (3, 4, 0, 42),
        (4, 3, None, None),
        (5, 3, 0, 44),
    ]
    assert [row[1] for row in line(board, "甲市", "rank_change")] == [None, 0, 0, 0, 0]
    missing = board.execute("select distinct missing from marts.period_coverage").fetchall()
    assert missing == [("",)]
    assert marks(board) == [("merged", "丙市", "丁市→丙市", "2025-04-01")]


def test_a_period_counts_without_the_cities_that_have_gone(tmp_path: Path) -> None:
    """Two of four are half; two of the two that are left are all."""
    gone = register(
        丁市={"until": "2025-03-31", "merged_into": "甲市"},
        丙市={"until": "2025-03-31", "merged_into": "乙市"},
    )
    left = {"甲市": 50.0, "乙市": 60.0}
    board = built(tmp_path, sheets(gone, values(range(1, 4), **ALL), values(range(4, 5), **left)))
    counted = board.execute(
        "select is_counted, expected, needed from marts.period_coverage"
        " where subject = '会员' and month(period_end) = 4"
    ).fetchall()
    assert counted == [(True, 2, 2)]


def test_a_split_city_breaks_and_the_new_one_is_a_member_from_its_day(tmp_path: Path) -> None:
    split: list[Row] = [
        *register(),
        {"city": "戊市", "group": "全省", "since": "2025-03-01", "split_from": "丙市"},
    ]
    board = built(
        tmp_path,
        sheets(split, values(range(1, 3), **ALL), values(range(3, 5), **ALL, 戊市=20.0)),
    )
    assert line(board, "戊市", "members", "rank_change") == [(3, 5, None), (4, 5, 0)]
    assert [row[1] for row in line(board, "丙市", "rank_change")] == [None, 0, None, 0]
    assert marks(board) == [("split", "丙市", "丙市→戊市", "2025-03-01")]


def test_scores_paces_and_gaps_do_not_reach_across_a_merger(tmp_path: Path) -> None:
    merged = register(丁市={"until": "2025-03-31", "merged_into": "乙市"})
    left = {city: value for city, value in ALL.items() if city != "丁市"}
    board = built(tmp_path, sheets(merged, values(range(1, 4), **ALL), values(range(4, 6), **left)))
    scores = "select rank_change from marts.composite_ranks where city = $city order by period_end"
    assert [row[0] for row in board.execute(scores, {"city": "乙市"}).fetchall()] == [
        *(None, 0, 0),
        *(None, 0),
    ]
    points = "select points from marts.paces where indicator = '会员' and city = $city"
    assert board.execute(points, {"city": "乙市"}).fetchall() == [(2,)]
    assert board.execute(points, {"city": "甲市"}).fetchall() == [(5,)]
    gaps = "select points from marts.closings where indicator = '会员' and benchmark_city = '乙市'"
    assert board.execute(gaps).fetchall() == [(2,)]


def test_a_break_of_an_indicator_breaks_the_scores_that_rest_on_it(tmp_path: Path) -> None:
    turned = {
        "indicators": [{**INDICATORS[0], "direction": "越低越好"}],
        "indicator_values": values(range(3, 5), **ALL),
    }
    board = built(tmp_path, sheets(register(), values(range(1, 3), **ALL)), turned)
    found = board.execute(
        "select previous_rank is null, rank_change from marts.composite_ranks"
        " where is_home order by period_end"
    ).fetchall()
    assert found == [(True, None), (False, 0), (True, None), (False, 0)]


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        (
            {"丁市": {"until": "2025-03-31", "merged_into": "庚市"}},
            ("unknown_cities", "并入", "庚市"),
        ),
        (
            {"丁市": {"since": "2025-04-01", "until": "2025-03-31"}},
            ("cities_ended_before_begun", "至", "2025-03-31"),
        ),
        ({"丁市": {"merged_into": "丙市"}}, ("cities_changed_without_day", "并入", "丙市")),
        ({"丁市": {"split_from": "丙市"}}, ("cities_changed_without_day", "拆自", "丙市")),
        (
            {"丁市": {"until": "2025-03-31", "merged_into": "丁市"}},
            ("cities_changed_with_none", "并入", "丁市"),
        ),
        (
            {
                "丁市": {"until": "2025-03-31", "merged_into": "丙市"},
                "丙市": {"until": "2025-02-28", "merged_into": "丁市"},
            },
            ("cities_changed_with_none", "并入", "丙市"),
        ),
        (
            {
                "丁市": {"since": "2025-03-01", "split_from": "丙市"},
                "丙市": {"since": "2025-03-01"},
            },
            ("cities_changed_with_none", "拆自", "丙市"),
        ),
        ({"丁市": {"former_names": "丙市"}}, ("former_names_registered", "城市", "丙市")),
        (
            {"丁市": {"former_names": "壬市"}, "丙市": {"former_names": "壬市、癸市"}},
            ("former_names_shared", "曾用名", "壬"),
        ),
    ],
)
def test_what_cannot_be_is_told_at_its_cell(
    changed: dict[str, Row], fault: tuple[str, str, str], tmp_path: Path
) -> None:
    told = sheets(register(**changed), values(range(1, 3), 甲市=50.0, 乙市=60.0))
    assert faults(tmp_path, told) == [fault]


def test_two_names_that_call_each_other_former_are_told(tmp_path: Path) -> None:
    circle = register(丁市={"former_names": "丙市"}, 丙市={"former_names": "丁市"})
    found = faults(tmp_path, sheets(circle, values(range(1, 3), 甲市=1.0, 乙市=2.0)))
    assert [name for name, _, _ in found] == ["former_names_registered"] * 2
