"""The template: our own, or one that the office has put in its place."""

import io
import re
from functools import lru_cache

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Emu, Inches

from pages.shared import theme
from pages.shared.exports.slides import layout
from pages.shared.exports.slides.layout import Box, Sheet

FONT = "Microsoft YaHei"
NAME = "强会看板"
CENTRED = PP_PLACEHOLDER.CENTER_TITLE  # of a title slide
COLOURS = {
    "dk1": theme.INK,
    "lt1": theme.PAPER,
    "dk2": theme.MUTED,
    "lt2": theme.NONE,
    "accent1": theme.HOME,
    "accent2": theme.NEAR,
    "accent3": theme.FAR,
    "accent4": theme.CATEGORIES[0],
    "accent5": theme.CATEGORIES[2],
    "accent6": theme.OTHER_INK,
    "hlink": theme.INK,
    "folHlink": theme.MUTED,
}


@lru_cache(maxsize=2)
def own(wide: float = layout.WIDE) -> bytes:
    """Our template, in the colours of the board and fonts that have Chinese characters.

    `wide` is the width of its slides in inches: `layout.WIDE` for 16:9, `layout.NARROW` for 4:3.
    """
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(wide), Inches(layout.HIGH)
    for each in list(deck.slide_layouts)[::-1]:
        if each is not deck.slide_layouts[0] and each.name != "Title Only":
            deck.slide_layouts.remove(each)
    deck.slide_layouts.remove(deck.slide_layouts[0])
    only = deck.slide_layouts[0]
    only.name = NAME
    _arrange(only, Sheet(wide))
    _arrange(deck.slide_master, Sheet(wide))
    _colour(deck)
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


def opened(template: bytes | None) -> Deck:
    """A presentation without slides, from the office's template or from our own."""
    deck = Presentation(io.BytesIO(template or own()))
    slides = deck.slides._sldIdLst
    for slide in list(slides):
        deck.part.drop_rel(slide.rId)
        slides.remove(slide)
    return deck


def layout_of(deck: Deck) -> SlideLayout:
    """The layout named 强会看板, else the one with a title and the least besides."""
    for each in deck.slide_layouts:
        if each.name == NAME:
            return each
    titled = [each for each in deck.slide_layouts if _has_title(each)]
    return min(titled or list(deck.slide_layouts), key=lambda each: len(each.placeholders))


def has_typeface(deck: Deck) -> bool:
    """Whether the template says itself in which font Chinese stands."""
    match = re.search(rb"<a:minorFont>.*?<a:ea typeface=\"([^\"]*)\"", _theme(deck), re.DOTALL)
    return bool(match and match[1])


def _has_title(each: SlideLayout) -> bool:
    return any(place.placeholder_format.idx == 0 for place in each.placeholders)


def _arrange(slide: SlideLayout | SlideMaster, sheet: Sheet) -> None:
    """Put the placeholders of a master or layout where our slides have them."""
    places = {
        "title": sheet.title,
        "body": sheet.body(has_numbers=False),
        "ftr": sheet.footer,
        "sldNum": sheet.count,
        "dt": Box(sheet.wide - 3, 0.05, 2.5, 0.25),
    }
    for shape in slide.placeholders:
        kind = shape.element.ph.get("type", "body")
        box = places.get(kind, places["body"])
        shape.left, shape.top = Inches(box.x), Inches(box.y)
        shape.width, shape.height = Inches(box.wide), Inches(box.high)


def _theme(deck: Deck) -> bytes:
    return bytes(deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)


def _colour(deck: Deck) -> None:
    """Our colours and fonts, in the part of the template that Office takes them from."""
    part = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    said = part.blob.decode("utf-8")
    for name, colour in COLOURS.items():
        value = f'<a:{name}><a:srgbClr val="{colour[1:]}"/></a:{name}>'
        said = re.sub(rf"<a:{name}>.*?</a:{name}>", value, said, flags=re.DOTALL)
    said = re.sub(r'<a:latin typeface="[^"]*"[^>]*/>', f'<a:latin typeface="{FONT}"/>', said)
    said = re.sub(r'<a:ea typeface="[^"]*"/>', f'<a:ea typeface="{FONT}"/>', said)
    part._blob = said.encode("utf-8")  # a theme has no class of its own in python-pptx


def measured(deck: Deck) -> tuple[float, Sheet]:
    """How many of its inches are one of ours, by its height; and its slide in inches of ours."""
    wide, high = deck.slide_width or Inches(layout.WIDE), deck.slide_height or Inches(layout.HIGH)
    scale = high / Inches(layout.HIGH)
    return scale, Sheet(wide / scale / Inches(1))


def cover_of(deck: Deck) -> SlideLayout:
    """The layout of a title slide, if the template has one; else that of all slides."""
    for each in deck.slide_layouts:
        if any(place.placeholder_format.type == CENTRED for place in each.placeholders):
            return each
    return layout_of(deck)


def emu(inches: float, scale_: float) -> Emu:
    """A length on a template's slide."""
    return Emu(round(Inches(inches) * scale_))
