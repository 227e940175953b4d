"""What a user may choose at a load: leave rows out, name headers, undo, redo, mark a workbook."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import xlwt
from filelock import FileLock
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl import load_workbook

from etl.store import uploads
from tests import offices
from tests.commands import etl, rows, started

FAULTY: offices.Rows = [
    offices.FORUMS[0],
    [3, "经费收缴", "2025年9月5日", "研究室", "线下", 40],
    [4, "法律援助", "2025年13月5日", "研究室", "线下", 50],
    [5, "心理关爱", "2025年10月9日", "无此部室", "线下", 60],
]


@pytest.fixture
def data(office_data: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(office_data, tmp_path / "data"))


@pytest.fixture
def comparison(comparison_data: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(comparison_data, tmp_path / "data"))


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    return offices.workbook(tmp_path / "有错.xlsx", {"论坛": FAULTY})


def test_faulty_rows_left_out_by_choice_are_listed_until_they_are_mended(
    data: Path, faulty: Path
) -> None:
    assert etl(data, "load", faulty).returncode == 1
    assert etl(data, "load", faulty, "--leave-out").returncode == 0
    assert rows(data, "select forum_no from raw.forums where _current order by all") == [
        (1,),
        (2,),
        (3,),
    ]
    listed = rows(data, "select sheet, cell, value from raw.reported order by all")
    assert listed == [("论坛", "C3", "2025年13月5日"), ("论坛", "D4", "无此部室")]


def test_a_file_in_which_every_row_is_left_out_does_not_hold_up_the_others(
    data: Path, tmp_path: Path
) -> None:
    wrong = offices.workbook(tmp_path / "全错.xlsx", {"论坛": [FAULTY[0], FAULTY[2]]})
    sound = offices.workbook(tmp_path / "好.xlsx", {"论坛": FAULTY[:2]})
    assert etl(data, "load", wrong, sound, "--leave-out").returncode == 0
    assert open_cells(data) == ["C2"]
    assert rows(data, "select count(*) from raw.forums") == [(3,)]


def open_cells(data: Path) -> list[str]:
    return [str(cell) for (cell,) in rows(data, "select cell from marts.open_faults order by cell")]


def test_a_row_left_out_is_mended_by_its_key_in_whatever_file(
    data: Path, faulty: Path, tmp_path: Path
) -> None:
    etl(data, "load", faulty, "--leave-out")
    assert open_cells(data) == ["C3", "D4"]
    mended: offices.Rows = [
        offices.FORUMS[0],
        [4, "法律援助", "2025年11月5日", "研究室", "线下", 50],
    ]
    other = offices.workbook(tmp_path / "补报.xlsx", {"论坛": mended})
    assert etl(data, "load", other).returncode == 0
    assert open_cells(data) == ["D4"]
    assert etl(data, "withdraw", "3").returncode == 0
    assert open_cells(data) == ["C3", "D4"]
    assert etl(data, "withdraw", "2").returncode == 0
    assert open_cells(data) == []


def test_the_same_file_may_come_again_once_the_registers_know_its_names(
    data: Path, tmp_path: Path
) -> None:
    path = offices.workbook(tmp_path / "有错.xlsx", {"论坛": [FAULTY[0], FAULTY[1], FAULTY[3]]})
    etl(data, "load", path, "--leave-out")
    assert open_cells(data) == ["D3"]
    units: offices.Rows = [offices.UNITS[0], ["无此部室", "机关部室"]]
    etl(data, "load", offices.workbook(tmp_path / "单位.xlsx", {"单位": units}))
    assert etl(data, "load", path).returncode == 0
    assert open_cells(data) == []
    assert rows(data, "select count(*) from raw.forums where _current") == [(4,)]


def test_a_missing_column_cannot_be_left_out(data: Path, tmp_path: Path) -> None:
    headless: offices.Rows = [["期次", "主题", "主办部室"], [3, "经费收缴", "研究室"]]
    path = offices.workbook(tmp_path / "缺列.xlsx", {"论坛": headless})
    refused = etl(data, "load", path, "--leave-out", "--json")
    assert refused.returncode == 1
    assert "日期" in json.loads(refused.stdout)["files"][0]["reported"][0]["reason"]
    assert len(uploads.everything(data)) == 1


def test_figures_under_a_header_that_nobody_knows_are_asked_for(
    comparison: Path, tmp_path: Path
) -> None:
    data = comparison
    header, first, *_rest = offices.VALUES
    unknown = [*header[:3], "此列", header[4]]
    path = offices.workbook(tmp_path / "七月.xlsx", {"指标数据": [unknown, first]})
    for more in ([], ["--leave-out"]):
        refused = etl(data, "load", path, *more, "--json")
        assert refused.returncode == 1
        said = json.loads(refused.stdout)["files"][0]
        assert "数值" in said["reported"][0]["reason"]
    (tmp_path / "headers.json").write_text('{"indicator_values|此列": "数值"}', encoding="utf-8")
    assert etl(data, "load", path, "--headers", tmp_path / "headers.json").returncode == 0


def test_a_dry_run_says_old_and_new_and_loads_nothing(data: Path, tmp_path: Path) -> None:
    changed: offices.Rows = [
        offices.FORUMS[0],
        [1, "网上工会建设", "2025年7月8日", "研究室", "线下", 90],
    ]
    path = offices.workbook(tmp_path / "更正.xlsx", {"论坛": changed})
    said = json.loads(etl(data, "load", path, "--dry-run", "--json").stdout)
    (table,) = said["tables"]
    counts = {name: table[name] for name in ("added", "changed", "same", "gone")}
    assert counts == {"added": 0, "changed": 1, "same": 0, "gone": 0}
    assert table["changes"] == [
        {"row": "1", "header": "参加人数", "old": "86", "new": "90"},
    ]
    assert said["files"][0]["tables"][0]["rows"][0]["参加人数"]["value"] == 90
    assert len(uploads.everything(data)) == 1


def test_another_way_to_write_a_key_changes_nothing(comparison: Path, tmp_path: Path) -> None:
    data = comparison
    header, first, second, _third = offices.VALUES
    again: offices.Rows = [header, [*first[:2], "2025.07", *first[3:]], [*second[:3], 81, "%"]]
    path = offices.workbook(tmp_path / "再报.xlsx", {"指标数据": again})
    (table,) = json.loads(etl(data, "load", path, "--dry-run", "--json").stdout)["tables"]
    assert (table["changed"], table["same"]) == (1, 1)
    assert [(one["header"], one["old"], one["new"]) for one in table["changes"]] == [
        ("数值", "80.5", "81")
    ]


def test_undoing_says_what_it_changes_and_can_be_redone(data: Path, tmp_path: Path) -> None:
    more: offices.Rows = [offices.FORUMS[0], [3, "经费收缴", "2025年9月5日", "研究室", "线下", 40]]
    etl(data, "load", offices.workbook(tmp_path / "九月.xlsx", {"论坛": more}))
    preview = json.loads(etl(data, "withdraw", "2", "--dry-run", "--json").stdout)
    assert [(table["title"], table["gone"]) for table in preview["tables"]] == [("论坛", 1)]
    assert rows(data, "select count(*) from raw.forums") == [(3,)]
    assert etl(data, "withdraw", "2").returncode == 0
    assert rows(data, "select count(*) from raw.forums") == [(2,)]
    assert etl(data, "reinstate", "2", "--by", "研究室").returncode == 0
    assert rows(data, "select count(*) from raw.forums") == [(3,)]
    assert etl(data, "reinstate", "2").returncode == 1
    assert etl(data, "withdraw", "2").returncode == 0
    kept = sorted(path.name for path in (data / "uploads" / "000002").glob("*.json"))
    assert kept == ["reinstated-1.json", "upload.json", "withdrawn-1.json", "withdrawn.json"]


def test_the_workbook_comes_back_with_its_bad_cells_marked(
    data: Path, faulty: Path, tmp_path: Path
) -> None:
    marked = tmp_path / "标好错.xlsx"
    assert etl(data, "mark", faulty, marked).returncode == 0
    sheet = load_workbook(marked)["论坛"]
    comment = sheet["C3"].comment
    assert comment is not None
    assert "2025年13月5日" in comment.text
    assert sheet["C3"].fill.fgColor.rgb != load_workbook(faulty)["论坛"]["C3"].fill.fgColor.rgb
    assert sheet["C2"].comment is None


@pytest.mark.parametrize("kind", ["csv", "xls"])
def test_what_cannot_be_written_back_comes_as_a_marked_copy_of_its_values(
    data: Path, tmp_path: Path, kind: str
) -> None:
    source, marked = tmp_path / f"有错.{kind}", tmp_path / "标好错.xlsx"
    if kind == "csv":
        lines = [",".join(map(str, row)) for row in FAULTY]
        source.write_text("\n".join(lines), encoding="utf-8")
    else:
        book = xlwt.Workbook()
        sheet = book.add_sheet("论坛")
        for at, row in enumerate(FAULTY):
            for column, value in enumerate(row):
                sheet.write(at, column, value)
        book.save(str(source))
    done = etl(data, "mark", source, marked, "--json")
    assert json.loads(done.stdout)["is_copy"] is True
    assert "底色、公式、图片、图表和批注都不在里面" in etl(data, "mark", source, marked).stdout
    sheet = load_workbook(marked).worksheets[0]
    assert [cell.value for cell in sheet[2]][1:3] == ["经费收缴", "2025年9月5日"]
    assert sheet["C3"].comment is not None
    assert sheet["C2"].comment is None


def test_a_file_that_is_refused_is_never_opened_to_be_marked(data: Path, tmp_path: Path) -> None:
    notice = tmp_path / "通知.xlsx"
    notice.write_bytes(b"%PDF-1.7")
    done = etl(data, "mark", notice, tmp_path / "标好错.xlsx")
    assert done.returncode == 1
    assert "PDF" in done.stdout


def test_unknown_names_are_marked_once_the_rest_can_be_read(data: Path, tmp_path: Path) -> None:
    unknown: offices.Rows = [FAULTY[0], FAULTY[3]]
    path = offices.workbook(tmp_path / "无名.xlsx", {"论坛": unknown})
    marked = tmp_path / "标好错.xlsx"
    assert etl(data, "mark", path, marked).returncode == 0
    comment = load_workbook(marked)["论坛"]["D2"].comment
    assert comment is not None
    assert "名册" in comment.text


def test_a_header_confirmed_once_is_known_next_month(data: Path, tmp_path: Path) -> None:
    odd: offices.Rows = [
        ["期次", "主题", "何时", "主办部室"],
        [3, "经费收缴", "2025年9月5日", "研究室"],
    ]
    september = offices.workbook(tmp_path / "九月.xlsx", {"论坛": odd})
    assert etl(data, "load", september).returncode == 1
    confirmed = tmp_path / "headers.json"
    confirmed.write_text(json.dumps({"何时": "日期"}), encoding="utf-8")
    assert etl(data, "load", september, "--headers", confirmed).returncode == 0
    october: offices.Rows = [odd[0], [4, "法律援助", "2025年10月5日", "研究室"]]
    path = offices.workbook(tmp_path / "十月.xlsx", {"论坛": october})
    assert etl(data, "load", path).returncode == 0
    assert rows(data, "select count(*) from raw.forums") == [(4,)]


def said_of(data: Path, path: Path, headers: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """The header mapping of forums in a trial with these headers confirmed."""
    confirmed = tmp_path / "headers.json"
    confirmed.write_text(json.dumps(headers), encoding="utf-8")
    told = etl(data, "load", path, "--dry-run", "--json", "--headers", confirmed).stdout
    mapping: dict[str, str] = json.loads(told)["files"][0]["mapping"].get("forums", {})
    return mapping


def test_a_header_is_kept_as_it_is_in_the_table_that_it_was_confirmed_for(
    data: Path, tmp_path: Path
) -> None:
    path = offices.workbook(tmp_path / "论坛.xlsx", {"论坛": FAULTY[:2]})
    assert said_of(data, path, {}, tmp_path)["形式"] == "形式"
    assert said_of(data, path, {"topics|形式": ""}, tmp_path)["形式"] == "形式"
    assert "形式" not in said_of(data, path, {"forums|形式": ""}, tmp_path)
    moved = said_of(data, path, {"forums|形式": "组织形式"}, tmp_path)
    assert moved["形式"] == "组织形式"


def test_a_row_that_is_said_to_be_no_header_is_passed_over(data: Path, tmp_path: Path) -> None:
    twice: offices.Rows = [["期次", "主题", "日期", "主办部室", "形式", "参会人数"], *FAULTY[:2]]
    path = offices.workbook(tmp_path / "论坛.xlsx", {"论坛": twice})
    assert "参会人数" in said_of(data, path, {}, tmp_path)
    assert "参加人数" in said_of(data, path, {"forums|参会人数": "-"}, tmp_path)


def test_what_was_confirmed_can_be_seen_and_forgotten(data: Path, tmp_path: Path) -> None:
    confirmed = tmp_path / "headers.json"
    confirmed.write_text(json.dumps({"forums|何时": "日期", "形式": ""}), encoding="utf-8")
    path = offices.workbook(tmp_path / "论坛.xlsx", {"论坛": FAULTY[:2]})
    assert etl(data, "load", path, "--headers", confirmed).returncode == 0
    listed = etl(data, "memory", "--json").stdout.splitlines()
    assert [json.loads(line)["typed"] for line in listed] == ["何时", "形式"]
    left = etl(data, "memory", "--forget", "forums|何时").stdout
    assert left.split() == ["形式"]


def test_whoever_comes_second_hears_that_another_load_is_under_way(
    data: Path, faulty: Path
) -> None:
    lock = FileLock(data / "write.lock")
    command = [sys.executable, "-m", "etl", "load", str(faulty), "--dry-run", "--json"]
    with lock:
        second = subprocess.Popen(
            [*command, "--data", str(data)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        assert second.stderr is not None
        assert json.loads(second.stderr.readline()) == {"step": "waiting"}
    assert '{"step": "reading"}' in second.communicate()[1]


def test_a_protected_workbook_opens_with_its_password(data: Path, tmp_path: Path) -> None:
    more: offices.Rows = [offices.FORUMS[0], [3, "经费收缴", "2025年9月5日", "研究室", "线下", 40]]
    plain = offices.workbook(tmp_path / "原.xlsx", {"论坛": more})
    protected = tmp_path / "加密.xlsx"
    with plain.open("rb") as source, protected.open("wb") as target:
        OOXMLFile(source).encrypt("秘密123", target)
    assert started(data, "load", protected).returncode == 1
    wrong = started(data, "load", protected, "--password-stdin", stdin="不对\n")
    assert wrong.returncode == 1
    assert "密码" in wrong.stdout
    assert started(data, "load", protected, "--password-stdin", stdin="秘密123\n").returncode == 0
