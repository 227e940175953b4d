"""A browser that cannot read Streamlit's scripts gets a sentence and the overview in words."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import server, watch
from tests.browser.server import Server

# What a browser below the floor lacks: as Chromium 109 does, and one without modules.
LACKING = {
    "flag v": """
        const Known = RegExp;
        globalThis.RegExp = new Proxy(Known, {construct(target, [pattern, flags]) {
          if (flags?.includes("v")) throw new SyntaxError("Invalid flags");
          return new target(pattern, flags);
        }});
    """,
    "toSorted": "delete Array.prototype.toSorted",
    "modules": "delete HTMLScriptElement.prototype.noModule",
}


@pytest.mark.parametrize("lacking", LACKING)
@pytest.mark.parametrize(("path", "language"), [("", "zh"), ("rankings", "en")])
def test_an_old_browser_is_told_so_and_gets_the_overview_in_words(
    browser: Browser, board: Server, lacking: str, path: str, language: str
) -> None:
    with watch.tab(browser, board.address, language=language, size="phone") as reader:
        reader.page.add_init_script(LACKING[lacking])
        said = "" if language == "zh" else "?lang=en"
        server.document(f"{board.address}/{path}{said}")  # from now on it is there at once
        reader.page.goto(f"{board.address}/{path}{said}")
        expect(reader.page.get_by_role("alert")).to_contain_text("Chrome")
        expect(reader.page.locator("h1")).to_be_visible()
        expect(reader.page.locator("main p").first).to_be_visible()
        assert reader.page.get_by_test_id("stApp").count() == 0
        assert reader.complaints() == []


def test_a_browser_that_is_new_enough_is_told_nothing(browser: Browser, board: Server) -> None:
    with watch.tab(browser, board.address, language="zh", size="phone") as reader:
        reader.open("rankings")
        expect(reader.page.locator("#old_browser")).to_have_count(0)
