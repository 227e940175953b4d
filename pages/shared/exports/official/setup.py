"""The page and the styles of official papers: GB/T 9704-2012 as far as an office has its fonts.

A4; margins 37, 35, 28 and 26 mm, which leave 156 × 225 mm: 22 lines of 28 characters. The fonts are
named as offices have them; where one is missing, Word takes the named fallback.
"""

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from docx import Document
from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm

TITLE, TEXT, HEADING, SUBHEADING = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"
NUMBER = "宋体"  # of page numbers
LATIN = "Times New Roman"
FALLBACKS = {TITLE: "宋体", TEXT: "仿宋", HEADING: "SimHei", SUBHEADING: "楷体"}
RED = "C01C28"
WIDTH, HEIGHT = 156.0, 225.0  # millimetres of a line, and of a page's lines
POINT = 25.4 / 72  # millimetres
# No line begins with the first or ends with the second: punctuation as in every Chinese text, and
# what counts or dates a number, so that no number is parted from it and no date is parted.
BEFORE = (
    "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"
    "年月日位个项期天分元人户家件次场篇"
)
AFTER = "$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥第年月"
NUMBER_BELOW = 7  # millimetres from the last line to the page number
ROW = 1.35  # the height of a line in a table, in its letters
FOOTER = 14  # points of the page number
NAMESPACE = nsdecls("w")


@dataclass(frozen=True)
class Size:
    """Points of text, title, tables and notes; lines of a page, and characters of a line."""

    text: float = 16
    title: float = 22
    table: float = 9
    note: float = 9
    lines: int = 22
    characters: int = 28

    @property
    def line(self) -> int:
        """The distance of lines in twentieths of a point."""
        return int(20 * HEIGHT / POINT / self.lines)

    @property
    def tightening(self) -> int:
        """By how much a character is set narrower to have so many on a line, in twentieths."""
        return int(20 * (self.text - WIDTH / POINT / self.characters) + 0.999)


def blank(size: Size) -> Word:
    """An empty document with the page, the styles, the fonts and the page number set up."""
    word = Document()
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(35 - NUMBER_BELOW - FOOTER * POINT)
    for grid in section._sectPr.findall(f".//{{{section._sectPr.nsmap['w']}}}docGrid"):
        section._sectPr.remove(grid)
    grid = f'<w:docGrid {NAMESPACE} w:type="lines" w:linePitch="{size.line}"/>'
    section._sectPr.append(parse_xml(grid))
    word.settings.odd_and_even_pages_header_footer = True
    _keep_together(word)
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        body = footer._element
        for paragraph in list(body):
            body.remove(paragraph)
        body.append(_page_number(side))
    word.part._styles_part._element = _styles(size)
    _name_fallbacks(word)
    return word


def _keep_together(word: Word) -> None:
    """Say which characters begin and end no line."""
    settings = word.settings.element
    before = settings.find(f"{{{settings.nsmap['w']}}}characterSpacingControl")
    for name, characters in (("noLineBreaksBefore", BEFORE), ("noLineBreaksAfter", AFTER)):
        rule = f'<w:{name} {NAMESPACE} w:lang="zh-CN" w:val={quoteattr(characters)}/>'
        before.addnext(parse_xml(rule))


def _page_number(side: str) -> BaseOxmlElement:
    """— 1 —, on the outer side, one character from the edge. The dashes are text: the number format
    that holds them loses them in LibreOffice."""
    return parse_xml(
        f'<w:p {NAMESPACE}><w:pPr><w:pStyle w:val="Footer"/>'
        f'<w:ind w:{side}="{FOOTER * 20}" w:firstLine="0"/><w:jc w:val="{side}"/></w:pPr>'
        '<w:r><w:t xml:space="preserve">—\N{NO-BREAK SPACE}</w:t></w:r>'
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        '<w:r><w:t xml:space="preserve">\N{NO-BREAK SPACE}—</w:t></w:r></w:p>'
    )


