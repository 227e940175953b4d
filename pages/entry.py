"""A page of the board, as the menu and its address know it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePath

SCRIPT = "page"  # the script of a page's folder that has the folder's address


@dataclass(frozen=True)
class Entry:
    """A page, one of its views, or a page that is reached by a name.

    `script` stands below `pages/`; `title`, `view` and `section` are marked for translation. The
    menu lists an entry that is `of` no other; `of` is the script of the page whose view this is,
    or from which it is reached.
    """

    script: str
    title: str
    icon: str = ""
    section: str = ""
    view: str = ""  # what a listed page with several views calls the first of them
    of: str = ""
    is_named: bool = False  # reached by the name of what it shows, and no view of `of`
    needs_build: bool = True
    acts: bool = False  # it does something instead of showing: in no deck and no comparison
    role: str = "viewer"  # the least role that may open it, by its name in `access/roles.py`

    @cached_property
    def address(self) -> str:
        """The page's word in an address."""
        return address_of(self.script)

    @property
    def module(self) -> str:
        """The name of its script as a module, which only Streamlit runs."""
        return ".".join(("pages", *PurePath(self.script).with_suffix("").parts))

    @property
    def is_listed(self) -> bool:
        """Whether the menu lists it."""
        return not self.of


def address_of(script: str) -> str:
    """The word in an address that opens a script: its folder's or its own."""
    path = PurePath(script)
    return path.parent.name if path.stem == SCRIPT else path.stem


@dataclass(frozen=True)
class Moved:
    """Where an address of old leads: the page, and the choices that have other words there.

    `view` is what it showed by itself, and its page today would not.
    """

    page: str
    words: Mapping[str, str] = field(default_factory=dict)
    view: Mapping[str, str] = field(default_factory=dict)

    def present(self, view: Mapping[str, str]) -> tuple[str, dict[str, str]]:
        """The page and the view that an old view means today."""
        return self.page, {**self.view, **{self.words.get(k, k): said for k, said in view.items()}}
