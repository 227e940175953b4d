"""What the policy of the document keeps out, and what has to stand in the document for it."""

import pytest
from playwright.sync_api import Browser

from tests.browser import watch
from tests.browser.server import Server

STRANGER = """
() => {
  const sheet = document.createElement('style');
  sheet.textContent = 'h1 { display: none }';
  document.head.append(sheet);
  return getComputedStyle(document.querySelector('h1')).display;
}
"""
SHEETS = """
() => [...document.querySelectorAll('style')]
  .filter((element) => element.media !== 'print' && !element.sheet?.cssRules.length)
  .map((element) => element.outerHTML)
"""
ZONE = "[data-testid=stFileUploaderDropzone]"
SAID = """
(zone) => [...zone.querySelectorAll('*')]
  .map((element) => getComputedStyle(element, '::after').content).join(' ')
"""


def test_a_style_sheet_that_is_no_part_of_the_board_is_refused(
    browser: Browser, board: Server
) -> None:
    with watch.tab(browser, board.address, language="zh", size="desk") as visitor:
        visitor.open("rankings")
        assert visitor.complaints() == []
        assert visitor.page.evaluate(SHEETS) == []  # none of the board's is without its rules
        assert visitor.page.evaluate(STRANGER) == "block"
        assert any("Content Security Policy" in said for said in visitor.complaints())


@pytest.mark.parametrize(
    ("language", "said"),
    [("zh", ("选择幻灯片", "或拖到此处")), ("en", ("Choose slides", "or drop them here"))],
    ids=["zh", "en"],
)
def test_the_dropzone_for_slides_speaks_the_visitors_language(
    browser: Browser, board: Server, language: str, said: tuple[str, ...]
) -> None:
    with watch.tab(browser, board.address, language=language, size="phone") as visitor:
        visitor.open("papers")
        texts = visitor.page.locator(ZONE).first.evaluate(SAID)
        assert [text for text in said if text not in texts] == []
        assert visitor.complaints() == []


def test_what_says_that_there_is_no_such_page_has_its_looks(
    browser: Browser, board: Server
) -> None:
    with watch.tab(browser, board.address, language="zh", size="desk") as visitor:
        visitor.page.goto(f"{board.address}/rankingz")
        main = visitor.page.locator("main")
        assert main.evaluate("(main) => getComputedStyle(main).maxWidth") == "736px"
        assert not any("Content Security Policy" in said for said in visitor.wrong)
