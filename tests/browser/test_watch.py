"""The watch itself: a screen with a fault is complained about, and a sound one is not."""

import pytest
from playwright.sync_api import Browser

from tests.browser import watch

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


@pytest.mark.parametrize(("markup", "complaint"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_complained_about(browser: Browser, markup: str, complaint: str) -> None:
    with watch.tab(browser, "http://127.0.0.1", language="zh", size="phone") as opened:
        opened.page.set_content(f"<main data-testid='stMain'>{markup}</main>")
        found = opened.complaints()
        assert any(line.startswith(complaint) for line in found) if complaint else found == []
