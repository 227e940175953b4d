"""The pages of the menu: their scripts and their addresses."""

from pathlib import Path

from pages.menu import ENTRIES

__all__ = ["ENTRIES", "PAGES", "addresses", "scripts"]

PAGES = Path(__file__).parents[1] / "pages"


def scripts() -> list[str]:
    """The page scripts, below `pages/`, in the menu's order."""
    return [entry.script for entry in ENTRIES]


def addresses() -> list[str]:
    """The address of each page; the first page is the root's."""
    return ["", *(entry.address for entry in ENTRIES[1:])]
