"""A file without any content is told to be empty; it is not asked for a template's headers."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlwt

from etl.reading.reader import read_file
from etl.reading.reasons import NOTHING_INSIDE
from etl.reading.refusal import Refusal
from tests import parts
from tests.parts import saved
from tests.test_formats import opened


def sheets(path: Path, count: int = 1) -> None:
    book = openpyxl.Workbook()
    for _ in range(count - 1):
        book.create_sheet()
    book.active.merge_cells("A1:C3")
    book.active["B9"].number_format = "0.00"
    book.save(path)


def old(path: Path) -> None:
    book = xlwt.Workbook()
    book.add_sheet("表")
    book.save(str(path))


WRITERS: dict[str, tuple[str, Callable[[Path], object]]] = {
    "one sheet": ("a.xlsx", sheets),
    "three sheets": ("a.xlsx", lambda path: sheets(path, 3)),
    "no rows": ("a.xlsx", lambda path: saved(path.parent, parts.parts())),
    "rows without cells": (
        "a.xlsx",
        lambda path: saved(path.parent, parts.parts('<row r="1"/><row r="2"><c r="A2"/></row>')),
    ),
    "blanks only": (
        "a.xlsx",
        lambda path: saved(
            path.parent,
            parts.parts(
                '<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve"> 　</t></is></c>'
                "</row>"
            ),
        ),
    ),
    "an old workbook": ("a.xls", old),
    "an open document": ("a.ods", lambda path: saved(path.parent, opened(""), path.name)),
    "text of commas": ("a.csv", lambda path: path.write_text(",,,\n,,,\n")),
    "a web page": ("a.xls", lambda path: path.write_text("<table><tr><td></td></tr></table>")),
}


@pytest.mark.parametrize("written", WRITERS)
def test_a_file_without_content_is_told_to_be_empty(tmp_path: Path, written: str) -> None:
    name, write = WRITERS[written]
    write(tmp_path / name)
    reading = read_file(tmp_path / name)
    assert (reading.refused, reading.message) == (True, NOTHING_INSIDE)


def test_a_file_with_any_content_is_not_called_empty(tmp_path: Path) -> None:
    path = saved(tmp_path, parts.parts('<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>'))
    assert read_file(path).message != NOTHING_INSIDE


@pytest.mark.parametrize("state", ["", 'state="hidden"'])
def test_a_sheet_of_blanks_is_passed_over(tmp_path: Path, state: str) -> None:
    blank = '<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve"> </t></is></c></row>'
    assert not read_file(saved(tmp_path, parts.parts(blank, state=state))).faults


@pytest.mark.parametrize("tag", ["frame", "FRAME"])
def test_a_page_whose_tables_lie_in_other_files_is_not_called_empty(
    tmp_path: Path, tag: str
) -> None:
    (tmp_path / "a.xls").write_text(f'<html><{tag} src="a.files/sheet001.htm"></html>')
    with pytest.raises(Refusal, match=r"saved web page.*save it as \.xlsx"):
        read_file(tmp_path / "a.xls")
