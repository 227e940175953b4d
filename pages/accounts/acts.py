"""The acts of an administrator: each asks for the right anew, and goes to the audit."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

import streamlit as st

from pages.shared.access import accounts, links, person, sessions, setting
from pages.shared.access.accounts import AccountError
from pages.shared.access.person import Person, RightError
from pages.shared.access.store import Store
from pages.shared.components.links import manner
from pages.shared.components.text import md
from pages.shared.words import translate as _

HELD = "accounts_done"


@dataclass(frozen=True)
class Done:
    """What was done, and the code that goes with it; `is_refused` when it could not be."""

    said: str
    code: str = ""
    is_refused: bool = False


def add(name: str, role: str, unit: str | None) -> None:
    """Add somebody, limited to a unit or not, whose code is shown once."""

    def act(store: Store, who: Person) -> Done:
        named = accounts.named(name)
        code = accounts.add(store, named, role, who.name, who.place, unit=unit)
        return Done(_("{name} was added.", name=named), code)

    _do(name, act)


def set_role(name: str, role: str) -> None:
    """Give another role."""

    def act(store: Store, who: Person) -> Done:
        accounts.set_role(store, name, role, who.name, who.place)
        return Done(_("{name} has another role now and signs in anew.", name=name))

    _do(name, act)


def set_unit(name: str, unit: str | None) -> None:
    """Limit somebody to the rows of one unit, or to none."""

    def act(store: Store, who: Person) -> Done:
        accounts.set_unit(store, name, unit, who.name, who.place)
        seen = _("{name} sees all units now and signs in anew.", name=name)
        if unit is not None:
            seen = _("{name} sees {unit} only now and signs in anew.", name=name, unit=unit)
        return Done(seen)

    _do(name, act)


def lock(name: str) -> None:
    """Shut somebody out."""

    def act(store: Store, who: Person) -> Done:
        accounts.lock(store, name, who.name, who.place)
        return Done(_("{name} is locked out.", name=name))

    _do(name, act)


def unlock(name: str) -> None:
    """Let somebody in again."""

    def act(store: Store, who: Person) -> Done:
        accounts.unlock(store, name, who.name, who.place)
        return Done(_("{name} may sign in again.", name=name))

    _do(name, act)


def reset(name: str) -> None:
    """A new code, which is shown once; the old password is void."""

    def act(store: Store, who: Person) -> Done:
        code = accounts.reset(store, name, who.name, who.place)
        return Done(_("The password of {name} is void.", name=name), code)

    _do(name, act)


def link(name: str, told: str) -> None:
    """Link an account with its name at the office's provider; an empty one takes the link away."""

    def act(store: Store, who: Person) -> Done:
        if not told.strip():
            links.remove(store, name, who.name, who.place)
            return Done(_("{name} is linked with no office's account now.", name=name))
        links.link(store, name, told, who.name, who.place)
        return Done(
            _("{name} signs in with the office's account {told}.", name=name, told=told.strip())
        )

    _do(name, act)


def revoke(name: str) -> None:
    """End every session of somebody."""

    def act(store: Store, who: Person) -> Done:
        sessions.end_those_of(store, name, who.name, who.place)
        return Done(_("{name} is signed out everywhere.", name=name))

    _do(name, act)


def end(number: int, name: str) -> None:
    """End one session."""

    def act(store: Store, who: Person) -> Done:
        session = sessions.of_id(store, number)
        if session is not None:
            sessions.end(store, session, who.name, who.place)
        return Done(_("The session of {name} has ended.", name=name))

    _do(name, act)


def show_done() -> None:
    """Say once what was done; a code is not shown again."""
    done: Done | None = st.session_state.pop(HELD, None)
    if done is None:
        return
    if done.is_refused:
        st.error(md(done.said))
        return
    with st.container(key="accounts_done"):
        st.success(md(done.said))
        if done.code:
            base = urlsplit(st.context.url or "")
            address = f"{base.scheme}://{base.netloc}/sign-in/code"
            st.markdown(md(_("Hand over this address and this code, in two ways if you can:")))
            st.code(address, language=None, wrap_lines=True)
            st.code(done.code, language=None)
            st.caption(md(_("Good once, within 30 minutes. It is not shown again.")))


def way(path: str) -> str:
    """The address of a sign-in page in the reader's language."""
    lang = manner(frame=False).get("lang")
    return f"{path}?lang={lang}" if lang else path


def _do(object: str, act: Callable[[Store, Person], Done]) -> None:
    known = setting.present()
    if known is None:
        return
    try:
        person.require("accounts", object)
        done = act(known.store, person.present())
    except (AccountError, RightError) as refused:
        done = Done(str(refused), is_refused=True)
    st.session_state[HELD] = done
