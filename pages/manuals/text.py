"""The manuals as they are written: the Markdown files of `docs/手册`, read into blocks.

They use little of Markdown, so that a screen and a Word file show all of it: one title, numbered
headings, paragraphs of one line, numbered steps, and lines of pictures that stand side by side.
In a text, `a` is typed as it stands, and “a” is a word of the screen.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from pages.shared import warehouse

FOLDER = warehouse.ROOT / "docs" / "手册"
NUMERALS = "一二三四五六七八九十"
Kind = Literal["title", "heading", "text", "step", "pictures"]
_HEADING = re.compile(rf"## ([{NUMERALS}])、(\S.*)")
_STEP = re.compile(r"(\d+)\. (\S.*)")
_PICTURE = re.compile(r"!\[([^\]]+)\]\((pictures/[a-z-]+\.png)\)")
_OTHER = re.compile(r"\s*([#>|*+<!-]|\d+[.)])")  # what else would begin something in Markdown


class ManualError(Exception):
    """A line of a manual that is none of the kinds; the text names the file and the line."""


@dataclass(frozen=True)
class Picture:
    """A picture below the manuals' folder, with what stands under it."""

    caption: str
    path: str

    @property
    def file(self) -> Path:
        """The file itself."""
        return FOLDER / self.path

    @property
    def is_of_phone(self) -> bool:
        """Whether it shows a phone, which is drawn narrow."""
        return Path(self.path).stem.endswith("-phone")


@dataclass(frozen=True)
class Block:
    """One line: its kind and its text without the number, which steps have from 1 in each part."""

    kind: Kind
    text: str = ""
    number: int = 0
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True)
class Manual:
    """A manual by its name, which is its file's."""

    name: str

    @property
    def source(self) -> Path:
        """The Markdown file."""
        return FOLDER / f"{self.name}.md"

    @property
    def word(self) -> Path:
        """The Word file that `python -m pages.manuals` makes of it."""
        return FOLDER / f"{self.name}.docx"

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """All of it, the title first; raises ManualError."""
        lines = self.source.read_text(encoding="utf-8").splitlines()
        read = tuple(self._read(lines))
        if [block.kind for block in read].count("title") != 1 or read[0].kind != "title":
            raise ManualError(f"{self.source.name}: one title, on its first line")
        if [block.kind for block in read[1:2]] != ["text"]:
            raise ManualError(f"{self.source.name}: below the title a line on whom it is for")
        return read

    @property
    def title(self) -> str:
        """What it is called."""
        return self.blocks[0].text

    @property
    def lead(self) -> str:
        """Whom it is for: the paragraph below the title."""
        return self.blocks[1].text

    def _read(self, lines: list[str]) -> Iterator[Block]:
        headings = steps = 0
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            block = _block(line)
            if block is not None and block.kind == "heading":
                headings, steps = headings + 1, 0
            if block is not None and block.kind == "step":
                steps += 1
            counted = {"heading": headings, "step": steps}
            if block is None or block.number != counted.get(block.kind, 0):
                raise ManualError(f"{self.source.name}, line {number}: {line}")
            yield block


MANUALS = tuple(Manual(name) for name in ("领导", "研究室", "会议", "管理员"))


def _block(line: str) -> Block | None:
    """A line by its kind; None when it is of none."""
    if pictures := tuple(Picture(*found) for found in _PICTURE.findall(line)):
        return None if _PICTURE.sub("", line).strip() else Block("pictures", pictures=pictures)
    if line.startswith("# "):
        return Block("title", line[2:])
    if heading := _HEADING.fullmatch(line):
        return Block("heading", heading[2], NUMERALS.index(heading[1]) + 1)
    if step := _STEP.fullmatch(line):
        return Block("step", step[2], int(step[1]))
    return None if _OTHER.match(line) else Block("text", line)
