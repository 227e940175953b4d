"""The watch itself: a screen with a fault is complained about, and a sound one is not."""

import os
import signal

import pytest
from playwright.sync_api import Browser

from tests.browser import watch
from tests.browser.server import Server

FAULTS = {
    "nothing": ("<p>第 3 / 11</p>", ""),
    "none": ("<p>名次 None</p>", "unreadable: 名次 None"),
    "nan": ("<button title='nan%'></button>", "unreadable: nan%"),
    "hidden table": ("<canvas><td>undefined</td></canvas>", "unreadable: undefined"),
    "month": ("<svg><text>Jul 2025</text></svg>", "English month: Jul 2025"),
    "english": ("<p>what is stuck</p>", "not translated: what is stuck"),
    "wide": ("<div style='width: 2000px'>宽</div>", "too wide: "),
    "wide table in a box": (
        "<div style='overflow-x: auto'><div style='width: 2000px'>宽</div></div>",
        "",
    ),
    "cut off": (
        "<div class='js-plotly-plot' style='width: 80px; overflow: hidden'>"
        "<svg class='main-svg' width='80'><text x='60' y='20'>澄岚市 领先</text></svg></div>",
        "label cut off: 澄岚市 领先",
    ),
    "shortened": (
        "<p style='width: 50px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap'>"
        "九十六个议题中三十六个见效</p>",
        "shortened: 九十六个议题中三十六个见效",
    ),
    "exception": ("<div data-testid='stException'>出错</div>", "出错"),
    "console": ("<script>console.error('坏')</script>", "console: 坏"),
    "error": ("<script>throw new Error('坏')</script>", "page error: 坏"),
    "elsewhere": ("<img src='http://elsewhere.invalid/a.png'>", "left this machine: "),
}

FRAMES = """
() => new Promise((end) => {
  const next = (left) => left ? requestAnimationFrame(() => next(left - 1)) : end();
  next(20);
})
"""


@pytest.mark.parametrize(("markup", "complaint"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_complained_about(browser: Browser, markup: str, complaint: str) -> None:
    with watch.tab(browser, "http://127.0.0.1", language="zh", size="phone") as opened:
        opened.page.set_content(f"<main data-testid='stMain'>{markup}</main>")
        found = opened.complaints()
        assert any(line.startswith(complaint) for line in found) if complaint else found == []


@pytest.mark.skipif(os.name == "nt", reason="Windows stops no process for a while")
def test_a_page_is_drawn_only_when_the_run_that_it_has_asked_for_has_ended(
    browser: Browser, board: Server
) -> None:
    with watch.tab(browser, board.address, language="zh", size="desk") as opened:
        opened.open("rankings")
        frame = opened.page.locator(".st-key-values_frame")
        os.kill(board.pid, signal.SIGSTOP)
        try:
            frame.get_by_role("tab", name="来源").click()
            opened.page.evaluate(FRAMES)
            assert not opened.page.evaluate(watch.DRAWN)
        finally:
            os.kill(board.pid, signal.SIGCONT)
        opened.drawn()
        assert "》" in frame.inner_text()
        opened.page.mouse.click(2, 2)  # asks for nothing
        opened.page.evaluate(FRAMES)
        assert opened.page.evaluate(watch.DRAWN)
