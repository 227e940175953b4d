"""Every coordinate of a value is stated by named cells: blank one, and only it goes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from etl.reading import reader
from etl.reading.answers import statements
from etl.reading.layout.view import column_letters
from etl.reading.model import Cell, Grid, Quantity, Reading, Row, Span, Workbook

Lines = Sequence[Sequence[str | float | None]]
COORDINATES = ("指标", "城市", "时期", "单位")

SHEETS: dict[str, tuple[Lines, str, str]] = {
    "cities_down_months_across": (
        [
            ["2025年各市工会会员数"],
            ["单位：万人"],
            ["城市", "1月", "2月"],
            ["澄岚市", 11, 12],
            ["砚潭市", 21, 22],
        ],
        "数据",
        "a.xlsx",
    ),
    "indicators_down_cities_across": (
        [
            ["2025年7月主要指标"],
            ["指标", "单位", "澄岚市", "砚潭市"],
            ["会员数", "万人", 11, 12],
            ["入会率", "%", 81, 82],
        ],
        "Sheet1",
        "a.xlsx",
    ),
    "groups_over_leaves": (
        [
            ["2025年6月"],
            ["城市", "非公企业", "非公企业"],
            [None, "企业总数（家）", "会员数（人）"],
            ["澄岚市", 100, 900],
        ],
        "Sheet1",
        "a.xlsx",
    ),
    "metadata_lines": (
        [
            ["指标：地区生产总值(亿元)"],
            ["频度：季"],
            ["地区", "2024-03", "2024-06"],
            ["澄岚市", 512.5, 520.5],
        ],
        "年度数据",
        "a.xlsx",
    ),
    "a_long_list": (
        [
            ["指标", "城市", "时期", "数值（万人）"],
            ["会员数", "澄岚市", "2025年1月", 10.5],
            ["会员数", "砚潭市", "2025年2月", 11.5],
        ],
        "Sheet1",
        "a.xlsx",
    ),
    "names_of_sheet_and_file": (
        [["城市", "7月", "8月"], ["澄岚市", 11, 12], ["砚潭市", 21, 22]],
        "会员数（万人）",
        "2025年月报.xlsx",
    ),
}


def grid_of(lines: Lines, name: str) -> Grid:
    cells = {
        (row, column): Cell(value)
        for row, line in enumerate(lines)
        for column, value in enumerate(line)
        if value is not None
    }
    return Grid(name, cells)


def read(grid: Grid, file: str) -> Reading:
    return reader.read_workbook(Workbook(file, (grid,)), {})


def rows(reading: Reading) -> dict[str, Row]:
    return {row.cell: row for table in reading.tables for row in table.rows}


def coordinates(row: Row) -> dict[str, object]:
    """What a row says of its value, however its cells spell it; a unit shows in the number."""
    told = {header: row.values.get(header) for header in ("指标", "城市")}
    period, value = row.values["时期"], row.values["数值"]
    assert isinstance(period, Span)
    assert isinstance(value, Quantity)
    return {**told, "时期": (period.start, period.end), "单位": value.value}


def without(grid: Grid, cell: str) -> Grid:
    kept = {
        at: own for at, own in grid.cells.items() if f"{column_letters(at[1])}{at[0] + 1}" != cell
    }
    return replace(grid, cells=kept)


def addresses(grid: Grid) -> Iterator[str]:
    for row, column in grid.cells:
        yield f"{column_letters(column)}{row + 1}"


@pytest.fixture(params=SHEETS, name="sheet")
def _sheet(request: pytest.FixtureRequest) -> tuple[Grid, str]:
    lines, name, file = SHEETS[request.param]
    return grid_of(lines, name), file


def test_each_coordinate_names_cells_that_exist(sheet: tuple[Grid, str]) -> None:
    grid, file = sheet
    reading = read(grid, file)
    assert reading.faults == ()
    told = rows(reading)
    assert told
    known = {*addresses(grid), "工作表名", "文件名"}
    for cell, row in told.items():
        assert set(row.stated) == set(COORDINATES)
        for header, cells in row.stated.items():
            assert set(cells) <= known, (cell, header)
            assert cell not in cells


def test_blanking_a_stating_cell_takes_nothing_but_its_coordinate(sheet: tuple[Grid, str]) -> None:
    grid, file = sheet
    for cell, row in rows(read(grid, file)).items():
        for header, cells in row.stated.items():
            for own in cells:
                if own in ("工作表名", "文件名"):
                    continue
                after = read(without(grid, own), file)
                now = rows(after).get(cell)
                if any(not fault.warning for fault in after.faults) or after.message:
                    continue
                assert now is not None, own
                before, since = coordinates(row), coordinates(now)
                assert {key for key in before if before[key] != since[key]} <= {header}, own


def test_blanking_any_other_cell_changes_nothing(sheet: tuple[Grid, str]) -> None:
    grid, file = sheet
    told = rows(read(grid, file))
    for cell, row in told.items():
        stating = {own for cells in row.stated.values() for own in cells}
        for other in set(addresses(grid)) - stating - {cell}:
            if other in told:
                continue
            now = rows(read(without(grid, other), file)).get(cell)
            if now is not None:
                assert coordinates(now) == coordinates(row), (cell, other)


def stated_of(grid: Grid, file: str, cell: str) -> Mapping[str, tuple[str, ...]]:
    return rows(read(grid, file))[cell].stated


def test_a_name_states_what_no_cell_does() -> None:
    lines, name, file = SHEETS["names_of_sheet_and_file"]
    stated = stated_of(grid_of(lines, name), file, "B2")
    assert stated["指标"] == ("工作表名",)
    assert stated["时期"] == ("B1", "文件名")


def test_two_titles_that_contradict_each_other_are_named_with_both_cells() -> None:
    lines: Lines = [
        ["2025年7月会员数（万人）"],
        ["时间：2025年8月"],
        ["时间：2025年9月"],
        ["城市", "数值"],
        ["澄岚市", 1],
        ["砚潭市", 2],
    ]
    reading = read(grid_of(lines, "Sheet1"), "a.xlsx")
    fault = next(fault for fault in reading.faults if fault.header == "时期")
    assert {fault.cell, fault.details["place"]} == {"A2", "A3"}
    assert rows(reading) == {}


CITIES: Lines = [[f"第{n}市", n + 10, n + 20] for n in range(30)]


def test_statements_are_kept_by_ranges_of_rows(tmp_path: Path) -> None:
    lines: Lines = [
        ["2025年各市会员数（万人）"],
        ["城市", "1月", "2月"],
        *CITIES,
    ]
    statements.write(read(grid_of(lines, "表"), "a.xlsx"), tmp_path)
    kept = pq.read_table(tmp_path / statements.FILE).to_pylist()
    assert len(kept) == 2 * 4
    city = next(own for own in kept if own["column"] == "C" and own["coordinate"] == "城市")
    assert (city["first_row"], city["last_row"], city["cells"]) == (3, 32, ["A"])
    period = next(own for own in kept if own["column"] == "C" and own["coordinate"] == "时期")
    assert period["cells"] == ["C2", "A1"]
