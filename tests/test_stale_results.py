"""A library that sets a formula over an old value leaves the value there: it is not believed."""

from pathlib import Path

import pytest

from etl.reading.formats.cells import read_workbook
from etl.reading.model import Cell
from tests import parts
from tests.parts import saved, strings_xml

BESIDE = '<c r="B1"><v>60</v></c><c r="C1"><v>63.4</v></c><c r="D1" t="str"><v>甲</v></c>'


def read(folder: Path, formula: str, result: str, kind: str = 'str"') -> Cell | None:
    typed = f' t="{kind}' if kind else ""
    written = formula.replace("&", "&amp;").replace("<", "&lt;")
    first = f'<c r="A1"{typed}><f>{written}</f><v>{result}</v></c>'
    (grid,) = read_workbook(saved(folder, parts.parts(f'<row r="1">{first}{BESIDE}</row>'))).grids
    assert grid.cells[0, 3] == Cell("甲")
    return grid.cells.get((0, 0))


@pytest.mark.parametrize(
    "formula",
    [
        "60+63.4",
        "B1+C1",
        "-B1",
        "(B1+C1)",
        "SUM(B1:C1)",
        "SUM(B1,C1)*2",
        "ROUND(B1,1)",
        "COUNTIF(B1:C1,60)",
        "ROUND(SUM(B1:C1)/2,1)",
        "'工会-1'!A1*1",
        "Sheet2!A1*100%",
        "AVERAGE(B1:D1)",
        "IF(B1>1,1,2)+1",
    ],
)
@pytest.mark.parametrize("result", ["2", "暂无", "87.35"])
def test_a_text_that_a_sum_cannot_give_is_told(tmp_path: Path, formula: str, result: str) -> None:
    assert read(tmp_path, formula, result) == Cell(None, formula=formula)


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("60+63.4", "123.4"),
        ("B1+C1", "123.4"),
        ("SUM(B1:D1)", "123.4"),
        ("AVERAGE(B1,C1)", "61.7"),
        ("(B1-C1)*-2^2", "-13.6"),
        ("MAX(B1:C1)*50%", "31.7"),
        ("1,5", "2"),
        ('B1&""', "60"),
        ('TEXT(B1,"0.0")', "2"),
        ('"2"', "2"),
        ('IF(B1>1,"2","3")', "2"),
        ('B1+C1&"人"', "2"),
        ("VLOOKUP(D1,A:B,2,0)", "2"),
        ("D1", "2"),
        ("'工会-1'!A1", "2"),
        ("表[上-下]", "2"),
        ("INDEX(B1:C1,1)", "2"),
        ("B1>C1", "2"),
    ],
)
def test_a_text_that_a_formula_may_give_is_believed(
    tmp_path: Path, formula: str, result: str
) -> None:
    assert read(tmp_path, formula, result) == Cell(result)


@pytest.mark.parametrize(
    ("formula", "place", "is_told"),
    [("60+63.4", 0, True), ("60+63.4", 1, False), ("SUM(B1:C1)", 0, True), ("D1", 0, False)],
)
def test_a_text_of_the_list_that_a_sum_cannot_give_is_told(
    tmp_path: Path, formula: str, place: int, is_told: bool
) -> None:
    first = f'<c r="A1" t="s"><f>{formula}</f><v>{place}</v></c>'
    contents = parts.parts(f'<row r="1">{first}{BESIDE}</row>')
    contents[parts.STRINGS] = strings_xml("<t>2</t>", "<t>123.4</t>")
    (grid,) = read_workbook(saved(tmp_path, contents)).grids
    assert grid.cells[0, 0].formula == (formula if is_told else None)


@pytest.mark.parametrize(
    ("formula", "result", "is_told"),
    [
        ("60+63.4", "2", True),
        ("12*100", "1100", True),
        ("SUM(1,2,3)", "7", True),
        ("60+63.4", "123.4", False),
        ("10/3", "3.33333333333333", False),
        ("B1+C1", "2", False),
        ("TODAY()-1", "2", False),
        ("1/0", "2", False),
        ("2^0.5", "1.4142135623730951", False),
    ],
)
def test_a_number_is_checked_where_numbers_alone_make_it(
    tmp_path: Path, formula: str, result: str, is_told: bool
) -> None:
    # What hangs on other cells is believed: a setting of the file may have rounded them.
    given = Cell(None, formula=formula) if is_told else Cell(float(result))
    assert read(tmp_path, formula, result, "") == given


def test_a_formula_built_to_exhaust_its_reader_is_let_pass(tmp_path: Path) -> None:
    for formula in (
        "(" * 200 + "1" + ")" * 200,
        "-" * 400 + "1",
        "9^9^9^9^9",
        "SUM(B1:XFD1048576)",
    ):
        assert read(tmp_path, formula, "1", "") == Cell(1.0)
