"""What a campaign is compared with, and the loop from a gap to its measures, checked by hand."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from pages.benchmarks.findings import campaigns as findings
from tests.small_board import Rows, _rows
from tests.test_closings import months
from tests.warehouses import Said, Sheets, Warehouse, warehouse

OTHERS = ("乙市", "丙市", "丁市", "戊市", "己市", "庚市")
CITIES = _rows(
    "city role group",
    ("甲市", "本市", "全省"),
    ("乙市", "近学", "全省"),
    *((city, "同组", "全省") for city in OTHERS[1:]),
)
INDICATORS = _rows(
    "indicator unit direction decimals dimension",
    ("得分", "分", "越高越好", 1, "连通/网上工会"),
    ("天数", "天", "越低越好", 1, "服务/维权"),
    ("企业数", "家", "越高越好", 0, "规模"),
    ("会员数", "人", "越高越好", 0, "实体"),
)
MARCH = {"campaign": "攻坚月", "started": "2026-03-01", "ended": "2026-03-31", "indicator": "得分"}
Courses = Mapping[str, Sequence[float | None]]


def built(folder: Path, **sheets: Rows) -> Warehouse:
    rows: Sheets = {"cities": CITIES, "indicators": INDICATORS, **sheets}
    connection, faults = warehouse(folder, rows, built_at="2026-12-20T09:00:00+08:00")
    assert not faults, faults
    return connection


def values(courses: Courses, *, of: str = "得分", first: str = "2025-12") -> Rows:
    """Values month by month, from three months before March 2026 on."""
    told = [
        (of, city, period, value)
        for city, course in courses.items()
        for period, value in zip(months(first, len(course)), course, strict=True)
        if value is not None
    ]
    return _rows("indicator city period value", *told)


def campaign(folder: Path, courses: Courses, **more: Said) -> Warehouse:
    said = {**MARCH, **more}
    of = str(said["indicator"])
    return built(folder, indicator_values=values(courses, of=of), campaigns=[said])


def effect(connection: Warehouse, columns: str) -> tuple[object, ...]:
    found = connection.execute(f"select {columns} from marts.campaign_effects").fetchall()
    assert len(found) == 1
    return tuple(found[0])


def steady(step: float = 0.0, *, start: float = 50.0, after: float = 0.0) -> list[float]:
    """Seven months, three before and three after the campaign; `after` comes on top then."""
    return [start + step * month + (after if month > 3 else 0) for month in range(7)]


def test_our_change_is_held_against_the_median_of_the_others(tmp_path: Path) -> None:
    rises = dict(zip(OTHERS, (0, 1, 2, 3, 4, 5), strict=True))
    courses = {city: steady(after=rise) for city, rise in rises.items()}
    board = campaign(tmp_path, {"甲市": steady(after=10), **courses})
    assert effect(board, "before, after, change") == (50, 60, 10)
    assert effect(board, "others_change, others_q1, others_q3") == (2.5, 1.25, 3.75)
    assert effect(board, "effect, is_better, others, is_few") == (7.5, True, 6, False)
    assert effect(board, "as_large, cities") == (1, 7)


def test_what_all_cities_gained_in_those_months_is_no_effect(tmp_path: Path) -> None:
    board = campaign(tmp_path, {city: steady(step=1) for city in ("甲市", *OTHERS)})
    assert effect(board, "change, effect, as_large, cities") == (4, 0, 7, 7)


def test_a_fall_as_large_counts_among_the_cities_with_such_a_change(tmp_path: Path) -> None:
    courses = {city: steady() for city in OTHERS}
    board = campaign(tmp_path, {"甲市": steady(after=5), **courses, "庚市": steady(after=-6)})
    assert effect(board, "as_large, cities") == (2, 7)


def test_where_less_is_better_a_fall_is_for_the_better(tmp_path: Path) -> None:
    courses = {"甲市": steady(after=-5), **{city: steady() for city in OTHERS}}
    board = campaign(tmp_path, courses, indicator="天数")
    assert effect(board, "change, effect, is_better") == (-5, -5, True)


def broken(folder: Path) -> Warehouse:
    """Three months before March; from April on the indicator is better when it is lower."""
    courses = dict.fromkeys(("甲市", *OTHERS), steady(after=5))
    rows = values(courses)
    first = [row for row in rows if str(row["period"]) < "2026-04"]
    later = [row for row in rows if str(row["period"]) >= "2026-04"]
    turned = [{**INDICATORS[0], "direction": "越低越好"}]
    connection, faults = warehouse(
        folder,
        {
            "cities": CITIES,
            "indicators": INDICATORS,
            "campaigns": [MARCH],
            "indicator_values": first,
        },
        {"indicators": turned, "indicator_values": later},
        built_at="2026-12-20T09:00:00+08:00",
    )
    assert not faults, faults
    return connection


def test_no_effect_is_told_across_a_break_of_the_series(tmp_path: Path) -> None:
    board = broken(tmp_path)
    assert effect(board, "before, after, change, effect, is_broken") == (50, None, None, None, True)
    assert effect(board, "points_before, points_after") == (3, 0)
    results = (
        "select value_before, value_at_end, value_after, rank_after from marts.campaign_results"
    )
    assert board.execute(results).fetchall() == [(50, 50, None, None)]
    row = board.execute("select * from marts.campaign_effects").df().iloc[0]
    assert findings.title(row) == "攻坚月：指标口径有变，行动前后不可比"


def test_a_city_that_left_out_a_month_is_not_compared(tmp_path: Path) -> None:
    courses: dict[str, Sequence[float | None]] = {city: steady() for city in OTHERS}
    courses["庚市"] = [50, None, 50, 50, 90, 90, 90]
    board = campaign(tmp_path, {"甲市": steady(after=5), **courses})
    assert effect(board, "others, cities, as_large") == (5, 6, 1)


@pytest.mark.parametrize(
    ("course", "before", "after"),
    [([50, 51, 52, 53, 54], 3, 1), ([None, None, 52, 53, 54, 55, 56], 1, 3)],
)
def test_few_periods_on_either_side_are_said_to_be_few(
    tmp_path: Path, course: Sequence[float | None], before: int, after: int
) -> None:
    board = campaign(tmp_path, dict.fromkeys(("甲市", *OTHERS), course))
    assert effect(board, "points_before, points_after, is_few") == (before, after, True)


def test_a_campaign_that_runs_has_no_effect_yet(tmp_path: Path) -> None:
    board = campaign(tmp_path, dict.fromkeys(("甲市", *OTHERS), (50.0, 51, 52, 53)))
    assert effect(board, "during, after, change, effect, as_large") == (53, None, None, None, None)


def test_a_campaign_of_a_city_alone_is_compared_with_nobody(tmp_path: Path) -> None:
    board = campaign(tmp_path, {"甲市": steady(after=5)})
    assert effect(board, "change, effect, others, cities, is_few") == (5, None, 0, None, True)


def test_a_campaign_over_the_turn_of_a_year_has_its_months_on_both_sides(tmp_path: Path) -> None:
    board = built(
        tmp_path,
        indicator_values=values(
            {city: list(range(9)) for city in ("甲市", *OTHERS)}, first="2025-08"
        ),
        campaigns=[{**MARCH, "started": "2025-12-10", "ended": "2026-01-20"}],
    )
    assert effect(board, "points_before, points_during, points_after") == (3, 2, 3)
    assert effect(board, "before, during, after") == (2, 4.5, 7)


def test_the_course_is_measured_from_the_own_mean_before(tmp_path: Path) -> None:
    courses = {"甲市": steady(step=1), **{city: steady(start=80) for city in OTHERS}}
    rows = campaign(tmp_path, courses).execute(
        "select home_moved, others_moved, phase from marts.campaign_courses order by period_end"
    )
    moved = rows.fetchall()
    assert [row[0] for row in moved] == [-1, 0, 1, 2, 3, 4, 5]
    assert {row[1] for row in moved} == {0}
    assert [row[2] for row in moved] == ["before"] * 3 + ["during"] + ["after"] * 3


def measures(connection: Warehouse, columns: str) -> list[tuple[object, ...]]:
    return connection.execute(f"select {columns} from marts.measures order by all").fetchall()


def test_a_task_is_followed_from_the_gap_before_it_began(tmp_path: Path) -> None:
    told = {"city": "乙市", "item": "得分", "goal": "追平", "measure": "攻坚", "owner": "网络部"}
    board = built(
        tmp_path,
        units=[{"unit": "网络部", "kind": "机关部室"}],
        indicator_values=values({"甲市": [50, 51, 52, 58], "乙市": [60, 60, 60, 61]}),
        benchmark_tasks=[
            {**told, "started": "2026-02-10", "due": "2026-06-30", "indicator": "得分"}
        ],
    )
    said = "gap_at_start, gap_now, gap_change, state, is_overdue"
    assert measures(board, said) == [(9, 3, -6, "unstated", False)]


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("已完成，11月起超过", "done"),
        ("未完成", "not_done"),
        ("推进中，选址未定", "under_way"),
        ("正在推进，年底前完成", "under_way"),
        ("已落地", "done"),
        ("未落地", "not_done"),
        ("100%", "done"),
        ("见附件", "unstated"),
        (None, "unstated"),
    ],
)
def test_the_words_of_a_status_say_whether_a_practice_was_adopted(
    tmp_path: Path, status: str | None, state: str
) -> None:
    visit = {"city": "乙市", "date": "2026-01-10", "field": "网上工会", "practice": "一步办"}
    board = built(tmp_path, study_visits=[{**visit, "status": status}])
    assert measures(board, "state, indicator") == [(state, None)]


def test_a_visit_bears_on_the_indicators_of_its_field(tmp_path: Path) -> None:
    visit = {"city": "乙市", "date": "2026-01-10", "practice": "一步办"}
    fields = ("网上工会", "得分", "文化")
    board = built(
        tmp_path,
        indicator_values=values({"甲市": [50, 51], "乙市": [60, 60]}),
        study_visits=[{**visit, "field": field, "practice": field} for field in fields],
    )
    assert measures(board, "practice, indicator, gap_at_start") == [
        ("得分", "得分", 10),
        ("文化", None, None),
        ("网上工会", "得分", 10),
    ]


def similar(connection: Warehouse) -> list[tuple[object, ...]]:
    rows = "select city, size_ratio, is_similar, size_indicator from marts.similar_cities"
    return connection.execute(f"{rows} order by place").fetchall()


def test_cities_are_alike_by_the_ratio_of_what_the_register_calls_size(tmp_path: Path) -> None:
    sizes = {"甲市": [100.0], "乙市": [200.0], "丙市": [80.0], "丁市": [110.0]}
    other = values({"甲市": [1.0], "乙市": [1.0]}, of="会员数")
    board = built(tmp_path, indicator_values=[*values(sizes, of="企业数"), *other])
    assert similar(board) == [
        ("丁市", 1.1, True, "企业数"),
        ("丙市", 0.8, True, "企业数"),
        ("乙市", 2, False, "企业数"),
    ]


def test_without_a_named_size_the_members_are_counted(tmp_path: Path) -> None:
    board = built(tmp_path, indicator_values=values({"甲市": [10], "乙市": [12]}, of="会员数"))
    assert similar(board) == [("乙市", 1.2, True, "会员数")]


def test_without_any_size_no_city_is_called_similar(tmp_path: Path) -> None:
    board = built(tmp_path, indicator_values=values({"甲市": [10], "乙市": [12]}))
    assert similar(board) == []
