"""Sessions: who is signed in. A token is in one browser's cookie; only its hash is kept here."""

import hashlib
import secrets
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from pages.shared.access import audit
from pages.shared.access.roles import ROLES, Role
from pages.shared.access.store import Store

MINUTE, HOUR = 60.0, 3600.0
IDLE, LONGEST = 30 * MINUTE, 8 * HOUR  # seconds
SCREEN = 16 * HOUR  # of a meeting's screen, unless the setting says otherwise
MOST = 3  # sessions of one account; the oldest goes
FIND = """
select s.id, s.account, a.name, a.role, a.changed, s.started, s.seen, s.idle, s.ends, s.is_screen,
    s.place, s.is_oidc, a.unit
from sessions as s inner join accounts as a on s.account = a.id
where a.is_locked = 0 and s.ends > :now and s.seen + s.idle > :now
"""


@dataclass(frozen=True)
class Session:
    """Somebody who is signed in; instants in seconds since 1970."""

    id: int
    account: int
    name: str
    role: Role
    changed: float  # when the password was set; 0 when a new one must be
    started: float
    seen: float
    idle: float
    ends: float
    is_screen: bool
    place: str
    unit: str | None  # the only one whose rows are shown; None: all
    is_oidc: bool  # begun at the office's provider, where the password is looked after

    def is_over(self, now: float) -> bool:
        """Whether it has run out."""
        return now >= self.ends or now >= self.seen + self.idle


def begin(
    kept: sqlite3.Connection,
    now: float,
    account: int,
    place: str,
    *,
    screen: float | None = None,
    is_oidc: bool = False,
) -> str:
    """A new session's token, within the transaction of the sign-in.

    A meeting's `screen` stays for so many seconds, idle or not, and only looks.
    """
    token = secrets.token_urlsafe(32)  # 256 bits
    longest, idle = (screen, screen) if screen else (LONGEST, IDLE)
    kept.execute("delete from sessions where ends <= ? or seen + idle <= ?", (now, now))
    kept.execute(
        "delete from sessions where account = ? and id not in"
        " (select id from sessions where account = ? order by id desc limit ?)",
        (account, account, MOST - 1),
    )
    kept.execute(
        "insert into sessions (token, account, started, seen, idle, ends, is_screen, place,"
        " is_oidc) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (_hash(token), account, now, now, idle, now + longest, screen is not None, place, is_oidc),
    )
    return token


def of_token(store: Store, token: str) -> Session | None:
    """The session of a token; None when there is none or it has run out."""
    return _one(store, "and s.token = :sought", _hash(token))


def of_id(store: Store, number: int) -> Session | None:
    """The session of a number, as a page asks for it anew at every act."""
    return _one(store, "and s.id = :sought", number)


def running(store: Store) -> Sequence[Session]:
    """All that have not run out, the newest first."""
    with store.reading() as kept:
        rows = kept.execute(f"{FIND} order by s.id desc", {"now": store.now()})
        return [_read(row) for row in rows]


def touch(store: Store, session: Session) -> None:
    """Somebody did something: the idle time begins anew."""
    with store.writing() as kept:
        kept.execute("update sessions set seen = ? where id = ?", (store.now(), session.id))


def end(store: Store, session: Session, by: str, place: str = "local") -> None:
    """End one at once: its browser is shut out, and its sockets are closed."""
    with store.writing() as kept:
        kept.execute("delete from sessions where id = ?", (session.id,))
        action = "sign_out" if by == session.name else "revoke"
        audit.add(kept, store.now(), by, action, session.name, place=place)


def end_those_of(store: Store, name: str, by: str, place: str = "local") -> int:
    """End every session of a name at once; returns how many there were."""
    found = [one for one in running(store) if one.name == name]
    for one in found:
        end(store, one, by, place)
    return len(found)


def end_all(kept: sqlite3.Connection, account: int) -> None:
    """End every session of an account, within the transaction of what calls for it."""
    kept.execute("delete from sessions where account = ?", (account,))


def end_those_by_oidc(kept: sqlite3.Connection, account: int) -> None:
    """End those of an account's sessions that were begun at the provider, as `end_all`."""
    kept.execute("delete from sessions where account = ? and is_oidc = 1", (account,))


def _one(store: Store, where: str, sought: bytes | int) -> Session | None:
    with store.reading() as kept:
        given = {"now": store.now(), "sought": sought}
        row = kept.execute(f"{FIND} {where}", given).fetchone()
    return _read(row) if row else None


def _read(row: sqlite3.Row) -> Session:
    found = dict(row)
    found["is_screen"], found["is_oidc"] = bool(found["is_screen"]), bool(found["is_oidc"])
    role = ROLES.get(found["role"], Role.NOBODY)
    found["role"] = min(role, Role.VIEWER) if found["is_screen"] else role
    return Session(**found)


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
