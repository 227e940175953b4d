"""Every number has a way to the cell that it stems from, and to its earlier values."""

from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook
from streamlit.testing.v1 import AppTest

from pages.shared.capture import DOING
from tests import menu, offices
from tests.screens import opened, plain
from tests.test_loading import etl

PAGES = [script for script in menu.scripts() if Path(script).stem not in DOING]
# These list cells, what is not there, or campaigns whose figures show their cells when chosen.
THEMSELVES = {"faults", "reminders", "freshness", "campaigns", "cells"}
CELLS = ("文件", "工作表", "单元格")


def blocks(app: AppTest, ending: str) -> set[str]:
    """The keys of the page's blocks that have such a button."""
    keys = [popover.proto.id.rsplit("-", 1)[1] for popover in app.get("popover")]
    return {key.removesuffix(ending) for key in keys if key.endswith(ending)}


def told(app: AppTest) -> list[pd.DataFrame]:
    """The tables of sources that are open."""
    found = []
    for table in [*app.table, *app.dataframe]:
        rows = table.value.map(plain).rename(columns=plain)
        if set(CELLS) <= set(rows.columns):
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
    figures, sourced = blocks(app, "_download"), blocks(app, "_sources")
    assert figures
    assert figures - THEMSELVES <= sourced
    if app.metric:
        assert "cards" in sourced
    for key in sourced:
        app.session_state[f"{key}_sources"] = True
    app.run()
    assert not app.exception
    tables = told(app)
    assert len(tables) == len(sourced | figures & {"cells"})  # those name their cells themselves
    for rows in tables:
        cells = rows.drop_duplicates(list(CELLS)).head(40)
        for file, sheet, cell in zip(*(cells[name] for name in CELLS), strict=True):
            assert written(files[file], sheet, cell) is not None


def test_a_value_is_quoted_as_its_cell_has_it(
    samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QIANGHUI_DATA", str(samples))
    files = {path.name: path for path in samples.glob("uploads/*/*.xlsx")}
    app = opened("comparison/rankings.py")
    app.session_state["cities_sources"] = True
    (rows,) = told(app.run())
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
    app = opened("comparison/rankings.py")
    app.session_state["cities_sources"] = True
    (rows,) = told(app.run())
    ours = rows[rows["数据"] == "甲市"]
    assert ours["原文写法"].tolist() == ["75", "70.5"]
    assert ours["文件"].tolist() == ["更正.xlsx", "七月.xlsx"]
    assert ours["单元格"].tolist() == ["D2", "D2"]
    assert ours["效力"].tolist()[0] == "在用"
    assert ours["效力"].tolist()[1].endswith("为止")
