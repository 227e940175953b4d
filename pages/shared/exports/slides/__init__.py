"""Slides for PowerPoint: native charts and tables that know which view of the board they show."""

from pages.shared.exports.slides import template
from pages.shared.exports.slides.contents import Content, View, numbers_of, of_screen
from pages.shared.exports.slides.contents import contents as contents_of
from pages.shared.exports.slides.presentation import deck

__all__ = ["Content", "View", "contents_of", "deck", "numbers_of", "of_screen", "template"]
