"""Paragraphs, runs and tables of a Word document as the markup that Word reads."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm

from pages.shared.exports.official.setup import HEADING, LATIN, NAMESPACE, POINT, WIDTH
from pages.shared.figures import width

HYPHEN = "-"
KEPT_ROWS = 14  # a table of so many rows is kept on one page; a longer one repeats its head
WIDEST, NARROWEST = 16.0, 2.0  # the characters of a line in a column
MARGIN = 1.6  # characters that a column is wider than its text
LONG = 12  # the characters from which a cell is set flush left
_WORD = re.compile(
    r"[\x21-\x7e\xa0−–—]+(?:(?<=\xa0)[\u4e00-\u9fff]\xa0[\x21-\x7e\xa0]+)*"
    r"(?:(?<=\xa0)[\u4e00-\u9fff])?|."
)
_DIGIT = re.compile(r"\d")
_FIGURE = re.compile(r"[+−±-]?\d[\d,.]*(?:\s?[^\s\d、，；]{0,5})?|—|")


@dataclass(frozen=True)
class Drawn:
    """A picture as a file's bytes, its width in millimetres, and what it shows."""

    picture: bytes
    width: float
    caption: str


def runs(text: str) -> str:
    """Runs of a text in which what stands between ` is typed as it is, hyphens too."""
    parts = text.split("`")
    return "".join(run(part, is_typed=at % 2 == 1) for at, part in enumerate(parts) if part)


def run(text: str, properties: str = "", *, is_typed: bool = False) -> str:
    """A run of text; a hyphen in it ends no line, unless it is there to be typed."""
    parts = [
        f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else ""
        for part in ([text] if is_typed else text.split(HYPHEN))
    ]
    shape = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{shape}{'<w:noBreakHyphen/>'.join(parts)}</w:r>"


def paragraph(style: str, content: str, shape: str = "") -> BaseOxmlElement:
    """A paragraph of a style; `shape` is what it has beside it."""
    return parse_xml(f"<w:p {NAMESPACE}>{_shaped(style, shape)}{content}</w:p>")


def drawing(word: Word, drawn: Drawn, number: int) -> str:
    """A picture as a run, which stands in a line as a character does; `number` is its own."""
    inline = word.part.new_pic_inline(io.BytesIO(drawn.picture), Mm(drawn.width))
    inline.docPr.set("id", str(number))
    inline.docPr.set("descr", drawn.caption)
    return f"<w:r><w:drawing>{inline.xml}</w:drawing></w:r>"


def reference(number: int) -> str:
    """The mark of a footnote, which may be referred to again."""
    name = f'w:id="{number}" w:name="note{number}"'
    return (
        f'<w:bookmarkStart {name}/><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        f'<w:footnoteReference w:id="{number}"/></w:r><w:bookmarkEnd w:id="{number}"/>'
    )


def reference_again(number: int) -> str:
    """The mark of a footnote that stands elsewhere: a field, which follows it when it moves."""
    raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    return (
        f'<w:fldSimple w:instr=" NOTEREF note{number} \\h ">'
        f"<w:r>{raised}<w:t>{number}</w:t></w:r></w:fldSimple>"
    )


def table(lines: Sequence[Sequence[str]], size: float) -> BaseOxmlElement:
    """The headers, then the rows: as wide as the page, no row parted, the head on every page."""
    wide = [round(mm / POINT * 20) for mm in widths(lines, size)]
    sides = [_side([line[at] for line in lines[1:]]) for at in range(len(lines[0]))]
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in wide)
    rows = "".join(
        _row(line, wide, sides, is_head=not at, is_kept=_is_kept(at, len(lines)))
        for at, line in enumerate(lines)
    )
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return parse_xml(
        f'<w:tbl {NAMESPACE}><w:tblPr><w:tblW w:w="{sum(wide)}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def unruled(rows: Sequence[tuple[str, Sequence[str]]]) -> BaseOxmlElement:
    """A table without rules as wide as the page: rows of a style, each cell with its content."""
    whole = round(WIDTH / POINT * 20)
    wide = whole // len(rows[0][1])
    lines = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/></w:tcPr>'
            f"<w:p>{_shaped(style)}{content}</w:p></w:tc>"
            for content in contents
        )
        + "</w:tr>"
        for style, contents in rows
    )
    grid = f'<w:gridCol w:w="{wide}"/>' * len(rows[0][1])
    return parse_xml(
        f'<w:tbl {NAMESPACE}><w:tblPr><w:tblW w:w="{whole}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>"
    )


def _shaped(style: str, shape: str = "") -> str:
    return f'<w:pPr><w:pStyle w:val="{style}"/>{shape}</w:pPr>'


def _is_kept(at: int, count: int) -> bool:
    """Whether a row stays on the page of the next one: the head always, of a short table each."""
    return at < count - 1 and (at == 0 or count - 1 <= KEPT_ROWS)


def _row(
    line: Sequence[str],
    widths: Sequence[int],
    sides: Sequence[str],
    *,
    is_head: bool,
    is_kept: bool,
) -> str:
    font = f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{HEADING}"/>'
    kept = "<w:keepNext/>" if is_kept else ""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"<w:p>{_shaped('Cell', kept + _aligned(side, is_head=is_head))}"
        f"{run(text, font if is_head else '')}</w:p></w:tc>"
        for text, wide, side in zip(line, widths, sides, strict=True)
    )
    head = "<w:tblHeader/>" if is_head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>"


def _aligned(side: str, *, is_head: bool) -> str:
    if side == "right":
        return '<w:jc w:val="right"/>'
    return f'<w:jc w:val="{"center" if is_head else side}"/>'


def _side(texts: Sequence[str]) -> str:
    """Figures stand flush right, long texts flush left, all else in the middle."""
    if any(map(_DIGIT.search, texts)) and all(_FIGURE.fullmatch(text) for text in texts):
        return "right"
    longest = max((len(re.sub(r"\s", "", text)) for text in texts), default=0)
    return "left" if longest >= LONG else "center"


def widths(lines: Sequence[Sequence[str]], size: float) -> list[float]:
    """The millimetres of each column: by its longest text up to a point, never below a word that
    no line may part."""
    columns = list(zip(*lines, strict=True))
    least = [max(width(part, 1) for text in texts for part in _words(text)) for texts in columns]
    wanted = [min(max(width(text, 1) for text in texts), WIDEST) for texts in columns]
    room, most = WIDTH / (size * POINT), WIDEST
    while most > NARROWEST and _sum(wanted, least, most) > room:
        most -= 0.5  # the longest give way first: they have most places to be parted
    wanted = [max(min(want, most), low) + MARGIN for want, low in zip(wanted, least, strict=True)]
    return [WIDTH * part / sum(wanted) for part in wanted]


def _sum(wanted: Sequence[float], least: Sequence[float], most: float) -> float:
    return sum(max(min(want, most), low) + MARGIN for want, low in zip(wanted, least, strict=True))


def _words(text: str) -> list[str]:
    """What no line may part: numbers with what they count, Latin words, else every character."""
    return _WORD.findall(text) or [""]
