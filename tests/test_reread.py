"""Uploads that an older reader read are read anew: what differs is shown, then loaded undoably."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from etl.loading import versions
from etl.reading import reader
from etl.reading.answers import parquet
from etl.reading.model import Cell, Grid, Workbook
from etl.store import readers
from tests import offices
from tests.commands import etl, rows

HEAD = ["指标", "城市", "时期", "数值", "单位"]
JULY: offices.Rows = [
    [*HEAD, "出自何处"],
    ["网上入会率", "甲市", "2025年7月", 70.5, "%", "统计局"],
    ["网上入会率", "乙市", "2025年7月", 80.5, "%", "统计局"],
]
CORRECTED: offices.Rows = [HEAD, ["网上入会率", "甲市", "2025年7月", 75, "%"]]
SOURCES = "select city, source from raw.indicator_values where _current order by city, source"
VALUES = "select city, value from marts.value_sources where is_current order by city"


def answered(data: Path, *arguments: str | Path) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(etl(data, *arguments, "--json").stdout)
    return said


def record(data: Path, number: int) -> Path:
    return data / "uploads" / f"{number:06d}" / "upload.json"


@pytest.fixture(name="board")
def _board(loaded: Path, tmp_path: Path) -> Path:
    """The board that was loaded, to be changed."""
    return Path(shutil.copytree(loaded, tmp_path / "data"))


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A board whose second upload has a column that the office has since named the source."""
    tmp_path = tmp_path_factory.mktemp("loaded")
    data = tmp_path / "data"
    registers = {"城市": offices.CITIES, "指标": offices.INDICATORS}
    etl(data, "load", offices.workbook(tmp_path / "名册.xlsx", registers))
    etl(data, "load", offices.workbook(tmp_path / "七月.xlsx", {"指标数据": JULY}))
    (tmp_path / "headers.json").write_text(
        json.dumps({"indicator_values|出自何处": "来源"}), encoding="utf-8"
    )
    august: offices.Rows = [JULY[0], ["网上入会率", "甲市", "2025年8月", 71, "%", "省总"]]
    file = offices.workbook(tmp_path / "八月.xlsx", {"指标数据": august})
    assert etl(data, "load", file, "--headers", tmp_path / "headers.json").returncode == 0
    return data


def by_an_older_reader(data: Path, number: int) -> None:
    said = json.loads(record(data, number).read_text(encoding="utf-8"))
    for name in ("reader", "files", "seal"):
        del said[name]
    record(data, number).write_text(json.dumps(said), encoding="utf-8")


def test_an_upload_says_which_reader_read_it(board: Path) -> None:
    said = json.loads(record(board, 2).read_text(encoding="utf-8"))
    assert said["reader"] == readers.fingerprint()
    assert len(readers.fingerprint()) == 16


def test_what_the_present_reader_read_is_not_listed(board: Path) -> None:
    assert answered(board, "reread")["uploads"] == []
    assert "照旧" in etl(board, "reread").stdout


def test_only_uploads_that_would_be_read_otherwise_are_listed(board: Path) -> None:
    for number in (1, 2, 3):
        by_an_older_reader(board, number)
    (listed,) = answered(board, "reread")["uploads"]
    assert (listed["upload"], listed["file"], listed["reader"]) == (2, "七月.xlsx", "")
    (table,) = listed["tables"]
    assert (table["table"], table["changed"], table["gone"], table["new"]) == (
        *("indicator_values", 2),
        *(0, 0),
    )
    assert "000002  七月.xlsx" in etl(board, "reread").stdout


def test_an_upload_without_a_record_of_origins_is_listed(board: Path) -> None:
    by_an_older_reader(board, 3)
    (board / "uploads/000003/stated.parquet").unlink()
    (listed,) = answered(board, "reread")["uploads"]
    assert (listed["upload"], listed["gains_origins"], listed["tables"]) == (3, True, [])


def test_both_readings_of_a_value_are_shown_with_its_cell(board: Path) -> None:
    (shown,) = answered(board, "reread", "2")["uploads"]
    first = shown["tables"][0]["differences"][0]
    assert (first["header"], first["old"], first["new"]) == ("来源", "", "统计局")
    assert (first["sheet"], first["cell"], first["kind"]) == ("指标数据", "D2", "changed")
    assert "网上入会率" in first["row"]
    assert "[指标数据] D2" in etl(board, "reread", "2").stdout
    assert rows(board, SOURCES)[0] == ("乙市", None)


def test_the_new_reading_takes_the_place_of_the_old_one_and_can_be_undone(board: Path) -> None:
    before = rows(board, SOURCES)
    done = answered(board, "reread", "2", "--accept", "--by", "研究室")
    assert (done["uploads"], done["instead_of"]) == ([4], [2])
    assert ("乙市", "统计局") in rows(board, SOURCES)
    states = [
        json.loads(line)["withdrawn"] for line in etl(board, "history", "--json").stdout.split("\n")
        if line
    ]  # fmt: skip
    assert states == [False, True, False, False]
    assert etl(board, "withdraw", "4").returncode == 0
    assert etl(board, "reinstate", "2").returncode == 0
    assert rows(board, SOURCES) == before


