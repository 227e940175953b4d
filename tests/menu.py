"""The menu's declaration, read as text: to import the menu is to draw it."""

import re
from pathlib import Path

PAGES = Path(__file__).parents[1] / "pages"


def scripts() -> list[str]:
    """The page scripts, below `pages/`, in the menu's order."""
    menu = (PAGES / "menu.py").read_text(encoding="utf-8")
    return re.findall(r'\bEntry\(\s*"([^"]+)"', menu)


def outside_sections() -> int:
    """How many pages stand in the menu by themselves, without a section that opens."""
    menu = (PAGES / "menu.py").read_text(encoding="utf-8")
    return len(re.findall(r'\bEntry\(\s*"[^"]+", mark\("[^"]+"\), "[^"]+"\)', menu))


def addresses() -> list[str]:
    """The address of each page, as Streamlit derives it; the first page is the root's."""
    return ["", *(Path(script).stem for script in scripts()[1:])]
