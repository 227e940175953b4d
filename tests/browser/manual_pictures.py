"""The pictures of the manuals, drawn on a board of the demonstration data alone."""

import io
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, ImageOps
from playwright.sync_api import Browser, Page

from pages.manuals.text import FOLDER
from pages.shared import theme
from pages.shared.access import accounts
from pages.shared.access.passwords import PROFILES
from pages.shared.access.store import Store
from tests.browser import server, watch
from tests.browser.manual_files import FAULTY, MENDED, PATIENCE, payload
from tests.browser.watch import Tab

Save = Callable[[bytes, Path], None]
DESK = (1120, 760)  # a window in which letters stay legible when it is printed 15 cm wide
PASSWORD = "Chenlan-2026-board"
PEOPLE = {"办公室": "admin", "研究室": "uploader", "主席": "viewer"}
INPUT = "[data-testid=stFileUploaderDropzoneInput]"


def main(browser: Browser, save: Save) -> None:
    """Draw every picture anew."""

    def kept(name: str, page: Page, height: int = DESK[1]) -> None:
        """The top of a page's window, as a picture of the manuals."""
        drawn = Image.open(io.BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
        shown = drawn.crop((0, 0, drawn.width, min(height, drawn.height)))
        framed = io.BytesIO()
        ImageOps.expand(shown, 1, theme.LINE).save(framed, "png")  # else its edge is not seen
        save(framed.getvalue(), FOLDER / "pictures" / f"{name}.png")

    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        load = [sys.executable, "-m", "etl", "load", "data/samples/demo", "--data", str(data)]
        subprocess.run([*load, "--by", "研究室"], cwd=server.ROOT, check=True)
        with server.serving(data, Path(folder) / "local.txt") as board:
            with opened(browser, board.address, "phone") as tab:
                _leader(tab, kept)
            with opened(browser, board.address, "desk") as tab:
                tab.open("")
                kept("leader-overview", tab.page)
                _office(tab, kept)
                _meeting(tab, kept)
        _people(data)
        served = {"QIANGHUI_SERVED": "1"}
        with (
            server.serving(data, Path(folder) / "served.txt", variables=served) as board,
            opened(browser, board.address, "desk") as tab,
        ):
            _admin(tab, kept)


Kept = Callable[..., None]


@contextmanager
def opened(browser: Browser, address: str, size: str) -> Iterator[Tab]:
    """A tab of the size; a desk's window is as small as the pictures are."""
    touch = size == "phone"
    with watch.tab(browser, address, language="zh", size=size, has_touch=touch) as tab:
        tab.page.set_default_timeout(PATIENCE)
        if not touch:
            tab.page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
        yield tab


def _leader(tab: Tab, kept: Kept) -> None:
    for page, name in (("", "overview"), ("rankings", "rankings"), ("to_do", "todo")):
        tab.open(page)
        kept(f"leader-{name}-phone", tab.page, 844)
    tab.page.locator("[class*=st-key-more_] button").click()
    tab.page.get_by_role("link", name="材料与议定").last.wait_for()
    tab.drawn()
    kept("leader-more-phone", tab.page, 844)
    tab.open("rankings")
    tab.page.get_by_role("tab", name="来源").first.click()
    tab.page.get_by_text("导入 ·").first.wait_for()
    tab.drawn()
    kept("leader-source-phone", tab.page, 844)


def _office(tab: Tab, kept: Kept) -> None:
    for file, outcome, name in ((FAULTY, "1 处要改", "fault"), (MENDED, "可以导入", "ready")):
        tab.open("upload")
        tab.page.set_input_files(INPUT, [payload(file)])
        tab.page.get_by_text(outcome, exact=True).first.wait_for()
        tab.drawn()
        kept(f"office-{name}", tab.page)
    by = tab.page.get_by_label("上传人")
    by.fill("研究室")
    by.press("Enter")
    tab.page.locator(".st-key-load button").click()
    tab.page.locator("h1", has_text="导入完成").wait_for()
    tab.open("history")
    row = tab.page.locator("[class*='st-key-upload_']").first
    row.get_by_role("button", name="撤销", exact=True).click()
    row.get_by_role("button", name="撤销这次上传").wait_for()
    tab.drawn()
    kept("office-undo", tab.page, 394)


def _meeting(tab: Tab, kept: Kept) -> None:
    tab.open("decks")
    tab.page.get_by_role("button", name="新建这套放映").click()
    tab.page.get_by_role("button", name="开始放映").wait_for()
    tab.drawn()
    kept("meeting-deck", tab.page)
    tab.page.get_by_role("button", name="开始放映").click()
    tab.page.get_by_role("link", name="全屏放映").wait_for()
    tab.drawn()
    kept("meeting-show", tab.page)
    tab.page.get_by_role("link", name="遥控器").click()
    width, height = watch.SIZES["phone"]
    tab.page.set_viewport_size({"width": width, "height": height})
    tab.page.locator("#page", has_text="1 / 4").wait_for()
    kept("meeting-remote-phone", tab.page, height)


def _people(data: Path) -> None:
    store = Store(data)
    for name, role in PEOPLE.items():
        code = accounts.add(store, name, role, "办公室")
        accounts.use_code(store, name, code, PASSWORD, PROFILES["dengbao"])


def _admin(tab: Tab, kept: Kept) -> None:
    tab.page.goto(tab.address)
    tab.page.locator("[name=name]").fill("办公室")
    tab.page.locator("[name=password]").fill(PASSWORD)
    tab.page.locator("button").click()
    tab.page.wait_for_url(f"{tab.address}/**")
    tab.drawn()
    tab.open("accounts")
    kept("admin-accounts", tab.page, 520)
    tab.open("about")
    kept("admin-about", tab.page, 560)
