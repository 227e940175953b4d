"""Fill the `raw` tables from uploads: all rows, and which of them a later upload superseded.

SQL is generated here from the sheets' declarations; what is fixed SQL lies in `sql/`.
"""

from collections.abc import Iterable, Mapping, Sequence

import duckdb

from etl.sheets import SHEETS
from etl.sheets.contract import Column, Kind, Sheet, fields
from etl.store.aside import Aside
from etl.store.records import Upload
from etl.warehouse import registering

_CELL_OF = """
create macro raw.cell_of(places, name, own_row, own_cell) as
    case
        when coalesce(places, '') not like '%;' || name || '=%' then own_cell
        when regexp_matches(places, ';' || name || '=[A-Z]+;')
            then regexp_extract(places, ';' || name || '=([A-Z]+);', 1) || own_row
        else regexp_extract(places, ';' || name || '=([A-Z]+[0-9]+);', 1)
    end
"""
# 秦皇岛 is 秦皇岛市, but 吉林 is a province and 吉林市 a city in it.
_BARE_CITY = """
create macro raw.bare_city(name) as
    case when name = '吉林市' then name else regexp_replace(name, '市$', '') end
"""
MACROS = (_CELL_OF, _BARE_CITY)
_LEFT_OUT = """
create table raw.left_out (upload integer, sheet varchar, cell varchar, is_mended boolean)
"""


def create(
    connection: duckdb.DuckDBPyConnection, uploads: Iterable[Upload], aside: Iterable[Aside] = ()
) -> None:
    """Fill schema `raw`: `uploads`, `reported`, `left_out`, `left_aside`, one table per sheet."""
    uploads = tuple(uploads)
    define(connection)
    registering.create(connection, uploads, aside)
    for sheet in SHEETS:
        collect(connection, sheet, uploads)
    list_left_out(connection, uploads)


def collect(connection: duckdb.DuckDBPyConnection, sheet: Sheet, uploads: Iterable[Upload]) -> None:
    """Make the table of a sheet from the rows of uploads."""
    paths = [str(path) for upload in uploads if (path := upload.rows(sheet.table))]
    if paths:
        statement = collected(sheet, _stored(fields(sheet), "rows"))
        connection.execute(f"create table raw.{sheet.table} as {statement}", {"paths": paths})
        return
    columns = ", ".join(f'"{name}" {kind}' for name, kind in fields(sheet).items())
    connection.execute(
        f"create table raw.{sheet.table} ({columns}, _upload integer, _current boolean)"
    )


def list_left_out(connection: duckdb.DuckDBPyConnection, uploads: Sequence[Upload]) -> None:
    """Make `raw.left_out` from the rows that uploads left out, once the sheets are there."""
    connection.execute(_LEFT_OUT)
    for sheet in SHEETS:
        omitted = [str(path) for upload in uploads if (path := upload.left_out(sheet.table))]
        if omitted:
            connection.execute(_left_out(sheet), {"paths": omitted})


