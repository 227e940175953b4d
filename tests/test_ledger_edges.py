"""Ledgers and days at what decides: one table of the build over rows said in the test."""

import datetime as dt

import duckdb
import pytest

from tests.steps import made

HERE = {"_upload": 1, "_current": True, "_sheet": "表", "_row": 2, "_cell": "A2"}
TODAY = [{"as_of": "2026-03-01", "counted_to": "2026-03-01"}]
AROUND = [("2026-02-28", -1), ("2026-03-01", 0), ("2026-03-02", 1)]


@pytest.fixture(scope="module")
def board(small: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    return small


@pytest.mark.parametrize(
    ("end", "values_to"),
    [
        ("2026-03-19", dt.date(2026, 3, 19)),
        ("2026-03-20", dt.date(2026, 3, 20)),
        ("2026-03-21", dt.date(2026, 1, 31)),
    ],
)
def test_a_period_that_ends_after_the_build_dates_nothing(
    board: duckdb.DuckDBPyConnection, end: str, values_to: dt.date
) -> None:
    (row,) = made(
        board,
        "staging.as_of",
        staging__stated_values=[{"period_end": end}, {"period_end": "2026-01-31"}],
        raw__appraisal_scores=[],
        staging__settings=[],
        staging__ledger_days=[],
    )
    assert (row["as_of"], row["counted_to"], row["values_to"]) == (values_to, None, values_to)


def test_the_day_that_the_office_set_is_the_one_in_force(board: duckdb.DuckDBPyConnection) -> None:
    (row,) = made(
        board,
        "staging.as_of",
        staging__settings=[
            {"choice": "超期截至日", "day": "2026-02-01", "place": 2},
            {"choice": "超期截至日", "day": "2026-01-01", "place": 1},
        ],
        staging__ledger_days=[{"day": "2026-03-01"}],
    )
    assert row["as_of"] == row["counted_to"] == dt.date(2026, 1, 1)


@pytest.mark.parametrize(("day", "later"), AROUND)
def test_a_topic_is_discussed_on_the_day_of_its_forum(
    board: duckdb.DuckDBPyConnection, day: str, later: int
) -> None:
    (row,) = made(
        board,
        "marts.topics",
        staging__topics=[{"topic": "提速", "forum_no": 1}],
        staging__forums=[{"forum_no": 1, "held": day}],
        staging__as_of=TODAY,
    )
    assert row["state"] == ("chosen" if later > 0 else "discussed")


@pytest.mark.parametrize(("accepted", "days"), [("2026-01-01", None), ("2026-01-02", 0)])
def test_a_choice_before_the_proposal_took_no_days(
    board: duckdb.DuckDBPyConnection, accepted: str, days: int | None
) -> None:
    topic = {"topic": "提速", "proposed": "2026-01-02", "accepted": accepted}
    (row,) = made(board, "marts.topics", staging__topics=[topic], staging__as_of=TODAY)
    assert (row["days_to_choice"], row["state"]) == (days, "chosen")


@pytest.mark.parametrize(
    ("outcome", "stage", "owner", "days"),
    [
        (None, 2, "主办", 20),
        ({"formed": "2026-02-19"}, 3, "提议", 10),
        ({"formed": "2026-02-19", "lead": "牵头"}, 3, "牵头", 10),
        ({"used": "2026-02-24", "lead": "牵头"}, 4, "牵头", 5),
        ({"effective": "2026-02-24", "lead": "牵头"}, 5, "牵头", None),
    ],
)
def test_a_topic_waits_in_its_stage_with_whoever_has_to_act(
    board: duckdb.DuckDBPyConnection,
    outcome: dict[str, str] | None,
    stage: int,
    owner: str,
    days: int | None,
) -> None:
    topic = {"topic": "提速", "forum_no": 1, "proposer": "提议", "proposed": "2026-01-02"}
    of_topic = {"topic": "提速", "forum_no": 1, "outcome": "方案", "is_declined": False}
    (row,) = made(
        board,
        "marts.topic_stages",
        staging__topics=[{**topic, "topics_of_forum": 1}],
        staging__forums=[{"forum_no": 1, "held": "2026-02-09", "host": "主办"}],
        staging__outcomes=[{**of_topic, **outcome}] if outcome else [],
        staging__as_of=TODAY,
    )
    assert (row["stage_no"], row["owner"], row["days_in_stage"]) == (stage, owner, days)


@pytest.mark.parametrize(
    ("held", "stage", "owner"),
    [(None, 1, "提议"), ("2026-03-02", 1, "提议"), ("2026-03-01", 2, "主办")],
)
def test_a_topic_waits_with_its_proposer_until_the_forum(
    board: duckdb.DuckDBPyConnection, held: str | None, stage: int, owner: str
) -> None:
    topic = {"topic": "提速", "forum_no": 1, "proposer": "提议", "proposed": "2026-03-01"}
    (row,) = made(
        board,
        "marts.topic_stages",
        staging__topics=[topic],
        staging__forums=[{"forum_no": 1, "held": held, "host": "主办"}],
        staging__outcomes=[],
        staging__as_of=TODAY,
    )
    assert (row["stage_no"], row["owner"], row["days_in_stage"]) == (stage, owner, 0)


@pytest.mark.parametrize(("day", "later"), AROUND)
def test_a_campaign_matters_until_its_last_day(
    board: duckdb.DuckDBPyConnection, day: str, later: int
) -> None:
    campaigns = [{"campaign": "攻坚", "ended": day}]
    rows = made(board, "marts.matters", staging__campaigns=campaigns, staging__as_of=TODAY)
    assert any(row["name"] == "攻坚" for row in rows) is (later >= 0)


@pytest.mark.parametrize(
    ("people", "shares"),
    [([1], [1]), ([0], [None]), ([1, 1], [0.5, 0.5]), ([0, 2], [0, 1])],
)
def test_a_share_of_nobody_is_none(
    board: duckdb.DuckDBPyConnection, people: list[float], shares: list[float | None]
) -> None:
    of = {"year": 2025, "unit": "服务中心", **HERE}
    rows = [{**of, "field": str(place), "headcount": n} for place, n in enumerate(people)]
    assert [row["share"] for row in made(board, "marts.staffing", raw__staffing=rows)] == shares


@pytest.mark.parametrize(
    ("benefit", "reward", "per_yuan"), [(100, 3, 33.3), (5, 100, 0.1), (4, 100, 0), (1, 0, None)]
)
def test_a_benefit_per_yuan_has_one_decimal(
    board: duckdb.DuckDBPyConnection, benefit: float, reward: float, per_yuan: float | None
) -> None:
    studio = {"studio": "焊接", "year": 2025, "benefit": benefit, "reward": reward, **HERE}
    (row,) = made(board, "marts.studios", raw__studios=[studio])
    assert row["benefit_per_yuan"] == per_yuan


def test_a_unit_that_published_nothing_has_no_points(board: duckdb.DuckDBPyConnection) -> None:
    plan = {"year": 2026, "item": "信息宣传得分", "unit": "组织部", "planned": 20, **HERE}
    (row,) = made(board, "marts.publicity_league", raw__plans=[plan], marts__publications=[])
    for name in ("publications", "national", "provincial", "municipal", "without_rule"):
        assert row[name] == 0
    for name in ("points", "national_points", "provincial_points", "municipal_points"):
        assert row[name] == 0
    assert row["target_share"] == 0


def test_a_publication_without_a_rule_counts_but_has_no_points(
    board: duckdb.DuckDBPyConnection,
) -> None:
    published = {"year": 2026, "unit": "组织部", "level": "国家"}
    (row,) = made(board, "marts.publicity_league", raw__plans=[], marts__publications=[published])
    assert (row["national"], row["points"], row["national_points"]) == (1, 0, 0)
    assert row["without_rule"] == 1


@pytest.mark.parametrize(
    ("reopened", "is_closed"),
    [(None, True), ("2026-02-09", True), ("2026-02-10", True), ("2026-02-11", False)],
)
def test_a_problem_is_closed_that_was_closed_when_or_after_it_came_back(
    board: duckdb.DuckDBPyConnection, reopened: str | None, is_closed: bool
) -> None:
    problem = {"problem": "排队", "found": "2026-01-01", "closed": True, **HERE}
    dated = {**problem, "closed_on": "2026-02-10", "reopened_on": reopened}
    rows = made(board, "staging.problems", raw__problems=[dated], staging__as_of=TODAY)
    assert [row["is_closed"] for row in rows] == [is_closed]


@pytest.mark.parametrize("name", ["found", "assigned", "listed", "closed_on", "reopened_on"])
@pytest.mark.parametrize(("day", "later"), AROUND)
def test_a_day_of_a_problem_after_that_of_the_board_is_set_aside(
    board: duckdb.DuckDBPyConnection, name: str, day: str, later: int
) -> None:
    problem = {"problem": "排队", "found": "2026-01-01", **HERE, name: day}
    rows = made(board, "staging.problems", raw__problems=[problem], staging__as_of=TODAY)
    if name == "found":
        assert len(rows) == (later <= 0)
    else:
        assert (rows[0][name] is None) is (later > 0)


@pytest.mark.parametrize(
    ("days", "median", "state"),
    [
        *((365, None, "no_median"), (366, None, "lapsed"), (40, 40, "in_time"), (41, 40, "late")),
        *((366, 400, "lapsed"), (0, None, "no_median"), (0, 0, "in_time"), (1, 0, "late")),
    ],
)
def test_a_topic_is_late_beyond_the_median_and_lapsed_beyond_a_year(
    board: duckdb.DuckDBPyConnection, days: int, median: int | None, state: str
) -> None:
    topic = {"topic": "提速", "stage_no": 2, "is_declined": False, "days_in_stage": days}
    times = {"basis": "all", "from_no": 2, "median_days": median}
    (row,) = made(
        board,
        "marts.ageing",
        marts__topic_stages=[topic],
        marts__step_times=[{**times, "to_no": 3}, {**times, "to_no": 4, "median_days": 1}],
        marts__projects=[],
    )
    assert row["state"] == state


@pytest.mark.parametrize(
    ("days", "median", "is_stuck"),
    [
        *((30, None, False), (60, None, False), (61, None, True)),
        *((30, 10, False), (31, 10, True), (80, 40, False), (81, 40, True)),
    ],
)
def test_a_topic_is_stuck_beyond_twice_the_usual_and_thirty_days(
    board: duckdb.DuckDBPyConnection, days: int, median: int | None, is_stuck: bool
) -> None:
    topic = {"topic": "提速", "state": "late", "days_in_stage": days, "median_days": median}
    rows = made(board, "marts.stuck", marts__ageing=[topic], marts__matters=[])
    assert bool(rows) is is_stuck


@pytest.mark.parametrize(
    ("share", "again", "is_counted", "needed"),
    [
        (0.8, 4, True, 4),
        (0.8, 3, False, 4),
        (1.0, 4, False, 5),
        (0.5, 3, True, 3),
        (0.0, 1, True, 0),
    ],
)
def test_a_period_counts_when_enough_of_those_before_reported(
    board: duckdb.DuckDBPyConnection, share: float, again: int, is_counted: bool, needed: int
) -> None:
    of = {"kind": "indicator", "subject": "得分", "city_group": "全省"}
    cities = list("甲乙丙丁戊")
    rows = made(
        board,
        "marts.period_coverage",
        staging__coverage_shares=[{**of, "share": share}],
        staging__reporting=[
            {**of, "grain": "month", "period_start": f"2026-{month:02d}-01"}
            | {"period_end": f"2026-{month:02d}-28", "cities": told, "members": cities}
            for month, told in ((1, cities), (2, cities[:again]))
        ],
    )
    assert [row["is_counted"] for row in rows] == [True, is_counted]
    assert [row["is_current"] for row in rows] == [not is_counted, is_counted]
    assert (rows[1]["expected"], rows[1]["again"], rows[1]["needed"]) == (5, again, needed)
    assert rows[1]["is_waiting"] is not is_counted


def test_a_city_that_was_silent_for_three_periods_is_no_longer_expected(
    board: duckdb.DuckDBPyConnection,
) -> None:
    of = {"kind": "indicator", "subject": "得分", "city_group": "全省"}
    months = [list("甲乙丙丁戊"), *[["甲"]] * 4]
    reported = [
        {**of, "grain": "month", "period_end": f"2026-{month:02d}-28", "cities": cities}
        | {"members": months[0]}
        for month, cities in enumerate(months, 1)
    ]
    shares = [{**of, "share": 0.8}]
    rows = made(
        board,
        "marts.period_coverage",
        staging__reporting=reported,
        staging__coverage_shares=shares,
    )
    assert [row["expected"] for row in rows] == [5, 5, 5, 5, 1]
    assert [row["is_counted"] for row in rows] == [True, False, False, False, True]


@pytest.mark.parametrize(
    ("hosted", "name"), [(0, "2026年主办 2 期论坛"), (1, "2026年主办一期论坛")]
)
def test_one_forum_that_is_owed_is_said_as_a_word(
    board: duckdb.DuckDBPyConnection, hosted: int, name: str
) -> None:
    (unit,) = board.execute("select min(unit) from staging.units").fetchone() or ("",)
    hosts = {"year": 2026, "unit": unit, "planned": 2, "hosted": hosted, "is_owing": True}
    rows = made(
        board,
        "marts.matters",
        marts__hosts=[{**hosts, "is_demo": True}],
        staging__as_of=TODAY,
    )
    assert [row["name"] for row in rows if row["kind"] == "hosting"] == [name]


@pytest.mark.parametrize(
    ("since", "months"),
    [
        ("2026-01-31", [1, 2, 3]),
        ("2026-02-01", [1, 3]),
        ("2026-02-28", [1, 3]),
        ("2026-03-01", [1, 2]),
    ],
)
def test_a_month_in_which_a_city_became_another_adds_nothing(
    board: duckdb.DuckDBPyConnection, since: str, months: list[int]
) -> None:
    row = {"indicator": "会员", "city": "甲市", "grain": "cumulated"}
    ends = ("2026-01-31", "2026-02-28", "2026-03-31")
    rows = made(
        board,
        "marts.increments",
        staging__known_values=[
            {**row, "period_end": end, "value": 10.0 * at} for at, end in enumerate(ends, 1)
        ],
        staging__indicators=[{"indicator": "会员", "unit": "人", "base": "人"}],
        staging__indicator_decimals=[{"indicator": "会员", "decimals": 0}],
        staging__city_breaks=[{"city": "甲市", "since": since}],
    )
    ends_of = [row["period_end"] for row in rows]
    assert [day.month for day in ends_of if isinstance(day, dt.date)] == months
