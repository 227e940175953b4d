"""What a clerk does with workbooks that are not sound: told once, asked, undone, cancelled."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from etl.loading import cancelling, loading
from etl.loading.drafting import Wish
from etl.store import uploads
from etl.warehouse import builds
from pages.shared import warehouse
from pages.shared.etl import blanks, faults, loads
from pages.shared.etl import process as etl
from pages.shared.etl.blanks import Blank
from pages.shared.etl.child import Run
from pages.shared.etl.jobs import Job
from pages.upload import departments
from tests import screens
from tests.screens import plain
from tests.test_data_pages import (
    Dropped,
    board,
    button,
    cells,
    data,
    dropped,
    loaded,
    month,
    opened,
    workbook,
)

__all__ = ["board", "data", "loaded"]
ROOT = Path(__file__).parents[1]
TASKS: list[list[object]] = [
    ["对标对象", "对标项目", "赶超目标", "措施", "责任部室", "最迟时间"],
    ["乙市", "网上入会", "超过乙市", "建平台", "组织部", "2026年12月1日"],
    ["丙市", "工会驿站", "超过丙市", "建驿站", "权益部", "2026年11月1日"],
]
UNITS: list[list[object]] = [
    ["单位", "类别"],
    ["组织部", "机关部室"],
    ["权益部", "机关部室"],
]


def forums(*themes: str) -> bytes:
    """Forums of one number, of whom each says something else."""
    days = ("2026年6月1日", "2026年6月2日", "2026年6月3日")
    rows = [[41, theme, day, "研究室"] for theme, day in zip(themes, days, strict=False)]
    return workbook(("论坛", [["期次", "主题", "日期", "主办部室"], *rows]))


def running(*arguments: str | Path, data: Path) -> "subprocess.Popen[str]":
    """The ETL in a process of its own, its steps to be read line by line."""
    command = [sys.executable, "-m", "etl", *map(str, arguments), "--json", "--data", str(data)]
    return subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def standing(data: Path) -> dict[str, bytes]:
    """Every file of the uploads and the builds, and what it holds."""
    kept = [path for name in ("uploads", "builds") for path in (data / name).rglob("*")]
    return {str(path.relative_to(data)): path.read_bytes() for path in kept if path.is_file()}


@pytest.mark.usefixtures("board")
def test_a_column_in_doubt_is_asked_beside_its_fault_and_one_click_reads_again() -> None:
    app = dropped(opened("upload"), ("任务.xlsx", workbook(("对标任务", TASKS), ("单位", UNITS))))
    assert plain(app.title[0].value) == "有 1 处要改"
    app.text_input(key="by").set_value("研究室").run()
    (asked,) = (box for box in app.selectbox if str(box.key).startswith("wanted|"))
    assert "完成时限" in plain(asked.label)
    assert asked.value == "最迟时间"
    assert "最迟时间：2026年12月1日、2026年11月1日……" in asked.options
    app.button(key="confirm|任务.xlsx").click().run()
    assert not app.exception
    assert plain(app.title[0].value) == "新增 4 行"
    assert not [box for box in app.selectbox if str(box.key).startswith("wanted|")]
    assert app.text_input(key="by").value == "研究室"
    app.button(key="load").click().run()
    assert app.title[0].value == "导入完成，看板已更新"
    assert [(one["typed"], one["meant"]) for one in etl.confirmed()] == [("最迟时间", "完成时限")]


@pytest.mark.usefixtures("board")
def test_a_sheet_without_a_known_header_is_asked_about_openly_with_its_first_values() -> None:
    rows: list[list[object]] = [["指标名", "地市名", "哪一期", "值"]]
    rows += [["建会率", "甲市", "2026年7月", 81], ["建会率", "乙市", "2026年7月", 86]]
    app = dropped(opened("upload"), ("七月.xlsx", workbook(("甲乙丙", rows))))
    if plain(app.title[0].value).startswith("新增"):
        pytest.fail("the reader knows these headers by now: write others")
    labels = [plain(box.label) for box in app.selectbox]
    assert "表格" in labels
    app.selectbox(key="map|七月.xlsx|甲乙丙|table").set_value("indicator_values").run()
    assert any(label.startswith("C 列：哪一期、2026年7月") for label in map_labels(app))
    key = "map|七月.xlsx|甲乙丙|indicator_values"
    for letters, header in zip("ABCD", ("指标", "城市", "时期", "数值"), strict=True):
        app.selectbox(key=f"{key}|{letters}").set_value(header)
    app.button(key="map|七月.xlsx|甲乙丙|read").click().run()
    assert plain(app.title[0].value) == "新增 2 行"


def map_labels(app: AppTest) -> list[str]:
    return [plain(box.label) for box in app.selectbox]


@pytest.mark.usefixtures("board")
@pytest.mark.parametrize("themes", [("甲", "乙"), ("甲", "乙", "丙")])
def test_an_entry_told_twice_is_one_fault_in_the_title_the_list_and_at_each_cell(
    themes: tuple[str, ...],
) -> None:
    wish = loads.Wish([Dropped("论坛.xlsx", forums(*themes))], "zh")
    answer = loads.attempt(wish)
    (file,) = answer.said["files"]
    found = faults.listed(file["reported"], [])
    assert faults.stopping(answer) == faults.count(found) == 1
    (line,) = faults.grouped(found).to_dict("records")
    assert line["count"] == 1
    marked = faults.marks(found, "论坛")
    assert {f"{letter}{row}" for letter in "BC" for row in range(2, 2 + len(themes))} <= set(marked)
    app = dropped(opened("upload"), ("论坛.xlsx", forums(*themes)))
    assert plain(app.title[0].value) == "有 1 处要改"
    assert any("1 处要改" in plain(text.value) and "-badge[" in text.value for text in app.markdown)
    assert "1 处要改" in [plain(text.value).strip("*") for text in app.markdown]


@pytest.mark.usefixtures("board")
def test_two_duplicates_are_two_faults_and_four_missing_columns_are_four() -> None:
    rows: list[list[object]] = [["期次", "主题", "日期", "主办部室"]]
    rows += [[n, theme, "2026年6月1日", "研究室"] for n in (41, 42) for theme in ("甲", "乙")]
    twice = loads.attempt(loads.Wish([Dropped("论坛.xlsx", workbook(("论坛", rows)))], "zh"))
    assert faults.stopping(twice) == 2
    few = [[row[0], row[4], row[5]] for row in TASKS]
    lacking = loads.attempt(loads.Wish([Dropped("任务.xlsx", workbook(("对标任务", few)))], "zh"))
    (file,) = lacking.said["files"]
    lines = faults.grouped(faults.listed(file["reported"], []))
    stopping = lines[lines["is_stopping"]]
    assert faults.stopping(lacking) == stopping["count"].sum() > 1


@pytest.mark.usefixtures("board")
def test_the_bar_says_what_would_be_loaded_what_is_left_out_and_why_it_must_wait() -> None:
    app = dropped(opened("upload"), ("七月.xlsx", month(81, "待查", 91)))
    assert button(app, "load") == [True]
    assert "尚未导入：1 份文件，1 处要改" in said(app)
    assert "改好后重新选择文件，或先不导入有错的行。" in said(app)
    app.checkbox(key="leave_out").check().run()
    assert "将导入 1 份文件：变动 2 行、不变 1 行；先不导入有 1 处错的行" in said(app) or (
        "将导入 1 份文件：变动 2 行；先不导入有 1 处错的行" in said(app)
    )
    assert "请填写上传人，上传记录会保留。" in said(app) or button(app, "load") == [True]
    app.text_input(key="by").set_value("研究室").run()
    assert button(app, "load") == [False]


def said(app: AppTest) -> list[str]:
    return [plain(text.value).strip("*") for kind in (app.markdown, app.caption) for text in kind]


@pytest.mark.usefixtures("board")
def test_undo_and_redo_take_two_clicks_in_the_row_and_say_before_what_changes() -> None:
    correction = Dropped("更正.xlsx", month(80, 99, 90))
    assert loads.load(loads.Wish([correction], "zh", by="研究室")).is_done
    app = opened("history")
    app.session_state["by"] = "研究室"
    app.button(key="turn_3").click().run()
    assert any("撤销后：变动 1 行" in text for text in said(app))
    assert {"99", "85"} <= set(cells(app))
    app.button(key="withdraw_now").click().run()
    assert not app.exception
    assert plain(app.title[0].value) == "2 次上传在用，1 次已撤销"
    assert [plain(text.value) for text in app.success] == ["更正.xlsx 已撤销，看板已更新"]
    app.button(key="turn_3").click().run()
    assert any("恢复后：变动 1 行" in text for text in said(app))
    app.button(key="reinstate_now").click().run()
    assert plain(app.title[0].value) == "3 次上传在用"
    assert [turn["by"] for turn in etl.history()[0]["turns"]] == ["研究室", "研究室"]


def test_each_sheet_that_is_read_is_told(board: Path, tmp_path: Path) -> None:
    rows: list[list[object]] = [["指标", "城市", "时期", "数值"]]
    sheets = [(f"{n}月", [*rows, ["建会率", "甲市", f"2026年{n}月", 80 + n]]) for n in (7, 8, 9)]
    (tmp_path / "三张.xlsx").write_bytes(workbook(*sheets))
    with running("load", tmp_path / "三张.xlsx", "--dry-run", data=board) as child:
        _out, told = child.communicate()
    steps = [json.loads(line) for line in told.splitlines() if line.startswith('{"step"')]
    read = [(step["sheet"], step["sheets"]) for step in steps if "sheet" in step]
    assert read == [(1, 3), (2, 3), (3, 3)]
    names = list(dict.fromkeys(step["step"] for step in steps))
    assert names == ["reading", "checking", "building"]


def test_a_load_that_is_cancelled_leaves_the_board_as_it_was(board: Path) -> None:
    """At each step that can be heard from outside, a real process is ended."""
    before = standing(board)
    file = Dropped("七月.xlsx", month(81, 86, 91))
    for step in ("received", "reading", "checking", "building"):
        run = Waiting(step)
        job = Job(lambda under: loads.load(loads.Wish([file], "zh", by="研究室"), under))
        assert run.reached(job)
        assert job.cancel()
        assert job.answer.is_cancelled
        assert not job.answer.is_done
        uploads.clear_drafts(board)  # as whoever loads next does
        builds.clear_drafts(board)
        left = {name for name in standing(board) if name not in before}
        assert [name for name in left if not name.startswith("builds/.")] == []
        assert {name: standing(board)[name] for name in before} == before
        assert [upload["file"] for upload in etl.history()] == ["六月.xlsx", "名册.xlsx"]
    assert loads.load(loads.Wish([file], "zh", by="研究室")).is_done
    assert warehouse.query("board")["uploads"].tolist() == [3]


class Waiting:
    """Waits until a job has come to a step, or beyond it."""

    ORDER = ("received", "waiting", "reading", "checking", "building", "publishing")

    def __init__(self, step: str) -> None:
        self._step = self.ORDER.index(step)

    def reached(self, job: Job) -> bool:
        while self.ORDER.index(job.step.name) < self._step:
            if job.is_done(0.01):
                return False
        return True


def test_a_load_waits_its_turn_and_can_be_cancelled_meanwhile(board: Path) -> None:
    file = Dropped("七月.xlsx", month(81, 86, 91))
    with loading.writing(board):
        job = Job(lambda under: loads.load(loads.Wish([file], "zh", by="研究室"), under))
        assert Waiting("waiting").reached(job)
        assert job.cancel()
        assert job.answer.is_cancelled
    assert len(etl.history()) == 2


def test_what_is_being_published_can_no_longer_be_cancelled(board: Path, tmp_path: Path) -> None:
    """Whoever takes the ticket first decides: the command here, so that the load is whole."""
    (tmp_path / "七月.xlsx").write_bytes(month(81, 86, 91))
    ticket = tmp_path / "ticket"
    ticket.touch()
    run = Run()
    with running("load", tmp_path / "七月.xlsx", "--ticket", ticket, data=board) as child:
        run.begin(child, ticket)
        assert child.wait() == 0
        assert not run.cancel()
    assert not run.is_cancelled
    assert etl.history()[0]["file"] == "七月.xlsx"


def test_a_command_whose_ticket_is_gone_publishes_nothing(board: Path, tmp_path: Path) -> None:
    (tmp_path / "七月.xlsx").write_bytes(month(81, 86, 91))
    before = standing(board)
    for command in (("load", tmp_path / "七月.xlsx"), ("withdraw", "2")):
        with running(*command, "--ticket", tmp_path / "gone", data=board) as child:
            out, _told = child.communicate()
        assert child.returncode == 1
        assert json.loads(out)["message"] == "已取消，没有改动任何内容。"
        assert standing(board) == before


def test_the_ticket_is_taken_before_anything_is_in_force(board: Path, tmp_path: Path) -> None:
    (tmp_path / "七月.xlsx").write_bytes(month(81, 86, 91))
    ticket, seen = tmp_path / "ticket", []
    ticket.touch()

    def tell(step: str) -> None:
        seen.append((step, ticket.exists(), len(uploads.in_force(board))))

    wish = Wish(by="研究室", tell=cancelling.holding(ticket, tell))
    loading.load(board, [tmp_path / "七月.xlsx"], wish)
    assert seen[-1] == ("publishing", False, 2)
    assert all(is_there for step, is_there, _count in seen if step != "publishing")


@pytest.mark.usefixtures("data")
def test_every_table_stands_once_under_a_department_and_comes_in_its_workbook() -> None:
    groups = departments.grouped(etl.tables())
    titles = [table["title"] for _name, tables in groups for table in tables]
    assert sorted(titles) == sorted(table["title"] for table in etl.tables())
    assert "其他部室" not in [name for name, _tables in groups]
    name, tables = groups[0]
    blank = Blank(tuple(table["title"] for table in tables), name=name)
    assert blank.file == f"模板-{name}.xlsx"
    sheets = load_workbook(io.BytesIO(blanks.template(blank))).sheetnames
    assert {table["title"] for table in tables} <= set(sheets)
    app = opened("templates")
    assert [plain(text.value).strip("*") for text in app.markdown if "部室" in text.value]
    assert zipfile.is_zipfile(io.BytesIO(blanks.template(blank)))


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize("page", ["upload", "history"])
def test_an_empty_page_has_one_example_and_one_button(page: str) -> None:
    app = opened(page)
    assert len(screens.tables(app)) == 1
    ways = [*screens.links(app), *(found.proto.label for found in app.get("download_button"))]
    assert len(ways) == 1