def test_a_later_correction_is_not_undone_by_reading_anew(board: Path, tmp_path: Path) -> None:
    etl(board, "load", offices.workbook(tmp_path / "更正.xlsx", {"指标数据": CORRECTED}))
    before = rows(board, VALUES)
    refused = etl(board, "reread", "2", "--accept")
    assert refused.returncode == 1
    assert "reread 2 4 --accept" in refused.stdout
    assert rows(board, VALUES) == before
    done = answered(board, "reread", "2", "4", "--accept")
    assert (done["uploads"], done["instead_of"]) == ([5, 6], [2, 4])
    assert rows(board, VALUES) == before


def test_a_replaced_period_is_not_filled_again_by_reading_anew(board: Path, tmp_path: Path) -> None:
    file = offices.workbook(tmp_path / "更正.xlsx", {"指标数据": CORRECTED})
    etl(board, "load", file, "--mode", "replace")
    assert "reread 2 4 --accept" in etl(board, "reread", "2", "--accept").stdout
    before = rows(board, VALUES)
    assert etl(board, "reread", "2", "4", "--accept").returncode == 0
    assert rows(board, VALUES) == before
    assert json.loads(record(board, 6).read_text(encoding="utf-8"))["mode"] == "replace"


def doubtful(data: Path, tmp_path: Path, value: float) -> None:
    """Load a fourth upload, whose doubtful figure was confirmed when it was loaded."""
    row: offices.Rows = [HEAD, ["网上入会率", "甲市", "2025年9月", value, "%"]]
    file = offices.workbook(tmp_path / "九月.xlsx", {"指标数据": row})
    assert etl(data, "load", file, "--confirm-all").returncode == 0
    (doubt,) = kept_record(data, 4)["confirmed"]
    assert doubt["key"] == "九月.xlsx!指标数据!D2"


def kept_record(data: Path, number: int) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(record(data, number).read_text(encoding="utf-8"))
    return said


def test_what_was_confirmed_stays_so_when_it_is_read_anew(board: Path, tmp_path: Path) -> None:
    doubtful(board, tmp_path, 7310)
    assert answered(board, "reread", "4", "--accept")["uploads"] == [5]
    assert kept_record(board, 5)["confirmed"] == kept_record(board, 4)["confirmed"]


def test_another_figure_at_a_confirmed_cell_is_asked_about(board: Path, tmp_path: Path) -> None:
    doubtful(board, tmp_path, 7310)
    said = kept_record(board, 4)
    said["confirmed"][0]["new"]["value"] = 731.0  # as an older reader may have read it
    record(board, 4).write_text(json.dumps(said), encoding="utf-8")
    refused = etl(board, "reread", "4", "--accept")
    assert refused.returncode == 1
    assert "--confirm" in refused.stdout
    named = ("reread", "4", "--accept", "--confirm", "指标数据!D2")
    assert answered(board, *named)["uploads"] == [5]


def test_a_number_that_is_not_in_force_is_refused(board: Path) -> None:
    refused = etl(board, "reread", "9")
    assert refused.returncode == 1
    assert "9" in refused.stdout
    assert etl(board, "reread", "--accept").returncode == 1


def kept(folder: Path, *lines: list[str]) -> Path:
    cells = {
        (row, column): Cell(value)
        for row, line in enumerate((HEAD[:4], *lines))
        for column, value in enumerate(line)
    }
    reading = reader.read_workbook(Workbook("a.xlsx", (Grid("数据", cells),)), {})
    parquet.write(reading, folder / "rows")
    return folder


def test_rows_of_one_reading_only_and_units_are_told(tmp_path: Path) -> None:
    first: list[str] = ["会员数", "甲市", "2025年7月", "3万人"]
    second: list[str] = ["会员数", "乙市", "2025年7月", "5万人"]
    old = kept(tmp_path / "000001", first, second)
    new = kept(tmp_path / "000002", [*first[:3], "3人"])
    (table,) = versions.between(old, new)
    assert (table["changed"], table["gone"], table["new"]) == (1, 1, 0)
    changed, gone = table["differences"]
    assert (changed["cell"], changed["header"]) == ("D2", "数值")
    assert changed["old"].startswith("30000人")
    assert changed["new"] == "3人"
    assert (gone["kind"], gone["cell"], gone["new"]) == ("gone", "D3", "")
    assert "乙市" in gone["old"]
    (back,) = versions.between(new, old)
    assert back["new"] == 1
    assert versions.between(old, old) == []
