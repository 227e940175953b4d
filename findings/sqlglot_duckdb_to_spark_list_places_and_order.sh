#!/bin/sh
# sqlglot 30.30.0: from DuckDB to Spark, xs[-1] becomes xs[-2], and a list loses its order.
#
# sqlglot.transpile("select xs[-1], list(x order by d) from t", read="duckdb", write="spark") takes
# one off every place that is a number, for Spark counts from 0, and off a place from the end, too:
# xs[-1], DuckDB's last element, becomes xs[-2]. In list(x order by d) the order is left out. Both
# without an error or a warning, with unsupported_level=RAISE as well. Expected: the last element
# (try_element_at(xs, -1)), and the order or an UnsupportedError. Exit code 0 while the fault is
# there.
# Seen: 30.30.0 SELECT xs[-2], COLLECT_LIST(x) FROM t
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check sqlglot==30.30.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import sqlglot

asked = "select xs[-1], list(x order by d) from t"
(spark,) = sqlglot.transpile(
    asked, read="duckdb", write="spark", unsupported_level=sqlglot.ErrorLevel.RAISE
)
print(sqlglot.__version__, spark)
sys.exit(0 if "xs[-2]" in spark and "ORDER BY" not in spark else 1)
PYTHON
