"""The address names the whole view of a page, and an address opens the view that it names."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl.__main__ import main
from pages import menu
from pages.shared import warehouse
from pages.shared.capture import page as capture
from pages.shared.document import document, lost_pages
from tests import boards, offices, screens
from tests.screens import address, opened, plain, texts, titled
from tests.test_stage import Answered, ask

RANKINGS, WHY = "rankings", "why_moved"
AUGUST: offices.Rows = [
    offices.VALUES[0],
    ["网上入会率", "甲市", "2025年8月", 71.5, "%"],
    ["网上入会率", "乙市", "2025年8月", 72.5, "%"],
    ["网上入会率", "丙市", "2025年8月", 90.5, "%"],
]


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QIANGHUI_DATA", str(tmp_path))
    boards.publish(tmp_path)
    return tmp_path


@pytest.fixture
def july(few: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    shutil.copytree(few, folder)
    monkeypatch.setenv("QIANGHUI_DATA", str(folder))
    return folder


def lost(app: AppTest) -> list[str]:
    return [text for text in texts(app) if "已不在看板上" in text]


def to(app: AppTest, page: str, **query: str) -> AppTest:
    """Another page of the same visit: by the menu, or by a link with this query."""
    app.query_params.clear()
    for name, value in query.items():
        app.query_params[name] = value
    app.switch_page(screens.SCRIPTS[page]).run()
    assert not app.exception
    return app


def test_a_link_without_choices_opens_the_same_view_after_the_default_has_moved(
    july: Path,
) -> None:
    before = opened(RANKINGS, indicator="网上入会率")
    kept = address(before)
    assert kept["period"] == "2025-07"
    path = offices.workbook(july.parent / "八月.xlsx", {"指标数据": AUGUST})
    assert main(["load", str(path), "--data", str(july)]) == 0
    assert address(opened(RANKINGS))["period"] == "2025-08"
    after = opened(RANKINGS, **kept)
    assert address(after) == kept
    assert titled(after) == titled(before)


def test_a_visit_that_goes_on_stays_where_it_was_when_the_default_moves(july: Path) -> None:
    app = opened(RANKINGS, indicator="网上入会率")
    path = offices.workbook(july.parent / "八月.xlsx", {"指标数据": AUGUST})
    assert main(["load", str(path), "--data", str(july)]) == 0
    assert address(app.run())["period"] == "2025-07"


@pytest.mark.usefixtures("board")
def test_a_choice_is_named_and_a_tab_is_while_it_is_not_the_first() -> None:
    app = opened(RANKINGS)
    assert set(address(app)) == {"indicator", "group", "period"}
    app.selectbox(key="indicator").set_value("建会率").run()
    app.session_state["values_tab"] = "表格"
    app.run()
    assert address(app)["indicator"] == "建会率"
    assert address(app)["values_tab"] == "table"
    app.session_state["values_tab"] = "图表"
    app.run()
    assert set(address(app)) == {"indicator", "group", "period"}


@pytest.mark.usefixtures("board")
def test_what_was_chosen_goes_along_to_another_page_and_its_address_wins() -> None:
    app = opened(RANKINGS)
    app.selectbox(key="indicator").set_value("建会率").run()
    app.selectbox(key="period").set_value("2026-03").run()
    to(app, WHY)
    assert (address(app)["indicator"], address(app)["period"]) == ("建会率", "2026-03")
    to(app, RANKINGS, indicator="新增会员")
    assert address(app)["indicator"] == "新增会员"
    app.selectbox(key="indicator").set_value(app.selectbox(key="indicator").options[0]).run()
    usual = address(app)["indicator"]
    assert address(to(app, WHY))["indicator"] == usual


@pytest.mark.usefixtures("board")
def test_a_link_within_a_page_takes_its_query() -> None:
    app = opened(RANKINGS, indicator="建会率", period="2026-03")
    first = address(app)
    app.selectbox(key="period").set_value("2026-01").run()
    assert address(app.run())["period"] == "2026-01"
    for name, value in first.items():
        app.query_params[name] = value
    app.run()
    assert app.selectbox(key="period").value == "2026-03"
    assert address(app) == first


@pytest.mark.usefixtures("board")
def test_a_button_that_changes_no_choice_does_not_fall_back_to_an_address_not_yet_renewed() -> None:
    app = opened(RANKINGS, period="2026-03")
    known = address(app)
    app.selectbox(key="period").set_value("2026-01").run()
    for name, value in known.items():  # as a browser sends it that has not heard of the change
        app.query_params[name] = value
    app.run()
    assert app.selectbox(key="period").value == "2026-01"


@pytest.mark.usefixtures("board")
def test_a_default_that_another_choice_moves_is_followed_and_a_choice_is_not() -> None:
    app = opened("what_it_takes", kind="indicator")
    usual = app.selectbox(key="target").value
    app.selectbox(key="city").set_value(boards.FAR).run()
    followed = app.selectbox(key="target").value
    assert (
        followed
        == opened("what_it_takes", kind="indicator", city=boards.FAR).selectbox(key="target").value
    )
    app.selectbox(key="target").set_value("5").run()
    app.selectbox(key="city").set_value(boards.HOME).run()
    assert (usual, app.selectbox(key="target").value) == (usual, "5")


@pytest.mark.usefixtures("board")
def test_an_address_that_names_what_is_no_more_says_so_and_offers_the_nearest() -> None:
    app = opened(RANKINGS, indicator="网上工会分", period="2026-13")
    shown = app.selectbox(key="indicator").value
    assert [plain(text) for text in lost(app)] == [
        f"“网上工会分”已不在看板上，现在看的是“{shown}”。",
        "“2026-13”已不在看板上，现在看的是“2026年6月”。",
    ]
    app.button(key="indicator_nearest").click().run()
    assert app.selectbox(key="indicator").value == "网上工会得分"
    assert len(lost(app)) == 1
    app.selectbox(key="period").set_value("2026-05").run()
    assert lost(app) == []


@pytest.mark.usefixtures("board")
def test_a_number_beyond_its_bounds_is_told_and_a_usual_one_is_not_named() -> None:
    page = "weights"
    usual = opened(page)
    key = next(str(slider.key) for slider in usual.slider)
    assert key not in address(usual)
    moved = opened(page, **{key: "12.5"})
    assert (moved.slider(key=key).value, address(moved)[key]) == (12.5, "12.5")
    beyond = opened(page, **{key: "250"})
    assert len(lost(beyond)) == 1
    assert key not in address(beyond)


def test_a_page_that_ended_early_keeps_what_its_address_named(
    none: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QIANGHUI_DATA", str(none))
    assert address(opened(RANKINGS, period="2025-07")) == {"period": "2025-07"}


@pytest.mark.usefixtures("board")
def test_a_page_without_a_reader_has_the_view_of_its_address() -> None:
    build = warehouse.current_build()
    assert build is not None
    screen = capture.capture("rankings", {"indicator": "建会率"}, build=build)
    assert screen.view == {"indicator": "建会率", "group": boards.GROUP, "period": "2026-06"}
    assert screen.usual == {"group", "period"}


def test_an_address_that_is_no_page_says_so_and_leads_to_the_nearest() -> None:
    served = [*document.routes(), *lost_pages.routes(menu.TITLES, menu.MOVED)]

    def answer(address: str) -> Answered:
        return ask(address, served=served)

    gone = answer("/ranking")
    assert gone.status == 404
    assert "看板上没有 /ranking 这一页" in gone.text
    assert 'href="/rankings"' in gone.text
    assert 'href="/rankings?lang=en"' in answer("/rankingz?lang=en").text
    assert 'href="/papers"' in answer("/材料").text
    assert answer("/rankings/?group=x").headers["location"] == "/rankings?group=x"
    assert answer("/overall?scheme=%E7%94%B2&by=2026-12").headers["location"] == (
        "/what_it_takes?kind=scheme&indicator=%E7%94%B2&by=2026-12"
    )
    assert answer("/overview?lang=en").headers["location"] == "/?lang=en"
    assert answer("/rankings").status == 200
