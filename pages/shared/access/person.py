"""Who it is that a script runs for, asked anew at every act: a right that was taken is gone."""

import logging
import sqlite3
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec, TypeVar

from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.shared.access import accounts, audit, sessions, setting
from pages.shared.access.roles import (
    ACTIONS,
    FOR_ALL_UNITS,
    PAGES,
    PAGES_FOR_ALL_UNITS,
    REVIEWED,
    Role,
)
from pages.shared.access.sessions import Session
from pages.shared.words import translate as _
from runtime import reader

LOCAL = "local"
Given = ParamSpec("Given")
Made = TypeVar("Made")
_session: ContextVar[int | None] = ContextVar("session", default=None)
_reader: ContextVar["Person | None"] = ContextVar("reader", default=None)


class RightError(Exception):
    """The person may not do it; the text says so."""


@dataclass(frozen=True)
class Person:
    """`name` is empty for the owner of a local board, who has no account."""

    name: str
    role: Role
    session: int | None = None
    is_screen: bool = False
    place: str = audit.LOCAL  # the address that the session was begun from
    unit: str | None = None  # the only one whose rows are shown, "" for none's; None: all

    @property
    def is_owner(self) -> bool:
        """Whether it is the one at the machine itself."""
        return self.session is None and self.role is Role.ADMIN


OWNER, NOBODY = Person("", Role.ADMIN), Person("", Role.NOBODY, unit="")


def begin() -> None:
    """Note whose script run this is: for what it draws, and for what runs in other threads."""
    _session.set(_of_run())
    _reader.set(present())


def begin_request(session: Session | None) -> None:
    """Note whose request this is, for what answers it beside Streamlit's scripts."""
    _session.set(session.id if session else None)


def own_unit() -> str | None:
    """The only unit whose rows the reader may see, "" for no unit's; None: all."""
    return (_reader.get() or present()).unit


reader.known_by(own_unit)


def present() -> Person:
    """Who it is; the owner where the board is local or no server runs."""
    known = setting.present()
    if known is None or not known.is_served:
        return OWNER
    number = _of_run() or _session.get()
    found = sessions.of_id(known.store, number) if number else None
    if found is None:
        return NOBODY
    return Person(found.name, found.role, found.id, found.is_screen, found.place, found.unit)


def is_known() -> bool:
    """Whether somebody is at hand: signed in, or at the machine itself."""
    return present() != NOBODY


def unit_of(name: str) -> str | None:
    """The only unit whose rows an account sees, "" where there is no such account; None: all."""
    known = setting.present()
    if known is None or not name:  # begun on a local board
        return None
    units = {one.name: one.unit for one in accounts.listed(known.store)}
    return units.get(name, "")


def may_open(page: str) -> bool:
    """Whether the person may open a page, by its word in the address.

    The pages on accounts are for a board that has them.
    """
    who = _reader.get() or present()
    if page in ("accounts", "sessions", "audit") and who.is_owner:
        return False
    if who.unit is not None and page in PAGES_FOR_ALL_UNITS:
        return False
    needed = PAGES.get(page)
    return needed is not None and who.role >= needed


def may(action: str) -> bool:
    """Whether a control of an action is drawn for the reader of this run; `require` asks anew."""
    return _has(_reader.get() or present(), action)


def require(action: str, object: str = "") -> str:
    """The name to sign an action with, "" for the owner; raises RightError, which is audited."""
    who = present()
    if not _has(who, action):
        raise refused(action, object)
    return who.name


def refused(action: str, object: str = "") -> RightError:
    """What to raise where a right is missing, which the audit notes."""
    note_refusal(action, object)
    return RightError(_("You may not do this. Ask whoever looks after the accounts."))


def note_refusal(action: str, object: str = "") -> None:
    """Put into the audit that something was refused."""
    _note(present(), action, object, audit.REFUSED)


def uploaders() -> Mapping[str, float] | None:
    """Whose uploads the reader may see, and since when (seconds since 1970); None: everybody's."""
    who, known = present(), setting.present()
    if who.unit is None or known is None:
        return None
    listed = accounts.listed(known.store)
    unit = {one.name: one.unit_since for one in listed if one.unit == who.unit}
    return {**unit, who.name: 0.0}


def acts(action: str) -> Callable[[Callable[Given, Made]], Callable[Given, Made]]:
    """Mark a function that does an action of the table: it asks for the right whenever it is
    called, raises RightError without it, and the audit keeps what came of it.

    Its first argument, a text or something with a name, is on what.
    """

    def marked(act: Callable[Given, Made]) -> Callable[Given, Made]:
        @wraps(act)
        def done(*given: Given.args, **named: Given.kwargs) -> Made:
            object = f"{act.__name__} {_name(given[0]) if given else ''}".rstrip()
            require(action, object)
            is_done = False
            try:
                made = act(*given, **named)
                is_done = True
            finally:
                note(action, object, is_done=is_done)
            return made

        return done

    return marked


def note(action: str, object: str = "", *, is_done: bool = True, is_begun: bool = False) -> None:
    """Put into the audit what came of an action, or that a long one begins."""
    result = audit.DONE if is_done else audit.FAILED
    _note(present(), action, object, audit.BEGUN if is_begun else result)


def note_by(name: str, action: str, object: str, place: str) -> None:
    """Put into the audit what was done from a place with a key that an account was given."""
    known = setting.present()
    if known is not None:
        where = place if known.is_served else LOCAL
        audit.note(known.store, name or LOCAL, action, object, place=where)


def _has(who: Person, action: str) -> bool:
    """Whether the table gives the right; the owner at the machine may do what its console may."""
    if who.is_owner:
        return True
    if who.unit is not None and action in FOR_ALL_UNITS:
        return False
    needed = ACTIONS.get(action)
    known = setting.present()
    if known is not None and known.is_reviewed:
        needed = REVIEWED.get(action, needed)
    return needed is not None and who.role >= needed


def _name(what: object) -> str:
    return str(getattr(what, "name", what))


def _note(who: Person, action: str, object: str, result: str) -> None:
    """On a local board, where the folder may be read-only, the audit stops nothing."""
    known = setting.present()
    if known is None:
        return
    try:
        audit.note(known.store, who.name or LOCAL, action, object, result, who.place)
    except sqlite3.Error:
        if known.is_served:
            raise
        logging.getLogger(__name__).warning("%s is not in the audit", action, exc_info=True)


def _of_run() -> int | None:
    context = get_script_run_ctx(suppress_warning=True)
    said = context.user_info.get("session") if context is not None else None
    return int(said) if isinstance(said, str) and said.isdigit() else None
