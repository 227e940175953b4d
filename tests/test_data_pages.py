"""The pages on data, on the real ETL: upload, faults, load, undo, templates, what is missing."""

import datetime as dt
import io
import shutil
import sys
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl import Workbook, load_workbook
from streamlit.testing.v1 import AppTest

from etl.reading.model import Cell, Span
from etl.reading.values import Context, parse
from etl.sheets.contract import Kind
from pages.shared import warehouse, words
from pages.shared.capture.stamp import Stamp
from pages.shared.components.templates import _packed
from pages.shared.etl import blanks, loads, losses, periods
from pages.shared.etl import process as etl
from pages.shared.etl.blanks import Blank
from pages.shared.exports.origin import Origin
from pages.shared.findings.quality import asked
from tests import boards, commands, screens
from tests.screens import plain

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CITIES = ("甲市", "乙市", "丙市")


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder that the board reads."""
    folder = tmp_path / "data"
    monkeypatch.setenv("QIANGHUI_DATA", str(folder))
    return folder


def workbook(*sheets: tuple[str, list[list[object]]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def registers() -> bytes:
    roles = ("本市", "近学", "远学")
    cities: list[list[object]] = [
        [city, role, "全省"] for city, role in zip(CITIES, roles, strict=True)
    ]
    return workbook(
        ("城市", [["城市", "角色", "分组"], *cities]),
        ("指标", [["指标", "单位", "方向", "频度"], ["建会率", "%", "越高越好", "月"]]),
    )


def month(*written: object, header: str = "数值") -> bytes:
    rows = [["建会率", city, "2026年6月", v] for city, v in zip(CITIES, written, strict=True)]
    return workbook(("指标数据", [["指标", "城市", "时期", header], *rows]))


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A board of three cities with one month."""
    folder = tmp_path_factory.mktemp("loaded")
    files = {"名册.xlsx": registers(), "六月.xlsx": month(80, 85, 90)}
    for name, content in files.items():
        (folder / name).write_bytes(content)
    paths = [folder / name for name in files]
    done = commands.etl(folder / "data", "load", *paths, "--by", "研究室")
    assert done.returncode == 0, done.stdout
    return folder / "data"


@pytest.fixture
def board(loaded: Path, data: Path) -> Path:
    """The same board, to be changed."""
    return Path(shutil.copytree(loaded, data))


def opened(page: str, **address: str) -> AppTest:
    return screens.opened(page, **address)


