"""A Word document in the style of official papers: 小标宋 title, 仿宋 text, numbered headings.

The measures are those of 党政机关公文格式 (GB/T 9704-2012): A4, margins 37, 35, 28 and 26 mm.
The fonts are named as offices have them; where one is missing, Word takes the named fallback.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from docx import Document
from docx.document import Document as Word
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell as Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from pages.shared import words
from pages.shared.figures import width
from pages.shared.words import translate as _

TITLE, TEXT, HEADING, SUBHEADING = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"
LATIN = "Times New Roman"
FALLBACKS = {TITLE: "宋体", TEXT: "仿宋", HEADING: "SimHei", SUBHEADING: "楷体"}
NUMERALS = "一二三四五六七八九十"
RED = RGBColor(0xC0, 0x1C, 0x28)
WIDTH = 156  # millimetres of a line
WIDEST = 16  # the characters of a line in a column
LONG = 12  # the characters from which a cell is set flush left
NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


@dataclass(frozen=True)
class Size:
    """Points of text, title and the distance of lines."""

    text: float = 16
    title: float = 22
    line: float = 28
    table: float = 10.5


@dataclass
class Paper:
    """A document in the making; `notes` are its footnotes so far."""

    size: Size = field(default_factory=Size)
    word: Word = field(default_factory=Document)
    notes: list[str] = field(default_factory=list)
    headings: int = 0
    tables: int = 0

    def __post_init__(self) -> None:
        """Set up the page and the fonts."""
        section = self.word.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin = Mm(37), Mm(35)
        section.left_margin, section.right_margin = Mm(28), Mm(26)
        _number(section.footer.paragraphs[0])
        _name_fallbacks(self.word)

    def title(self, text: str) -> None:
        """The title, centred."""
        paragraph = self._paragraph(indent=False)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.line_spacing = Pt(self.size.title * 1.5)
        paragraph.paragraph_format.space_after = Pt(self.size.line / 2)
        _write(paragraph, text, TITLE, self.size.title)

    def masthead(self, name: str, left: str, right: str) -> None:
        """The red head of a brief: its name, who issues it, and what its figures rest on."""
        paragraph = self._paragraph(indent=False)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.line_spacing = Pt(self.size.title * 2)
        _write(paragraph, name, TITLE, self.size.title * 1.5).font.color.rgb = RED
        paragraph = self._paragraph(indent=False)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)
        _write(paragraph, f"{left}\t{right}", TEXT, self.size.table)
        _underline(paragraph)

    def heading(self, text: str) -> None:
        """The next numbered heading: 一、, or 1. in English."""
        count = self.headings
        self.headings += 1
        label = f"{NUMERALS[count]}、" if words.language() == "zh" else f"{count + 1}. "
        paragraph = self._paragraph()
        paragraph.paragraph_format.keep_with_next = True
        _write(paragraph, label + text, HEADING, self.size.text)

    def text(self, sentences: Sequence[tuple[str, str]]) -> None:
        """A paragraph of sentences with their footnotes; one note on several has one mark."""
        paragraph = self._paragraph()
        following = [note for _sentence, note in sentences[1:]]
        for (sentence, note), after in zip_longest(sentences, following):
            _write(paragraph, sentence, TEXT, self.size.text)
            if note != after:
                self._note(paragraph, note)
        if words.language() == "zh":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY

    def line(self, text: str, *, align: WD_ALIGN_PARAGRAPH, small: bool = False) -> None:
        """A line that stands for itself."""
        paragraph = self._paragraph(indent=False)
        paragraph.alignment = align
        _write(paragraph, text, TEXT, self.size.table if small else self.size.text)

    def table(self, caption: str, note: str, lines: Sequence[Sequence[str]]) -> None:
        """A table: its headers, then its rows, under a numbered caption with a footnote."""
        self.tables += 1
        paragraph = self._paragraph(indent=False)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.keep_with_next = True
        _write(paragraph, _caption(self.tables, caption), HEADING, self.size.table + 1)
        self._note(paragraph, note)
        table = self.word.add_table(rows=len(lines), cols=len(lines[0]), style="Table Grid")
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        widths = _widths(lines)
        for of_column, wide in zip(table.columns, widths, strict=True):
            of_column.width = Mm(wide)
        for row, line in zip(table.rows, lines, strict=True):
            _keep_whole(row._tr)
            for cell, text, wide in zip(row.cells, line, widths, strict=True):
                cell.width = Mm(wide)
                _fill(cell, text, HEADING if line is lines[0] else TEXT, self.size.table)
        _repeat(table.rows[0]._tr)
        self._paragraph(indent=False).paragraph_format.line_spacing = Pt(6)

    def rendered(self) -> bytes:
        """The document as a file."""
        _attach(self.word, self.notes)
        file = io.BytesIO()
        self.word.save(file)
        return file.getvalue()

    def _paragraph(self, *, indent: bool = True) -> Paragraph:
        paragraph = self.word.add_paragraph()
        shape = paragraph.paragraph_format
        shape.space_before = shape.space_after = Pt(0)
        shape.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        shape.line_spacing = Pt(self.size.line)
        if indent:
            shape.first_line_indent = Pt(self.size.text * 2)
        return paragraph

    def _note(self, paragraph: Paragraph, note: str) -> None:
        """A footnote of its own for every mark; one that was said before is only referred to."""
        if not note:
            return
        known = self.notes.index(note) + 1 if note in self.notes else 0
        self.notes.append(_("See note {number}.", number=known) if known else note)
        run = paragraph.add_run()
        run.font.superscript = True
        mark = OxmlElement("w:footnoteReference")
        mark.set(qn("w:id"), str(len(self.notes)))
        run._r.append(mark)


def _write(paragraph: Paragraph, text: str, font: str, size: float) -> Run:
    run = paragraph.add_run(text)
    run.font.size, run.font.name = Pt(size), LATIN
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), font)
    return run


def _underline(paragraph: Paragraph) -> None:
    """A red rule below."""
    rule = f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="12" w:color="{RED}"/></w:pBdr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(rule))


def _caption(number: int, caption: str) -> str:
    return _("Table {number}  {caption}", number=number, caption=caption)


def _widths(lines: Sequence[Sequence[str]]) -> list[float]:
    """The millimetres of each column: by its longest text, up to a point."""
    wanted = [
        min(max(width(line[at], 1) for line in lines), WIDEST) + 2.5 for at in range(len(lines[0]))
    ]
    return [WIDTH * part / sum(wanted) for part in wanted]


def _fill(cell: Cell, text: str, font: str, size: float) -> None:
    cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    paragraph = cell.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if len(text) < LONG else None
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1.5)
    _write(paragraph, text, font, size)


def _keep_whole(row: BaseOxmlElement) -> None:
    """A row that no page break parts."""
    row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _repeat(row: BaseOxmlElement) -> None:
    """A row that stands again on top of each page."""
    row.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _number(paragraph: Paragraph) -> None:
    """The page number in the footer, as official papers have it: — 1 —."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _write(paragraph, "— ", TEXT, 14)
    run = _write(paragraph, "", TEXT, 14)
    for kind in ("begin", "", "end"):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = "PAGE"
        run._r.append(part)
    _write(paragraph, " —", TEXT, 14)


