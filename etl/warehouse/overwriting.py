"""Rows of other units that a load would overwrite, where whoever loads is limited to one unit.

A row is another unit's when what the other uploads say of it names units, and none is the own one.
SQL is generated here from the sheets' declarations, as in `raw`.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb

from etl.sheets import SHEETS
from etl.sheets.contract import Sheet, parts
from etl.sheets.owning import OWNING, Owning
from etl.store.records import Upload
from etl.warehouse.checks import CheckResult, Finding
from etl.warehouse.raw import key

OTHERS, REPLACING = "others_rows", "replacing_others"
_NONE = "cast([] as varchar[])"


def replacing(drafts: Sequence[Upload]) -> list[CheckResult]:
    """The uploads that would replace whole periods, with whatever rows these have."""
    rows = [
        Finding(upload.record.file, "", "", "", None)
        for upload in drafts
        if upload.record.mode == "replace"
    ]
    return [CheckResult(REPLACING, tuple(rows))] if rows else []


def found(build: Path, drafts: Sequence[Upload], unit: str) -> list[CheckResult]:
    """What these uploads, which the build holds, overwrite of other units' rows.

    A row that says the same as before overwrites nothing. A row that only belongs to another one,
    as a project's progress does, is the unit's where that one is.
    """
    touched = {table for upload in drafts for table in upload.record.rows} & OWNING.keys()
    near = {one for table in touched for one in (table, *_below(table))}
    needed = {one for table in near for one in _above(table)}
    sheets = {sheet.table: sheet for sheet in SHEETS}
    given = {"uploads": [upload.number for upload in drafts]}
    findings: list[Finding] = []
    with duckdb.connect() as connection:
        quoted = str(build).replace("'", "''")
        connection.execute(f"attach '{quoted}' as built (read_only)")
        connection.execute("use built")
        for table in [name for name in OWNING if name in needed]:
            sheet, owning = sheets[table], OWNING[table]
            connection.execute(f"create temp table old_{table} as {_old(sheet, owning)}", given)
        for table in [name for name in OWNING if name in touched]:
            overwritten = _overwritten(sheets[table], OWNING[table])
            told = connection.execute(overwritten, {**given, "unit": unit})
            findings += [Finding(*row) for row in told.fetchall()]
    return [CheckResult(OTHERS, tuple(findings))] if findings else []


def _above(table: str) -> Iterator[str]:
    """A table, and all those that its rows belong to."""
    yield table
    for parent, _ in OWNING[table].parents:
        yield from _above(parent)


def _below(table: str) -> Iterator[str]:
    """The tables whose rows belong to rows of this one."""
    return (
        child
        for child, owning in OWNING.items()
        if any(parent == table for parent, _ in owning.parents)
    )


def _old(sheet: Sheet, owning: Owning) -> str:
    """One row per key as the other uploads state it last, with all units whose it is."""
    return f"""
        with stated as (
            select *
            from built.raw.{sheet.table}
            where not list_contains($uploads, _upload)
            qualify row_number() over (
                partition by {", ".join(key(sheet))}
                order by _upload desc, _sheet desc, _row desc
            ) = 1
        )
        select stated.*, {_key(sheet)} as _key, {_units(owning, "stated")} as _units
        from stated
        """


def _overwritten(sheet: Sheet, owning: Owning) -> str:
    """The rows of the new uploads that are another unit's: file, sheet, cell, header and key."""
    named = next(column for column in sheet.columns if column.name == sheet.key[0])
    shown = ", ".join(f'cast(stated."{_shown(sheet, name)}" as varchar)' for name in sheet.key)
    # What only belongs to another row is that row's unit's, also where it is new.
    units = _parents(owning, "stated") if not owning.columns else _NONE
    return f"""
        with stated as (
            select *, {_key(sheet)} as _key
            from built.raw.{sheet.table}
            where list_contains($uploads, _upload)
        ),
        held as (
            select
                stated._upload, stated._sheet, stated._row,
                built.raw.cell_of(stated._places, '{named.name}', stated._row, stated._cell)
                    as cell,
                concat_ws(' · ', {shown}) as shown,
                coalesce(old._units, {units}) as units,
                if(old._key is null, {_children(sheet.table)}, {_NONE}) as below,
                {_joined(sheet, owning)} as joined
            from stated
            left join old_{sheet.table} as old on stated._key = old._key
            where old._key is null or {_content(sheet, "old")} <> {_content(sheet, "stated")}
        )
        select uploads.file, held._sheet, held.cell, '{named.header}', held.shown
        from held
        inner join built.raw.uploads as uploads on held._upload = uploads.upload
        where (len(held.units) > 0 and not list_contains(held.units, $unit))
            or (len(held.below) > 0 and not list_contains(held.below, $unit))
            or (len(held.joined) > 0 and not list_contains(held.joined, $unit))
        order by held._upload, held._sheet, held._row
        """


