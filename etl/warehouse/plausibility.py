"""Compare new values with those of the drafted build, to find slips such as misplaced decimals.

The queries lie in `sql/plausibility/`; what they doubt is loaded only after somebody confirmed it.
"""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TypedDict

import duckdb

from etl.warehouse import spoken
from etl.words import Say, mark

SQL = Path(__file__).parents[1] / "sql" / "plausibility"
PREPARED = ("figures", "others", "slips", "signs", "decimals", "fractions", "accruals")
REASONS = {
    "times": mark("About {factor} times {known} ({where}): check the decimal point and the unit"),
    "part": mark("About 1/{factor} of {known} ({where}): check the decimal point and the unit"),
    "percent_as_fraction": mark("It looks like a fraction: is {expected} meant?"),
    "fraction_known": mark(
        "It looks like a fraction beside {known} ({where}): is {expected} meant?"
    ),
    "sign": mark("Another sign than {known} ({where}): check the sign"),
    "mixed_accrual": mark(
        "Values since January and others stand side by side ({where}): state 数据形态 in the "
        "register of indicators, or make two indicators of them"
    ),
    "decimals": mark("What is counted in {unit} has no decimals: check the number and the unit"),
}


class Point(TypedDict):
    """A value with its city and its period: ISO days, grain as in the marts."""

    city: str
    period_start: str
    period_end: str
    grain: str
    value: float


class Doubt(TypedDict):
    """A new value to be checked, in the unit of its indicator; `key` names its cell.

    `kind`: times_10, times_100 …, part_10, part_100 …, percent_as_fraction, sign, decimals, or
    mixed_accrual (once for an indicator). `known` is the value that it was held against,
    `expected` what it would be without the slip.
    """

    key: str
    file: str
    table: str
    sheet: str
    cell: str
    indicator: str
    unit: str
    written: str
    kind: str
    new: Point
    known: Point | None
    expected: float | None
    reason: str
    confirmed: bool


def doubts(build: Path, uploads: Collection[int], say: Say) -> list[Doubt]:
    """What is doubtful in these uploads of a drafted build, by file, sheet and row."""
    with duckdb.connect() as connection:
        quoted = str(build).replace("'", "''")
        connection.execute(f"attach '{quoted}' as built (read_only)")
        connection.execute("use built")
        return doubts_in(connection, uploads, say)


def doubts_in(
    connection: duckdb.DuckDBPyConnection, uploads: Collection[int], say: Say
) -> list[Doubt]:
    """The same, on a connection that uses the build already."""
    for name in PREPARED:
        statement = _sql(name)
        parameters = {"uploads": list(uploads)} if "$uploads" in statement else {}
        connection.execute(f"create or replace temp table {name} as {statement}", parameters)
    answer = connection.execute(_sql("doubts"))
    names = [column[0] for column in answer.description]
    return [_doubt(dict(zip(names, row, strict=True)), say) for row in answer.fetchall()]


def is_named(doubt: Doubt, keys: Collection[str]) -> bool:
    """Whether the keys name its cell: 七月.xlsx!指标数据!D3, or 指标数据!D3 of any file."""
    return doubt["key"] in keys or f"{doubt['sheet']}!{doubt['cell']}" in keys


def _sql(name: str) -> str:
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")


def _doubt(row: Mapping[str, object], say: Say) -> Doubt:
    texts = {name: str(row[name]) for name in ("file", "sheet", "cell", "indicator", "unit")}
    known = None if row["known_value"] is None else _point(row, "known_")
    return Doubt(
        key=f"{texts['file']}!{texts['sheet']}!{texts['cell']}",
        file=texts["file"],
        table="indicator_values",
        sheet=texts["sheet"],
        cell=texts["cell"],
        indicator=texts["indicator"],
        unit=texts["unit"],
        written=str(row["written"]),
        kind=str(row["kind"]),
        new=_point(row, ""),
        known=known,
        expected=None if row["expected"] is None else _number(row["expected"]),
        reason=_reason(row, known, say),
        confirmed=False,
    )


def _point(row: Mapping[str, object], of: str) -> Point:
    start, end = ("period_start", "period_end") if not of else (f"{of}start", f"{of}end")
    return Point(
        city=str(row[f"{of}city"]),
        period_start=str(row[start]),
        period_end=str(row[end]),
        grain=str(row[f"{of}grain"]),
        value=_number(row[f"{of}value"]),
    )


def _reason(row: Mapping[str, object], known: Point | None, say: Say) -> str:
    unit, at = str(row["unit"]), ""
    if known:
        at = spoken.where(known["city"], known["period_end"], known["grain"], say)
    kind = str(row["kind"]).split("_1")[0]
    kind = "fraction_known" if known and kind == "percent_as_fraction" else kind
    return say(REASONS[kind]).format(
        factor=row["factor"],
        unit=unit,
        expected="" if row["expected"] is None else spoken.measure(_number(row["expected"]), unit),
        known=spoken.measure(known["value"], unit) if known else "",
        where=at,
    )


def _number(value: object) -> float:
    return float(f"{float(str(value)):.12g}")
