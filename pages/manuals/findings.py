"""Which manual is for whom, and how its headings are numbered."""

from pages.manuals.text import MANUALS, NUMERALS, Block, Manual
from pages.shared import words
from pages.shared.access.person import Person
from pages.shared.access.roles import Role
from pages.shared.words import mark
from pages.shared.words import translate as _

CODES = {"领导": "leader", "研究室": "office", "会议": "meeting", "管理员": "admin"}  # in addresses
_LABELS = {
    "leader": mark("Leaders"),
    "office": mark("Research office"),
    "meeting": mark("Meetings"),
    "admin": mark("Admins"),
}
_OFFICE = ("研究室", "会议", "领导", "管理员")
_FIRST = {
    Role.VIEWER: ("领导", "会议", "研究室", "管理员"),
    Role.UPLOADER: _OFFICE,
    Role.RELEASER: _OFFICE,
    Role.ADMIN: ("管理员", "研究室", "会议", "领导"),
}
_SCREEN = ("会议", "领导", "研究室", "管理员")


def order(who: Person) -> list[Manual]:
    """All manuals, the one for the reader first; the owner of a local board loads its tables."""
    by_role = _OFFICE if who.is_owner else _FIRST.get(who.role, _SCREEN)
    names = _SCREEN if who.is_screen else by_role
    return sorted(MANUALS, key=lambda manual: names.index(manual.name))


def label(code: str) -> str:
    """What a manual is called in the choice of one, in the reader's language."""
    return _(_LABELS[code])


def lead(manual: Manual) -> str:
    """Whom it is for; a reader of English is told that it is in Chinese."""
    return manual.lead if words.language() == "zh" else _("The manuals are written in Chinese.")


def heading(block: Block) -> str:
    """A heading as it is written: 一、看排名."""
    return f"{NUMERALS[block.number - 1]}、{block.text}"
