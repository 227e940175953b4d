"""Loading: all of it or nothing, whole or not at all, and every step can be undone."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from etl.store import uploads
from etl.warehouse import builds
from tests import offices
from tests.commands import current, etl, rows, started


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def held(office_data: Path, tmp_path: Path) -> Path:
    """A data folder that holds the office's workbook."""
    return Path(shutil.copytree(office_data, tmp_path / "data"))


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return offices.small_office(tmp_path / "办公室.xlsx")


def test_a_loaded_number_knows_its_file_its_sheet_and_its_cell(data: Path, office: Path) -> None:
    assert started(data, "load", office, "--by", "研究室").returncode == 0
    found = rows(
        data,
        "select attendance, attendance_approx, attendance_written, file, loaded_by, _sheet, _row"
        " from raw.forums inner join raw.uploads on _upload = upload order by forum_no",
    )
    assert found == [
        (86.0, False, "86", "办公室.xlsx", "研究室", "论坛", 2),
        (120.0, True, "约120人", "办公室.xlsx", "研究室", "论坛", 3),
    ]


def test_the_same_file_twice_is_recognised_and_changes_nothing(data: Path, office: Path) -> None:
    etl(data, "load", office)
    again = etl(data, "load", office)
    assert again.returncode == 0
    assert "办公室.xlsx" in again.stderr
    assert len(uploads.everything(data)) == 1
    assert current(data).number == 1


def test_a_later_row_replaces_the_earlier_one_of_the_same_key(held: Path, tmp_path: Path) -> None:
    changed: offices.Rows = [
        offices.FORUMS[0],
        [1, "网上工会建设", "2025年7月8日", "研究室", "线下", 90],
    ]
    etl(held, "load", offices.workbook(tmp_path / "更正.xlsx", {"论坛": changed}))
    found = rows(held, "select forum_no, attendance from raw.forums where _current order by all")
    assert found == [(1, 90.0), (2, 120.0)]


def test_a_replacing_upload_takes_the_span_of_its_dates_with_it(held: Path, tmp_path: Path) -> None:
    only: offices.Rows = [
        offices.FORUMS[0],
        [3, "新主题", "2025年7月1日", "研究室", "线下", 10],
        [4, "又一主题", "2025年7月31日", "研究室", "线下", 10],
    ]
    replaced = offices.workbook(tmp_path / "七月.xlsx", {"论坛": only})
    etl(held, "load", replaced, "--mode", "replace")
    found = rows(held, "select forum_no from raw.forums where _current order by all")
    assert found == [(2,), (3,), (4,)]


def test_a_replacing_upload_takes_only_the_periods_of_its_own_indicators(
    data: Path, tmp_path: Path
) -> None:
    members, days = "网上入会率", "平均办理天数"
    header = offices.VALUES[0]
    others: offices.Rows = [
        [name, city, month, 1, ""]
        for name in (members, days)
        for city in ("甲市", "乙市")
        for month in ("2025年7月", "2025年8月")
    ]
    only: offices.Rows = [header, [members, "甲市", "2025年8月", 2, ""]]
    etl(data, "load", offices.small_comparison(tmp_path / "七月.xlsx"))
    etl(data, "load", offices.workbook(tmp_path / "八月.xlsx", {"指标数据": [header, *others]}))
    replaced = offices.workbook(tmp_path / "更正.xlsx", {"指标数据": only})
    assert etl(data, "load", replaced, "--mode", "replace").returncode == 0
    august = "from raw.indicator_values where _current and month(period) = 8"
    assert rows(data, f"select indicator, city, value {august} order by all") == [
        (days, "乙市", 1.0),
        (days, "甲市", 1.0),
        (members, "甲市", 2.0),
    ]
    assert rows(data, "select count(*) from raw.indicator_values where _current") == [(8,)]


def test_one_faulty_file_keeps_the_whole_load_out(data: Path, office: Path, tmp_path: Path) -> None:
    wrong: offices.Rows = [offices.FORUMS[0], [3, "主题", "2025年13月5日", "研究室", "线下", 10]]
    bad = offices.workbook(tmp_path / "坏.xlsx", {"论坛": wrong})
    refused = etl(data, "load", office, bad, "--json")
    assert refused.returncode == 1
    said = json.loads(refused.stdout)
    faults = {told["file"]: told["reported"] for told in said["files"]}
    assert [(fault["sheet"], fault["cell"]) for fault in faults["坏.xlsx"]] == [("论坛", "C2")]
    assert uploads.everything(data) == ()
    assert builds.current(data) is None


def test_an_unknown_unit_stops_the_build_and_names_its_cell(held: Path, tmp_path: Path) -> None:
    unknown: offices.Rows = [offices.FORUMS[0], [3, "主题", "2025年9月5日", "无此部室", "线下", 10]]
    bad = offices.workbook(tmp_path / "九月.xlsx", {"论坛": unknown})
    refused = etl(held, "load", bad)
    assert refused.returncode == 1
    for part in ("九月.xlsx", "论坛", "D2", "无此部室"):
        assert part in refused.stdout
    assert [upload.number for upload in uploads.everything(held)] == [1]
    assert current(held).number == 1


