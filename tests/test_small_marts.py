"""What pages read from small marts is what the history of all ranks says."""

from collections.abc import Iterator

import duckdb
import pandas as pd
import pytest

from pages.shared.warehouse import builds, connections

KEY = ["indicator", "city_group", "city"]
# What each small mart stands for, as it is found by looking through all ranks.
PLACES = (
    "select * exclude (trail) from marts.latest_ranks",
    """
    select ranks.*
    from marts.city_ranks as ranks
    semi join marts.period_coverage as coverage
        on
            coverage.kind = 'indicator'
            and coverage.is_current
            and ranks.indicator = coverage.subject
            and ranks.city_group = coverage.city_group
            and ranks.grain = coverage.grain
            and ranks.period_end = coverage.period_end
            and ranks.period_start is not distinct from coverage.period_start
    """,
)
GROUPS = (
    "select kind, subject, city_group, members, is_ranked from marts.ranked_groups",
    """
    select kind, subject, city_group, max(members), bool_or(rank is not null)
    from memory.standings()
    group by all
    """,
)
REPORTED = (
    "select subject, city_group from marts.ranked_groups where kind = 'indicator' and is_reported",
    "select distinct subject, city_group from marts.period_coverage where kind = 'indicator'",
)
ANNOUNCED = (
    "select indicator, city, city_group, period_end, rank, source from marts.announced_ranks",
    """
    select indicator, city, city_group, period_end, rank, source
    from marts.city_ranks
    where announced_rank <> rank
    """,
)
CITIES = (
    "select city, city_group, indicators, members from marts.ranked_cities",
    """
    select city, city_group, count(distinct indicator), max(members)
    from marts.city_ranks
    group by all
    """,
)


@pytest.fixture(name="build")
def _build(request: pytest.FixtureRequest) -> Iterator[duckdb.DuckDBPyConnection]:
    request.getfixturevalue("board")
    present = builds.current_build()
    assert present is not None
    with connections.attached(present) as connection:
        connection.execute("use warehouse")
        yield connection


@pytest.mark.parametrize("same", [PLACES, GROUPS, REPORTED, ANNOUNCED, CITIES])
def test_a_small_mart_is_what_the_history_says(
    build: duckdb.DuckDBPyConnection, same: tuple[str, str]
) -> None:
    small, history = same
    assert build.execute(f"select count(*) from ({small})").fetchall() != [(0,)]
    for one, other in ((small, history), (history, small)):
        assert build.execute(f"({one}) except all ({other})").fetchall() == []


def test_a_trail_is_the_last_values_of_three_years_that_count(
    build: duckdb.DuckDBPyConnection,
) -> None:
    latest = build.sql("select * from marts.latest_ranks").df()
    ranks = build.sql("select * from marts.city_ranks where is_counted").df()
    joined = latest[[*KEY, "grain", "period_end"]].merge(ranks, on=[*KEY, "grain"])
    first = joined["period_end_x"] - pd.DateOffset(years=3)
    is_near = (joined["period_end_y"] > first) & (joined["period_end_y"] <= joined["period_end_x"])
    history = joined[is_near].sort_values("period_end_y").groupby(KEY)["value"]
    expected = history.apply(lambda values: values.fillna(-1).tolist()[-12:]).to_dict()
    told = {
        tuple(row[name] for name in KEY): pd.Series(row["trail"]).fillna(-1).tolist()
        for row in latest.to_dict("records")
    }
    assert told == expected
    assert max(map(len, told.values())) == 12
