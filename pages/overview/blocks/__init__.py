"""The building blocks that only this page has."""

from pages.overview.blocks.news import show_news
from pages.overview.blocks.strip import show_standing

__all__ = [
    "show_news",
    "show_standing",
]
