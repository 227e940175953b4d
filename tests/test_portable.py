"""The build's SQL means the same to DuckDB and, translated, to Spark.

The queries of pages are no part of this: they read the published build, which is DuckDB's.
"""

from pathlib import Path

import pytest

from etl.engine import dialect, lowering, macros, portable, steps
from etl.warehouse import transform

ROOT = Path(__file__).parents[1]
STATEMENTS = {
    f"{path.parent.name}.{path.stem}": path.read_text(encoding="utf-8")
    for folder in ("staging", "marts", "checks")
    for path in sorted((transform.SQL / folder).glob("*.sql"))
}
LISTS = "create macro methods.twice(x) as list_value(x, x)"
ROWS = """
create macro methods.best(rows_, most) as table
    with kept as (select * from query_table(rows_) where place <= most)
    select kept.* from kept
"""


def faults(statement: str) -> str:
    return "; ".join(portable.faults(dialect.parse(statement)))


@pytest.mark.parametrize("name", sorted(set(STATEMENTS) - set(steps.ON_DRIVER)))
def test_a_statement_of_the_build_is_portable(name: str) -> None:
    assert steps.on_spark(name, STATEMENTS[name])


@pytest.mark.parametrize("name", sorted(steps.ON_DRIVER))
def test_a_statement_stays_with_duckdb_for_a_reason_that_the_document_says(name: str) -> None:
    with pytest.raises(steps.NotPortableError):
        steps.on_spark(name, STATEMENTS[name])
    document = (ROOT / "docs" / "scaling.md").read_text(encoding="utf-8")
    assert f"`{name}`" in document


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("select unnest(a) as a, unnest(b) as b from t", "every pair"),
        ("select upper(unnest(a)) as a from t", "stands alone"),
        ("select x from range(3) as t (x)", "FROM"),
        ("select list(x) as xs from t", "order by"),
        ("select string_agg(x, ',') as xs from t", "order by"),
        ("select list(x order by x) over (partition by y) as xs from t", "window"),
        ("select hash(x) as h from t", "hash()"),
        ("select mode(x) as m from t", "mode()"),
        ("select format('{:.4g}', x) as f from t", "format()"),
        ("select regexp_replace(x, 'a', 'b') as y from t", "regexp_replace()"),
        ("select date_diff('week', a, b) as weeks from t", "weeks"),
        ("select xs[:n] as ys from t", "list_slice"),
        ("select xs[-3:] as ys from t", "from the end"),
        ("select * replace (x + 1 as x) from t", "replace"),
        ("select [x + 1 for x in xs] as ys from t", "list_transform"),
        ("select try_cast(x as integer) as y from t", "try_cast()"),
        ("select * from t union all by name select * from u", "names"),
        (
            "with recursive n as (select 1 as x union select x + 1 from n where x < 9)"
            " select x from n",
            "union all",
        ),
        (
            "with recursive n as (select 1 as x union all select sum(x) as x from n group by x)"
            " select x from n",
            "sums",
        ),
    ],
)
def test_what_means_another_thing_to_spark_is_refused(statement: str, said: str) -> None:
    assert said in faults(statement)


def test_a_macro_is_put_in_with_what_it_is_called_with() -> None:
    known = macros.read([LISTS, "create macro methods.first_of(x) as methods.twice(x + 1)[1]"])
    tree = macros.expand(dialect.parse("select methods.first_of(a) * 2 as b from t"), known)
    text = tree.sql("duckdb")
    assert "methods" not in text
    assert text.count("(a) + 1") == 2


def test_a_macros_own_tables_are_told_from_those_of_the_caller() -> None:
    known = macros.read([ROWS])
    asked = "with kept as (select 1 as place) select * from methods.best('kept', 3) as best"
    text = macros.expand(dialect.parse(asked), known).sql("duckdb")
    assert "kept_1 AS (SELECT * FROM kept AS kept WHERE place <= (3))" in text
    assert "FROM kept_1 AS kept" in text


def test_a_macro_that_is_not_there_is_named() -> None:
    with pytest.raises(macros.MacroError, match=r"methods\.nothing"):
        macros.expand(dialect.parse("select methods.nothing(1) as x"), {})


@pytest.mark.parametrize(
    ("expression", "spark"),
    [
        ("a / b", "CAST(a AS DOUBLE) / CAST(b AS DOUBLE)"),
        ("100.0 * a", "100.0D * a"),
        ("cast(a as integer)", "CAST(RINT(CAST(a AS DOUBLE)) AS INT)"),
        ("xs[-1]", "TRY_ELEMENT_AT(xs, -1)"),
        ("xs[1]", "TRY_ELEMENT_AT(xs, 1)"),
        ("arg_max(a, b)", "MAX_BY(a, b) FILTER(WHERE NOT a IS NULL AND NOT b IS NULL)"),
        ("round(a, b)", "ROUND(CAST(a AS DOUBLE) * POW(10D, b)) / POW(10D, b)"),
        ("regexp_replace(a, '(b)$', '\\1')", "REGEXP_REPLACE(a, '(b)$', '$1')"),
        ("quantile_cont(a, 0.25)", "PERCENTILE(a, 0.25D)"),
        ("date_diff('day', a, b)", "DATEDIFF(CAST(b AS DATE), CAST(a AS DATE))"),
        ("count(*) over w - a", "(COUNT(*) OVER w) - a"),
        ("len(xs)", "SIZE(xs)"),
        ("length(text)", "LENGTH(text)"),
    ],
)
def test_an_expression_is_written_out_for_spark(expression: str, spark: str) -> None:
    assert spark in lowering.to_spark(dialect.parse(f"select {expression} as x from t"))
