"""The pages of the menu: their scripts and their addresses; also those of old."""

from pathlib import Path

from pages.menu import ENTRIES, MOVED
from pages.shared.words import translate

__all__ = ["ENTRIES", "PAGES", "addresses", "apart", "scripts", "title"]

PAGES = Path(__file__).parents[1] / "pages"


def scripts() -> list[str]:
    """The page scripts, below `pages/`, in the menu's order."""
    return [entry.script for entry in ENTRIES]


def addresses() -> list[str]:
    """The address of each page; the first page is the root's."""
    return ["", *(entry.address for entry in ENTRIES[1:])]


def apart() -> dict[str, dict[str, str]]:
    """Every page as an address opens it without saying what it looks at, those of old too.

    One that looks at a scheme or at an indicator is here once for either.
    """
    pages: dict[str, dict[str, str]] = {entry.address: {} for entry in ENTRIES}
    either: dict[str, dict[str, str]] = {"what_it_takes": {"kind": "indicator"}}
    return pages | either | {page: {} for page in MOVED}


def title(address: str) -> str:
    """What the page with this address is called, in Chinese."""
    first = ENTRIES[0].address
    return translate(next(one.title for one in ENTRIES if one.address == (address or first)))


def local() -> list[str]:
    """The addresses of what opens on a board without accounts."""
    own = {entry.address for entry in ENTRIES if entry.module.startswith("pages.accounts.")}
    return [address for address in addresses() if address not in own]
