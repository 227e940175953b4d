"""Small warehouses: rows said in the test, written and built as the real ones are.

A build makes 170 tables in a second, of which a test asks for one or two. Here a table is made by
the build's own step once a statement names it, after the tables that it reads. Every step runs
together in what `etl load` builds, and in the two boards whose marts are held by golden files.
"""

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import TracebackType

import duckdb

from etl.reading.answers import parquet
from etl.reading.model import Quantity, Reading, Row, Span, Table, Value
from etl.reading.values import units
from etl.sheets import BY_TABLE
from etl.sheets.contract import Column, Kind
from etl.store.records import Record, Upload
from etl.warehouse import raw, transform
from etl.warehouse.checks import CheckResult
from etl.warehouse.steps import Step

Said = str | int | float | bool | Quantity | Span | None
Sheets = Mapping[str, Sequence[Mapping[str, Said]]]
BUILT_AT = "2026-03-20T09:00:00+08:00"
_TABLE = re.compile(r"\b(?:staging|marts|methods)\.\w+")


class Warehouse:
    """A warehouse in memory that makes staging and marts as they are asked for."""

    def __init__(self, uploads: Sequence[Upload], built_at: str) -> None:
        # With so few rows, more threads would only wait for each other: a sixth of the CPU time.
        self._connection = duckdb.connect(config={"threads": 1})
        self._made: set[Step] = set()
        for schema in ("staging", "marts", "methods"):
            self._connection.execute(f"create schema {schema}")
        raw.create(self._connection, uploads)
        self._connection.execute(
            "create table raw.build as select 1 as build, $at::timestamptz as built_at",
            {"at": built_at},
        )

    def execute(self, statement: str, parameters: object = None) -> duckdb.DuckDBPyConnection:
        """Run a statement once the tables that it names are made."""
        self._make(_TABLE.findall(statement))
        return self._connection.execute(statement, parameters)

    def results(self) -> list[CheckResult]:
        """What the checks find."""
        self._make(_checked())
        return transform.check(self._connection)

    def whole(self) -> duckdb.DuckDBPyConnection:
        """The connection, with every table made."""
        self._make(_makers())
        return self._connection

    def close(self) -> None:
        """Let go of everything."""
        self._connection.close()

    def __enter__(self) -> "Warehouse":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _make(self, tables: Iterable[str]) -> None:
        """Make these tables, and those that they read; names of none are passed over."""
        for table in tables:
            step = _makers().get(table)
            if step is not None and step not in self._made:
                self._made.add(step)
                self._make(step.needs)
                step.run(self._connection)


@cache
def _makers() -> Mapping[str, Step]:
    """The step of the build that makes each table."""
    return {table: step for step in transform.in_order() for table in step.makes}


@cache
def _checked() -> frozenset[str]:
    """The tables that the checks read."""
    paths = (transform.SQL / "checks").glob("*.sql")
    return frozenset(name for path in paths for name in _TABLE.findall(path.read_text("utf-8")))


def warehouse(
    folder: Path, *uploads: Sheets, built_at: str = BUILT_AT, mode: str = "update"
) -> tuple[Warehouse, list[CheckResult]]:
    """A warehouse, and what its checks found; an upload is table → rows by column."""
    built = unchecked(folder, *uploads, built_at=built_at, mode=mode)
    return built, built.results()


def unchecked(
    folder: Path, *uploads: Sheets, built_at: str = BUILT_AT, mode: str = "update"
) -> Warehouse:
    """The same, for tests that do not ask what its checks find."""
    stored = [_upload(folder, n, rows, mode) for n, rows in enumerate(uploads, 1)]
    return Warehouse(stored, built_at)


def stored(folder: Path, number: int, sheets: Sheets, mode: str = "update") -> Upload:
    """An upload of such rows, as a reading leaves it below the folder of uploads."""
    return _upload(folder, number, sheets, mode)


def results_of(folder: Path, reading: Reading) -> list[CheckResult]:
    """What the checks find in one workbook as it was read."""
    with Warehouse([_stored(folder, 1, reading, "update")], BUILT_AT) as built:
        return built.results()


def span(text: str) -> Span:
    """2025, 2025H1, 2025Q4, 2025-07 or 2025-07-08; `by 2025-10` is known by its end only.

    2025-01..03 is a range of months.
    """
    if text.startswith("by "):
        end = span(text.removeprefix("by ")).end
        return Span(None, end, "as_of", text)
    if ".." in text:
        begins, ends = text.split("..")
        whole = "year" if begins[5:] + ends == "0112" else "range"
        return Span(span(begins).start, span(f"{begins[:5]}{ends}").end, whole, text)
    if text == "unstated":
        return Span(None, None, "unstated", text)
    year, part = int(text[:4]), text[4:]
    if re.fullmatch(r"-\d\d-\d\d", part):
        day = dt.date.fromisoformat(text)
        return Span(day, day, "day", text)
    months, grain = {"": (12, "year"), "H": (6, "half"), "Q": (3, "quarter"), "-": (1, "month")}[
        part[:1]
    ]
    first = months * (int(part[1:] or 1) - 1) + 1
    last = first + months - 1
    end = dt.date(year, last, calendar.monthrange(year, last)[1])
    return Span(dt.date(year, first, 1), end, grain, text)


def _upload(folder: Path, number: int, sheets: Sheets, mode: str) -> Upload:
    tables = tuple(_table(table, rows) for table, rows in sheets.items())
    return _stored(folder, number, Reading(f"{number}.xlsx", tables), mode)


def _stored(folder: Path, number: int, reading: Reading, mode: str) -> Upload:
    place = folder / f"{number:06d}"
    counts = parquet.write(reading, place / "rows")
    record = Record(
        file=f"{number}.xlsx",
        sha256=f"{number:064d}",
        size=1,
        by="研究室",
        at=f"2026-03-19T09:{number:02d}:00+08:00",
        mode=mode,
        rows=counts,
        is_demo=True,
    )
    return Upload(number, place, record)


def _table(table: str, rows: Sequence[Mapping[str, Said]]) -> Table:
    sheet = BY_TABLE[table]
    return Table(
        table,
        sheet.title,
        tuple(
            Row(
                place,
                f"A{place}",
                {
                    sheet.column(name).header: _value(sheet.column(name), said)
                    for name, said in row.items()
                },
            )
            for place, row in enumerate(rows, 2)
        ),
        {},
    )


def _value(column: Column, said: Said) -> Value:
    if column.kind is Kind.NUMBER and isinstance(said, str):
        return _quantity(said)
    if column.kind is Kind.NUMBER and isinstance(said, int | float):
        return Quantity(float(said), column.unit, as_written=str(said))
    if column.kind in (Kind.DATE, Kind.PERIOD) and isinstance(said, str):
        return span(said)
    return said


def _quantity(written: str) -> Quantity:
    """12.5万人 is 125000 人, 约300 is approximate."""
    found = re.fullmatch(r"(约?)(-?[\d.]+)(\D*)", written)
    assert found, written
    unit = units.read(found[3])
    value = float(found[2]) * float(unit.factor)
    return Quantity(value, unit.base, bool(found[1]), written)
