"""What each sentence of a numbered step does in a browser.

A manual's steps are sentences of a few forms. Each form is a function here: what stands in quotes
is the word on the screen, by which the function finds what to touch, so that the manual is wrong as
soon as the word on the screen is another. A sentence of no form is an error.
"""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from openpyxl import load_workbook
from playwright.sync_api import FilePayload, Locator, TimeoutError, expect

from tests.browser import manual_files, watch
from tests.browser.watch import Tab

# What somebody types where the manual says in their own words what to fill in.
FILLED = {
    "本部室的名称": "研究室",
    "会议的名称": "主席办公会",
    "要说的话": "先说位次，再说原因。",
    "定下的事": "按月通报网上入会率",
}
CHOSEN = {"牵头的部室": "组织部"}
CLICKS = 3
INPUT = "[data-testid=stFileUploaderDropzoneInput]"
REMOVE = "[data-testid=stFileChipDeleteBtn]"
OUTSIDE = ("/show/", "/remote/")  # pages beside Streamlit's
KEYS = {"→": "ArrowRight", "←": "ArrowLeft", "B": "b"}


class StepError(Exception):
    """A sentence that is of no form, or that says to fill in what nobody knows."""


@dataclass
class Doing:
    """Somebody who follows a manual: the tab, the file saved last, and the file to upload."""

    tab: Tab
    saved: bytes = b""
    file: FilePayload = field(default_factory=lambda: manual_files.payload(manual_files.FAULTY))

    @property
    def page(self) -> Locator:
        """Everything that is drawn."""
        return self.tab.page.locator("body")

    def settled(self) -> None:
        """Wait until the board is drawn; the stage is a page of its own, and waits by itself."""
        if self.tab.page.locator("[data-testid=stApp]").count():
            self.tab.drawn()


Step = Callable[..., None]
FORMS: list[tuple[re.Pattern[str], Step]] = []


def form(pattern: str) -> Callable[[Step], Step]:
    """The function does the sentences that match, with what their brackets hold."""

    def kept(step: Step) -> Step:
        FORMS.append((re.compile(pattern), step))
        return step

    return kept


def do(doing: Doing, sentence: str) -> None:
    """Do a sentence; raises StepError when it is of no form or of several."""
    found = [(step, said) for pattern, step in FORMS if (said := pattern.fullmatch(sentence))]
    if len(found) != 1:
        raise StepError(f"{len(found)} forms fit: {sentence}")
    ((step, said),) = found
    step(doing, *said.groups())
    doing.settled()


def _named(doing: Doing, word: str) -> Locator:
    """The first on the page that bears the word and can be touched; an icon may stand by it."""
    whole = re.compile(rf"^[a-z_0-9\s‹›]*{re.escape(word)}[a-z_\s‹›]*$")
    page = doing.tab.page
    found = page.get_by_role("button", name=whole)
    for role in ("link", "tab", "radio", "checkbox"):
        found = found.or_(page.get_by_role(role, name=whole))
    return found.or_(page.locator("summary").filter(has_text=whole)).filter(visible=True).first


@form("在菜单里点“([^”]+)”。")
def _menu(doing: Doing, word: str) -> None:
    if not doing.tab.page.locator(".st-key-menu").count():
        doing.tab.open()
    doing.tab.page.locator(".st-key-menu").get_by_role("link", name=word, exact=True).click()
    page = doing.tab.page.locator(".st-key-menu a[aria-current=page]", has_text=word)
    page.wait_for()


@form("在页名旁边点“([^”]+)”。")
def _view(doing: Doing, word: str) -> None:
    doing.tab.page.locator(".st-key-views").get_by_role("link", name=word, exact=True).click()
    doing.tab.page.locator(".st-key-views a[aria-current=page]", has_text=word).wait_for()


@form("点(?:图上方的|最上面一次的)?“([^”⋯]+)”。")
def _click(doing: Doing, word: str) -> None:
    wanted = _named(doing, word)
    wanted.wait_for()
    expect(wanted).to_be_enabled()
    way = wanted.get_attribute("href") or ""
    wanted.click()
    if way.startswith(OUTSIDE):
        doing.tab.page.wait_for_url(f"**{way}")


