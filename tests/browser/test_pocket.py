"""The board in a pocket: a phone, one thumb, a slow line."""

import re

from playwright.sync_api import Browser, expect

from tests.browser import server, watch
from tests.browser.server import Server


def test_the_first_sentences_and_figure_stand_in_the_document_itself(board: Server) -> None:
    said = server.document(f"{board.address}/?lang=en")
    assert "<b>Rank</b>" in said
    assert "Demo data" in said
    assert re.search("<figure><svg.*</svg></figure>", server.document(f"{board.address}/rankings"))


def test_a_phone_has_its_menu_at_the_thumb_and_tells_what_is_new(
    browser: Browser, board: Server
) -> None:
    with watch.tab(browser, board.address, language="zh", size="phone") as reader:
        reader.open()
        menu = reader.page.locator(".st-key-thumb").bounding_box()
        assert menu is not None
        assert menu["y"] > 700
        expect(reader.page.get_by_text("最近一次上传新增")).to_be_visible()
        assert reader.complaints() == []
        assert reader.barriers() == []
        reader.page.goto("about:blank")  # the reader leaves, and comes again another day
        reader.page.evaluate("0")
        again = reader.page.context.new_page()
        again.goto(f"{board.address}/")
        expect(again.get_by_text("自上次查看以来没有新数据")).to_be_visible()
