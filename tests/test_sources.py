"""Every number has a way to the cell that it stems from, and to its earlier values."""

import shutil
from functools import cache
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook
from streamlit.testing.v1 import AppTest

from pages.shared import warehouse
from pages.shared.capture.page import DOING
from tests import menu, offices
from tests.commands import etl
from tests.screens import framed, opened, plain, sourced, tables, with_sources

TOO = "本页卡片上的数字也出自这些单元格。"
PAGES = [entry.address for entry in menu.ENTRIES if entry.address not in DOING]
# These list cells, what is not there, or campaigns whose figures show their cells when chosen.
THEMSELVES = {"faults", "reminders", "freshness", "campaigns", "cells", "confirmed"}
CELLS = ("文件", "工作表", "单元格")


def told(app: AppTest, columns: tuple[str, ...] = CELLS) -> list[pd.DataFrame]:
    """The tables of sources that are open."""
    found = []
    for table in tables(app):
        rows = table.map(plain)
        if set(columns) <= set(rows.columns):
            found.append(rows)
    return found


@cache
def written(path: Path, sheet: str, cell: str) -> object:
    return _book(path)[sheet][cell].value


@cache
def _book(path: Path) -> Workbook:
    return load_workbook(path, data_only=True)


@pytest.mark.parametrize("page", PAGES)
def test_every_block_of_a_page_leads_to_cells_that_exist(
    page: str, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QIANGHUI_DATA", str(samples))
    files = {path.name: path for path in samples.glob("uploads/*/*.xlsx")}
    app = opened(page)
    figures, with_cells = framed(app), sourced(app)
    assert figures
    assert figures - THEMSELVES <= with_cells
    with_sources(app, with_cells)
    assert not app.exception
    if app.metric:
        assert "cards" in with_cells or TOO in [plain(said.value) for said in app.caption]
    found = told(app)
    assert len(found) == len(with_cells | figures & {"cells"})  # those name their cells themselves
    for rows in found:
        cells = rows.drop_duplicates(list(CELLS)).head(40)
        for file, sheet, cell in zip(*(cells[name] for name in CELLS), strict=True):
            assert written(files[file], sheet, cell) is not None


def test_a_value_is_quoted_as_its_cell_has_it(
    samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QIANGHUI_DATA", str(samples))
    files = {path.name: path for path in samples.glob("uploads/*/*.xlsx")}
    app = opened("rankings")
    (rows,) = told(with_sources(app, ["cities"]))
    columns = zip(*(rows[name] for name in (*CELLS, "原文写法")), strict=True)
    quoted = [(str(written(files[f], s, c)), text) for f, s, c, text in columns]
    assert len(quoted) > 5
    assert all(float(cell) == float(text.rstrip("%分人件")) for cell, text in quoted)


def test_a_corrected_value_is_listed_with_its_earlier_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    corrected: offices.Rows = [offices.VALUES[0], ["网上入会率", "甲市", "2025年7月", 75, "%"]]
    etl(data, "load", offices.small_comparison(tmp_path / "七月.xlsx"), "--by", "研究室")
    etl(
        data,
        "load",
        offices.workbook(tmp_path / "更正.xlsx", {"指标数据": corrected}),
        "--by",
        "组织部",
    )
    monkeypatch.setenv("QIANGHUI_DATA", str(data))
    app = opened("rankings")
    (rows,) = told(with_sources(app, ["cities"]))
    ours = rows[rows["数据"] == "甲市"]
    assert ours["原文写法"].tolist() == ["75", "70.5"]
    assert ours["文件"].tolist() == ["更正.xlsx", "七月.xlsx"]
    assert ours["单元格"].tolist() == ["D2", "D2"]
    assert ours["效力"].tolist()[0] == "在用"
    assert ours["效力"].tolist()[1].endswith("为止")


ACROSS: offices.Rows = [
    ["2025年网上入会率"],
    ["单位：%"],
    ["城市", "7月", "8月"],
    ["甲市", 70.5, 71.5],
    ["乙市", 80.5, 81.5],
    ["丙市", 60.5, 61.5],
]


@pytest.fixture(scope="module")
def cross_tab(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A board whose values stand in a cross-tab under a title; only for reading."""
    folder = tmp_path_factory.mktemp("across")
    registers = {"城市": offices.CITIES, "指标": offices.INDICATORS}
    etl(folder / "data", "load", offices.workbook(folder / "名册.xlsx", registers))
    etl(folder / "data", "load", offices.workbook(folder / "月报.xlsx", {"Sheet1": ACROSS}))
    return folder / "data"


@pytest.fixture(name="across")
def _across(cross_tab: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that board is what the pages show."""
    monkeypatch.setenv("QIANGHUI_DATA", str(shutil.copytree(cross_tab, tmp_path / "data")))
    return tmp_path / "data"


def sources(columns: tuple[str, ...] = CELLS, **address: str) -> pd.DataFrame:
    """What the sources of the ranking list."""
    (rows,) = told(opened("rankings", cities_tab="sources", **address), columns)
    return rows


@pytest.mark.usefixtures("across")
def test_a_value_names_the_cells_that_state_its_coordinates() -> None:
    rows = sources()
    stated = dict(zip(rows["单元格"], rows["坐标出处"], strict=True))
    assert len(stated) == 3
    for cell, said in stated.items():
        parts = said.split("；")
        assert parts[0] == "指标见 A1"
        assert parts[1].startswith(f"城市见 A{cell[1:]}")
        assert parts[2].startswith("时期见 C3")
        assert "A1" in parts[2]
        assert parts[3] == "单位：%，见 A2"


@pytest.mark.usefixtures("across")
def test_what_states_a_value_is_told_in_english_too() -> None:
    rows = sources(("File", "Cell"), lang="en")
    assert rows["Stated by"].tolist()[0].endswith("; Unit: %, see A2")


@pytest.mark.usefixtures("across")
def test_the_list_of_an_indicators_cells_names_what_states_them() -> None:
    (zh,) = told(opened("indicator", indicator="网上入会率"), (*CELLS, "坐标出处"))
    assert len(zh) == 3
    assert all(said.endswith("；单位：%，见 A2") for said in zh["坐标出处"])
    assert {said.split("；")[1] for said in zh["坐标出处"]} == {
        f"城市见 A{cell[1:]}" for cell in zh["单元格"]
    }


def test_an_upload_of_an_older_reader_says_that_it_recorded_no_origin(across: Path) -> None:
    for kept in across.glob("uploads/*/stated.parquet"):
        kept.unlink()
    rows = sources()
    assert set(rows["坐标出处"]) == {"未记录"}


def test_a_record_of_origins_that_is_damaged_takes_no_page_down(across: Path) -> None:
    for kept in across.glob("uploads/*/stated.parquet"):
        kept.write_bytes(b"PAR1")
    rows = sources()
    assert set(rows["坐标出处"]) == {"读不了"}


def test_an_uploads_own_files_are_reached_and_no_others(across: Path) -> None:
    own = str(next(across.glob("uploads/*/stated.parquet")))
    with warehouse._reading_only([own]) as connection:
        assert connection.execute("from read_parquet($own)", {"own": own}).fetchall()
        for statement in ("from read_csv('/etc/hosts')", "set enable_external_access = true"):
            with pytest.raises(duckdb.Error, match=r"disabled|locked|Cannot"):
                connection.execute(statement)
