"""Records of binary workbooks that few programs write: short cells, runs of text, new errors."""

import datetime as dt
import struct
from pathlib import Path

import pytest

from etl.reading.formats.cells import read_workbook
from etl.reading.model import Cell, Grid
from etl.reading.refusal import Refusal
from tests.parts import saved
from tests.test_formats import binary, cell, record, row, wide

RUN = struct.pack("<IHH", 1, 0, 0)


def short(kind: int, style: int, content: bytes = b"") -> bytes:
    return record(kind, struct.pack("<I", style) + content)


def grid_of(folder: Path, cells: bytes) -> Grid:
    (grid,) = read_workbook(saved(folder, binary(cells), "a.xlsb")).grids
    return grid


def test_short_cells_stand_right_of_the_cell_before_them(tmp_path: Path) -> None:
    cells = (
        row(0)
        + cell(6, 2, 0, wide("城市"))
        + short(17, 0, wide("数值"))
        + short(12, 0)
        + short(18, 0, struct.pack("<I", 0))
        + row(1)
        + short(16, 1, struct.pack("<d", 44013))
        + short(13, 2, struct.pack("<i", 85 << 2 | 3))
        + cell(5, 5, 0, struct.pack("<d", 7))
        + short(14, 0, b"\x07")
        + short(15, 0, b"\x01")
    )
    assert grid_of(tmp_path, cells).cells == {
        (0, 2): Cell("城市"),
        (0, 3): Cell("数值"),
        (0, 5): Cell("主题"),
        (1, 0): Cell(dt.date(2020, 7, 1), "yyyy/m/d"),
        (1, 1): Cell(0.85, "0%"),
        (1, 5): Cell(7.0),
        (1, 6): Cell(None, error="#DIV/0!"),
        (1, 7): Cell(True),
    }


def test_a_table_of_short_cells_alone_is_read(tmp_path: Path) -> None:
    cells = b"".join(
        row(n) + short(17, 0, wide(f"甲{n}")) + short(16, 0, struct.pack("<d", n)) for n in range(3)
    )
    assert grid_of(tmp_path, cells).cells == {
        place: found
        for n in range(3)
        for place, found in (((n, 0), Cell(f"甲{n}")), ((n, 1), Cell(float(n))))
    }


def test_short_cells_of_many_blocks_keep_their_columns(tmp_path: Path) -> None:
    text = "工会" * 12
    cells = b"".join(
        row(n) + b"".join(short(17, 0, wide(text)) for _ in range(10)) for n in range(600)
    )
    found = grid_of(tmp_path, cells).cells
    assert set(found) == {(n, column) for n in range(600) for column in range(10)}
    assert set(found.values()) == {Cell(text)}


def test_a_text_in_runs_is_one_text(tmp_path: Path) -> None:
    cells = row(0) + cell(62, 1, 0, b"\1" + wide("网上工会") + RUN) + short(17, 0, wide("乙"))
    assert grid_of(tmp_path, cells).cells == {(0, 1): Cell("网上工会"), (0, 2): Cell("乙")}


@pytest.mark.parametrize("code", [0x2C, 0x2D, 0xFF])
@pytest.mark.parametrize("is_short", [False, True])
def test_an_unknown_error_costs_one_cell(tmp_path: Path, code: int, is_short: bool) -> None:
    error = short(14, 0, bytes([code])) if is_short else cell(3, 0, 0, bytes([code]))
    cells = row(0) + error + cell(5, 1, 0, struct.pack("<d", 2))
    assert grid_of(tmp_path, cells).cells == {
        (0, 0): Cell(None, error="#VALUE!"),
        (0, 1): Cell(2.0),
    }


def test_an_empty_text_of_a_formula_is_a_blank_cell(tmp_path: Path) -> None:
    formula = struct.pack("<HII", 0, 0, 0)
    cells = row(0) + cell(8, 0, 0, wide("") + formula) + cell(5, 1, 0, struct.pack("<d", 2))
    assert grid_of(tmp_path, cells).cells == {(0, 1): Cell(2.0)}


def test_merged_areas_are_told(tmp_path: Path) -> None:
    contents = binary(row(0) + cell(6, 0, 0, wide("宽")) + row(1) + cell(6, 2, 0, wide("末")))
    sheet = contents["xl/worksheets/sheet1.bin"]
    assert isinstance(sheet, bytes)
    merged = record(177, struct.pack("<I", 1)) + record(176, struct.pack("<4I", 0, 1, 0, 1))
    contents["xl/worksheets/sheet1.bin"] = sheet[: -len(record(130))] + merged + record(130)
    (grid,) = read_workbook(saved(tmp_path, contents, "a.xlsb")).grids
    assert grid.merges == ((0, 0, 1, 1),)


def test_a_short_text_by_a_place_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="list of texts"):
        grid_of(tmp_path, row(0) + short(18, 0, struct.pack("<I", 9)))
