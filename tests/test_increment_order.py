"""A build that grew by uploads does not tell in which order its rows lie."""

from dataclasses import replace
from pathlib import Path

from etl.reading.model import Reading
from etl.store import uploads
from tests.test_increments import Office
from tests.warehouses import _stored, _table

CELLS = {"C2": "11万人", "D2": "12万人", "E2": "13万人"}


def test_of_cells_of_one_row_the_same_one_counts_after_later_uploads(tmp_path: Path) -> None:
    """Such as of a table whose columns name one city twice."""
    office = Office(tmp_path)
    row_2 = [("甲" if cell == "D2" else "甲市", value) for cell, value in CELLS.items()]
    load(office, 2, row_2, [*CELLS])
    assert office.step() == []
    for place, city in enumerate(("乙市", "丙市", "丁市")):
        load(office, 3, [(city, f"1{place}万人")], ["C3"])
        assert office.step() == [], city


def load(office: Office, row: int, said: list[tuple[str, str]], cells: list[str]) -> None:
    """One more upload in force: values of the same month that all stand in one row."""
    of = {"indicator": "注册职工", "period": "2026-03", "unit": "万人"}
    table = _table("indicator_values", [{**of, "city": city, "value": v} for city, v in said])
    rows = tuple(
        replace(one, row=row, cell=cell) for one, cell in zip(table.rows, cells, strict=True)
    )
    number = uploads.next_number(office.data)
    reading = Reading(f"{number}.xlsx", (replace(table, rows=rows),))
    upload = _stored(office.data / "uploads", number, reading, "update")
    (upload.folder / upload.record.file).write_bytes(b"-")
    uploads.seal(upload.folder, upload.record)
