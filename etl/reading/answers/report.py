"""A reading as the JSON of `etl read --json`: rows by their Chinese headers, and faults."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from etl.reading import reader, reasons
from etl.reading.answers import causes, ranges, wanted
from etl.reading.answers.answers import (
    Report,
    Reported,
    Shown,
    ShownCell,
    ShownRow,
    ShownSheet,
    ShownTable,
    refused,
)
from etl.reading.model import Cell, Fault, Look, Quantity, Reading, Row, Span, Table, Value
from etl.reading.refusal import Refusal
from etl.reading.values import Context, parse, units
from etl.sheets.contract import Kind
from etl.words import Say, translation


def report(reading: Reading, *, language: str, rows: int = -1, form: str = "") -> Report:
    """Everything about a reading that is asked for, with so many rows of each table (-1: all)."""
    say = translation(language)
    return Report(
        file=reading.file,
        refused=reading.refused,
        message=say(reading.message) if reading.message else "",
        tables=[_table(table, rows) for table in reading.tables] if rows else [],
        reported=[reported(fault, say) for fault in reading.faults],
        causes=[_cause(fault, cells, say) for fault, cells in causes.of(reading)],
        left_out=[reported(fault, say) for fault in reading.left_out],
        rows=_counts(reading.tables),
        mapping=_mapping(reading.tables),
        is_demo=reading.is_demo,
        form=form,
        is_protected=False,
        looks=[_look(look) for look in reading.looks] if rows else [],
        wanted=wanted.of(reading) if rows else [],
        mapped=[dict(mapping) for mapping in reading.mapped],
    )


def read_report(paths: Iterable[Path], language: str) -> list[Report]:
    """The reports of several files, read in this very process."""
    reports: list[Report] = []
    for path in paths:
        try:
            reports.append(report(reader.read_file(path), language=language))
        except Refusal as refusal:
            reports.append(refused(path.name, refusal, language=language))
    return reports


def _cause(fault: Fault, cells: Sequence[str], say: Say) -> Reported:
    """What is told of all cells with one cause: the first one's reason, and where else."""
    entry = reported(fault, say)
    if len(cells) < 2:
        return entry
    is_said = fault.reason == reasons.NOT_OURS
    if "entry" in entry:
        reason = _of_entry(entry["reason"], cells, say)
    else:
        reason = entry["reason"] if is_said else ranges.sentence(entry["reason"], cells, say)
    return {**entry, "cell": ranges.around(cells), "reason": reason, "cells": list(cells)}


def _of_entry(reason: str, cells: Sequence[str], say: Say) -> str:
    """The reason of an entry told twice, which names the cells of one contradiction itself."""
    if len(cells) < 3:
        return reason
    return say("{reason} (cells {cells})").format(
        reason=reason, cells=ranges.joined(cells, say("and more"))
    )


def reported(fault: Fault, say: Say) -> Reported:
    """A fault with its reason in words."""
    reported = Reported(
        sheet=fault.sheet,
        cell=fault.cell,
        header=fault.header,
        value=fault.value,
        reason=say(fault.reason).format(**fault.details),
        warning=fault.warning,
    )
    if "entry" in fault.details:
        reported["entry"] = fault.details["entry"]
    return reported


def _look(look: Look) -> ShownSheet:
    return ShownSheet(
        sheet=look.sheet,
        columns=list(look.columns),
        rows=[
            ShownRow(
                row=row.row,
                is_hidden=row.is_hidden,
                cells=[
                    ShownCell(cell=c.cell, text=c.text, down=c.down, across=c.across)
                    for c in row.cells
                ],
            )
            for row in look.rows
        ],
    )


def _counts(tables: Iterable[Table]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for table in tables:
        if table.height:
            counts[table.table] = counts.get(table.table, 0) + table.height
    return counts


def _mapping(tables: Iterable[Table]) -> dict[str, dict[str, str]]:
    """Headers as typed → canonical, per table; sheets of one workbook rarely differ."""
    mapping: dict[str, dict[str, str]] = {}
    for table in tables:
        mapping.setdefault(table.table, {}).update(table.mapping)
    return mapping


def _table(table: Table, rows: int) -> ShownTable:
    chosen = table.rows if rows < 0 else table.rows[:rows]
    return ShownTable(
        table=table.table, sheet=table.sheet, rows=[_row(row, table.table) for row in chosen]
    )


def _row(row: Row, table: str) -> dict[str, Shown]:
    values = row.values if table != "indicator_values" else _in_sheet_unit(row.values)
    fields = {header: _shown(value) for header, value in values.items()}
    for header, text in row.extras.items():
        fields.setdefault(header, _extra(text))
    stated = {"_stated": {header: list(cells) for header, cells in row.stated.items()}}
    return {**fields, "_row": row.row, "_cell": row.cell, **(stated if row.stated else {})}


def _in_sheet_unit(values: dict[str, Value]) -> dict[str, Value]:
    """An indicator's value in the unit beside it, as the sheet says both: 88.6 and 万人."""
    number, unit = values.get("数值"), values.get("单位")
    if not isinstance(number, Quantity) or number.value is None:
        return values
    if not isinstance(unit, str):
        return {**values, "单位": number.unit}
    value = float(f"{number.value / float(units.read(unit).factor):.15g}")
    plain = replace(number, value=value, unit=None) if number.approx else value
    return {**values, "数值": plain}


def _shown(value: Value) -> Shown:
    if isinstance(value, Quantity):
        if value.value is None:
            return None
        return {
            "value": value.value,
            "unit": value.unit,
            "approx": value.approx,
            "as_written": value.as_written,
        }
    if isinstance(value, Span):
        return {
            "from": value.start.isoformat() if value.start else None,
            "to": value.end.isoformat() if value.end else None,
            "precision": value.precision,
        }
    return value


def _extra(text: str) -> Shown:
    """A column that the contract does not know: 50% is told as a number, anything else as text."""
    parsed = parse(Cell(text), Kind.NUMBER, Context()).value
    if isinstance(parsed, Quantity) and parsed.value is not None and parsed.unit == "%":
        return _shown(parsed)
    return text
