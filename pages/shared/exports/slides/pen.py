"""How text looks on a slide: its size on this template, its typefaces, its colour by role."""

from dataclasses import dataclass

from lxml import etree
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.shapes.base import BaseShape
from pptx.slide import Slide
from pptx.text.text import Font, TextFrame
from pptx.util import Emu, Inches

from pages.shared import theme
from pages.shared.exports.slides import template
from pages.shared.exports.slides.layout import Box, Sheet

INK, MUTED = "ink", "muted"  # the template's own two colours of text
_OWN = {INK: "tx1", MUTED: "tx2"}
_FIXED = {INK: theme.INK, MUTED: theme.MUTED}
_FORMED = (qn("a:solidFill"), qn("a:latin"), qn("a:ea"))


@dataclass(frozen=True)
class Look:
    """Letters: size in points on our template, a colour (ink, muted, or #rrggbb), weight."""

    size: float
    colour: str = INK
    is_bold: bool = False


@dataclass(frozen=True)
class Pen:
    """Writes on the slides of one template."""

    sheet: Sheet
    scale: float  # how many of its inches are one of ours
    typeface: str  # for Chinese
    latin: str = "+mn-lt"
    is_themed: bool = True  # whether the file's own theme holds the two colours of text

    @classmethod
    def of(cls, deck: Deck) -> "Pen":
        """The pen for a presentation; its theme's own typefaces, where it names them."""
        scale, sheet = template.measured(deck)
        is_named = template.has_typeface(deck)
        return cls(sheet, scale, "+mn-ea" if is_named else template.FONT)

    def frame(self, box: Box) -> tuple[Emu, Emu, Emu, Emu]:
        """A rectangle on this template."""
        x, y = template.emu(box.x, self.scale), template.emu(box.y, self.scale)
        return x, y, template.emu(box.wide, self.scale), template.emu(box.high, self.scale)

    def box_of(self, shape: BaseShape) -> Box:
        """Where a shape of this template lies, in inches of ours."""
        inch = Inches(1) * self.scale
        places = (shape.left, shape.top, shape.width, shape.height)
        return Box(*((place or 0) / inch for place in places))

    def dress(self, font: Font, look: Look) -> None:
        """Give letters their look, and both typefaces."""
        self.form(font._element, look)

    def form(self, letters: etree._Element, look: Look) -> None:
        """The same, on the element itself: through python-pptx it takes ten times as long."""
        letters.set("sz", str(round(look.size * self.scale * 2) * 50))
        letters.set("b", "1" if look.is_bold else "0")
        for old in [part for part in letters if part.tag in _FORMED]:
            letters.remove(old)
        fill = etree.Element(_FORMED[0])
        own = _OWN.get(look.colour) if self.is_themed else None
        colour = etree.SubElement(fill, qn("a:schemeClr" if own else "a:srgbClr"))
        colour.set("val", own or _FIXED.get(look.colour, look.colour)[1:])
        letters.insert(0, fill)
        self._name_fonts(letters, 1)

    def name_fonts(self, font: Font) -> None:
        """Name both typefaces of letters that keep their size and colour."""
        self._name_fonts(font._element, 0)

    def _name_fonts(self, letters: etree._Element, at: int) -> None:
        for name, typeface in ((_FORMED[2], self.typeface), (_FORMED[1], self.latin)):
            letters.insert(at, etree.Element(name, typeface=typeface))

    def box(self, slide: Slide, box: Box, name: str) -> TextFrame:
        """An empty text box that neither grows nor shrinks by itself."""
        shape = slide.shapes.add_textbox(*self.frame(box))
        shape.name = name
        settle(shape.text_frame)
        return shape.text_frame

    def write(self, frame: TextFrame, text: str, *looks: Look, is_right: bool = False) -> None:
        """The lines of a text, each in its look; the last look is that of all further lines."""
        for at, line in enumerate(text.split("\n")):
            paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
            paragraph.alignment = PP_ALIGN.RIGHT if is_right else PP_ALIGN.LEFT
            run = paragraph.add_run()
            run.text = line
            self.dress(run.font, looks[min(at, len(looks) - 1)])


def settle(frame: TextFrame, *, is_bottom: bool = False) -> None:
    """No margins, lines that break, and letters that keep their size."""
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM if is_bottom else MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
