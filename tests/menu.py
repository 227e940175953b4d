"""The pages of the menu: their scripts, and the addresses that Streamlit gives them."""

from pathlib import Path

from pages.menu import ENTRIES

PAGES = Path(__file__).parents[1] / "pages"


def scripts() -> list[str]:
    """The page scripts, below `pages/`, in the menu's order."""
    return [entry.script for entry in ENTRIES]


def outside_sections() -> int:
    """How many pages stand in the menu by themselves, without a section that opens."""
    return sum(not entry.section for entry in ENTRIES)


def addresses() -> list[str]:
    """The address of each page, as Streamlit derives it; the first page is the root's."""
    return ["", *(Path(script).stem for script in scripts()[1:])]
