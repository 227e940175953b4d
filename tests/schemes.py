"""The marts of one scheme, over the hand-made board of `tests.boards`.

Said here are its tree and its values; all that follows from them is made by the build's own steps.
"""

import duckdb
import pandas as pd

from etl.warehouse import transform

SCHEME = "工会工作综合评价"
INDICATORS = {"网上工会得分": 0.6, "建会率": 0.4}
KEYS = ["city_group", "grain", "period_start", "period_end"]
COMPUTED = (
    *("marts.normalised_values", "marts.composite_scores", "marts.contributions"),
    *("marts.leave_one_out", "marts.composite_ranks"),
    *("marts.period_coverage", "marts.targets", "marts.headlines"),
    *("staging.scores", "staging.rank_bands", "staging.scheme_coverage", "staging.reporting"),
    "staging.scheme_ranks",
)


TABLES = """
create schema if not exists staging; create schema methods;
create table staging.scheme_values (
    scheme varchar, city_group varchar, grain varchar, period_start date, period_end date,
    city varchar, indicator varchar, value double, is_demo boolean
);
create table staging.memberships (
    city varchar, city_group varchar, role varchar, is_home boolean, is_demo boolean,
    member_from date, member_to date
);
create table staging.series_breaks (
    indicator varchar, grain varchar, rule varchar, since date
);
create table staging.city_breaks (city varchar, since date);
create table staging.known_values (
    indicator varchar, city varchar, grain varchar, period_start date, period_end date,
    value double
);
create table staging.settings (
    choice varchar, subject varchar, city_group varchar, coverage double, day date, place integer
);
create table staging.coverage_shares (
    kind varchar, subject varchar, city_group varchar, share double
);
create table marts.schemes (
    scheme varchar, is_default boolean, indicators integer, scope varchar, decimals integer,
    grain varchar, latest_start date, latest_end date, is_demo boolean
);
create table marts.scheme_faults (
    scheme varchar, fault varchar, node varchar, city_group varchar, grain varchar,
    periods integer, cities integer, names varchar, figure double
);
create table marts.scheme_nodes (
    scheme varchar, node varchar, kind varchar, path varchar, parent varchar, indicator varchar,
    level integer, depth integer, weight double, share double, effective_weight double,
    normalisation varchar, aggregation varchar, goalpost_low double, goalpost_high double,
    target double, is_higher_better boolean, treatment varchar, is_truncated boolean,
    reference_city varchar, scope varchar, threshold double, threshold_by varchar,
    decimals integer, is_demo boolean
)
"""


def create(connection: duckdb.DuckDBPyConnection, ranks: pd.DataFrame) -> None:
    """The tree and the values of the scheme, and by the real SQL all marts that rest on them."""
    connection.execute(TABLES)
    for name, rows in _given(ranks).items():
        if len(rows):
            connection.register("rows", rows)
            connection.execute(f"insert into {name} by name select * from rows")
    for step in transform.in_order():
        if step.makes[0].startswith("methods.") or set(step.makes) & set(COMPUTED):
            step.run(connection)


def _given(ranks: pd.DataFrame) -> dict[str, pd.DataFrame]:
    weighed = ranks[ranks["indicator"].isin(INDICATORS.keys())]
    cities = ranks[["city", "city_group", "role", "is_home"]].drop_duplicates()
    values = weighed[[*KEYS, "city", "indicator", "value"]].assign(scheme=SCHEME, is_demo=True)
    return {
        "staging.scheme_values": values,
        "staging.memberships": cities.assign(
            is_demo=True,
            member_from=ranks["period_end"].min(),
            member_to=pd.Timestamp("9999-12-31"),
        ),
        "staging.known_values": ranks[["indicator", "city", *KEYS[1:], "value"]],
        "staging.coverage_shares": _shares(ranks),
        "marts.schemes": _schemes(ranks),
        "marts.scheme_nodes": _scheme_nodes(ranks),
    }


def _shares(ranks: pd.DataFrame) -> pd.DataFrame:
    """Four fifths of the cities are enough for every indicator and for the scheme."""
    subjects = [("indicator", name) for name in ranks["indicator"].unique()]
    rows = pd.DataFrame([*subjects, ("scheme", SCHEME)], columns=["kind", "subject"])
    return rows.merge(ranks[["city_group"]].drop_duplicates(), how="cross").assign(share=0.8)


def _schemes(ranks: pd.DataFrame) -> pd.DataFrame:
    row = {
        "scheme": SCHEME,
        "is_default": True,
        "indicators": len(INDICATORS),
        "scope": "本期",
        "decimals": 1,
        "grain": "month",
        "latest_start": ranks["period_start"].max(),
        "latest_end": ranks["period_end"].max(),
        "is_demo": True,
    }
    return pd.DataFrame([row] if len(ranks) else [])


def _scheme_nodes(ranks: pd.DataFrame) -> pd.DataFrame:
    """The index, and its indicators right below it; weighed in percent, scaled to 0..100."""
    shared = {"scheme": SCHEME, "scope": "本期", "decimals": 1, "is_demo": True}
    index = {
        **shared,
        "node": SCHEME,
        "kind": "index",
        "path": "",
        "level": 2,
        "depth": 0,
        "weight": 1.0,
        "share": 1.0,
        "effective_weight": 1.0,
        "aggregation": "算术",
        "threshold": 0.7,
        "threshold_by": "number",
    }
    rows = [index, *({**shared, **_leaf(*weighed)} for weighed in INDICATORS.items())]
    return pd.DataFrame(rows if len(ranks) else [])


def _leaf(indicator: str, share: float) -> dict[str, object]:
    return {
        "node": indicator,
        "kind": "indicator",
        "path": f"//{indicator}",
        "parent": "",
        "indicator": indicator,
        "level": 1,
        "depth": 1,
        "weight": share * 100,
        "share": share,
        "effective_weight": share,
        "normalisation": "极差0-100",
        "is_higher_better": True,
    }
