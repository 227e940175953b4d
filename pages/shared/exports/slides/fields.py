"""Texts that Office writes itself: the number of a slide."""

from lxml import etree
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.text.text import TextFrame

from pages.shared.exports.slides.pen import Look, Pen


def add_count(frame: TextFrame, pen: Pen, look: Look) -> None:
    """Let Office count the slides."""
    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT
    run = paragraph.add_run()
    pen.dress(run.font, look)
    field = etree.Element(qn("a:fld"))
    field.set("id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}")
    field.set("type", "slidenum")
    for part in list(run._r):
        field.append(part)
    field.find(qn("a:t")).text = "‹#›"
    run._r.getparent().replace(run._r, field)
