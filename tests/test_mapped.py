"""Sheets that nothing recognises are mapped by hand, and known again next month."""

import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from etl.reading import reader
from etl.reading.model import Quantity, Reading, Row, Span
from etl.store import memory
from tests import offices
from tests.commands import etl, rows

Said = Mapping[str, object]

# No header of it is known, and a title stands in two rows above.
ODD: offices.Rows = [
    ["工作情况一览"],
    ["填表人：王"],
    ["所涉之事", "归谁", "甲乙", "几时"],
    ["欠薪未结", "权益部", "x", "2025-07-01"],
    ["场地不足", "办公室", "y", "2025-07-02"],
]
ODD_SAID: Said = {
    "sheet": "Sheet1",
    "table": "problems",
    "header_row": 3,
    "columns": {"A": "问题描述", "B": "责任单位", "D": "发现日期"},
}
# Cities across, quarters down, the unit in a corner and the indicator far right.
CROSS: offices.Rows = [
    ["", "甲市", "乙市", "", "网上入会率"],
    ["2025年7月", 70.5, 80.5, "", "%"],
    ["2025年8月", 71.5, "—", "", ""],
]
CROSS_SAID: Said = {
    "sheet": "Sheet1",
    "table": "indicator_values",
    "values": "B2:C3",
    "cities": "B1:C1",
    "periods": "A2:A3",
    "indicator": "E1",
    "unit": "E2",
}


def read(path: Path, lines: offices.Rows, *said: Said) -> Reading:
    return reader.read_file(offices.workbook(path, {"Sheet1": lines}), mappings=said)


def told(reading: Reading) -> list[Row]:
    return [row for table in reading.tables for row in table.rows]


def remembered(reading: Reading) -> Sequence[Said]:
    return reading.mapped


