"""A Word document in the style of official papers: 小标宋 title, 仿宋 text, numbered headings."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from pages.shared import words
from pages.shared.exports.official import drawing, heights, markup, setup
from pages.shared.exports.official.drawing import Figure
from pages.shared.exports.official.markup import Drawn
from pages.shared.exports.official.setup import NAMESPACE, RED, Size
from pages.shared.words import translate as _

__all__ = ["Drawn", "Figure", "Paper", "Size"]
NUMERALS = "一二三四五六七八九十"
NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


@dataclass
class Paper:
    """A document in the making; `notes` are its footnotes so far."""

    size: Size = field(default_factory=Size)
    notes: list[str] = field(default_factory=list)
    headings: int = 0
    subheadings: int = 0
    tables: int = 0
    drawings: int = 0
    figures: int = 0
    has_annexes: bool = False
    taken: float = 0.0  # millimetres of the page so far, if it is one, without notes
    noted: int = 0  # the first of its notes
    is_opened: bool = True  # whether the page that follows has been begun

    def __post_init__(self) -> None:
        """Set up the page and the fonts."""
        self.word: Word = setup.blank(self.size)
        self._end = self.word.element.body.sectPr

    def title(self, text: str) -> None:
        """The title, centred."""
        self._add(markup.paragraph("Title", markup.run(text)))
        self.taken += heights.title(text, self.size)

    def masthead(self, name: str, left: str, right: str) -> None:
        """The red head of a brief: its name, who issues it, and what its figures rest on."""
        self._add(markup.paragraph("Masthead", markup.run(name)))
        self.taken += heights.masthead((left, right), self.size)
        rule = f'<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="1" w:color="{RED}"/></w:pBdr>'
        edge = round(setup.WIDTH / setup.POINT * 20)
        stop = f'<w:tabs><w:tab w:val="right" w:pos="{edge}"/></w:tabs>'
        is_one = heights.imprint_lines((left, right), self.size) == 1
        apart = "<w:tab/>" if is_one else "<w:br/>"
        content = f"{markup.run(left)}<w:r>{apart}</w:r>{markup.run(right)}"
        # A line that ends by a break is else spread over the whole width.
        even = "" if is_one else '<w:jc w:val="left"/>'
        self._add(markup.paragraph("Imprint", content, rule + stop + even))

    def heading(self, text: str) -> None:
        """The next numbered heading: 一、, or 1. in English."""
        count = self.headings
        self.headings, self.subheadings = count + 1, 0
        label = f"{NUMERALS[count]}、" if words.language() == "zh" else f"{count + 1}. "
        self._add(markup.paragraph("Heading1", markup.run(label + text)))
        self.taken += heights.text(label + text, self.size)

    def lead_in(self, text: str) -> str:
        """The next heading of the second rank, which opens a paragraph: （一）强会论坛。"""
        count = self.subheadings
        self.subheadings += 1
        if words.language() == "zh":
            return f"（{NUMERALS[count]}）{text}。"
        return f"{self.headings}.{count + 1} {text}. "

    def text(self, sentences: Sequence[tuple[str, str]], lead_in: str = "") -> None:
        """A paragraph of sentences with their footnotes; one note on several has one mark."""
        content = markup.run(lead_in, '<w:rStyle w:val="LeadIn"/>') if lead_in else ""
        following = [note for _sentence, note in sentences[1:]] + [""]
        gap = "" if words.language() == "zh" else " "
        for (sentence, note), after in zip(sentences, following, strict=True):
            mark = self._mark(note) if note != after else ""
            if mark and sentence.endswith("。"):  # else a line could begin with the mark alone
                content += markup.run(sentence[:-1]) + mark + markup.run("。")
            else:
                content += markup.run(sentence) + mark
            content += markup.run(gap) if gap else ""
        style = "" if words.language() == "zh" else '<w:jc w:val="left"/>'
        self._add(markup.paragraph("Normal", content, style))
        whole = lead_in + gap.join(sentence for sentence, _note in sentences)
        self.taken += heights.text(whole, self.size)

    def step(self, number: int, text: str) -> None:
        """A numbered step: 1. and what is done."""
        shape = '<w:keepLines/><w:jc w:val="left"/>'  # what is typed would be drawn apart
        self._add(markup.paragraph("Normal", markup.runs(f"{number}. {text}"), shape))

    def explained(self, text: str) -> None:
        """A paragraph in which what stands between ` is to be typed."""
        self._add(markup.paragraph("Normal", markup.runs(text)))

    def pictures(self, pictures: Sequence[Drawn]) -> None:
        """Pictures side by side, and below them what each shows; both are kept on one page."""
        content = ""
        for drawn in pictures:
            self.drawings += 1
            content += markup.drawing(self.word, drawn, self.drawings)
        self._add(markup.paragraph("Picture", content))
        said = "\N{IDEOGRAPHIC SPACE}".join(drawn.caption for drawn in pictures)
        self._add(markup.paragraph("Caption", markup.run(said), '<w:keepNext w:val="0"/>'))

    def flush(self, text: str) -> None:
        """A line without an indent: to whom a circular goes."""
        self._add(markup.paragraph("Flush", markup.run(text)))

    def signed(self, *lines: str) -> None:
        """Who signs, and the day: flush right, on one page."""
        for at, text in enumerate(lines):
            kept = "<w:keepNext/>" if at < len(lines) - 1 else ""
            self._add(markup.paragraph("Signature", markup.run(text), kept))

    def table(self, caption: str, note: str, lines: Sequence[Sequence[str]]) -> None:
        """A table: its headers, then its rows, under a numbered caption with a footnote."""
        self.tables += 1
        content = markup.run(self._named(caption, self.tables)) + self._mark(note)
        self._add(markup.paragraph("Caption", content, self._opening()))
        self._add(markup.table(lines, self.size.table))
        self._add(markup.paragraph("Gap", ""))

    def beside(self, figures: Sequence[tuple[Figure, str]]) -> None:
        """Charts beside each other, each over its numbered caption with a footnote."""
        wide = setup.WIDTH / len(figures)
        charts, captions, captioned = [], [], []
        for figure, note in figures:
            self.figures += 1
            charts.append(drawing.drawn(self.word, self.figures, figure, wide))
            named = _("Figure {number}  {caption}", number=self.figures, caption=figure.caption)
            captioned.append(named)
            captions.append(markup.run(named) + self._mark(note))
        if opening := self._opening():
            self._add(markup.paragraph("Gap", "", opening))
        self.taken += heights.figures(captioned, max(one.high for one, _note in figures), self.size)
        self._add(markup.unruled([("Figure", charts), ("FigureCaption", captions)]))
        self._add(markup.paragraph("Gap", ""))

    def fits(self, tables: Sequence[tuple[str, str, Sequence[Sequence[str]]]]) -> bool:
        """Whether tables, each with its caption and its note, have room on the page so far."""
        notes = dict.fromkeys(note for _caption, note, _lines in tables if note)
        on_page = self.notes[self.noted :]
        new = [*on_page, *(note for note in notes if note not in self.notes)]
        high = sum(heights.note(f"00 {note}", self.size) for note in new) + sum(
            heights.table(self._named(caption, at), lines, self.size)
            for at, (caption, _note, lines) in enumerate(tables, start=1)
        )
        return self.taken + high <= heights.ROOM

    def begin_annexes(self) -> None:
        """All tables from here on are annexes, on a page of their own, as the figures are."""
        self.has_annexes, self.is_opened, self.tables = True, False, 0
        self.taken, self.noted = 0.0, len(self.notes)

    def rendered(self) -> bytes:
        """The document as a file."""
        _attach(self.word, self.notes)
        file = io.BytesIO()
        self.word.save(file)
        return file.getvalue()

    def _named(self, caption: str, number: int) -> str:
        if self.has_annexes:
            return _("Annex {number}  {caption}", number=number, caption=caption)
        return _("Table {number}  {caption}", number=number, caption=caption)

    def _opening(self) -> str:
        """What puts the first of the annexes on a new page."""
        shape = "" if self.is_opened else "<w:pageBreakBefore/>"
        self.is_opened = True
        return shape

    def _add(self, element: BaseOxmlElement) -> None:
        self._end.addprevious(element)

    def _mark(self, note: str) -> str:
        """The mark of a footnote; one that was said before is referred to, not said again."""
        if not note:
            return ""
        if note in self.notes:
            return markup.reference_again(self.notes.index(note) + 1)
        self.notes.append(note)
        return markup.reference(len(self.notes))


def _attach(word: Word, notes: Sequence[str]) -> None:
    """The footnotes as a part of the document, which python-docx cannot make itself."""
    rules = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}">'
        f"<w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>"
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    said = "".join(_footnote(number, note) for number, note in enumerate(notes, start=1))
    footnotes = parse_xml(f"<w:footnotes {NAMESPACE}>{rules}{said}</w:footnotes>")
    blob = serialize_part_xml(footnotes)
    part = Part(PackURI("/word/footnotes.xml"), NOTES, blob, word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _footnote(number: int, text: str) -> str:
    return (
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        f"{markup.run(f' {text}')}</w:p></w:footnote>"
    )
