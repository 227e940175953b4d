"""What a meeting decides: written down on a view, reported on, undone; an upload each time."""

import io
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from etl.__main__ import main
from etl.store import uploads
from pages.shared.components import links as links_of
from pages.shared.etl import decisions
from pages.shared.etl.decisions import Decision
from tests.screens import headings, links, opened, plain, tables, titled, with_offers
from tests.test_supervision import rows
from tests.warehouses import Sheets

PAGE = "decisions"
UNITS = [{"unit": "研究室", "kind": "机关部室"}, {"unit": "组织部", "kind": "机关部室"}]


@pytest.fixture
def data(few: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A board of few rows, to be written to."""
    folder = tmp_path / "data"
    shutil.copytree(few, folder)
    monkeypatch.setenv("QIANGHUI_DATA", str(folder))
    return folder


def cells(app: AppTest) -> str:
    return "".join(plain(table.to_csv()) for table in tables(app))


@pytest.mark.usefixtures("board")
def test_the_page_opens_with_what_became_of_the_last_meetings_decisions() -> None:
    app = opened(PAGE)
    assert titled(app) == "“2025-12 主席办公会”议定 3 项，已完成 0 项"
    assert "“2025-12 主席办公会”议定事项落实情况" in headings(app)
    assert "新业态建会任务分到街道" in cells(app)


def test_without_decisions_the_page_says_who_supplies_them(
    few: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QIANGHUI_DATA", str(few))
    assert any("还没有会议议定事项" in heading for heading in headings(opened(PAGE)))


def open_form(app: AppTest) -> None:
    """Behind the first figure's ⋯: what is decided on its view."""
    with_offers(app, "cities")
    app.session_state["cities_decide"] = True
    app.run()


def write_down(app: AppTest, words: str) -> None:
    """On the view of the first figure: decide, with its owner, by tomorrow."""
    open_form(app)
    form = next(area for area in app.text_area if area.label == "议定内容")
    form.set_value(words)
    next(box for box in app.multiselect if box.label == "责任部室").set_value(["研究室"])
    app.text_input(key="cities_by").set_value("办公室")
    next(box for box in app.text_input if box.label == "会议").set_value("七月例会")
    next(box for box in app.text_input if box.label == "期限").set_value("2025年8月20日")
    next(button for button in app.button if button.label == "登记").click().run()
    assert not app.exception


def test_a_decision_is_written_down_on_a_view_reported_done_and_undone(data: Path) -> None:
    app = opened("rankings", indicator="网上入会率")
    write_down(app, "=入会两日办结")
    assert len(uploads.in_force(data)) == 2

    app = opened(PAGE)
    assert titled(app) == "“七月例会”议定 1 项，已完成 0 项"
    assert "议定时所看的页面" in links(app)
    assert "=入会两日办结" in cells(opened("to_do"))
    assert "=入会两日办结" in cells(opened("unit", unit="研究室"))

    app.text_input(key="by").set_value("办公室").run()
    app.button(key="report").click().run()
    assert titled(app) == "“七月例会”议定 1 项，已完成 1 项"

    assert main(["withdraw", "3", "--data", str(data)]) == 0
    assert titled(opened(PAGE)) == "“七月例会”议定 1 项，已完成 0 项"
    assert main(["withdraw", "2", "--data", str(data)]) == 0
    assert any("还没有会议议定事项" in heading for heading in headings(opened(PAGE)))


def test_a_decision_without_an_owner_is_not_kept(data: Path) -> None:
    app = opened("rankings", indicator="网上入会率")
    open_form(app)
    next(button for button in app.button if button.label == "登记").click().run()
    assert [plain(error.value) for error in app.error] == [
        "请填写会议、议定内容、责任部室、期限和填报人。"
    ]
    assert len(uploads.in_force(data)) == 1


def test_text_that_begins_like_a_formula_stays_text() -> None:
    made = decisions.workbook(Decision("会", "=1+1", "研究室", "2026-01-09"))
    cell = load_workbook(io.BytesIO(made))["议定事项"]["B2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("已完成", "done"),
        ("办结", "done"),
        ("未完成", "overdue"),
        ("正在落实", "overdue"),
        (None, "overdue"),
    ],
)
def test_the_words_of_a_status_say_whether_it_is_done(
    status: str | None, state: str, tmp_path: Path
) -> None:
    said = {"meeting": "会", "decision": "事", "owner": "研究室", "due": "2025-02-01"}
    visit = {"topic": "调研", "date": "2025-03-01", "unit": "厂"}
    sheets: Sheets = {
        "units": UNITS,
        "field_visits": [visit],
        "decisions": [{**said, "status": status}],
    }
    found, failed = rows(tmp_path, "select state from marts.decisions", sheets)
    assert (found, failed) == ([(state,)], [])


@pytest.mark.parametrize(
    ("address", "parted"),
    [
        ("/rankings?indicator=建会率", ("rankings", {"indicator": "建会率"})),
        ("http://board/quality", ("quality", {})),
        ("/", ("overview", {})),
        ("", ("", {})),
    ],
)
def test_a_link_to_a_view_is_taken_apart(address: str, parted: tuple[str, object]) -> None:
    assert links_of.parted(address) == parted