def _key(sheet: Sheet) -> str:
    parts_of_key = (f"coalesce(cast({part} as varchar), '∅')" for part in key(sheet))
    return f"concat_ws('␟', {', '.join(parts_of_key)})"


def _shown(sheet: Sheet, name: str) -> str:
    """The stored column that has a part of the key as it was written."""
    stored = [*parts(sheet.column(name))]
    return f"{name}_written" if f"{name}_written" in stored else name


def _content(sheet: Sheet, table: str) -> str:
    stored = [name for column in sheet.columns for name in parts(column)]
    listed = ", ".join(f"coalesce(cast({table}.\"{name}\" as varchar), '∅')" for name in stored)
    return f"[{listed}]"


def _units(owning: Owning, table: str) -> str:
    """The units whose a row is: a list of their names."""
    return f"list_distinct(list_concat({_named(owning, table)}, {_parents(owning, table)}))"


def _named(owning: Owning, table: str) -> str:
    columns = ", ".join(f'{table}."{column}"' for column in owning.columns)
    if not columns:
        return _NONE
    return f"list_filter(string_split(concat_ws('、', {columns}), '、'), lambda one: one <> '')"


def _parents(owning: Owning, table: str) -> str:
    lists = [*_parent_lists(owning, table)]
    return f"list_distinct(list_concat({', '.join(lists)}, {_NONE}))" if lists else _NONE


def _children(table: str) -> str:
    """The units whose those rows are that would belong to a new row, `stated`, of a table."""
    lists = [
        _listed(f"old_{child}", columns)
        for child in _below(table)
        for parent, columns in OWNING[child].parents
        if parent == table
    ]
    return f"list_distinct(list_concat({', '.join(lists)}, {_NONE}))" if lists else _NONE


def _joined(sheet: Sheet, owning: Owning) -> str:
    """The units whose those rows are that `stated` becomes one with, without their own key.

    A topic that waits for a forum is gone once somebody states it with one, and stays the same
    unit's only where that row names no other proposer; one that is stated without a forum fills in
    what the topic of a forum leaves out.
    """
    if not owning.later:
        return _NONE
    rest = " and ".join(
        f'found."{name}" is not distinct from stated."{name}"'
        for name in sheet.key
        if name != owning.later
    )
    named, known = _named(owning, "stated"), _named(owning, "found")
    return f"""coalesce((
        select flatten(list(found._units)) from old_{sheet.table} as found
        where {rest} and if(
            stated."{owning.later}" is null,
            found."{owning.later}" is not null,
            found."{owning.later}" is null
            and len({named}) > 0 and not list_has_any({named}, {known})
        )
    ), {_NONE})"""


def _parent_lists(owning: Owning, table: str) -> Iterator[str]:
    for parent, columns in owning.parents:
        yield _listed(f"old_{parent}", columns, table)


def _listed(found: str, columns: Sequence[str], table: str = "stated") -> str:
    """The units of the rows found that say the same in these columns."""
    same = " and ".join(
        f'found."{column}" is not distinct from {table}."{column}"' for column in columns
    )
    return (
        f"coalesce((select flatten(list(found._units)) from {found} as found where {same}),"
        f" {_NONE})"
    )
