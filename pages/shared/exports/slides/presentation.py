"""A presentation of views: finding on top, chart or table, big numbers beside, the proof below."""

import io
from collections.abc import Sequence

from lxml import etree
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide, SlideLayout

from pages.shared import theme
from pages.shared.exports.plot import Plot
from pages.shared.exports.slides import charts, layout, tables, template
from pages.shared.exports.slides.contents import Content, Number, View, contents
from pages.shared.exports.slides.layout import Box
from pages.shared.exports.slides.pen import INK, MUTED, Look, Pen, settle
from pages.shared.exports.slides.tags import Tag

TITLES = (30, 28, 26, 24, 23, 22, 20, 18)
SUBJECTS = (14, 13, 12, 11, 10)
NUMBERS = (36, 32, 28, 24, 20, 16)
FOOTERS = (11, 10, 9, 8)


def deck(views: Sequence[View], template_: bytes | None = None) -> bytes:
    """The views as slides, in order; on the office's template if there is one."""
    made = template.opened(template_)
    chosen, pen = template.layout_of(made), Pen.of(made)
    for view in views:
        for content in contents(view):
            _add(made, chosen, pen, content)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def tag_of(content: Content, kind: str, text: str = "") -> Tag:
    """The tag of one part of a slide."""
    own = Tag(kind, content.tag.page, content.tag.view, content.tag.key, content.tag.number)
    return own.written(text) if text else own


def _add(made: Deck, chosen: SlideLayout, pen: Pen, content: Content) -> None:
    slide = made.slides.add_slide(chosen)
    _clear(slide)
    _title(slide, pen, content)
    if content.subject:
        size = layout.fitting(content.subject, SUBJECTS, layout.SUBJECT)
        name = tag_of(content, "subject", content.subject).name
        pen.write(pen.box(slide, layout.SUBJECT, name), content.subject, Look(size, MUTED))
    _body(slide, pen, content)
    for at, number in enumerate(content.numbers):
        _number(slide, pen, content, at, number)
    _footer(slide, pen, content)
    if content.notes:
        _note(slide, content)


def _clear(slide: Slide) -> None:
    """Take away the placeholders that we do not fill: they would say “click to add text”."""
    for place in list(slide.placeholders):
        if place.placeholder_format.idx != 0:
            place._element.getparent().remove(place._element)


def _title(slide: Slide, pen: Pen, content: Content) -> None:
    """In the template's own place for titles, so that PowerPoint's outline knows it."""
    size = layout.fitting(content.title, TITLES, layout.TITLE)
    name = tag_of(content, "title", content.title).name
    shape = slide.shapes.title
    if shape is None:
        frame = pen.box(slide, layout.TITLE, name)
    else:
        shape.name, frame = name, shape.text_frame
        shape.left, shape.top, shape.width, shape.height = pen.frame(layout.TITLE)
        settle(frame, is_bottom=True)
    pen.write(frame, content.title, Look(size, is_bold=True))


def _body(slide: Slide, pen: Pen, content: Content) -> None:
    box = layout.body(has_numbers=bool(content.numbers))
    if isinstance(content.body, Plot):
        frame = charts.add(slide, pen, content.body, box)
        frame.name = tag_of(content, "chart").name
    else:
        frame = tables.add(slide, pen, content.body, box)
        frame.name = tag_of(content, "table", tables.text_of(frame.table)).name
    said = frame._element.nvGraphicFramePr.cNvPr
    said.set("descr", f"{content.title} {content.subject}".strip())


def _number(slide: Slide, pen: Pen, content: Content, at: int, number: Number) -> None:
    box = layout.number(at)
    frame = pen.box(slide, box, number_tag(content, number).name)
    size = layout.fitting(number.value, NUMBERS, Box(0, 0, box.wide, 0.72))
    small = layout.fitting(number.said or " ", (13, 12, 11, 10), Box(0, 0, box.wide, 0.45))
    looks = Look(13, MUTED), Look(size, INK), Look(small, _verdict(number), is_bold=True)
    pen.write(frame, number.text, *looks)


def number_tag(content: Content, number: Number) -> Tag:
    """The tag of a big number: its label is what it is known by."""
    return tag_of(content, f"number/{number.label}", number.text)


def _verdict(number: Number) -> str:
    return {"good": theme.good(), "bad": theme.bad()}.get(number.verdict, MUTED)


def _footer(slide: Slide, pen: Pen, content: Content) -> None:
    size = layout.fitting(content.footer, FOOTERS, layout.FOOTER)
    name = tag_of(content, "footer", content.footer).name
    pen.write(pen.box(slide, layout.FOOTER, name), content.footer, Look(size, MUTED))
    frame = pen.box(slide, layout.COUNT, "count")
    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT
    run = paragraph.add_run()
    pen.dress(run.font, Look(11, MUTED))
    _make_field(run._r)


def _make_field(run: etree._Element) -> None:
    """Let Office count the slides."""
    field = etree.Element(qn("a:fld"))
    field.set("id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}")
    field.set("type", "slidenum")
    for part in list(run):
        field.append(part)
    field.find(qn("a:t")).text = "‹#›"
    run.getparent().replace(run, field)


def _note(slide: Slide, content: Content) -> None:
    notes = slide.notes_slide
    frame = notes.notes_text_frame
    if frame is None:  # a template may have no place for notes
        return
    frame.text = content.notes
    holder = notes.notes_placeholder
    if holder is not None:
        holder.name = tag_of(content, "notes", content.notes).name
