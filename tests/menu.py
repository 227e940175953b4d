"""The pages of the menu: their scripts and their addresses."""

from pathlib import Path

from pages.menu import ENTRIES
from pages.shared.words import translate

__all__ = ["ENTRIES", "PAGES", "addresses", "scripts", "title"]

PAGES = Path(__file__).parents[1] / "pages"


def scripts() -> list[str]:
    """The page scripts, below `pages/`, in the menu's order."""
    return [entry.script for entry in ENTRIES]


def addresses() -> list[str]:
    """The address of each page; the first page is the root's."""
    return ["", *(entry.address for entry in ENTRIES[1:])]


def title(address: str) -> str:
    """What the page with this address is called, in Chinese."""
    first = ENTRIES[0].address
    return translate(next(one.title for one in ENTRIES if one.address == (address or first)))
