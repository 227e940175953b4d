"""Native tables on slides: thin lines, numbers to the right, letters as large as fit."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.table import Table, _Cell
from pptx.text.text import _Paragraph, _Run
from pptx.util import Emu, Inches, Pt

from pages.shared import theme
from pages.shared.exports.plot import Grid
from pages.shared.exports.slides import template
from pages.shared.exports.slides.columns import PAD_X, PAD_Y, Measures
from pages.shared.exports.slides.layout import INCH, LABEL, LINE, Box, breadth
from pages.shared.exports.slides.pen import INK, MUTED, Look, Pen

_PARAGRAPH = qn("a:p")
BARE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # Office's table style without any lines
DARK = [fill for fill in theme.SCALE if theme.written_on(fill) == theme.PAPER]
AIRY = 1.3  # times the height that a row needs
HEAT = 0.72  # the height of a heat map's row, in inches
NAMES = 0.38  # the most that the names of its rows take of its width
NAMED = 1.12  # times the breadth of a name: fonts that stand in are wider


def add(slide: Slide, pen: Pen, grid: Grid, box: Box, measures: Measures | None) -> GraphicFrame:
    """A table on a slide, measured as it was parted; rows are higher where there is room."""
    count = (len(grid.rows) + 1, len(grid.headers))
    frame: GraphicFrame = slide.shapes.add_table(*count, *pen.frame(box))
    table = frame.table
    table.first_row, table.horz_banding = True, False
    frame._element.find(f".//{qn('a:tableStyleId')}").text = BARE
    found = _heat(grid, box) if measures is None else _airy(measures, box)
    for at, wide in enumerate(found.columns):
        table.columns[at].width = template.emu(wide, pen.scale)
    for at, high in enumerate(found.rows):
        table.rows[at].height = template.emu(high, pen.scale)
    for row_at, (line, texts) in enumerate(
        zip(table._tbl.tr_lst, (grid.headers, *grid.rows), strict=True)
    ):
        for at, (cell, text) in enumerate(zip(line.tc_lst, texts, strict=True)):
            _write(cell, text, _look(grid, row_at, at, found.size), pen)
            _finish(cell, grid, row_at, at)
    return frame


def refill(table: Table, grid: Grid, room: float) -> None:
    """Put other rows into a table that somebody may have moved and coloured."""
    body = table._tbl
    rows = body.findall(qn("a:tr"))
    for extra in rows[len(grid.rows) + 1 :]:
        body.remove(extra)
    while len(body.findall(qn("a:tr"))) < len(grid.rows) + 1:
        last = body.findall(qn("a:tr"))[-1]
        last.addnext(deepcopy(last))
    for row_at, texts in enumerate((grid.headers, *grid.rows)):
        for at, text in enumerate(texts):
            _replace(table.cell(row_at, at), text)
            if grid.fills and row_at:
                _shade(table.cell(row_at, at), grid.fills[row_at - 1][at])
    _shrink(table, room)


def _shrink(table: Table, room: float) -> None:
    """Where a table has grown beyond its room, in EMU: lower rows and smaller letters."""
    high = sum(row.height for row in table.rows)
    if high <= room:
        return
    for row in table.rows:
        row.height = Emu(int(row.height * room / high))
    for letters in table._tbl.iter(qn("a:rPr"), qn("a:endParaRPr")):
        size = int(letters.get("sz") or 0)
        most = room / len(table.rows) / Pt(1) / LINE * 100  # of a line in a row
        if size > most:
            letters.set("sz", str(int(most / 50) * 50))


def text_of(table: Table) -> str:
    """All that stands in a table, to know it by."""
    return "\n".join("\t".join(cell.text for cell in row.cells) for row in table.rows)


def _replace(cell: _Cell, text: str) -> None:
    """Another text in the looks of the first letters of the old one."""
    paragraphs = cell.text_frame.paragraphs
    for other in paragraphs[1:]:
        other._p.getparent().remove(other._p)
    rewrite_line(paragraphs[0], " ".join(text.split()))


def rewrite_line(paragraph: _Paragraph, text: str) -> None:
    """Another line in the looks of its first letters."""
    if paragraph.text == text:
        return
    first, *others = paragraph.runs or [_first_run(paragraph)]
    for other in others:
        other._r.getparent().remove(other._r)
    first.text = text


def _first_run(paragraph: _Paragraph) -> _Run:
    """Letters in an empty line, in the looks that it has for them."""
    run = paragraph.add_run()
    if (end := paragraph._p.find(qn("a:endParaRPr"))) is not None:
        looks = run._r.get_or_add_rPr()
        looks.attrib.update(end.attrib)
        looks.extend(deepcopy(part) for part in end)
    return run


def _heat(grid: Grid, box: Box) -> Measures:
    """Cells of one size, their names on the left; the headers may have two lines."""
    high = min(HEAT, box.high / (len(grid.rows) + 2))
    size = max(LABEL, min(18.0, 0.84 * (high - PAD_Y) * INCH / LINE))
    name = max((" ".join(row[0].split()) for row in grid.rows), key=lambda row: breadth(row, 1))
    while size > LABEL and _named(name, size) > box.wide * NAMES:
        size -= 1  # a name on two lines would push the last rows off the slide
    first = min(_named(name, size), box.wide * NAMES)
    rest = (box.wide - first) / max(len(grid.headers) - 1, 1)
    wide = (first, *[rest] * (len(grid.headers) - 1))
    return Measures(size, wide, (min(high * 2, 0.75), *[high] * len(grid.rows)))


def _named(name: str, size: float) -> float:
    """How wide the column of a heat map's names must be for one of them, in inches."""
    return breadth(name, size) * NAMED + PAD_X


