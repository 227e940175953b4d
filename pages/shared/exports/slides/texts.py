"""Slides of texts: the cover, and the sentences that the figures prove."""

from pptx.dml.color import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.slide import Slide

from pages.shared.exports.slides import layout
from pages.shared.exports.slides.contents import Content, Said, Texts
from pages.shared.exports.slides.layout import BODY, Box
from pages.shared.exports.slides.pen import INK, MUTED, Look, Pen, settle

NAMES = (44, 40, 36, 32, 28, 24)
LINES = (24, 22, 20, BODY, 16)
SENTENCES = (24, 22, 20, BODY, 16)
HEAD = BODY  # points of what a sentence is about
RULE = 0.08  # inches of the bar in the colour of the home city


def clear(slide: Slide) -> None:
    """Take away the placeholders that we do not fill: they would say “click to add text”."""
    for place in list(slide.placeholders):
        if place.placeholder_format.idx != 0:
            place._element.getparent().remove(place._element)


def add_cover(slide: Slide, pen: Pen, content: Content) -> None:
    """The title, the office, the day, and what the figures rest on.

    On a template with a title slide of its own they stand where it has them.
    """
    box, below = _places(slide, pen)
    clear(slide)
    size = layout.fitting(content.title, NAMES, box)
    shape = slide.shapes.title
    name = content.part("title", content.title).name
    if shape is None:
        frame = pen.box(slide, box, name)
    else:
        shape.name, frame = name, shape.text_frame
        shape.left, shape.top, shape.width, shape.height = pen.frame(box)
        settle(frame, is_bottom=True)
    pen.write(frame, content.title, Look(size, is_bold=True))
    _bar(slide, pen, Box(box.x, box.y + box.high + 0.1, 1.6, RULE))
    lines = [Said("", "", content.subject), *_said(content)]
    for at, said in enumerate(line for line in lines if line.said):
        kind = f"line/{said.name}" if said.name else "subject"
        place = Box(below.x, below.y + at * 0.6, below.wide, 0.55)
        look = Look(layout.fitting(said.text, LINES, place), MUTED if at else INK)
        name = content.part(kind, said.text).name
        pen.write(pen.box(slide, place, name), said.text, look)


def _places(slide: Slide, pen: Pen) -> tuple[Box, Box]:
    """The places of the title and of the lines below, in inches of our sheet."""
    title = slide.shapes.title
    others = [place for place in slide.placeholders if place.placeholder_format.idx == 1]
    if title is None or not others:
        return pen.sheet.name, pen.sheet.line(0)
    found = [pen.box_of(shape) for shape in (title, others[0])]
    if any(box.wide <= 0 or box.high <= 0 for box in found):
        return pen.sheet.name, pen.sheet.line(0)
    return found[0], found[1]


def add_sentences(slide: Slide, pen: Pen, content: Content) -> None:
    """Each sentence under what it is about, large enough for the last row."""
    boxes = [pen.sheet.sentence(at) for at in range(len(_said(content)))]
    head = HEAD * layout.LINE / layout.INCH
    size = min(
        _largest(said.said, Box(0, 0, box.wide, box.high - head))
        for said, box in zip(_said(content), boxes, strict=True)
    )
    for at, said in enumerate(_said(content)):
        box = pen.sheet.sentence(at)
        _bar(slide, pen, Box(layout.SIDE, box.y + 0.06, RULE, box.high - 0.1))
        name = content.part(f"line/{said.name}", said.text).name
        frame = pen.box(slide, box, name)
        pen.write(frame, said.text, Look(HEAD, MUTED, is_bold=True), Look(size))


def _largest(text: str, box: Box) -> float:
    """The largest letters in which a sentence fits: it is read from afar, on as many lines."""
    for size in SENTENCES:
        if layout.lines(text, size, box.wide) * size * layout.LINE <= box.high * layout.INCH:
            return size
    return SENTENCES[-1]


def _said(content: Content) -> tuple[Said, ...]:
    return content.body.said if isinstance(content.body, Texts) else ()


def _bar(slide: Slide, pen: Pen, box: Box) -> None:
    bar = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *pen.frame(box))
    bar.name = "bar"
    bar.fill.solid()
    bar.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1
    bar.line.fill.background()
    bar.shadow.inherit = False
