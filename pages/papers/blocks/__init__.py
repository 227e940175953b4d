"""The building blocks that only this page has."""

from pages.papers.blocks.handouts import offer_handout, offer_slide_template, select_handout
from pages.papers.blocks.living import renew_slides
from pages.papers.blocks.reports import offer_reports
from pages.papers.blocks.sentences import show_sentences

__all__ = [
    "offer_handout",
    "offer_reports",
    "offer_slide_template",
    "renew_slides",
    "select_handout",
    "show_sentences",
]