def _airy(found: Measures, box: Box) -> Measures:
    room = min(AIRY, max(1.0, box.high / sum(found.rows)))
    return replace(found, rows=tuple(row * room for row in found.rows))


def _look(grid: Grid, row: int, at: int, size: float) -> Look:
    if row == 0:
        return Look(size, MUTED, is_bold=not grid.fills)
    fill = grid.fills[row - 1][at] if grid.fills else ""
    return Look(size, theme.PAPER if fill in DARK else INK)


def _write(cell: etree._Element, text: str, look: Look, pen: Pen) -> None:
    """The text of a new cell, on its element: a table has hundreds of them."""
    line = cell.find(f".//{_PARAGRAPH}")
    if sentence := " ".join(text.split()):
        run = etree.SubElement(line, qn("a:r"))
        pen.form(etree.SubElement(run, qn("a:rPr")), look)
        etree.SubElement(run, qn("a:t")).text = sentence
    pen.form(etree.SubElement(line, qn("a:endParaRPr")), look)  # else an empty cell is a tall one


def _finish(cell: etree._Element, grid: Grid, row: int, at: int) -> None:
    """Alignment, margins, the line below, and the colour of a heat map's cell."""
    is_number = at < len(grid.numbers) and grid.numbers[at]
    side = ("ctr" if at else "l") if grid.fills else "r" if is_number else "l"
    cell.find(f".//{_PARAGRAPH}").insert(0, etree.Element(qn("a:pPr"), algn=side))
    settings = cell.find(qn("a:tcPr"))
    aside = 0.06 if grid.fills and at else PAD_X
    for name, inches in (("L", aside), ("R", aside), ("T", PAD_Y), ("B", PAD_Y)):
        settings.set(f"mar{name}", str(int(Inches(inches / 2))))
    settings.set("anchor", "ctr")
    if grid.fills:
        _line(settings, ("lnL", "lnR", "lnT", "lnB"), theme.PAPER, 1.5)
        if row and (shade := grid.fills[row - 1][at]):
            settings.append(_solid(shade))
        return
    _line(settings, ("lnB",), theme.LINE if row else theme.OTHER_INK, 0.75 if row else 1.25)


def _line(settings: etree._Element, names: Sequence[str], colour: str, width: float) -> None:
    """Lines at the sides of a cell."""
    for name in names:
        line = etree.SubElement(settings, qn(f"a:{name}"), w=str(int(Pt(width))))
        line.append(_solid(colour))


def _solid(colour: str) -> etree._Element:
    fill = etree.Element(qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr"), val=colour[1:])
    return fill


def _shade(cell: _Cell, colour: str) -> None:
    if not colour:
        return
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor.from_string(colour[1:])
