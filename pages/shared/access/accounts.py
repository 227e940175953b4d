"""Accounts: who there is, and the acts of an admin on them, each with its row in the audit."""

import hashlib
import json
import re
import secrets
import sqlite3
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from pages.shared.access import audit, sessions
from pages.shared.access.audit import LOCAL
from pages.shared.access.passwords import Profile, check, check_new, hashed
from pages.shared.access.roles import MOST_OF_UNIT, ROLES
from pages.shared.access.store import Store
from pages.shared.words import translate as _

CODE = 30 * 60.0  # seconds for which a code is good, once
NAME = re.compile(r"[\w.·-]+(?: [\w.·-]+)*")
ADMINS = "select count(*) from accounts where role = 'admin' and is_locked = 0 and hash is not null"


class AccountError(Exception):
    """It cannot be done; the text says why and what to do."""


@dataclass(frozen=True)
class Account:
    """One account; instants in seconds since 1970.

    With a `unit` it sees the rows of that unit and of no other, since `unit_since`.
    """

    id: int
    name: str
    role: str
    is_locked: bool
    has_password: bool
    changed: float
    created: float
    unit: str | None = None
    unit_since: float = 0.0


def named(text: str) -> str:
    """A name as it is kept; raises AccountError when it can be none."""
    name = unicodedata.normalize("NFKC", text).strip()
    if not NAME.fullmatch(name) or len(name) > 40:
        raise AccountError(
            _("A name has letters or characters, digits, dots and single blanks, at most 40.")
        )
    return name


def listed(store: Store) -> Sequence[Account]:
    """All of them, by name."""
    with store.reading() as kept:
        rows = kept.execute(
            "select id, name, role, is_locked, hash is not null, changed, created, unit, unit_since"
            " from accounts order by name"
        )
        return [
            Account(r[0], r[1], r[2], bool(r[3]), bool(r[4]), r[5], r[6], r[7], r[8]) for r in rows
        ]


def has_admin(store: Store) -> bool:
    """Whether anybody can sign in as an admin."""
    if not store.exists:
        return False
    with store.reading() as kept:
        return bool(kept.execute(ADMINS).fetchone()[0])


def first_code(store: Store) -> str:
    """A code by which the first admin makes his account; an earlier one is void."""
    with store.writing() as kept:
        kept.execute("delete from codes where account is null")
        audit.add(kept, store.now(), LOCAL, "first_code")
        return _new_code(kept, store.now(), None)


def add(
    store: Store, text: str, role: str, by: str, place: str = LOCAL, *, unit: str | None = None
) -> str:
    """Add an account, limited to a `unit` or not; returns the code by which its owner sets the
    password."""
    name = named(text)
    _known(role, unit)
    with store.writing() as kept:
        now = store.now()
        try:
            kept.execute(
                "insert into accounts (name, role, created, unit, unit_since)"
                " values (?, ?, ?, ?, ?)",
                (name, role, now, unit, now),
            )
        except sqlite3.IntegrityError as taken:
            raise AccountError(_("There is an account {name} already.", name=name)) from taken
        audit.add(kept, now, by, "add_account", f"{name} {role}", place=place)
        if unit is not None:
            audit.add(kept, now, by, "set_unit", f"{name} / {unit}", place=place)
        return _new_code(kept, store.now(), id_of(kept, name))


def set_role(store: Store, name: str, role: str, by: str, place: str = LOCAL) -> None:
    """Give another role; whoever is signed in signs in anew."""
    with store.writing() as kept:
        account = id_of(kept, name)
        row = kept.execute("select unit from accounts where id = ?", (account,)).fetchone()
        _known(role, row["unit"])
        kept.execute("update accounts set role = ? where id = ?", (role, account))
        _keep_an_admin(kept)
        sessions.end_all(kept, account)
        audit.add(kept, store.now(), by, "set_role", f"{name} {role}", place=place)


def set_unit(store: Store, name: str, unit: str | None, by: str, place: str = LOCAL) -> None:
    """Limit an account to the rows of one unit, or to none; whoever is signed in signs in anew.

    Raises AccountError where its role answers for all units.
    """
    with store.writing() as kept:
        account = id_of(kept, name)
        row = kept.execute("select role from accounts where id = ?", (account,)).fetchone()
        _known(row["role"], unit)
        kept.execute(
            "update accounts set unit = ?, unit_since = ? where id = ?",
            (unit, store.now(), account),
        )
        sessions.end_all(kept, account)
        audit.add(kept, store.now(), by, "set_unit", f"{name} / {unit or ''}", place=place)


def lock(store: Store, name: str, by: str, place: str = LOCAL) -> None:
    """Shut an account out at once, until it is unlocked."""
    with store.writing() as kept:
        account = id_of(kept, name)
        kept.execute("update accounts set is_locked = 1 where id = ?", (account,))
        _keep_an_admin(kept)
        sessions.end_all(kept, account)
        audit.add(kept, store.now(), by, "lock", name, place=place)


