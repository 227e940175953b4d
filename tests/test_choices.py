"""What a user may choose at a load: leave rows out, name headers, undo, redo, mark a workbook."""

import json
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl import load_workbook

from etl import uploads
from tests import offices
from tests.test_loading import etl, rows

FAULTY: offices.Rows = [
    offices.FORUMS[0],
    [3, "经费收缴", "2025年9月5日", "研究室", "线下", 40],
    [4, "法律援助", "2025年13月5日", "研究室", "线下", 50],
    [5, "心理关爱", "2025年10月9日", "无此部室", "线下", 60],
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    etl(folder, "load", offices.small_office(tmp_path / "办公室.xlsx"))
    return folder


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


def test_a_missing_column_cannot_be_left_out(data: Path, tmp_path: Path) -> None:
    headless: offices.Rows = [["期次", "主题", "主办部室"], [3, "经费收缴", "研究室"]]
    path = offices.workbook(tmp_path / "缺列.xlsx", {"论坛": headless})
    refused = etl(data, "load", path, "--leave-out", "--json")
    assert refused.returncode == 1
    assert "日期" in json.loads(refused.stdout)["files"][0]["reported"][0]["reason"]
    assert len(uploads.everything(data)) == 1


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


def test_a_protected_workbook_opens_with_its_password(data: Path, tmp_path: Path) -> None:
    more: offices.Rows = [offices.FORUMS[0], [3, "经费收缴", "2025年9月5日", "研究室", "线下", 40]]
    plain = offices.workbook(tmp_path / "原.xlsx", {"论坛": more})
    protected = tmp_path / "加密.xlsx"
    with plain.open("rb") as source, protected.open("wb") as target:
        OOXMLFile(source).encrypt("秘密123", target)
    assert etl(data, "load", protected).returncode == 1
    wrong = etl(data, "load", protected, "--password-stdin", stdin="不对\n")
    assert wrong.returncode == 1
    assert "密码" in wrong.stdout
    assert etl(data, "load", protected, "--password-stdin", stdin="秘密123\n").returncode == 0
