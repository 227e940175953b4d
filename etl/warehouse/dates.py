"""All dates of all ledgers in one table, each with its kind: event, plan or deadline.

An event has happened; a planned day may lie in the future; a deadline is the day by which
something is due. Indicators and appraisals have periods, which are none of the three.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import duckdb

from etl.sheets import BY_TABLE
from etl.warehouse.raw import filled

TABLES = ("staging.dates",)
_TABLE = """
create table staging.dates (
    ledger varchar, about varchar, name varchar, header varchar, kind varchar, first_day date,
    last_day date, written varchar, _upload integer, _sheet varchar, _row integer, _cell varchar
)
"""


@dataclass(frozen=True)
class Ledger:
    """One sheet: the column that names its rows, and its date columns by kind of day."""

    table: str
    about: str
    events: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    deadlines: tuple[str, ...] = ()

    def columns(self) -> Iterator[tuple[str, str]]:
        """Each date column with its kind."""
        for kind, names in (
            ("event", self.events),
            ("plan", self.plans),
            ("deadline", self.deadlines),
        ):
            yield from ((name, kind) for name in names)


LEDGERS = (
    Ledger("forums", "theme", ("archived",), ("held",)),
    Ledger("topics", "topic", ("proposed", "accepted")),
    Ledger("outcomes", "outcome", ("formed", "adopted", "effective")),
    Ledger("look_backs", "outcome", ("looked",), deadlines=("due",)),
    Ledger("projects", "project", ("finished",), ("started",), ("due",)),
    Ledger("project_progress", "project", ("date",)),
    Ledger("milestones", "project", ("reached",), deadlines=("due",)),
    Ledger("campaigns", "campaign", plans=("started",), deadlines=("ended",)),
    Ledger(
        "problems",
        "problem",
        ("found", "assigned", "listed", "closed_on", "reopened_on"),
        deadlines=("due",),
    ),
    Ledger("decisions", "decision", deadlines=("due",)),
    Ledger("benchmark_tasks", "item", plans=("started",), deadlines=("due",)),
    Ledger("field_visits", "topic", ("date",)),
    Ledger("study_visits", "field", ("date",)),
    Ledger("service_visits", "unit", ("month",)),
    Ledger("secondments", "source", ("date",)),
    Ledger("publications", "headline", ("date",)),
    Ledger("honours", "honour", ("date",)),
)
READS = frozenset(f"raw.{ledger.table}" for ledger in LEDGERS)


def create(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `staging.dates`: one row per row in force of a ledger and date that it states."""
    connection.execute(_TABLE)
    tables = filled(connection)
    for ledger in (ledger for ledger in LEDGERS if ledger.table in tables):
        sheet = BY_TABLE[ledger.table]
        for name, kind in ledger.columns():
            connection.execute(
                f"""
                insert into staging.dates
                select
                    $ledger, "{ledger.about}", $name, $header, $kind, "{name}", "{name}_to",
                    "{name}_written", _upload, _sheet, _row,
                    raw.cell_of(_places, $name, _row, _cell)
                from raw."{ledger.table}"
                where _current and "{name}_to" is not null
                """,
                {
                    "ledger": ledger.table,
                    "name": name,
                    "header": sheet.column(name).header,
                    "kind": kind,
                },
            )
