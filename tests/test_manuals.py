"""The manuals say what the screen says, and their Word files what their Markdown says."""

import functools
import io
import re
from pathlib import Path

import docx
import pytest
from docx.document import Document
from PIL import Image

from catalogues import upkeep
from etl.sheets import BY_TABLE
from pages.manuals import findings, text, word
from pages.manuals.text import MANUALS, Manual, ManualError
from pages.shared.access.person import Person
from pages.shared.access.roles import Role
from tests import menu, screens

QUOTED = re.compile("“([^”]+)”")
PLACE = re.compile(r"\{[^}]*\}")  # what a message says by a number or a name
LARGEST = 900_000  # bytes of all pictures: they are in the repository twice


@functools.cache
def messages() -> list[str]:
    """Every message of the screen in Chinese, the sheets' titles, and the way to English."""
    said = [one.string for one in upkeep.PAGES.translated()]
    each = [text for one in said for text in ([one] if isinstance(one, str) else one or ())]
    return [*each, *(sheet.title for sheet in BY_TABLE.values()), *screens.OTHERWISE]


def is_on_screen(word_: str) -> bool:
    """Whether a message holds the word, or is the word with a number or a name in it."""
    return any(word_ in one or _is_of(one, word_) for one in messages())


def _is_of(message: str, word_: str) -> bool:
    parts = PLACE.split(message)
    if len(parts) == 1 or not re.search(r"\w\w", "".join(parts)):  # else it could be any word
        return False
    return re.fullmatch("(.+?)".join(map(re.escape, parts)), word_) is not None


@pytest.mark.parametrize("manual", MANUALS, ids=lambda one: findings.CODES[one.name])
def test_every_quoted_word_stands_on_the_screen(manual: Manual) -> None:
    quoted = QUOTED.findall(manual.source.read_text(encoding="utf-8"))
    assert len(quoted) > 9
    assert [one for one in quoted if not is_on_screen(one)] == []
    assert not is_on_screen("没有这个按钮")


@pytest.mark.parametrize("manual", MANUALS, ids=lambda one: findings.CODES[one.name])
def test_the_word_file_says_what_the_markdown_says(manual: Manual) -> None:
    written = docx.Document(str(manual.word))
    assert said(written) == said(docx.Document(io.BytesIO(word.made(manual))))
    assert said(written) == [line for line in map(plain, lines(manual)) if line]


def said(written: Document) -> list[str]:
    """The paragraphs of a Word file that hold text."""
    return [one.text for one in written.paragraphs if one.text]


def lines(manual: Manual) -> list[str]:
    """The lines of a Markdown file."""
    return manual.source.read_text(encoding="utf-8").splitlines()


def plain(line: str) -> str:
    """A line of Markdown as it is read: without marks, of pictures what stands below them."""
    captions = re.findall(r"!\[([^\]]+)\]", line)
    bare = "\N{IDEOGRAPHIC SPACE}".join(captions) if captions else line.lstrip("# ")
    return bare.replace("`", "")


@pytest.mark.parametrize("manual", MANUALS, ids=lambda one: findings.CODES[one.name])
def test_the_word_file_holds_the_pictures_of_today(manual: Manual) -> None:
    written = docx.Document(str(manual.word))
    kept = {part.blob for part in written.part.package.image_parts}
    drawn = [one for block in manual.blocks for one in block.pictures]
    assert kept == {picture.file.read_bytes() for picture in drawn}
    assert drawn


def test_every_picture_is_of_a_manual_and_all_are_small() -> None:
    drawn = {one.file for manual in MANUALS for block in manual.blocks for one in block.pictures}
    found = set((text.FOLDER / "pictures").glob("*.png"))
    assert found == drawn
    assert sum(file.stat().st_size for file in found) < LARGEST
    for file in found:
        with Image.open(file) as opened:
            assert opened.format == "PNG"


@pytest.mark.parametrize(
    "line",
    ["## 二、先做第二件", "2. 先做第二步。", "- 一项", "<b>粗</b>", "> 引文", "### 小节", "| 表 |"],
)
def test_a_line_of_another_kind_is_named(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text, "FOLDER", tmp_path)
    (tmp_path / "试.md").write_text(f"# 题目\n\n给谁看。\n\n{line}\n", encoding="utf-8")
    with pytest.raises(ManualError, match="line 5"):
        _ = Manual("试").blocks


@pytest.mark.parametrize(
    ("who", "first"),
    [
        (Person("甲", Role.VIEWER, 1), "领导"),
        (Person("甲", Role.UPLOADER, 1), "研究室"),
        (Person("甲", Role.RELEASER, 1), "研究室"),
        (Person("甲", Role.ADMIN, 1), "管理员"),
        (Person("甲", Role.VIEWER, 1, is_screen=True), "会议"),
        (Person("", Role.ADMIN), "研究室"),
    ],
)
def test_a_reader_sees_the_manual_of_the_role_first(who: Person, first: str) -> None:
    order = findings.order(who)
    assert order[0].name == first
    assert set(order) == set(MANUALS)


@pytest.mark.parametrize("code", findings.CODES.values())
def test_the_page_shows_a_manual_whole(code: str) -> None:
    app = screens.opened("manuals", manual=code)
    manual = next(one for one in MANUALS if findings.CODES[one.name] == code)
    shown = "\n".join(screens.texts(app))
    assert manual.title in shown
    links = [screens.plain(link.proto.label) for link in app.get("page_link")]
    assert "手册" in links
    assert len(app.get("image")) == sum(len(block.pictures) for block in manual.blocks)
    steps = [block.text for block in manual.blocks if block.kind == "step"]
    assert [one for one in steps if bare(one) not in bare(shown)] == []


def bare(said_: str) -> str:
    """Letters and figures alone, for Markdown escapes what stands between them."""
    return re.sub(r"\W", "", said_.replace(":small[]", ""))


def test_the_menu_has_no_entry_more() -> None:
    listed = [entry for entry in menu.ENTRIES if entry.is_listed]
    assert "manuals" not in {entry.address for entry in listed}
    assert len(listed) <= 14
