"""Every page of the board in the menu's order, each with its views and with the pages that are
reached by a name on it.

A page declares its entries as `ENTRIES` in its folder's `__init__.py`. `ORDER` is the order of the
folders; a folder that it does not name comes last in its section.
"""

import importlib
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

from pages.entry import SCRIPT, Entry, Moved

ORDER = (
    *("overview", "rankings", "city", "indicator", "benchmarks"),
    *("forums", "forum", "conversion"),
    *("to_do", "unit", "projects", "problems"),
    *("appraisals", "decks", "papers", "upload", "quality", "accounts"),
    *("about", "manuals", "search"),
)


class FolderError(Exception):
    """A page's folder declares no entries; the text is its name."""


def _folders() -> list[str]:
    """The folders of pages in the menu's order; those that `ORDER` does not name come last."""
    found = {path.parent.name for path in Path(__file__).parent.glob(f"*/{SCRIPT}.py")}
    return [*(name for name in ORDER if name in found), *sorted(found.difference(ORDER))]


def _entries(folder: str) -> tuple[Entry, ...]:
    """The entries of a folder; raises FolderError when it declares none."""
    module: ModuleType = importlib.import_module(f"pages.{folder}")
    entries: tuple[Entry, ...] = getattr(module, "ENTRIES", ())
    if not entries:
        raise FolderError(folder)
    return entries


ENTRIES = tuple(entry for folder in _folders() for entry in _entries(folder))
TITLES = {f"/{entry.address}": entry.title for entry in ENTRIES}  # message ids
# Addresses of old, which links and saved slides still name.
MOVED = {"overall": Moved("what_it_takes", {"scheme": "indicator"}, {"kind": "scheme"})}
# Figures that stand on another page now, by the page and the key that saved slides name.
MOVED_FIGURES = {("benchmarks", "tasks"): "practices", ("benchmarks", "practices"): "practices"}


def present(page: str, view: Mapping[str, str], figure: str = "") -> tuple[str, dict[str, str]]:
    """The page and the view that an address means today, and a slide by its figure."""
    if page in MOVED:
        return MOVED[page].present(view)
    return MOVED_FIGURES.get((page, figure), page), dict(view)
