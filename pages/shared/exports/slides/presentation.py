"""A presentation of views: finding on top, chart or table, big numbers beside, the proof below."""

import io
from collections.abc import Sequence

from pptx.presentation import Presentation as Deck
from pptx.slide import Slide

from pages.shared import theme
from pages.shared.exports.plot import Plot
from pages.shared.exports.slides import charts, fields, layout, tables, template, texts
from pages.shared.exports.slides.contents import Content, Number, Texts, View, contents
from pages.shared.exports.slides.layout import FINE, LABEL, Box
from pages.shared.exports.slides.paging import Room
from pages.shared.exports.slides.pen import INK, MUTED, Look, Pen, settle

TITLES = (30, 28, 26, 24, 23, 22, 20, 18)
SUBJECTS = (18, 16, LABEL, 13, FINE)
NUMBERS = (32, 28, 24, 20, 18)
FOOTERS = (LABEL, 13, FINE)


def deck(views: Sequence[View | Content], template_: bytes | None = None) -> bytes:
    """The views as slides, in order; on the office's template if there is one.

    What is no view, a cover or sentences, is drawn as it is.
    """
    made = template.opened(template_)
    pen = Pen.of(made)
    room = Room(pen.sheet)
    for view in views:
        for content in contents(view, room) if isinstance(view, View) else [view]:
            _add(made, pen, content)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def _add(made: Deck, pen: Pen, content: Content) -> None:
    if isinstance(content.body, Texts) and content.body.is_cover:
        slide = made.slides.add_slide(template.cover_of(made))
        texts.add_cover(slide, pen, content)
        return
    slide = made.slides.add_slide(template.layout_of(made))
    texts.clear(slide)
    _title(slide, pen, content)
    if content.subject:
        size = layout.fitting(content.subject, SUBJECTS, pen.sheet.subject)
        name = content.part("subject", content.subject).name
        pen.write(pen.box(slide, pen.sheet.subject, name), content.subject, Look(size, MUTED))
    _body(slide, pen, content)
    for at, number in enumerate(content.numbers):
        _number(slide, pen, content, at, number)
    _footer(slide, pen, content)
    if content.notes:
        _note(slide, pen, content)


def _title(slide: Slide, pen: Pen, content: Content) -> None:
    """In the template's own place for titles, so that PowerPoint's outline knows it."""
    box = pen.sheet.title
    size = layout.fitting(content.title, TITLES, box)
    name = content.part("title", content.title).name
    shape = slide.shapes.title
    if shape is None:
        frame = pen.box(slide, box, name)
    else:
        shape.name, frame = name, shape.text_frame
        shape.left, shape.top, shape.width, shape.height = pen.frame(box)
        settle(frame, is_bottom=True)
    pen.write(frame, content.title, Look(size, is_bold=True))


def _body(slide: Slide, pen: Pen, content: Content) -> None:
    if isinstance(content.body, Texts):
        texts.add_sentences(slide, pen, content)
        return
    if isinstance(content.body, Plot):
        box = pen.sheet.body(has_numbers=bool(content.numbers))
        if content.rest:
            box = Box(box.x, box.y, box.wide, box.high - layout.REST)
        frame = charts.add(slide, pen, content.body, box)
        frame.name = content.part("chart").name
    else:
        frame = tables.add(slide, pen, content.body, pen.sheet.table(), content.measures)
        frame.name = content.part("table", tables.text_of(frame.table)).name
    if content.rest:
        name, box = content.part("rest", content.rest).name, pen.sheet.rest()
        size = layout.fitting(content.rest, (16, LABEL, FINE), box)
        pen.write(pen.box(slide, box, name), content.rest, Look(size, MUTED))
    said = frame._element.nvGraphicFramePr.cNvPr
    said.set("descr", f"{content.title} {content.subject}".strip())


def _number(slide: Slide, pen: Pen, content: Content, at: int, number: Number) -> None:
    box = pen.sheet.number(at)
    frame = pen.box(slide, box, content.part(f"number/{number.label}", number.text).name)
    size = layout.fitting(number.value, NUMBERS, Box(0, 0, box.wide, 0.65))
    small = layout.fitting(number.said or " ", (16, LABEL, 13, FINE), Box(0, 0, box.wide, 0.58))
    looks = Look(LABEL, MUTED), Look(size, INK), Look(small, _verdict(number), is_bold=True)
    pen.write(frame, number.text, *looks)


def _verdict(number: Number) -> str:
    return {"good": theme.good(), "bad": theme.bad()}.get(number.verdict, MUTED)


def _footer(slide: Slide, pen: Pen, content: Content) -> None:
    size = layout.fitting(content.footer, FOOTERS, pen.sheet.footer)
    name = content.part("footer", content.footer).name
    pen.write(pen.box(slide, pen.sheet.footer, name), content.footer, Look(size, MUTED))
    fields.add_count(pen.box(slide, pen.sheet.count, "count"), pen, Look(LABEL, MUTED))


def _note(slide: Slide, pen: Pen, content: Content) -> None:
    notes = slide.notes_slide
    frame = notes.notes_text_frame
    if frame is None:  # a template may have no place for notes
        return
    frame.text = content.notes
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            pen.name_fonts(run.font)
    holder = notes.notes_placeholder
    if holder is not None:
        holder.name = content.part("notes", content.notes).name
