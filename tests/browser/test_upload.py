"""The round that the research office makes: upload, see the faults, mend, load, look, undo."""

import io
import os
import re
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from playwright.sync_api import Browser, FilePayload, expect

from tests.browser import server, watch
from tests.browser.server import Server
from tests.browser.watch import Tab

INPUT = "[data-testid=stFileUploaderDropzoneInput]"
ZONE = "[data-testid=stFileUploaderDropzone]"
LOAD = ".st-key-load button"
MAIN = "[data-testid=stMain]"
BAR = ".st-key-loading"
HIGHEST = 260  # pixels of the bar: less than a third of a phone's screen
# Whether the middle of an element is on the screen, with nothing before it.
IS_TOUCHABLE = """
(selector) => {
  const one = document.querySelector(selector), box = one.getBoundingClientRect();
  const seen = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return Boolean(seen && seen.closest('.st-key-loading') && box.bottom <= innerHeight);
}
"""
NAME = "十二月更正.xlsx"
INDICATOR, OURS, OTHER = "网上入会率", "甲市", "乙市"
OLD, FAULTY, NEW = "70.5", "待查", "96.7"
SPOKEN = "() => [...document.querySelectorAll('[data-testid=stFileUploaderDropzone] *')]"
SAID = f"{SPOKEN}.map((e) => getComputedStyle(e, '::after').content).join(' ')"


