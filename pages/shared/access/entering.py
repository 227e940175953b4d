"""Signing in: an attempt is reserved before the password is hashed, so that no crowd of guesses
gets more than its share; an unknown name has the same answers at the same cost."""

from dataclasses import dataclass

from pages.shared.access import audit, sessions
from pages.shared.access.accounts import key_of
from pages.shared.access.passwords import Profile, is_right
from pages.shared.access.store import Store

TRIES, PERIOD = 5, 600.0  # wrong passwords of one name in so many seconds
FROM_ONE_PLACE = 50  # of all names together: an office may come through one address


class LockedError(Exception):
    """Too many attempts: nothing was looked at."""


class WrongError(Exception):
    """The name or the password is wrong."""


@dataclass(frozen=True)
class Entered:
    """A token for the cookie; `must_change` when nothing opens before a new password is set."""

    token: str
    must_change: bool
    longest: float  # seconds


def enter(
    store: Store,
    name: str,
    password: str,
    place: str,
    profile: Profile,
    *,
    screen: float | None = None,
) -> Entered:
    """Sign in; a meeting's `screen` for so many seconds. Raises LockedError and WrongError."""
    attempt = _reserve(store, name, place)
    with store.reading() as kept:
        row = kept.execute(
            "select id, name, hash, changed, is_locked from accounts where name = ?",
            (name.strip(),),
        ).fetchone()
    is_known = is_right(password, row["hash"] if row else None)
    if not is_known or row["is_locked"]:
        audit.note(store, name, "sign_in", result=audit.REFUSED, place=place)
        raise WrongError
    now = store.now()
    is_old = profile.expires is not None and now >= row["changed"] + profile.expires
    with store.writing() as kept:
        kept.execute("delete from attempts where id = ? or name = ?", (attempt, key_of(name)))
        token = sessions.begin(kept, now, row["id"], place, screen=screen)
        audit.add(kept, now, row["name"], "sign_in", "screen" if screen else "", place=place)
    return Entered(token, is_old, screen or sessions.LONGEST)


def _reserve(store: Store, name: str, place: str) -> int:
    """The number of the attempt, counted before anything is looked at; raises LockedError."""
    since = store.now() - PERIOD
    with store.writing() as kept:
        kept.execute("delete from attempts where at <= ?", (since,))
        of_name = "select count(*) from attempts where name = ?"
        of_place = "select count(*) from attempts where place = ?"
        tried = kept.execute(of_name, (key_of(name),)).fetchone()[0]
        from_here = kept.execute(of_place, (place,)).fetchone()[0]
        is_locked = tried >= TRIES or from_here >= FROM_ONE_PLACE
        if not is_locked:
            put = "insert into attempts (name, place, at) values (?, ?, ?)"
            reserved = kept.execute(put, (key_of(name), place, store.now())).lastrowid
    if is_locked:
        if tried == TRIES:  # once, or a flood of guesses would flood the audit
            _note_lock(store, name, place)
        raise LockedError
    return int(reserved or 0)


def reserve_place(store: Store, place: str, way: str) -> int:
    """The number of an attempt from a place by another `way` than a password, of no name yet.

    Raises LockedError, of which the audit has one row for each period.
    """
    now, counted = store.now(), f"{way} {place}"
    with store.writing() as kept:
        kept.execute("delete from attempts where at <= ?", (now - PERIOD,))
        of_place = "select count(*) from attempts where place = ?"
        tried = kept.execute(of_place, (counted,)).fetchone()[0]
        if tried == FROM_ONE_PLACE:
            audit.add(kept, now, way, "sign_in", f"{way} many", audit.REFUSED, place)
        if tried <= FROM_ONE_PLACE:
            put = "insert into attempts (name, place, at) values (?, ?, ?)"
            reserved = kept.execute(put, (b"", counted, now)).lastrowid
    if tried >= FROM_ONE_PLACE:
        raise LockedError
    return int(reserved or 0)


def _note_lock(store: Store, name: str, place: str) -> None:
    """One row for each period in which a name is shut."""
    with store.writing() as kept:
        put = "insert into attempts (name, place, at) values (?, ?, ?)"
        kept.execute(put, (key_of(name), "", store.now()))
        audit.add(kept, store.now(), name, "sign_in", "locked", audit.REFUSED, place)
