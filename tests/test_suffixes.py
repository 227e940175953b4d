"""Which files are workbooks: the same on the page and in a folder, and each read for what it is."""

import shutil
from pathlib import Path

import openpyxl
import pytest
import xlwt

from etl.loading import loading
from etl.reading.formats import gate
from etl.reading.formats.cells import read_workbook
from etl.reading.model import Cell
from pages.shared.components import dropzone
from tests.parts import saved
from tests.test_formats import ods_cell, opened

WRITERS = {
    "xls": (".xls", ".et", ".ett", ".xlt"),
    "xlsx": (".xlsx", ".xlsm", ".et", ".ett", ".xltx", ".xltm"),
    "ods": (".ods", ".ots"),
}


def written(folder: Path, writer: str) -> Path:
    if writer == "xls":
        book = xlwt.Workbook()
        book.add_sheet("表").write(0, 0, "指标")
        book.save(str(folder / "made.xls"))
    elif writer == "xlsx":
        other = openpyxl.Workbook()
        other.active["A1"] = "指标"
        other.save(folder / "made.xlsx")
    else:
        row = f"<table:table-row>{ods_cell('string', '<text:p>指标</text:p>')}</table:table-row>"
        kind = "application/vnd.oasis.opendocument.spreadsheet-template"
        saved(folder, opened(row) | {"mimetype": kind}, "made.ods")
    return folder / f"made.{writer}"


@pytest.mark.parametrize(
    ("writer", "suffix"), [(writer, suffix) for writer in WRITERS for suffix in WRITERS[writer]]
)
def test_a_workbook_is_read_for_what_it_is_under_any_suffix(
    tmp_path: Path, writer: str, suffix: str
) -> None:
    path = tmp_path / f"报表{suffix}"
    shutil.move(written(tmp_path, writer), path)
    (grid,) = read_workbook(path).grids
    assert grid.cells == {(0, 0): Cell("指标")}
    assert loading.workbooks([tmp_path]) == [path]


def test_the_page_takes_what_a_folder_gives() -> None:
    assert [f".{kind}" for kind in dropzone.TYPES] == list(gate.SUFFIXES)