def _styles(size: Size) -> BaseOxmlElement:
    """The styles by which an office changes the whole paper at once."""
    line = (  # exact: on the grid, a line of a taller fallback font would take two
        '<w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{size.line}" w:lineRule="exact"/>'
    )
    indent = f'<w:ind w:firstLineChars="200" w:firstLine="{int(size.text * 40)}"/>'
    flush = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
    above = int(size.title * 30)
    title = (
        '<w:keepNext/><w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="0" w:after="{size.line // 2}" w:line="{above}"'
        f' w:lineRule="exact"/>{flush}<w:jc w:val="center"/>'
    )
    tight = f'<w:spacing w:val="-{size.tightening}"/>' if size.tightening > 0 else ""
    small = (
        '<w:snapToGrid w:val="0"/>'
        '<w:spacing w:before="{0}" w:after="{1}" w:line="240" w:lineRule="auto"/>'
    )
    row = (  # exact: fallback fonts are half as high again as those of the office
        f'<w:snapToGrid w:val="0"/><w:spacing w:before="15" w:after="15"'
        f' w:line="{round(size.table * ROW * 20)}" w:lineRule="exact"/>'
    )
    styles = [
        _style("Normal", "Normal", f'{line}{indent}<w:jc w:val="both"/>', tight, is_default=True),
        _style("Title", "Title", title, _font(TITLE, size.title)),
        _style("Masthead", "Masthead", title, _font(TITLE, size.title * 1.5, RED)),
        _style("Heading1", "heading 1", f"<w:keepNext/>{line}{indent}<w:outlineLvl w:val=\"0\"/>",
               _font(HEADING, size.text)),
        _style("Flush", "Flush", flush, ""),
        _style("Signature", "Signature", f'<w:keepLines/>{flush}<w:jc w:val="right"/>', ""),
        _style("Imprint", "Imprint", f"{small.format(0, 60)}{flush}", _font(TEXT, size.table)),
        _style("Caption", "caption", f'<w:keepNext/>{small.format(160, 40)}{flush}'
               '<w:jc w:val="center"/>', _font(HEADING, size.table + 1)),
        _style("Picture", "Picture", f'<w:keepNext/>{small.format(60, 0)}{flush}'
               '<w:jc w:val="center"/>', _font(TEXT, size.table)),
        _style("Cell", "Cell", f"{row}{flush}", _font(TEXT, size.table)),
        _style("Figure", "Figure", f"<w:keepNext/>{small.format(0, 0)}{flush}"
               '<w:jc w:val="center"/>', ""),
        _style("FigureCaption", "Figure caption", f"{small.format(20, 60)}{flush}"
               '<w:jc w:val="center"/>', _font(HEADING, size.table)),
        _style("Gap", "Gap", '<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0"'
               f' w:line="40" w:lineRule="exact"/>{flush}', ""),  # a table ends in a paragraph
        _style("Footer", "footer", f"{small.format(0, 0)}{flush}", _font(NUMBER, FOOTER)),
        _style("FootnoteText", "footnote text", f'{small.format(0, 0)}{flush}<w:jc w:val="left"/>',
               _font(TEXT, size.note)),
    ]  # fmt: skip
    fonts = _font(TEXT, size.text)
    return parse_xml(
        f"<w:styles {NAMESPACE}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>'
        f"{''.join(styles)}"
        '<w:style w:type="character" w:styleId="LeadIn"><w:name w:val="Lead-in"/><w:rPr>'
        f"{_font(SUBHEADING, size.text)}</w:rPr></w:style></w:styles>"
    )


def _style(key: str, name: str, shape: str, font: str, *, is_default: bool = False) -> str:
    default = ' w:default="1"' if is_default else ""
    based = "" if is_default else '<w:basedOn w:val="Normal"/>'
    looser = "" if is_default or key in ("Heading1", "Flush") else '<w:spacing w:val="0"/>'
    parts = font.partition("<w:sz ")
    font = f"{parts[0]}{looser}{parts[1]}{parts[2]}" if parts[1] else font + looser
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{key}"><w:name w:val="{name}"/>{based}'
        f"<w:qFormat/><w:pPr>{shape}</w:pPr><w:rPr>{font}</w:rPr></w:style>"
    )


def _font(name: str, size: float, colour: str = "") -> str:
    coloured = f'<w:color w:val="{colour}"/>' if colour else ""
    return (
        f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{name}" w:cs="{LATIN}"/>'
        f'{coloured}<w:sz w:val="{round(size * 2)}"/>'
    )


def _name_fallbacks(word: Word) -> None:
    """What Word takes where an office lacks a font."""
    part = word.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in FALLBACKS.items()
    )
    part._blob = f"<w:fonts {NAMESPACE}>{fonts}</w:fonts>".encode()