@form("点图右上角的“⋯”。")
def _more(doing: Doing) -> None:
    doing.tab.page.get_by_role("tab", name="更多").first.click()


@form("(?:找到部室的名称，)?点(?:它下面的)?“([^”]+)”，把文件存到电脑上。")
def _save(doing: Doing, word: str) -> None:
    label = re.compile(re.escape(word))
    button = doing.tab.page.get_by_test_id("stDownloadButton").get_by_role("button", name=label)
    with doing.tab.page.expect_download() as taken:
        button.filter(visible=True).first.click()
    doing.saved = taken.value.path().read_bytes()
    assert doing.saved


@form("点“([^”]+)”，选中(?:部室报来|改好)的文件。")
def _choose_file(doing: Doing, word: str) -> None:
    zone = doing.tab.page.get_by_test_id("stFileUploaderDropzone")
    said = zone.evaluate(
        "(zone) => [...zone.querySelectorAll('*')]"
        ".map((one) => getComputedStyle(one, '::after').content + one.textContent).join(' ')"
    )
    assert word in said, said
    doing.tab.page.set_input_files(INPUT, [doing.file])


@form("点文件名旁边的 ×，去掉原来的文件。")
def _drop_file(doing: Doing) -> None:
    doing.tab.page.locator(f"{REMOVE} button, button{REMOVE}").click()
    doing.tab.page.get_by_test_id("stFileChip").wait_for(state="detached")


@form("打开这个文件，把涂了底色的格改对，保存。")
def _mend(doing: Doing) -> None:
    book = load_workbook(io.BytesIO(doing.saved))
    cell = book.worksheets[0][manual_files.CELL]
    assert cell.fill.fgColor.rgb != "00000000"
    cell.value, cell.comment = manual_files.MENDED, None
    saved = io.BytesIO()
    book.save(saved)
    doing.file = {
        "name": manual_files.NAME,
        "mimeType": manual_files.KIND,
        "buffer": saved.getvalue(),
    }


@form("在“([^”]+)”里填(.+)。")
def _fill(doing: Doing, word: str, what: str) -> None:
    if what not in FILLED:
        raise StepError(f"nobody knows {what}")
    box = doing.tab.page.get_by_label(word, exact=True).filter(visible=True).last
    box.fill(FILLED[what])
    box.press("Tab")


@form("在“([^”]+)”里选(.+)。")
def _choose(doing: Doing, word: str, what: str) -> None:
    if what not in CHOSEN:
        raise StepError(f"nobody knows {what}")
    box = doing.tab.page.get_by_label(word).filter(visible=True).last
    option = doing.tab.page.get_by_role("option", name=CHOSEN[what], exact=True)
    for attempt in range(CLICKS):  # a page that is still being drawn closes the list now and then
        doing.tab.drawn()
        if not option.is_visible():
            box.click()
        try:
            option.click(timeout=watch.PATIENCE / CLICKS)
            break
        except TimeoutError:
            if attempt == CLICKS - 1:
                raise
    doing.tab.page.keyboard.press("Escape")


@form("等到出现“([^”]+)”。")
def _await(doing: Doing, word: str) -> None:
    expect(doing.page.get_by_text(word).filter(visible=True).first).to_be_visible(
        timeout=manual_files.PATIENCE
    )


@form("看最下面一条：“([^”]+)”几份文件，新增、变动几行。")
def _look(doing: Doing, word: str) -> None:
    expect(doing.tab.page.locator(".st-key-loading")).to_contain_text(word)


@form("(?:再)?按 (.) 键(翻到下一页|翻回上一页|黑屏|恢复)。")
def _press(doing: Doing, key: str, what: str) -> None:
    body = doing.tab.page.locator("body")
    expect(body).to_have_attribute("data-at", re.compile(r"\d"))
    before = int(str(body.get_attribute("data-at")))
    doing.tab.page.keyboard.press(KEYS[key])
    blank = doing.tab.page.locator("#blank")
    if what == "黑屏":
        expect(blank).to_be_visible()
    elif what == "恢复":
        expect(blank).to_be_hidden()
    else:
        step = 1 if what == "翻到下一页" else -1
        expect(body).to_have_attribute("data-at", str(before + step))
