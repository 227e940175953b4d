"""The rows of all ledgers in one table, generated from the sheets' declarations."""

import duckdb

from etl.sheets import SHEETS

TABLES = ("staging.ledger_rows",)
# These hold what rows mean, are measured by or aim at; values belong to groups of cities.
_NO_LEDGERS = frozenset(
    {
        *("units", "cities", "indicators", "schemes", "board_settings"),
        *("scoring_rules", "appraisals", "plans", "indicator_values", "paper_sentences"),
    }
)
_LEDGERS = tuple(sheet for sheet in SHEETS if sheet.table not in _NO_LEDGERS)
READS = frozenset(f"raw.{sheet.table}" for sheet in _LEDGERS)


def create(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `staging.ledger_rows`: one row per row in force, with its ledger and first header."""
    rows = (
        f"select '{sheet.title}' as ledger, '{sheet.columns[0].header}' as header,"
        f" _upload, _sheet, _row, _cell from raw.{sheet.table} where _current"
        for sheet in _LEDGERS
    )
    connection.execute(f"create table staging.ledger_rows as {' union all '.join(rows)}")
