"""From a workbook to its report and its Parquet files, by the child as the parent starts it."""

import json
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from openpyxl import Workbook

from etl.reading.answers import report
from etl.reading.answers.parquet import schema
from etl.sheets import SHEETS
from etl.sheets.contract import Sheet
from tests.offices import FORUMS, UNITS, VALUES, small_comparison, small_office, workbook

ROOT = Path(__file__).parents[1]


def child(asked: dict[str, object]) -> None:
    subprocess.run(
        [sys.executable, "-m", "etl.reading"],
        cwd=ROOT,
        input=json.dumps(asked).encode(),
        check=True,
    )


def test_the_child_writes_a_report_and_rows_for_each_job(tmp_path: Path) -> None:
    jobs = [
        {"workbook": str(small_office(tmp_path / "office.xlsx")), "out": str(tmp_path / "1")},
        {"workbook": str(small_comparison(tmp_path / "cities.xlsx")), "out": str(tmp_path / "2")},
    ]
    child({"language": "zh", "rows": 0, "jobs": jobs})
    first = json.loads((tmp_path / "1" / "report.json").read_text(encoding="utf-8"))
    assert first["rows"] == {"units": 2, "forums": 2}
    assert first["tables"] == []
    second = pq.read_table(tmp_path / "2" / "rows" / "indicator_values.parquet").to_pylist()
    assert [row["value"] for row in second] == [70.5, 80.5, 60.5]
    assert {row["value_unit"] for row in second} == {"%"}
    assert [row["_cell"] for row in second] == ["D2", "D3", "D4"]


def test_the_child_reads_one_workbook_by_arguments(tmp_path: Path) -> None:
    path = small_office(tmp_path / "office.xlsx")
    command = [
        sys.executable,
        "-m",
        "etl.reading",
        str(path),
        str(tmp_path / "out"),
        "--lang",
        "en",
    ]
    subprocess.run(command, cwd=ROOT, check=True)
    told = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert [table["table"] for table in told["tables"]] == ["units", "forums"]


def test_a_refusal_is_told_in_the_language_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "picture.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    child({"language": "en", "jobs": [{"workbook": str(path), "out": str(tmp_path / "out")}]})
    told = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert told["refused"]
    assert told["message"].isascii()
    assert told["tables"] == []


def test_rows_in_parquet_keep_unit_qualifier_period_and_source(tmp_path: Path) -> None:
    jobs = [{"workbook": str(small_office(tmp_path / "a.xlsx")), "out": str(tmp_path)}]
    child({"language": "zh", "jobs": jobs})
    forums = pq.read_table(tmp_path / "rows" / "forums.parquet").to_pylist()
    second = forums[1]
    assert second["attendance"] == 120
    assert second["attendance_unit"] == "人"
    assert second["attendance_approx"]
    assert second["attendance_written"] == "约120人"
    assert str(second["held"]) == str(second["held_to"]) == "2025-08-12"
    assert second["held_grain"] == "day"
    assert (second["_sheet"], second["_row"], second["_cell"]) == ("论坛", 3, "A3")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.table)
def test_every_sheet_has_a_parquet_schema_without_doubles(sheet: Sheet) -> None:
    names = schema(sheet).names
    assert len(names) == len(set(names))


def test_the_report_tells_numbers_and_dates_in_their_parts(tmp_path: Path) -> None:
    told = report.read_report([small_office(tmp_path / "office.xlsx")], "zh")[0]
    forums = next(table for table in told["tables"] if table["table"] == "forums")
    row = forums["rows"][1]
    assert row["日期"] == {"from": "2025-08-12", "to": "2025-08-12", "precision": "day"}
    assert row["参加人数"] == {
        "value": 120.0,
        "unit": "人",
        "approx": True,
        "as_written": "约120人",
    }
    assert (row["_row"], row["_cell"]) == (3, "A3")


def test_an_indicators_value_is_told_in_the_unit_beside_it(tmp_path: Path) -> None:
    header = VALUES[0]
    path = tmp_path / "values.xlsx"
    workbook(path, {"指标数据": [header, ["会员数", "甲市", "2025年7月", 88.6, "万人"]]})
    (table,) = report.read_report([path], "zh")[0]["tables"]
    assert (table["rows"][0]["数值"], table["rows"][0]["单位"]) == (88.6, "万人")


def test_a_workbook_that_says_so_anywhere_is_a_demonstration(tmp_path: Path) -> None:
    plain = workbook(tmp_path / "plain.xlsx", {"单位": UNITS})
    marked = workbook(tmp_path / "marked.xlsx", {"单位": [["演示数据"], *UNITS]})
    told = report.read_report([plain, marked], "zh")
    assert [one["is_demo"] for one in told] == [False, True]


def test_a_workbook_without_any_table_is_refused_with_what_to_do(tmp_path: Path) -> None:
    letter = workbook(tmp_path / "letter.xlsx", {"通知": [["关于报送材料的通知"]]})
    blank = tmp_path / "blank.xlsx"
    Workbook().save(blank)
    form = workbook(tmp_path / "form.xlsx", {"论坛": FORUMS[:1]})
    told = report.read_report([letter, blank, form], "en")
    assert all(one["refused"] and one["message"] for one in told)
    assert all(not table["rows"] for one in told for table in one["tables"])
