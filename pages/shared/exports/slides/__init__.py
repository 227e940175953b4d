"""Slides for PowerPoint: native charts and tables that know which view of the board they show."""

from pages.shared.exports.slides.contents import View, of_screen
from pages.shared.exports.slides.presentation import deck

__all__ = ["View", "deck", "of_screen"]