@pytest.fixture(scope="module")
def own(few: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on a small board, which these tests change."""
    folder = tmp_path_factory.mktemp("upload")
    shutil.copytree(few, folder / "data")
    with server.serving(folder / "data", folder / "server.txt") as started:
        yield started
    assert "Traceback" not in (folder / "server.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module", params=["desk", "phone"])
def tab(request: pytest.FixtureRequest, browser: Browser, own: Server) -> Iterator[Tab]:
    """A tab of the research office, which these tests lead from page to page."""
    with watch.tab(browser, own.address, language="zh", size=request.param) as opened:
        opened.open("upload")
        yield opened


desk = pytest.mark.parametrize("tab", ["desk"], indirect=True, scope="module")
phone = pytest.mark.parametrize("tab", ["phone"], indirect=True, scope="module")


def workbook(value: object, *, name: str = NAME, city: str = OURS) -> FilePayload:
    """One value of a city, which the board knows otherwise."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "通报"
    sheet.append(["指标", "城市", "时期", "数值"])
    sheet.append([INDICATOR, city, "2025年7月", value])
    return payload(name, book)


def payload(name: str, book: Workbook) -> FilePayload:
    file = io.BytesIO()
    book.save(file)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return {"name": name, "mimeType": kind, "buffer": file.getvalue()}


def many() -> Workbook:
    """A sheet that takes seconds to read."""
    book = Workbook()
    book.worksheets[0].append(["指标", "城市", "时期", "数值"])
    for day in range(40_000):
        book.worksheets[0].append([INDICATOR, OURS, f"{1950 + day % 70}年{day % 12 + 1}月", day])
    return book


def drop(tab: Tab, *files: FilePayload, finding: str) -> None:
    clear(tab)
    tab.page.set_input_files(INPUT, list(files))
    told(tab, finding)
    assert tab.complaints() == []


def clear(tab: Tab) -> None:
    """The page of uploads as a visitor finds it, by way of another page."""
    tab.follow("history")
    tab.follow("upload")
    tab.page.locator(ZONE).wait_for()  # Streamlit fetches its uploader after the page has run


def told(tab: Tab, finding: str) -> None:
    expect(tab.page.locator("h1")).to_have_text(re.compile(finding), timeout=watch.PATIENCE)
    tab.drawn()


def sign(tab: Tab) -> None:
    name = tab.page.get_by_label("上传人")
    name.fill("研究室")
    name.press("Enter")


def load(tab: Tab) -> None:
    sign(tab)
    tab.page.locator(LOAD).click()
    told(tab, "导入完成")


def turn(tab: Tab, *, way: str, finding: str) -> None:
    """Undo or redo the last upload: one click in its row, one that confirms."""
    tab.follow("history")
    row = tab.page.locator("[class*='st-key-upload_']").first
    row.get_by_role("button", name=way, exact=True).click()
    expect(row).to_contain_text("变动 1 行")
    row.get_by_role("button", name=f"{way}这次上传").click()
    told(tab, finding)
    assert tab.complaints() == []


def halt(own: Server) -> int:
    """Hold the process that reads a file, and its own, so that it does not end by itself."""
    (child,) = server.children(own.pid)
    os.killpg(child, signal.SIGSTOP)
    return child


def values(tab: Tab) -> str:
    return shown(tab, "rankings")


def shown(tab: Tab, path: str) -> str:
    """The text of a page, without the marks that keep short texts of a table on one line."""
    tab.follow(path)
    return tab.page.locator(MAIN).inner_text()


@desk
def test_a_fault_is_found_mended_loaded_seen_on_the_board_and_undone(tab: Tab) -> None:
    assert OLD in values(tab)

    drop(tab, workbook(FAULTY), finding="有.1.处要改")
    faults = tab.page.locator("table", has_text="通报!D2")
    expect(faults).to_contain_text(FAULTY)
    expect(tab.page.locator(".look td.wrong")).to_have_text(f"{FAULTY}要改")
    with tab.page.expect_download() as download:
        tab.page.get_by_text("我的表，标好错").click()
    book = load_workbook(io.BytesIO(download.value.path().read_bytes()))
    marked = book["通报"]["D2"]
    assert FAULTY in marked.comment.text
    assert marked.fill.fgColor.rgb != "00000000"
    expect(tab.page.locator(LOAD)).to_be_disabled()

    marked.value, marked.comment = float(NEW), None
    drop(tab, payload(NAME, book), finding="变动.1.行")
    load(tab)
    assert NEW in (now := values(tab))
    assert f"{OLD}%" not in now

    turn(tab, way="撤销", finding="1.次已撤销")
    assert f"{NEW}%" not in values(tab)
    turn(tab, way="恢复", finding="次上传在用$")
    expect(tab.page.locator(MAIN)).to_contain_text("研究室恢复")
    assert tab.wrong == []


@desk
def test_a_row_left_out_stays_on_the_list_until_another_file_mends_it(tab: Tab) -> None:
    sound = workbook(90.5, name="本市.xlsx")
    drop(tab, sound, workbook(FAULTY, name="乙市.xlsx", city=OTHER), finding="有.1.处要改")
    for outcome in ("可以导入", "1 处要改"):
        expect(tab.page.get_by_text(outcome, exact=True).first).to_be_visible()
    tab.page.get_by_text("有错的行先不导入").click()
    told(tab, "变动.1.行")
    load(tab)
    assert "乙市.xlsx" in shown(tab, "quality")

    drop(tab, workbook(88.8, name="补报.xlsx", city=OTHER), finding="变动.1.行")
    load(tab)
    assert "乙市.xlsx" not in shown(tab, "quality")
    assert tab.complaints() == []


@phone
def test_replacing_a_period_says_which_rows_go_before_they_do(tab: Tab) -> None:
    drop(tab, workbook(91.1, name="整期.xlsx"), finding="变动.1.行$")
    tab.page.get_by_role("radio", name="整期替换").click()
    told(tab, "移除.\\d+.行")
    tab.page.locator("summary", has_text="将被移除的行").click()
    expect(tab.page.locator("table", has_text=OTHER)).to_be_visible()
    assert tab.complaints() == []
    assert "91.1" not in values(tab)  # nothing counts before the last click


@pytest.mark.parametrize("size", ["desk", "projector", "phone"])
def test_the_load_button_is_in_view_wherever_one_reads_whatever_the_faults(
    browser: Browser, own: Server, size: str
) -> None:
    """Fifty faults, and the rest of the file may be loaded: the bar says so on the first screen."""
    with watch.tab(browser, own.address, language="zh", size=size, has_touch=True) as tab:
        tab.open("upload")
        faulty = Workbook()
        faulty.worksheets[0].append(["指标", "城市", "时期", "数值"])
        for month in range(50):
            period = f"{2020 + month // 12}年{month % 12 + 1}月"
            faulty.worksheets[0].append([INDICATOR, OURS, period, FAULTY])
        faulty.worksheets[0].append([INDICATOR, OURS, "2025年8月", 71])
        tab.page.set_input_files(INPUT, [payload("五十处.xlsx", faulty)])
        told(tab, "有.50.处要改")
        for share in (0, 0.5, 1):
            tab.page.locator(MAIN).evaluate(
                "(main, share) => main.scrollTo(0, share * main.scrollHeight)", share
            )
            assert tab.page.evaluate(IS_TOUCHABLE, LOAD)
            box = tab.page.locator(BAR).bounding_box()
            assert box
            assert box["height"] < HIGHEST
        expect(tab.page.locator(BAR)).to_contain_text("尚未导入：1 份文件，50 处要改")
        expect(tab.page.locator(LOAD)).to_be_disabled()
        tab.page.get_by_text("有错的行先不导入", exact=True).click()
        expect(tab.page.locator(BAR)).to_contain_text("先不导入有 50 处错的行")
        sign(tab)
        expect(tab.page.locator(LOAD)).to_be_enabled()
        tab.drawn()
        assert tab.page.evaluate(IS_TOUCHABLE, LOAD)
        assert tab.complaints() == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no ps and no process groups")
@desk
def test_reading_is_followed_sheet_by_sheet_and_ends_when_it_is_cancelled(
    tab: Tab, own: Server
) -> None:
    clear(tab)
    tab.page.set_input_files(INPUT, [payload("很多.xlsx", many())])
    expect(tab.page.locator(BAR)).to_contain_text("读表：第 1/1 张")
    halt(own)
    tab.page.get_by_role("button", name="取消").click()
    told(tab, "已取消，没有改动任何内容")
    assert server.children(own.pid) == []
    tab.page.get_by_role("button", name="重新读取").click()
    expect(tab.page.locator(BAR)).to_contain_text("读表")
    halt(own)
    tab.page.get_by_role("button", name="取消").click()
    told(tab, "已取消，没有改动任何内容")
    assert tab.complaints() == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no ps and no process groups")
@desk
def test_a_trial_that_is_killed_is_said_in_words_and_changes_nothing(tab: Tab, own: Server) -> None:
    clear(tab)
    tab.page.set_input_files(INPUT, [payload("很多.xlsx", many())])
    expect(tab.page.get_by_text("离开本页即取消")).to_be_visible()
    expect(tab.page.locator(BAR)).to_contain_text("读表")
    os.killpg(halt(own), signal.SIGKILL)
    told(tab, "操作中途停止，没有改动任何内容")
    assert tab.complaints() == []


def test_the_dropzone_speaks_the_visitors_language(tab: Tab) -> None:
    """Fails when an upgrade of Streamlit names the parts of its uploader anew."""
    clear(tab)
    said = tab.page.evaluate(SAID)
    assert "选择表格" in said
    assert "或拖到此处" in said
    dragged = tab.page.evaluate_handle(
        "() => { const d = new DataTransfer(); d.items.add(new File(['x'], 'a.xlsx')); return d }"
    )
    tab.page.dispatch_event(ZONE, "dragenter", {"dataTransfer": dragged})
    tab.page.wait_for_function(f"() => ({SAID})().includes('松开即可放入')")
    assert tab.complaints() == []