def dropped(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    app.file_uploader[0].set_value([(name, content, XLSX) for name, content in files])
    app.run()
    assert not app.exception
    return app


def cells(app: AppTest) -> list[str]:
    return [plain(str(cell)) for table in screens.tables(app) for cell in table.to_numpy().ravel()]


def button(app: AppTest, key: str) -> list[bool]:
    return [found.disabled for found in app.button if found.key == key]


def test_without_a_build_the_first_workbooks_are_loaded_from_the_page(data: Path) -> None:
    app = dropped(opened("upload"), ("名册.xlsx", registers()))
    assert plain(app.title[0].value) == "新增 4 行"
    assert not (data / "builds" / "current").exists()
    app.text_input(key="by").set_value("研究室").run()
    app.button(key="load").click().run()
    assert not app.exception
    assert app.title[0].value == "导入完成，看板已更新"
    assert warehouse.query("board")["uploads"].tolist() == [1]


@pytest.mark.usefixtures("board")
def test_a_fault_is_named_by_its_cell_and_nothing_can_be_loaded() -> None:
    app = dropped(opened("upload"), ("七月.xlsx", month(81, "待查", 91)))
    assert plain(app.title[0].value) == "有 1 处要改"
    assert {"指标数据!D3 · 数值", "待查"} <= set(cells(app))
    assert button(app, "load") == [True]
    assert etl.history()[0]["file"] == "六月.xlsx"


@pytest.mark.usefixtures("board")
def test_the_sheet_stands_as_it_looks_beside_what_was_read() -> None:
    app = dropped(opened("upload"), ("七月.xlsx", month(81, "<b>待查</b>", 91)))
    (look,) = (found.proto.body for found in app.get("html") if 'class="look"' in found.proto.body)
    assert '<td class="short" rowspan="1" colspan="1">甲市</td>' in look
    assert "&lt;b&gt;待查&lt;/b&gt;<b>要改</b>" in look
    assert {"建会率", "81", "91"} <= set(cells(app))


@pytest.mark.usefixtures("board")
def test_the_rows_as_read_say_which_cells_state_their_coordinates() -> None:
    rows: list[list[object]] = [["2026年7月建会率（%）"], ["城市", "数值"]]
    rows += [["甲市", 81], ["乙市", 86]]
    app = dropped(opened("upload"), ("七月.xlsx", workbook(("Sheet1", rows))))
    (read,) = (found for found in screens.tables(app) if "坐标出处" in map(plain, found.columns))
    said = [plain(cell) for cell in read.rename(columns=plain)["坐标出处"]]
    assert said == [
        "指标见 A1；城市见 A3；时期见 A1；单位见 A1",
        "指标见 A1；城市见 A4；时期见 A1；单位见 A1",
    ]


@pytest.mark.usefixtures("board")
def test_a_sheet_that_nothing_recognises_is_mapped_on_the_page() -> None:
    rows: list[list[object]] = [["", "甲市", "乙市", "建会率"], ["2026年7月", 81, 86, "%"]]
    app = dropped(opened("upload"), ("七月.xlsx", workbook(("Sheet1", rows))))
    key = "map|七月.xlsx|Sheet1"
    app.selectbox(key=f"{key}|table").set_value("indicator_values").run()
    app.toggle(key=f"{key}|crossed").set_value(True).run()
    said = {"values": "B2:C2", "cities": "B1:C1", "periods": "A2", "indicator": "D1", "unit": "D2"}
    for part, text in said.items():
        app.text_input(key=f"{key}|{part}").set_value(text)
    app.button(key=f"{key}|read").click().run()
    assert not app.exception
    assert plain(app.title[0].value).startswith("新增 2 行")
    assert {"81", "86"} <= set(cells(app))


@pytest.mark.usefixtures("board")
def test_faulty_rows_are_left_out_by_choice_and_listed_until_mended() -> None:
    app = dropped(opened("upload"), ("七月.xlsx", month(81, "待查", 91)))
    app.checkbox(key="leave_out").check().run()
    assert plain(app.title[0].value).startswith("变动 2 行")
    app.text_input(key="by").set_value("研究室").run()
    app.button(key="load").click().run()
    assert app.title[0].value == "导入完成，看板已更新"
    assert warehouse.query("open_faults")["place"].tolist() == ["指标数据!D3"]
    quality = opened("quality")
    assert not quality.exception
    assert {"指标数据!D3", "待查"} <= set(cells(quality))


@pytest.mark.usefixtures("board")
def test_what_would_change_is_shown_from_old_to_new_and_who_loads_must_be_said() -> None:
    app = dropped(opened("upload"), ("更正.xlsx", month(80, 86, 90)))
    assert plain(app.title[0].value) == "变动 1 行、不变 2 行"
    assert {"85", "86"} <= set(cells(app))
    assert button(app, "load") == [True]
    app.text_input(key="by").set_value("组织部").run()
    assert button(app, "load") == [False]


@pytest.mark.usefixtures("board")
def test_a_doubtful_value_is_shown_with_both_numbers_and_loaded_only_with_its_tick() -> None:
    app = dropped(opened("upload"), ("更正.xlsx", month(0.802, 85, 9000)))
    assert plain(app.title[0].value) == "有 2 个数值请核对"
    app.text_input(key="by").set_value("组织部").run()
    ticks = [box for box in app.checkbox if box.key and box.key.startswith("doubt|")]
    first, second = (plain(box.label) for box in ticks)
    assert all(part in first for part in ("建会率 · 甲市 · 2026年6月：0.8%", "80.2%", "!D2"))
    assert all(part in second for part in ("9,000%", "90%（丙市", "100 倍", "!D4"))
    assert button(app, "load") == [True]
    ticks[0].check().run()
    assert button(app, "load") == [True]
    next(box for box in app.checkbox if box.key == ticks[1].key).check().run()
    assert button(app, "load") == [False]
    app.button(key="load").click().run()
    assert app.title[0].value == "导入完成，看板已更新"
    kept = etl.history()[0]["confirmed"]
    assert [doubt["kind"] for doubt in kept] == ["percent_as_fraction", "times_100"]
    history = opened("history")
    assert any("核对并确认了 2 个存疑数值" in plain(e.label) for e in history.expander)
    told = cells(opened("quality"))
    assert {"建会率：0.8%（甲市 · 2026年6月）", "建会率：9,000%（丙市 · 2026年6月）"} <= set(told)
    assert {"指标数据!D2", "指标数据!D4", "组织部"} <= set(told)
    for doubt in kept:
        size = doubt["known"]["value"] if doubt["known"] else doubt["expected"]
        assert [said for said in told if said.startswith(words.measure(size, "%"))]


@pytest.mark.usefixtures("board")
def test_a_build_from_before_confirmed_doubts_were_kept_shows_none() -> None:
    build = warehouse.present_build()
    with boards.changed(build.path) as connection:
        connection.execute("drop table marts.confirmed_doubts")
    assert not opened("quality").exception


@pytest.mark.usefixtures("board")
def test_all_doubtful_values_may_be_ticked_at_once() -> None:
    app = dropped(opened("upload"), ("更正.xlsx", month(8020, 85, 9000)))
    app.text_input(key="by").set_value("组织部").run()
    app.checkbox(key="doubts_all").check().run()
    assert button(app, "load") == [False]
    app.button(key="load").click().run()
    assert len(etl.history()[0]["confirmed"]) == 2


def test_a_file_that_is_loaded_already_is_met_with_a_kind_word(board: Path) -> None:
    (loaded,) = board.glob("uploads/*/六月.xlsx")
    app = dropped(opened("upload"), ("六月.xlsx", loaded.read_bytes()))
    assert app.title[0].value == "这份表格已经导入过"
    assert "已由研究室于" in plain(app.info[0].value)
    assert button(app, "load") == [True]


@pytest.mark.usefixtures("board")
def test_a_header_that_is_corrected_once_is_known_from_then_on() -> None:
    content = month(82, 87, 92, header="本期完成")
    app = dropped(opened("upload"), ("八月.xlsx", content))
    header = next(box for box in app.selectbox if box.key and box.key.endswith("|本期完成"))
    header.select("数值").run()
    assert plain(app.title[0].value) == "变动 3 行"
    app.text_input(key="by").set_value("研究室").run()
    app.button(key="load").click().run()
    assert app.title[0].value == "导入完成，看板已更新"
    again = dropped(opened("upload"), ("九月.xlsx", month(83, 88, 93, header="本期完成")))
    assert plain(again.title[0].value) == "变动 3 行"


@pytest.mark.usefixtures("board")
def test_a_file_that_cannot_be_read_says_what_to_do() -> None:
    app = dropped(opened("upload"), ("通知.xlsx", b"%PDF-1.7 no workbook"))
    assert plain(app.title[0].value) == "通知.xlsx 读不了"
    assert "password" not in [box.key for box in app.text_input]
    assert button(app, "load") == [True]


@pytest.mark.usefixtures("board")
def test_a_protected_workbook_asks_for_its_password_and_keeps_it_nowhere(
    data: Path,
) -> None:
    protected = io.BytesIO()
    OOXMLFile(io.BytesIO(month(81, 86, 91))).encrypt("秘密123", protected)
    app = dropped(opened("upload"), ("七月.xlsx", protected.getvalue()))
    assert plain(app.title[0].value) == "请输入 七月.xlsx 的密码"
    app.text_input(key="password").set_value("不对").run()
    assert any("打不开" in plain(caption.value) for caption in app.caption)
    assert button(app, "load") == [True]
    app.text_input(key="password").set_value("秘密123").run()
    assert plain(app.title[0].value) == "变动 3 行"
    app.text_input(key="by").set_value("研究室").run()
    app.button(key="load").click().run()
    assert app.title[0].value == "导入完成，看板已更新"
    kept = [path for path in data.rglob("*") if path.is_file()]
    assert not [path for path in kept if "秘密123".encode() in path.read_bytes()]


@pytest.mark.usefixtures("board")
def test_each_of_several_files_has_its_own_outcome() -> None:
    june = month(80, 85, 90)
    july = month(81, 86, 91)
    app = dropped(
        opened("upload"),
        ("好.xlsx", july),
        ("有错.xlsx", month(81, "待查", 91)),
        ("通知.xlsx", b"%PDF-1.7 no workbook"),
        ("好（副本）.xlsx", july),
        ("六月（改）.xlsx", june),
    )
    said = [plain(element.value) for element in app.markdown]
    outcomes = [text for text in said if "-badge[" in text]
    assert len(outcomes) >= 3
    for outcome in ("可以导入", "1 处要改", "读不了"):
        assert any(outcome in text for text in outcomes)
    assert any("好（副本）.xlsx 与 好.xlsx 内容完全相同" in plain(i.value) for i in app.info)
    assert button(app, "load") == [True]


@pytest.mark.usefixtures("board")
def test_a_header_may_be_kept_as_it_is_seen_in_the_memory_and_forgotten() -> None:
    rows: list[list[object]] = [
        ["指标", "城市", "时期", "数值", "来源"],
        ["建会率", "甲市", "2026年7月", 81, "自报"],
    ]
    content = workbook(("指标数据", rows))
    app = dropped(opened("upload"), ("七月.xlsx", content))
    header = next(box for box in app.selectbox if box.key and box.key.endswith("|来源"))
    assert header.value == "来源"
    header.select(etl.KEPT).run()
    app.text_input(key="by").set_value("研究室").run()
    app.button(key="load").click().run()
    assert warehouse.query("board")["uploads"].tolist() == [3]
    assert [(one["typed"], one["meant"]) for one in etl.confirmed()] == [("来源", "")]
    waiting = opened("upload")
    assert any("来源" in plain(c.value) and "照原样保留" in c.value for c in waiting.caption)
    waiting.multiselect(key="forgotten").select("indicator_values|来源").run()
    waiting.button(key="forget").click().run()
    assert not waiting.exception
    assert etl.confirmed() == []


@pytest.mark.usefixtures("board")
def test_the_marked_workbook_is_the_users_own_with_a_comment_at_the_fault() -> None:
    file = Dropped("七月.xlsx", month(81, "待查", 91))
    wish = loads.Wish([file], "zh")
    (read,) = loads.attempt(wish).said["files"]
    content = loads.marked(wish, loads.source(wish, read), read["reported"])
    assert content is not None
    marked = load_workbook(io.BytesIO(content))
    comment = marked["指标数据"]["D3"].comment
    assert comment is not None
    assert "待查" in comment.text
    assert marked["指标数据"]["D2"].comment is None


def test_a_name_that_is_a_path_stays_inside_the_folder_and_nothing_stays_behind(
    board: Path,
) -> None:
    file = Dropped("..\\..\\七月.xlsx", month(81, 86, 91))
    answer = loads.attempt(loads.Wish([file], "zh"))
    assert answer.is_done
    assert [read["file"] for read in answer.said["files"]] == ["七月.xlsx"]
    assert sorted(path.name for path in (board / "uploads").iterdir()) == ["000001", "000002"]


@pytest.mark.usefixtures("board")
def test_what_was_undone_stays_in_the_history_and_can_be_redone() -> None:
    correction = Dropped("更正.xlsx", month(80, 99, 90))
    assert loads.load(loads.Wish([correction], "zh", by="研究室")).is_done
    assert plain(opened("history").title[0].value) == "3 次上传在用"
    assert etl.run("withdraw", "3", "--by", "研究室").is_done
    after = opened("history")
    assert plain(after.title[0].value) == "2 次上传在用，1 次已撤销"
    assert etl.run("reinstate", "3", "--by", "研究室").is_done
    assert plain(opened("history").title[0].value) == "3 次上传在用"


@pytest.mark.usefixtures("board")
def test_the_original_is_what_was_uploaded(loaded: Path) -> None:
    upload = etl.history()[0]
    assert etl.original(upload).read_bytes() == (loaded.parent / "六月.xlsx").read_bytes()


@pytest.mark.usefixtures("data")
def test_every_table_has_a_template_and_all_have_one_together() -> None:
    names = {f"模板-{table['title']}.xlsx" for table in etl.tables()}
    assert set(blanks.templates(Blank())) == names | {"模板-全部.xlsx"}
    assert len(load_workbook(io.BytesIO(blanks.template(Blank()))).sheetnames) >= len(names)
    assert _packed(Blank()).startswith(b"PK")


@pytest.mark.usefixtures("board")
def test_a_template_is_filled_in_beforehand_for_a_period_and_a_group() -> None:
    app = opened("templates", tables="指标数据", fill="2026-06")
    assert not app.exception
    period = app.selectbox(key="fill")
    period.select_index(0).run()
    assert app.selectbox(key="cities").options == ["甲市", "全省"]
    assert not app.toggle(key="missing").value


@pytest.mark.usefixtures("board")
def test_the_reminder_workbook_asks_for_exactly_what_is_owed() -> None:
    july = workbook(
        ("指标数据", [["指标", "城市", "时期", "数值"], ["建会率", "甲市", "2026年7月", 81]])
    )
    assert loads.load(loads.Wish([Dropped("七月.xlsx", july)], "zh", by="研究室")).is_done
    reminders = warehouse.query("reminders", city_group="全省", grain="month")
    blank = asked(reminders, "全省")
    assert blank.file == "模板-指标数据-2026年7月-催报.xlsx"
    sheet = load_workbook(io.BytesIO(blanks.template(blank)))["指标数据"]
    owed = [[cell.value for cell in row[:3]] for row in sheet.iter_rows(min_row=3)]
    assert owed == [["建会率", "丙市", "2026年7月"], ["建会率", "乙市", "2026年7月"]]


def test_the_periods_offered_end_with_the_running_ones_and_are_read_by_the_command() -> None:
    offered = periods.recent(dt.date(2026, 2, 10))
    assert offered[0] == (dt.date(2026, 2, 1), dt.date(2026, 2, 28), "month")
    assert (dt.date(2025, 10, 1), dt.date(2025, 12, 31), "quarter") in offered
    assert (dt.date(2025, 7, 1), dt.date(2025, 12, 31), "half") in offered
    for start, end, grain in offered:
        read = parse(Cell(words.period(start, end, grain)), Kind.PERIOD, Context()).value
        assert isinstance(read, Span)
        assert (read.start, read.end, read.precision) == (start, end, grain)


@pytest.mark.usefixtures("board")
def test_who_has_not_reported_is_on_the_reminder_list() -> None:
    july = workbook(
        ("指标数据", [["指标", "城市", "时期", "数值"], ["建会率", "甲市", "2026年7月", 81]])
    )
    assert loads.load(loads.Wish([Dropped("七月.xlsx", july)], "zh", by="研究室")).is_done
    app = opened("quality")
    assert not app.exception
    assert any("乙市" in cell and "丙市" in cell for cell in cells(app))
    assert plain(app.title[0].value).startswith("2026年7月 1 项指标没报齐")


@pytest.mark.usefixtures("board")
def test_a_step_that_breaks_off_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    answer = etl.run("build")
    assert not answer.is_done
    assert "没有改动任何内容" in answer.message


class Dropped:
    """A file as Streamlit hands it over."""

    def __init__(self, name: str, content: bytes) -> None:
        self.name = name
        self.file_id = name
        self._content = content

    def getvalue(self) -> bytes:
        return self._content


@pytest.mark.parametrize(
    ("language", "missing", "listed"),
    [
        ("zh", "上传 2 的文件夹读不了", "upload.json 残缺或损坏"),
        ("en", "Upload 2 is not counted", "is cut off or damaged"),
    ],
)
def test_an_upload_that_is_damaged_is_missed_on_every_page_and_listed_with_what_to_do(
    language: str, missing: str, listed: str, board: Path
) -> None:
    (board / "uploads" / "backup").mkdir()
    (board / "uploads" / "000002" / "upload.json").write_text('{"file": "六', encoding="utf-8")
    words.use(language)
    assert etl.run("build").is_done
    for page in ("history", "quality"):
        app = opened(page, lang=language)
        assert [missing in plain(said.value) for said in app.warning] == [True]
        assert any(listed in cell for cell in cells(app))
        assert any("uploads/backup" in cell for cell in cells(app))
    assert missing in " ".join(Origin(build=1).notes(Stamp()))


def test_a_stray_folder_is_listed_and_no_figure_lacks_it(board: Path) -> None:
    (board / "uploads" / "backup").mkdir()
    assert etl.run("build").is_done
    app = opened("history")
    assert not app.warning
    assert any("uploads/backup" in cell for cell in cells(app))
    assert plain(app.title[0].value) == "2 次上传在用"


@pytest.mark.usefixtures("board")
def test_a_build_from_before_damage_was_kept_shows_no_line() -> None:
    build = warehouse.present_build()
    with boards.changed(build.path) as connection:
        connection.execute("drop table marts.left_aside")
    assert losses.missed() == ""
    assert not opened("history").warning
