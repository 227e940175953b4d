"""Slips of the unit in a large sheet, by column."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.reading.bulk.rows import Rows
from etl.reading.layout.view import column_letters
from etl.reading.model import Fault
from etl.reading.reasons import UNIT_SLIP
from etl.reading.rows import slips
from etl.reading.values import written
from etl.sheets.contract import Column, Kind


def find(rows: Rows, all_rows: pa.Table) -> list[Fault]:
    """What `slips.find` says of all rows."""
    sheet = rows.plan.match.sheet
    indicator = next((column.name for column in sheet.columns if column.header == "指标"), None)
    series = all_rows[indicator] if indicator else pa.nulls(all_rows.num_rows, pa.string())
    by_place: list[tuple[int, int, list[Fault]]] = []
    for order, column in enumerate(sheet.columns):
        if column.kind is Kind.NUMBER:
            for first, faults in _of_column(rows, all_rows, column, series):
                by_place.append((first, order, faults))
    by_place.sort(key=lambda entry: entry[:2])
    return [fault for _, _, faults in by_place for fault in faults]


def _of_column(
    rows: Rows, all_rows: pa.Table, column: Column, series: pa.ChunkedArray | pa.Array
) -> Iterator[tuple[int, list[Fault]]]:
    """For each series with slips, its first row and its faults."""
    is_share = pc.fill_null(pc.equal(all_rows[f"{column.name}_unit"], "%"), False)
    numbers = all_rows[column.name].to_numpy()
    counts = ~np.isnan(numbers) & (numbers != 0) & ~is_share.to_numpy()
    places = np.flatnonzero(counts)
    codes = series.dictionary_encode(null_encoding="encode")
    encoded = codes.combine_chunks() if isinstance(codes, pa.ChunkedArray) else codes
    keys = encoded.indices.to_numpy()[places]
    order = np.argsort(keys, kind="stable")
    places = places[order]
    for part in np.split(places, np.flatnonzero(np.diff(keys[order])) + 1):
        slipped = [
            (at, times)
            for at, times in slips.outliers(np.abs(numbers[part]))
            if not slips.says_unit(all_rows[f"{column.name}_written"][int(part[at])].as_py())
        ]
        if slipped:
            yield (
                int(part[0]),
                [_fault(rows, all_rows, column, int(part[at]), times) for at, times in slipped],
            )


def _fault(rows: Rows, all_rows: pa.Table, column: Column, at: int, times: float) -> Fault:
    number = all_rows["_row"][at].as_py()
    place = rows.plan.match.place(column.name) or 0
    position = int(np.searchsorted(rows.strips.rows, number - 1))
    cell = rows.strips.cell(position, place)
    size = abs(all_rows[column.name][at].as_py())
    figure, factor = slips.amounts(all_rows[f"{column.name}_written"][at].as_py(), size, times)
    return Fault(
        rows.strips.name,
        f"{column_letters(place)}{number}",
        column.header,
        (written(cell) if cell else None) or None,
        UNIT_SLIP,
        {"written": figure, "times": factor},
    )
