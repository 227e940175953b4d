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


def find(rows: Rows, whole: pa.Table) -> list[Fault]:
    """What `slips.find` says of all rows."""
    sheet = rows.plan.match.sheet
    indicator = next((column.name for column in sheet.columns if column.header == "指标"), None)
    series = whole[indicator] if indicator else pa.nulls(whole.num_rows, pa.string())
    found: list[tuple[int, int, list[Fault]]] = []
    for order, column in enumerate(sheet.columns):
        if column.kind is Kind.NUMBER:
            for first, faults in _of_column(rows, whole, column, series):
                found.append((first, order, faults))
    found.sort(key=lambda entry: entry[:2])
    return [fault for _, _, faults in found for fault in faults]


def _of_column(
    rows: Rows, whole: pa.Table, column: Column, series: pa.ChunkedArray | pa.Array
) -> Iterator[tuple[int, list[Fault]]]:
    """For each series with slips, its first row and its faults."""
    is_share = pc.fill_null(pc.equal(whole[f"{column.name}_unit"], "%"), False)
    numbers = whole[column.name].to_numpy()
    counts = ~np.isnan(numbers) & (numbers != 0) & ~is_share.to_numpy()
    places = np.flatnonzero(counts)
    codes = series.dictionary_encode(null_encoding="encode")
    own = codes.combine_chunks() if isinstance(codes, pa.ChunkedArray) else codes
    keys = own.indices.to_numpy()[places]
    order = np.argsort(keys, kind="stable")
    places = places[order]
    for part in np.split(places, np.flatnonzero(np.diff(keys[order])) + 1):
        slipped = [
            (at, times)
            for at, times in slips.apart(np.abs(numbers[part]))
            if not slips.says_unit(whole[f"{column.name}_written"][int(part[at])].as_py())
        ]
        if slipped:
            yield (
                int(part[0]),
                [_fault(rows, whole, column, int(part[at]), times) for at, times in slipped],
            )


def _fault(rows: Rows, whole: pa.Table, column: Column, at: int, times: float) -> Fault:
    number = whole["_row"][at].as_py()
    place = rows.plan.match.place(column.name) or 0
    position = int(np.searchsorted(rows.strips.rows, number - 1))
    cell = rows.strips.cell(position, place)
    size = abs(whole[column.name][at].as_py())
    said, apart = slips.amounts(whole[f"{column.name}_written"][at].as_py(), size, times)
    return Fault(
        rows.strips.name,
        f"{column_letters(place)}{number}",
        column.header,
        (written(cell) if cell else None) or None,
        UNIT_SLIP,
        {"written": said, "times": apart},
    )