def test_withdrawing_an_upload_brings_the_earlier_numbers_back(held: Path, tmp_path: Path) -> None:
    changed: offices.Rows = [
        offices.FORUMS[0],
        [1, "网上工会建设", "2025年7月8日", "研究室", "线下", 90],
    ]
    before = rows(held, "select * from raw.forums order by forum_no")
    etl(held, "load", offices.workbook(tmp_path / "更正.xlsx", {"论坛": changed}))
    assert etl(held, "withdraw", "2").returncode == 0
    assert rows(held, "select * from raw.forums order by forum_no") == before
    assert "已撤回" in etl(held, "history").stdout
    assert etl(held, "withdraw", "2").returncode == 1


def test_withdrawing_a_register_that_others_need_is_refused(data: Path, tmp_path: Path) -> None:
    register = offices.workbook(tmp_path / "单位.xlsx", {"单位": offices.UNITS})
    etl(data, "load", register)
    etl(data, "load", offices.workbook(tmp_path / "论坛.xlsx", {"论坛": offices.FORUMS}))
    assert etl(data, "withdraw", "1").returncode == 1
    assert not uploads.everything(data)[0].is_withdrawn


@pytest.mark.parametrize(
    "debris", ["uploads/incoming/000001/办公室.xlsx", "builds/000001.duckdb.building"]
)
def test_what_a_killed_load_left_is_cleared_by_the_next(
    data: Path, office: Path, debris: str
) -> None:
    left = data / debris
    left.parent.mkdir(parents=True)
    left.write_bytes(b"half")
    assert etl(data, "load", office).returncode == 0
    assert not left.exists()
    assert rows(data, "select count(*) from raw.forums") == [(2,)]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no process groups to kill")
@pytest.mark.parametrize("step", range(6))
def test_a_load_killed_at_any_moment_is_absent_or_whole(
    held: Path, tmp_path: Path, step: int
) -> None:
    many: offices.Rows = [offices.FORUMS[0]]
    many += [[n, "主题", "2025年9月5日", "研究室", "线下", n] for n in range(3, 300)]
    bigger = offices.workbook(tmp_path / "多.xlsx", {"论坛": many})
    started = subprocess.Popen(
        [sys.executable, "-m", "etl", "load", str(bigger), "--data", str(held)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        started.wait(timeout=0.25 + 0.25 * step)
    except subprocess.TimeoutExpired:
        os.killpg(started.pid, signal.SIGKILL)
        started.wait()
    assert rows(held, "select count(*) from raw.forums") in ([(2,)], [(299,)])
    assert etl(held, "load", bigger).returncode == 0
    assert rows(held, "select count(*) from raw.forums where _current") == [(299,)]


def test_a_backup_restores_to_the_same_rows(held: Path, tmp_path: Path) -> None:
    saved = tmp_path / "备份.tar.gz"
    assert etl(held, "backup", saved).returncode == 0
    other = tmp_path / "other"
    assert etl(other, "restore", saved).returncode == 0
    statement = "select * from raw.forums order by forum_no"
    assert rows(other, statement) == rows(held, statement)
    assert etl(other, "restore", saved).returncode == 1


def test_a_template_that_was_filled_in_loads_without_a_question(data: Path, tmp_path: Path) -> None:
    assert etl(data, "template", tmp_path / "t").returncode == 0
    path = tmp_path / "t" / "模板-单位.xlsx"
    filled = load_workbook(path)
    filled["单位"].append(["研究室", "机关部室", None])
    filled.save(path)
    assert etl(data, "load", path).returncode == 0
    assert rows(data, "select unit, kind from raw.units") == [("研究室", "机关部室")]


def test_a_missing_file_is_misuse(data: Path, tmp_path: Path) -> None:
    assert etl(data, "read", tmp_path / "没有.xlsx").returncode == 2
    assert started(data, "无此命令").returncode == 2


def test_an_unknown_indicator_of_a_whole_sheet_is_one_fault_and_all_of_it_can_be_left_out(
    data: Path, tmp_path: Path
) -> None:
    etl(data, "load", offices.small_comparison(tmp_path / "名册.xlsx"))
    months = [f"{month}月" for month in range(1, 7)]
    grid: offices.Rows = [
        ["2024年各市未登记指标（万元）"],
        ["城市", *months],
        *([city, *(number + 0.5 for number in range(6))] for city in ("甲市", "乙市", "丙市")),
    ]
    known: offices.Rows = [*offices.VALUES, ["网上入会率", "甲市", "2025年8月", 71.5, "%"]]
    book = offices.workbook(tmp_path / "多表.xlsx", {"表": grid, "指标数据": known})
    refused = json.loads(etl(data, "load", book, "--json").stdout)
    assert [(one["cell"], one["value"]) for one in refused["checks"]] == [("A1", "未登记指标")]
    assert etl(data, "load", book, "--leave-out").returncode == 0
    assert rows(data, "select count(*) from marts.open_faults") == [(18,)]
    marked = json.loads(etl(data, "mark", book, tmp_path / "标.xlsx", "--json").stdout)
    assert marked["marked"] == 1  # the one cell that names it, for all 18 rows
    comment = load_workbook(tmp_path / "标.xlsx")["表"]["A1"].comment
    assert comment is not None
    assert comment.text.count("指标名册") == 1
