"""What a page, a paper or a presentation says, in the order of reading, as a reader meets it."""

import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
from docx import Document
from pptx import Presentation
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Element

from pages.shared import words
from tests import screens
from tests.screens import plain

BADGE = re.compile(r":[a-z]+(?:-badge|-background)?\[((?:[^\[\]]|\[[^\]]*\])*)\]")
ICON = re.compile(r":material/\w+:")
LINK = re.compile(r"\[([^\[\]]+)\]\([^)]*\)")
NUMBERING = re.compile(
    r"^(?:\d+\. |\d+\.\d+ |（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、"
    r"|(?:表|Table |附表|Annex )\d+\s+)"
)
CONTINUED = re.compile(r"\s?[（(]\d+/\d+[）)]$")  # a table over several slides
ALERTS = ("info", "warning", "success", "error")
DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Said:
    """One text where it stands: its place (`overview.py`, `brief.docx`), its kind and its label.

    Kinds: title, heading, sentence, subject, badge, value and more (both of a card); the label of
    a card is its caption, that of a sentence the word before it.
    """

    place: str
    kind: str
    text: str
    label: str = ""
    page: str = ""

    @property
    def has_number(self) -> bool:
        """Whether the text says a figure."""
        return bool(DIGIT.search(self.text))


@dataclass
class Picture:
    """A figure or a table under its heading: what it draws by item, and its rows as written."""

    place: str
    heading: str
    subject: str = ""
    drawn: list[dict[str, object]] = field(default_factory=list)
    header: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


def read(text: str) -> str:
    """A text without its Markdown: as it is read."""
    said = ICON.sub("", plain(text)).replace("#### ", "").replace("**", "")
    while (bare := LINK.sub(r"\1", BADGE.sub(r"\1", said))) != said:
        said = bare
    return " ".join(said.split())


def of_page(app: AppTest, place: str) -> list[Said]:
    """What a page says outside its tables and figures."""
    return [said for said in _of_block(app._tree, place) if said.text]


def pictures(app: AppTest, place: str) -> list[Picture]:
    """The page's figures and tables, with the rows behind a figure where its table is opened."""
    found: list[Picture] = []
    for element in _elements(app._tree):
        kind = element.type
        if kind in ("title", "subheader"):
            found.append(Picture(place, read(element.value)))
        elif found and kind == "caption" and not found[-1].subject:
            found[-1].subject = read(element.value)
        elif found and kind == "plotly_chart":
            traces = json.loads(element.proto.spec)["data"]
            found[-1].drawn += [trace for trace in traces if "x" in trace]  # a spark has no axis
        elif found and (rows := _table(element)) is not None:
            found[-1].header = [read(name) for name in rows.columns]
            found[-1].rows = [[read(cell) for cell in row] for row in rows.to_numpy()]
    return [one for one in found if one.drawn or one.rows]


def behind(pictures: list[Picture], tables: list[Picture]) -> list[Picture]:
    """The figures, each with the rows of its table: a page draws one or the other at a time."""
    rows = {(one.heading, one.subject): one for one in tables if one.rows}
    for one in pictures:
        if (own := rows.get((one.heading, one.subject))) is not None:
            one.header, one.rows = own.header, own.rows
    return pictures


def _table(element: Element) -> pd.DataFrame | None:
    """The table that an element draws; None when it draws something else."""
    if element.type == "html":
        return screens.table(element.proto.body)
    if element.type in ("dataframe", "arrow_data_frame"):
        shown: pd.DataFrame = element.value
        return shown
    return None


def of_paper(file: bytes, place: str, pages: Mapping[str, str]) -> list[Said]:
    """What a Word file says outside its tables and footnotes.

    `pages` names the page that stands under each heading.
    """
    found, page = [], next(iter(pages.values()))
    glue = "" if words.language() == "zh" else " "  # of numbers and what they count
    for paragraph in Document(io.BytesIO(file)).paragraphs:
        text = NUMBERING.sub("", read(paragraph.text.replace("\N{NO-BREAK SPACE}", glue)))
        for part in re.split(r"(?<=。)|(?<!No\.)(?<=\.) ", text):
            page = pages.get(part.strip().rstrip("。."), page)
            if part.strip():
                found.append(Said(place, "paper", part.strip(), page=page))
    return found


def of_slides(file: bytes, place: str) -> list[Said]:
    """What slides say outside their charts and tables: title, subject, big numbers, footer."""
    found: list[Said] = []
    for slide in Presentation(io.BytesIO(file)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame and shape.name != "count":
                lines = [read(paragraph.text) for paragraph in shape.text_frame.paragraphs]
                bare = [CONTINUED.sub("", line) for line in lines if line]
                found += _of_shape(shape.name, bare, place)
    return found


def _of_shape(name: str, lines: list[str], place: str) -> Iterator[Said]:
    if len(lines) >= 2 and "number" in name:
        yield from _card(lines, place)
        return
    kind = "title" if "title" in name else "footer" if "footer" in name else "subject"
    for line in lines:
        yield Said(place, kind, line)


def _card(lines: list[str], place: str) -> Iterator[Said]:
    label, value, *more = lines
    yield Said(place, "value", value, label)
    for text in more:
        yield Said(place, "more", text, label)


def _of_block(block: object, place: str) -> Iterator[Said]:
    """A block's texts; captions above one number and a line beside it are a card."""
    children = _lifted(list(getattr(block, "children", {}).values()))
    kinds = [getattr(child, "type", "") for child in children]
    if _is_card(children, kinds):
        said = [str(getattr(child, "value", "")) for child in children]
        lines = [read(value) for value in said if not value.startswith("![")]
        yield from _card([line for line in lines if line], place)
        return
    for child, kind in zip(children, kinds, strict=True):
        if getattr(child, "children", None):
            yield from _of_block(child, place)
        elif kind in ("title", "subheader", "caption", "markdown", *ALERTS):
            yield from _of_text(kind, str(child.value), place)


def _lifted(children: list[Any]) -> list[Any]:
    """The parts of a card in one row: its caption and its number stand in a column of their own."""
    column = list(getattr(children[0], "children", {}).values()) if children else []
    is_row = not any(getattr(child, "children", None) for child in children[1:])
    if is_row and _is_card(column, [getattr(child, "type", "") for child in column]):
        return [*column, *children[1:]]
    return children


def _is_card(children: list[object], kinds: list[str]) -> bool:
    if kinds[:1] != ["caption"] or len(kinds) < 2:
        return False
    big = kinds[1] == "markdown" and str(getattr(children[1], "value", "")).startswith("####")
    return kinds[1] == "metric" or big


def _of_text(kind: str, value: str, place: str) -> Iterator[Said]:
    name = {"title": "title", "subheader": "heading", "caption": "subject"}.get(kind, "sentence")
    bare = re.fullmatch(r"\*\*(.+?)\*\*\u3000(.*)", plain(value), re.DOTALL)
    if kind == "markdown" and "badge[" in value:
        for part in BADGE.findall(plain(value)):
            yield Said(place, "badge", read(part))
    elif kind == "markdown" and bare:
        yield Said(place, "sentence", read(bare[2]), read(bare[1]))
    else:
        yield Said(place, name, read(value))


def _elements(block: object) -> Iterator[Any]:
    for child in getattr(block, "children", {}).values():
        if getattr(child, "children", None):
            yield from _elements(child)
        elif hasattr(child, "type"):
            yield child
