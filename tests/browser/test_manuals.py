"""The numbered steps of the manuals, done in a browser as they are written."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import TimeoutError as Late

from pages.manuals.text import Block, Manual
from tests.browser import manual_files, manual_steps, server, watch
from tests.browser.manual_steps import Doing, StepError
from tests.browser.server import Server

SENTENCE = re.compile(r"[^。]+。")


@pytest.fixture
def own(samples: Path, tmp_path: Path) -> Iterator[Server]:
    """A board of its own, for the steps change it."""
    shutil.copytree(samples, tmp_path / "data")
    with server.serving(tmp_path / "data", tmp_path / "server.txt") as started:
        yield started
    assert "Traceback" not in (tmp_path / "server.txt").read_text(encoding="utf-8")


def sentences(block: Block) -> list[str]:
    """The sentences of a step, each of which is done; raises StepError for words behind them."""
    found = SENTENCE.findall(block.text)
    if "".join(found) != block.text:
        raise StepError(f"no sentence: {block.text}")
    return found


@pytest.mark.parametrize("name", ["研究室", "会议"], ids=["office", "meeting"])
def test_every_step_of_a_manual_does_what_it_says(browser: Browser, own: Server, name: str) -> None:
    with watch.tab(browser, own.address, language="zh", size="desk") as tab:
        tab.page.set_default_timeout(manual_files.PATIENCE)
        doing, part = Doing(tab), ""
        tab.open()
        for block in Manual(name).blocks:
            if block.kind == "heading":
                part = block.text
            if block.kind != "step":
                continue
            if block.number == 1 and "在菜单里点" in block.text:
                tab.open()  # a task begins where the reader happens to be, with the board before it
            for sentence in sentences(block):
                try:
                    manual_steps.do(doing, sentence)
                except (AssertionError, StepError, watch.UndrawnError, Late) as wrong:
                    pytest.fail(f"{name}, {part}, {block.number}. {sentence}\n{wrong}")
        assert tab.wrong == []


def test_a_step_that_nobody_can_do_is_an_error(browser: Browser, own: Server) -> None:
    with watch.tab(browser, own.address, language="zh", size="desk") as tab:
        doing = Doing(tab)
        tab.open()
        with pytest.raises(StepError):
            manual_steps.do(doing, "想一想这个数对不对。")
        tab.page.set_default_timeout(2000)
        with pytest.raises(Late):
            manual_steps.do(doing, "点“没有这个按钮”。")