def _name_fallbacks(word: Word) -> None:
    """What Word takes where an office lacks a font."""
    part = word.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in FALLBACKS.items()
    )
    table = f"<w:fonts {nsdecls('w')}>{fonts}</w:fonts>"
    part._blob = table.encode()


def _attach(word: Word, notes: Sequence[str]) -> None:
    """The footnotes as a part of the document, which python-docx cannot make itself."""
    rules = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}">'
        f"<w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>"
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    footnotes = parse_xml(f"<w:footnotes {nsdecls('w')}>{rules}</w:footnotes>")
    for number, note in enumerate(notes, start=1):
        footnotes.append(_footnote(number, note))
    blob = serialize_part_xml(footnotes)
    part = Part(PackURI("/word/footnotes.xml"), NOTES, blob, word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _footnote(number: int, text: str) -> BaseOxmlElement:
    footnote = parse_xml(
        f'<w:footnote {nsdecls("w")} w:id="{number}"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr>'
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/><w:sz w:val="18"/></w:rPr>'
        "<w:footnoteRef/></w:r>"
        f'<w:r><w:rPr><w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{TEXT}"/>'
        '<w:sz w:val="18"/></w:rPr><w:t xml:space="preserve"/></w:r></w:p></w:footnote>'
    )
    place = footnote.find(f".//{qn('w:t')}")
    place.text = f" {text}"
    return footnote
