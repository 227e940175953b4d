"""Native charts in a Word document: a part that the office edits, with the workbook behind it."""

from dataclasses import dataclass, replace
from xml.sax.saxutils import quoteattr

from docx.document import Document as Word
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls
from lxml import etree
from pptx.oxml.ns import qn

from pages.shared.exports.official.setup import LATIN, NUMBER
from pages.shared.exports.plot import Plot, Series
from pages.shared.exports.slides import charts
from pages.shared.exports.slides.layout import LABEL, Box, Sheet
from pages.shared.exports.slides.pen import Pen

LETTERS = 8.0  # points of the words in a chart
SCALE = LETTERS / LABEL  # charts are laid out as on a slide, and made as much smaller
PEN = Pen(Sheet(), SCALE, NUMBER, LATIN, is_themed=False)
INCH, EMU = 25.4, 36000  # millimetres of an inch; units of Office in a millimetre
NAMESPACES = nsdecls("wp", "a", "r")
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


@dataclass(frozen=True)
class Figure:
    """A chart under its caption; `said` is what it shows, for who does not see it.

    `high` is in millimetres.
    """

    plot: Plot
    caption: str
    said: str
    high: float = 44.0


def drawn(word: Word, number: int, figure: Figure, wide: float) -> str:
    """The run that shows a figure `wide` millimetres wide; its parts are added to the document."""
    package = word.part.package
    box = Box(0, 0, wide / INCH / SCALE, figure.high / INCH / SCALE)
    made = charts.part(PEN, _smaller(figure.plot), box)
    _plain(made._element)
    sheet = made.chart_workbook.xlsx_part
    name = PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx")
    book = Part(name, sheet.content_type, sheet.blob, package)
    chart = Part(
        PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, made.blob, package
    )
    chart.load_rel(RELATIONSHIP_TYPE.PACKAGE, book, made._element.xlsx_part_rId)
    key = word.part.relate_to(chart, RELATIONSHIP_TYPE.CHART)
    return (
        f'<w:r><w:drawing><wp:inline {NAMESPACES} distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{round(wide * EMU)}" cy="{round(figure.high * EMU)}"/>'
        f'<wp:docPr id="{number}" name="Figure {number}" descr={quoteattr(figure.said)}/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{CHART}">'
        f'<c:chart xmlns:c="{CHART}" r:id="{key}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _smaller(plot: Plot) -> Plot:
    """Lines and marks as much thinner as the letters are smaller."""

    def one(series: Series) -> Series:
        return replace(series, width=series.width * SCALE, size=round(series.size * SCALE))

    return replace(plot, series=tuple(map(one, plot.series)))


def _plain(space: etree._Element) -> None:
    """Without the frame, the paper and the round corners that Word gives a chart by itself."""
    if space.find(qn("c:roundedCorners")) is None:
        dated = space.find(qn("c:date1904"))
        space.insert(0 if dated is None else 1, etree.Element(qn("c:roundedCorners"), val="0"))
    shape = etree.Element(qn("c:spPr"))
    etree.SubElement(shape, qn("a:noFill"))
    etree.SubElement(etree.SubElement(shape, qn("a:ln")), qn("a:noFill"))
    space.find(qn("c:chart")).addnext(shape)
