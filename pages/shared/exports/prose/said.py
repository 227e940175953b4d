"""A sentence of a paper: which one it is, its facts in words, and the cells that they stem from."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from catalogues import papers
from pages.shared import warehouse, words
from pages.shared.capture.screen import Block
from pages.shared.words import translate as _

NAMED = 3  # so many names are written out; of more, how many in all
ARROWS = re.compile(r"[↑↓→▲▼] ?")
GLUE = "\N{NO-BREAK SPACE}"
_HAN = r"[\u4e00-\u9fff]"
_NUMBERED = re.compile(rf"(?<=\d) ?(?={_HAN})|(?<=[第年月图表]) ?(?=\d)")  # 61天, 第3位, 12月31日
_JOINTS = re.compile(r"(?<=\d) (?=\S)|(?<=No\.) (?=\d)|(?<=/) (?=\d)")
Cells = Callable[[], pd.DataFrame]
Row = dict[str, Any]  # of a query, by the names of its columns


@dataclass(frozen=True)
class Said:
    """One sentence of `catalogues/papers.tsv`.

    `facts`: what it says of each of its facts, in words. `cells`: those behind it; of several
    matters those about `about`. `is_demo`: whether they hold demonstration data.
    """

    key: str
    facts: Mapping[str, str] = field(default_factory=dict)
    cells: Cells | None = None
    about: str = ""
    is_demo: bool = False

    @property
    def text(self) -> str:
        """The sentence in the language of the moment: as the office writes it, or as built in."""
        sentence = papers.sentences()[self.key]
        own = _own().get(sentence.name, {}).get(words.language(), "")
        built_in = sentence.zh if words.language() == "zh" else sentence.en
        return sentence.told(built_in if sentence.faults(own) else own or built_in, self.facts)

    def stated(self, block: Block, about: str = "") -> "Said":
        """The same with what stands behind a block of a page, or behind one matter of it."""
        return replace(self, cells=block.sources, about=about, is_demo=block.stamp.is_demo)


@warehouse.cached_on_build
def _own() -> Mapping[str, Mapping[str, str]]:
    """The sentences of the uploaded sheet 文稿句式 by name and language.

    None where there is no build, or one from before there was the sheet.
    """
    try:
        rows = warehouse.query("paper_sentences")
    except warehouse.BuildError:
        return {}
    parts = zip(rows["name"], rows["sentence"], rows["english"], strict=True)
    return {
        name: {language: text for language, text in (("zh", zh), ("en", en)) if text}
        for name, zh, en in parts
    }


def unbroken(text: str) -> str:
    """The text with its numbers and what they count each on one line.

    A space that does not break is as wide as the gap that offices leave there by themselves.
    LibreOffice breaks between a number and a Chinese character where no such space stands.
    """
    joined = _NUMBERED.sub(GLUE, text) if words.language() == "zh" else text
    return _JOINTS.sub(GLUE, joined)


def plain(text: str) -> str:
    """A cell or a caption as print has it: without arrows and marks, which print says in words."""
    return ARROWS.sub("", text)


def names(listed: Sequence[str]) -> str:
    """Names in a row; of many the first ones, and how many there are in all."""
    return _listed(listed, _("{names} and so on, {count} in all"))


def cities_named(listed: Sequence[str]) -> str:
    """The same of cities."""
    return _listed(listed, _("{names} and so on, {count} cities in all"))


def _listed(listed: Sequence[str], several: str) -> str:
    first = words.join(listed[:NAMED])
    return first if len(listed) <= NAMED else several.format(names=first, count=len(listed))


def quiet(text: str) -> str:
    """A name as it stands within a sentence: what parts its halves in a table is left out."""
    return text.replace(" · ", "：" if words.language() == "zh" else ": ")