def test_a_list_is_read_by_the_columns_that_were_named(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    assert told(read(path, ODD)) == []
    reading = read(path, ODD, ODD_SAID)
    first, second = told(reading)
    assert (first.values["问题描述"], first.values["责任单位"]) == ("欠薪未结", "权益部")
    assert (first.cell, second.cell) == ("A4", "A5")
    assert first.extras == {"甲乙": "x"}
    assert [fault for fault in reading.faults if not fault.warning] == []


def test_a_cross_tab_is_read_by_its_ranges_with_the_cells_that_state_it(tmp_path: Path) -> None:
    reading = read(tmp_path / "a.xlsx", CROSS, CROSS_SAID)
    assert [row.cell for row in told(reading)] == ["B2", "C2", "B3"]
    first = told(reading)[0]
    value, period = first.values["数值"], first.values["时期"]
    assert isinstance(value, Quantity)
    assert isinstance(period, Span)
    assert (value.value, first.values["单位"]) == (70.5, "%")
    assert (str(period.start), str(period.end)) == ("2025-07-01", "2025-07-31")
    assert (first.values["指标"], first.values["城市"]) == ("网上入会率", "甲市")
    assert first.stated == {
        "指标": ("E1",),
        "城市": ("B1",),
        "时期": ("A2",),
        "单位": ("E2",),
    }


def test_texts_of_a_mapping_state_what_no_cell_does(tmp_path: Path) -> None:
    said = {**CROSS_SAID, "indicator": "入会人数", "unit": "万人", "periods": "2025年7月"}
    one = {**said, "values": "B2:C2"}
    first = told(read(tmp_path / "a.xlsx", CROSS, one))[0]
    assert (first.values["指标"], first.values["单位"]) == ("入会人数", "万人")
    assert isinstance(first.values["数值"], Quantity)
    assert first.values["数值"].value == 705000
    assert first.stated == {"城市": ("B1",)}


def test_a_sheet_of_the_same_layout_is_read_by_last_times_mapping(tmp_path: Path) -> None:
    last = remembered(read(tmp_path / "a.xlsx", ODD, ODD_SAID))
    more: offices.Rows = [*ODD[:3], ["食堂太远", "后勤部", "z", "2025-08-01"]]
    reading = read(tmp_path / "b.xlsx", more, *last)
    assert [row.values["问题描述"] for row in told(reading)] == ["食堂太远"]
    assert "last time" in next(fault.reason for fault in reading.faults if fault.warning)
    other: offices.Rows = [*ODD[:2], ["所涉之事", "何人", "甲乙", "几时"], ODD[3]]
    assert told(read(tmp_path / "c.xlsx", other, *last)) == []


def test_next_months_cross_tab_has_other_numbers_in_its_labels(tmp_path: Path) -> None:
    last = remembered(read(tmp_path / "a.xlsx", CROSS, CROSS_SAID))
    later: offices.Rows = [CROSS[0], ["2025年9月", 1, 2, "", "%"], ["2025年10月", 3, 4, "", ""]]
    assert len(told(read(tmp_path / "b.xlsx", later, *last))) == 4
    swapped: offices.Rows = [["", "乙市", "甲市", "", "网上入会率"], *later[1:]]
    other = read(tmp_path / "c.xlsx", swapped, *last)
    assert told(other) == []
    assert not any("last time" in fault.reason for fault in other.faults)


@pytest.mark.parametrize(
    ("change", "header", "reason"),
    [
        ({"table": "no"}, "table", "names no table"),
        ({"header_row": 0}, "header_row", "number of the header"),
        ({"columns": {}}, "columns", "of no column"),
        ({"columns": {"1": "问题描述"}}, "columns", "by its letters"),
        ({"columns": {"A": "没有"}}, "A", "has no column"),
        ({"columns": {"A": "问题描述", "B": "问题描述"}}, "B", "Two columns"),
        ({"sheet": "别的"}, "sheet", "does not have"),
        ({"values": "A1:B2"}, "table", "Only the table"),
    ],
)
def test_a_wrong_mapping_of_a_list_is_a_fault_at_its_place(
    change: Said, header: str, reason: str, tmp_path: Path
) -> None:
    reading = read(tmp_path / "a.xlsx", ODD, {**ODD_SAID, **change})
    faults = [fault for fault in reading.faults if not fault.warning]
    assert [(fault.header, reason in fault.reason) for fault in faults] == [(header, True)]
    assert told(reading) == []
    assert reading.mapped == ()


@pytest.mark.parametrize(
    ("change", "header", "cell", "reason"),
    [
        ({"values": "这里"}, "values", None, "range of cells"),
        ({"cities": ""}, "cities", None, "does not say where"),
        ({"cities": "B1:D1"}, "cities", None, "neither one cell"),
        ({"unit": "E1"}, "单位", "E1", "no unit"),
        ({"cities": "D2:D3", "periods": "A2:A3"}, "城市", "D2", "empty"),
        ({"periods": "E1"}, "时期", "E1", ""),
    ],
)
def test_a_wrong_mapping_of_a_cross_tab_is_a_fault_at_its_place(
    change: Said, header: str, cell: str | None, reason: str, tmp_path: Path
) -> None:
    reading = read(tmp_path / "a.xlsx", CROSS, {**CROSS_SAID, **change})
    fault = next(fault for fault in reading.faults if not fault.warning)
    assert (fault.header, fault.cell) == (header, cell)
    assert reason in fault.reason


def mapping(folder: Path, said: object) -> Path:
    path = folder / "mapping.json"
    path.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    return path


def said_of(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(done.stdout)
    return content


def test_a_mapping_is_remembered_once_it_was_loaded(tmp_path: Path) -> None:
    data = tmp_path / "data"
    offices_known: offices.Rows = [["单位", "类别"], ["权益部", "机关部室"], ["办公室", "机关部室"]]
    etl(data, "load", offices.workbook(tmp_path / "单位.xlsx", {"单位": offices_known}))
    july = offices.workbook(tmp_path / "七月.xlsx", {"Sheet1": ODD})
    said = mapping(tmp_path, ODD_SAID)
    shown = said_of(etl(data, "read", july, "--as", said, "--json"))
    assert len(shown["tables"][0]["rows"]) == 2
    assert etl(data, "read", july, "--json").returncode == 1  # reading alone remembers nothing
    assert etl(data, "load", july, "--as", said).returncode == 0
    book = load_workbook(july)
    book.worksheets[0]["A4"] = "八月的事"
    book.save(tmp_path / "八月.xlsx")
    again = said_of(etl(data, "read", tmp_path / "八月.xlsx", "--json"))
    assert again["tables"][0]["rows"][0]["问题描述"] == "八月的事"
    assert any("按上次的对应" in fault["reason"] for fault in again["reported"])
    assert etl(data, "load", tmp_path / "八月.xlsx").returncode == 0
    found = rows(data, "select problem from raw.problems where _current order by problem")
    assert ("八月的事",) in found


def test_a_backup_keeps_the_mappings(tmp_path: Path) -> None:
    data, back = tmp_path / "data", tmp_path / "back"
    file = offices.workbook(tmp_path / "七月.xlsx", {"Sheet1": ODD})
    known: offices.Rows = [["单位", "类别"], ["权益部", "机关部室"], ["办公室", "机关部室"]]
    register = offices.workbook(tmp_path / "单位.xlsx", {"单位": known})
    said = mapping(tmp_path, {**ODD_SAID, "file": "七月.xlsx"})
    done = etl(data, "load", register, file, "--as", said)
    assert done.returncode == 0, done.stdout
    assert etl(data, "backup", tmp_path / "a.tar.gz").returncode == 0
    assert etl(back, "restore", tmp_path / "a.tar.gz").returncode == 0
    assert memory.mappings(back) == memory.mappings(data)
    assert len(memory.mappings(back)) == 1


def listed(data: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in etl(data, "mappings", "--json").stdout.splitlines()]


def test_a_mapping_is_listed_and_forgotten_by_its_number(tmp_path: Path) -> None:
    data = tmp_path / "data"
    older = {part: said for part, said in CROSS_SAID.items() if part != "sheet"}
    memory.remember_mappings(data, [{**older, "layout": "of an older board"}])
    july = offices.workbook(tmp_path / "七月.xlsx", {"Sheet1": ODD})
    known: offices.Rows = [["单位", "类别"], ["权益部", "机关部室"], ["办公室", "机关部室"]]
    etl(data, "load", offices.workbook(tmp_path / "单位.xlsx", {"单位": known}))
    assert etl(data, "load", july, "--as", mapping(tmp_path, ODD_SAID)).returncode == 0
    last, first = listed(data)
    assert (last["number"], last["sheet"], last["title"]) == ("2", "Sheet1", "问题台账")
    assert last["columns"] == "A=问题描述 B=责任单位 D=发现日期"
    assert last["used_at"] > "2020"
    assert (first["number"], first["sheet"], first["used_at"]) == ("1", "", "")
    assert "values=B2:C3" in first["columns"]
    assert "Sheet1" in etl(data, "mappings").stdout
    book = load_workbook(july)
    book.worksheets[0]["A4"] = "八月的事"
    book.save(tmp_path / "八月.xlsx")
    assert etl(data, "load", tmp_path / "八月.xlsx").returncode == 0
    assert [one["number"] for one in listed(data)] == ["2", "1"]  # it keeps its number
    assert listed(data)[0]["used_at"] >= last["used_at"]
    assert etl(data, "mappings", "forget", "2").returncode == 0
    assert [one["number"] for one in listed(data)] == ["1"]
    assert etl(data, "read", tmp_path / "八月.xlsx").returncode == 1


def test_a_mapping_that_is_not_there_or_cannot_be_read_is_said_in_one_sentence(
    tmp_path: Path,
) -> None:
    memory.remember_mappings(tmp_path, [{**CROSS_SAID, "layout": "x"}])
    for arguments, said in (
        (("forget", "7"), "没有第 7 个对应"),
        (("forget",), "mappings forget 2"),
    ):
        done = etl(tmp_path, "mappings", *arguments)
        assert (done.returncode, len(done.stdout.splitlines())) == (1, 1)
        assert said in done.stdout
    (tmp_path / "memory" / "mappings.json").write_text("{", encoding="utf-8")
    done = etl(tmp_path, "mappings")
    assert (done.returncode, len(done.stdout.splitlines())) == (1, 1)
    assert "mappings.json" in done.stdout


def test_a_file_that_holds_no_mapping_is_misuse(tmp_path: Path) -> None:
    july = offices.workbook(tmp_path / "七月.xlsx", {"Sheet1": ODD})
    done = etl(tmp_path / "data", "read", july, "--as", mapping(tmp_path, {"table": "problems"}))
    assert done.returncode == 2
    assert "对应" in done.stderr