def unlock(store: Store, name: str, by: str, place: str = LOCAL) -> None:
    """Let an account in again, and forget its wrong passwords."""
    with store.writing() as kept:
        kept.execute("update accounts set is_locked = 0 where id = ?", (id_of(kept, name),))
        kept.execute("delete from attempts where name = ?", (key_of(name),))
        audit.add(kept, store.now(), by, "unlock", name, place=place)


def reset(store: Store, name: str, by: str, place: str = LOCAL) -> str:
    """A code by which the owner sets a new password; the old one and its sessions end now."""
    with store.writing() as kept:
        account = id_of(kept, name)
        kept.execute("update accounts set hash = null where id = ?", (account,))
        kept.execute("delete from attempts where name = ?", (key_of(name),))
        sessions.end_all(kept, account)
        audit.add(kept, store.now(), by, "reset", name, place=place)
        return _new_code(kept, store.now(), account)


def use_code(store: Store, text: str, code: str, password: str, profile: Profile) -> None:
    """Set a password by a code, which is void then; the first admin's makes his account, too.

    Raises AccountError on a code that is not this account's or has run out, and PasswordError.
    """
    name = named(text)
    check(password, name, profile)
    kept_hash = hashed(password)
    wrong = _("This code does not fit this name, was used, or is older than 30 minutes.")
    with store.writing() as kept:
        now = store.now()
        row = kept.execute(
            "select account from codes where hash = ? and ends > ?", (_hash(code), now)
        ).fetchone()
        account = kept.execute("select id from accounts where name = ?", (name,)).fetchone()
        if row is None:
            raise AccountError(wrong)
        if row["account"] is None and account is None:
            insert = "insert into accounts (name, role, created) values (?, 'admin', ?)"
            kept.execute(insert, (name, now))
            audit.add(kept, now, name, "add_account", f"{name} admin")
            account = kept.execute("select id from accounts where name = ?", (name,)).fetchone()
        elif account is None or account["id"] != row["account"]:
            raise AccountError(wrong)
        kept.execute("delete from codes where hash = ?", (_hash(code),))
        _set_hash(kept, account["id"], kept_hash, now)
        audit.add(kept, now, name, "set_password", name)


def change_password(store: Store, account: int, name: str, new: str, profile: Profile) -> None:
    """Set another password for somebody who has just proved the old one; raises PasswordError."""
    check(new, name, profile)
    with store.reading() as kept:
        row = kept.execute("select previous from accounts where id = ?", (account,)).fetchone()
    check_new(new, json.loads(row["previous"]), profile)
    kept_hash = hashed(new)
    with store.writing() as kept:
        _set_hash(kept, account, kept_hash, store.now())
        sessions.end_all(kept, account)
        audit.add(kept, store.now(), name, "set_password", name)


def key_of(name: str) -> bytes:
    """What attempts on a name are counted by, of an unknown one too; tells no name."""
    folded = unicodedata.normalize("NFKC", name).strip().encode("utf-8", "surrogatepass")
    return hashlib.sha256(folded).digest()


def id_of(kept: sqlite3.Connection, name: str) -> int:
    """The number of an account; raises AccountError when there is none."""
    row = kept.execute("select id from accounts where name = ?", (name,)).fetchone()
    if row is None:
        raise AccountError(_("There is no account {name}.", name=name))
    return int(row["id"])


def _set_hash(kept: sqlite3.Connection, account: int, kept_hash: str, now: float) -> None:
    row = kept.execute("select previous from accounts where id = ?", (account,)).fetchone()
    previous = json.dumps([*json.loads(row["previous"]), kept_hash][-10:])
    kept.execute(
        "update accounts set hash = ?, previous = ?, changed = ? where id = ?",
        (kept_hash, previous, now, account),
    )


def _keep_an_admin(kept: sqlite3.Connection) -> None:
    if not kept.execute(ADMINS).fetchone()[0]:
        raise AccountError(_("The last admin stays: make somebody else an admin first."))


def _known(role: str, unit: str | None) -> None:
    """Raise AccountError on a role that is none, or that no account of one unit may have."""
    if role not in ROLES:
        raise AccountError(_("There is no role {role}.", role=role))
    if unit is not None and ROLES[role] > MOST_OF_UNIT:
        raise AccountError(
            _("Releasers and administrators see all units: choose another role, or all units.")
        )


def _new_code(kept: sqlite3.Connection, now: float, account: int | None) -> str:
    code = secrets.token_hex(8)
    kept.execute("delete from codes where ends <= ? or account = ?", (now, account))
    kept.execute("insert into codes values (?, ?, ?)", (_hash(code), account, now + CODE))
    return code


def _hash(code: str) -> bytes:
    return hashlib.sha256(code.strip().lower().encode("utf-8", "surrogatepass")).digest()
