"""Numbers of many digits in a column of texts: kept to the last digit, or asked about."""

from pathlib import Path

import openpyxl
import pytest
import xlwt

from etl.reading.model import Cell, Reading, Scalar
from etl.reading.reader import read_file
from etl.reading.values import Context, parse, reasons
from etl.reading.values.text import plain
from etl.sheets.contract import Kind
from tests.parts import saved

HEADS: list[Scalar] = ["编号", "问题描述", "发现日期", "责任单位", "是否销号"]
FIRST, SECOND = 2025010600000001, 2025010600000002


def rows_of(*numbers: Scalar) -> list[list[Scalar]]:
    return [
        [number, f"问题{at}", "2025-01-06", "组织部", "否"] for at, number in enumerate(numbers)
    ]


def modern(folder: Path, *numbers: Scalar) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "问题台账"
    for row in [HEADS, *rows_of(*numbers)]:
        sheet.append(row)
    book.save(folder / "a.xlsx")
    return folder / "a.xlsx"


def old(folder: Path, *numbers: Scalar) -> Path:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("问题台账")
    for at, row in enumerate([HEADS, *rows_of(*numbers)]):
        for column, value in enumerate(row):
            sheet.write(at, column, value)
    book.save(str(folder / "a.xls"))
    return folder / "a.xls"


def text(folder: Path, *numbers: Scalar) -> Path:
    lines = [",".join(str(value) for value in row) for row in [HEADS, *rows_of(*numbers)]]
    return saved(folder, "\n".join(lines).encode(), "问题台账.csv")


def of_2003(folder: Path, *numbers: Scalar) -> Path:
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    rows = "".join(
        "<Row>"
        + "".join(
            f'<Cell><Data ss:Type="{"String" if isinstance(value, str) else "Number"}">{value}'
            "</Data></Cell>"
            for value in row
        )
        + "</Row>"
        for row in [HEADS, *rows_of(*numbers)]
    )
    book = (
        f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}">'
        f'<Worksheet ss:Name="问题台账"><Table>{rows}</Table></Worksheet></Workbook>'
    )
    return saved(folder, book.encode(), "a.xls")


MADE = [modern, old, text, of_2003]


def numbers_of(reading: Reading) -> list[object]:
    return [row.values["编号"] for table in reading.tables for row in table.rows]


@pytest.mark.parametrize("make", MADE, ids=lambda make: make.__name__)
def test_two_numbers_of_sixteen_digits_are_two(tmp_path: Path, make: object) -> None:
    assert callable(make)
    reading = read_file(make(tmp_path, FIRST, SECOND))
    assert numbers_of(reading) == [str(FIRST), str(SECOND)]
    assert not [fault for fault in reading.faults if fault.header == "编号"]


@pytest.mark.parametrize("make", [modern, old, of_2003], ids=lambda make: make.__name__)
@pytest.mark.parametrize("number", [320102202501150011, 9_100_000_000_000_001, 1.2e20])
def test_a_number_that_has_lost_its_end_is_asked_about(
    tmp_path: Path, make: object, number: float
) -> None:
    assert callable(make)
    reading = read_file(make(tmp_path, float(number), "P-2"))
    (fault,) = [fault for fault in reading.faults if fault.header == "编号"]
    assert (fault.cell, fault.reason, fault.warning) == ("A2", reasons.LONG_NUMBER, False)
    assert "e+" not in fault.details["written"].lower()


@pytest.mark.parametrize("number", ["3.20102E+17", "2.0250106e+15", "9E+12"])
def test_a_number_that_a_text_file_keeps_in_scientific_form_is_asked_about(
    tmp_path: Path, number: str
) -> None:
    reading = read_file(text(tmp_path, number, "P-2"))
    (fault,) = [fault for fault in reading.faults if fault.header == "编号"]
    assert (fault.cell, fault.reason) == ("A2", reasons.LONG_NUMBER)


@pytest.mark.parametrize(
    ("numbers", "cells"),
    [
        ((2025010600000000,), ["A2"]),
        ((2025010600000010, 2025010600000020), ["A2", "A3"]),
        ((2025010600000010, 2025010600000011), []),
        (("2025010600000010",), []),
        ((202501060000010,), []),
    ],
)
def test_a_number_that_excel_may_have_rounded_is_remarked_on(
    tmp_path: Path, numbers: tuple[Scalar, ...], cells: list[str]
) -> None:
    reading = read_file(modern(tmp_path, *numbers))
    told = [fault for fault in reading.faults if fault.reason == reasons.ROUNDED_NUMBER]
    assert [fault.cell for fault in told] == cells
    assert all(fault.warning for fault in told)
    assert numbers_of(reading) == [str(number) for number in numbers]


@pytest.mark.parametrize("code", ["E+05", "1E+05", "GB3E+12", "P-3.2E+17"])
def test_a_code_with_an_e_is_a_code(code: str) -> None:
    assert parse(Cell(code), Kind.TEXT, Context()).value == code


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (2.0**53 - 1, "9007199254740991"),
        (1e15, "1000000000000000"),
        (3.2010220250115e17, "320102202501150000"),
        (-1.5e16, "-15000000000000000"),
        (1e21, "1e+21"),
        (0.1 + 0.2, "0.3"),
    ],
)
def test_a_large_number_is_written_in_its_digits(number: float, said: str) -> None:
    assert plain(number) == said