def define(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the schema, with the macros by which rows are told from one another."""
    connection.execute("create schema raw")
    for macro in MACROS:
        connection.execute(macro)


def filled(
    connection: duckdb.DuckDBPyConnection, sheets: Iterable[Sheet] = SHEETS
) -> frozenset[str]:
    """The tables that have a row: a statement over any of the others would find nothing."""
    parts = (
        f"select '{sheet.table}' where exists (select 1 from raw.{sheet.table})" for sheet in sheets
    )
    rows = connection.execute(" union all ".join(parts)).fetchall()
    return frozenset(table for (table,) in rows)


def collected(sheet: Sheet, found: str) -> str:
    """A select of all rows that another finds of a sheet, each with whether it counts: a later row
    of the same key, or a later upload in mode `replace`, supersedes a row. Of cells of one row the
    first one counts, in whatever order the rows are found.

    An upload keeps the columns of its day: new ones are empty in it, forgotten ones are left out.
    """
    return f"""
        with found as materialized ({found}),
        keyed as (
            select
                *,
                row_number() over (
                    partition by {", ".join(key(sheet))}
                    order by _upload desc, _sheet desc, _row desc, _cell
                ) as place
            from found
        )
        select
            keyed.* exclude (place),
            keyed.place = 1 and not exists (
                select 1
                from raw.uploads as uploads
                inner join found as newer on uploads.upload = newer._upload
                where uploads.mode = 'replace' and newer._upload > keyed._upload
                {_covers(sheet)}
            ) as _current
        from keyed
        """


def _left_out(sheet: Sheet) -> str:
    """Rows that were left out, cell by cell: mended once a later upload has a row of their key."""
    parts = ", ".join(f"coalesce(cast({part} as varchar), '∅')" for part in key(sheet))
    return f"""
        insert into raw.left_out
        with left_out as ({_stored({**fields(sheet), "_faulty": "varchar[]"}, "left_out")}),
        later as (select concat_ws('␟', {parts}) as key, max(_upload) as last
            from raw.{sheet.table} group by key),
        faulty as (
            select _upload, _sheet, unnest(_faulty) as cell, concat_ws('␟', {parts}) as key
            from left_out
        )
        select faulty._upload, faulty._sheet, faulty.cell,
            coalesce(later.last > faulty._upload, false)
        from faulty left join later on faulty.key = later.key
        """


def stored(sheet: Sheet, paths: str) -> str:
    """Rows of files as they lie in an upload, with the columns of a sheet; `paths` is SQL."""
    return _stored(fields(sheet), "[^/\\\\]+").replace("$paths", paths)


def _stored(known: Mapping[str, str], folder: str) -> str:
    """Rows from files, with exactly these columns."""
    names = ", ".join(f"'{name}'" for name in known)
    return f"""
        select {", ".join(f'"{name}"::{kind} as "{name}"' for name, kind in known.items())}, _upload
        from (
            select {", ".join(f'null as "{name}"' for name in known)}, 0 as _upload
            where false
            union all by name
            select
                columns(lambda name: name in ({names})),
                regexp_extract(filename, '([0-9]+).{folder}.[^/\\\\]+$', 1)::integer as _upload
            from read_parquet($paths, union_by_name = true, filename = true)
        )
        """


def partition(sheet: Sheet) -> str | None:
    """The column by whose entries rows of a sheet never supersede those of another; None without.

    A row of the same key has the same entry, and so has what a replacing upload takes with it.
    """
    column = sheet.replaced_by
    is_apart = column in sheet.key and sheet.period is not None and not sheet.fallback
    if column is None or not is_apart or _identity(sheet.column(column)) != [f'"{column}"']:
        return None
    return None if sheet.column(sheet.period or "").kind is Kind.DATE else column


def key(sheet: Sheet) -> list[str]:
    """The SQL expressions that identify a row of a raw table."""
    names = [part for name in sheet.key for part in _identity(sheet.column(name))]
    if sheet.supplement:
        stated, blank = sheet.supplement
        names.append(
            " and ".join([f"{stated} is not null", *(f"{name} is null" for name in blank)])
        )
    if not sheet.fallback:
        return names
    # A bare running number (1, 2, 3 …) starts anew in every ledger and identifies nothing.
    number = f"nullif(regexp_replace({names[0]}, '^[0-9]{{1,4}}$', ''), '')"
    fallback = [
        f"if({number} is null, {part}, null)"
        for name in sheet.fallback
        for part in _identity(sheet.column(name))
    ]
    return [number, *fallback]


def _identity(column: Column) -> list[str]:
    if column.kind in (Kind.DATE, Kind.PERIOD):
        unstated = f"if({column.name}_to is null, {column.name}_written, null)"
        return [column.name, f"{column.name}_to", unstated]
    if column.register == "cities":
        return [f"raw.bare_city({column.name})"]
    return [f'"{column.name}"']


def _covers(sheet: Sheet) -> str:
    """The condition under which a row of a replacing upload takes an older row with it."""
    if sheet.period is None:
        return ""
    period = sheet.column(sheet.period)
    if period.kind is Kind.DATE:  # dated rows: everything between the first and the last date
        span = "from found as span where span._upload = newer._upload"
        return (
            f"and keyed.{period.name} between (select min(span.{period.name}) {span})"
            f" and (select max(span.{period.name}) {span})"
        )
    parts = [period.name, f"{period.name}_to"] if period.kind is Kind.PERIOD else [period.name]
    if sheet.replaced_by:
        parts.append(sheet.replaced_by)
    return " ".join(f"and keyed.{part} is not distinct from newer.{part}" for part in parts)
