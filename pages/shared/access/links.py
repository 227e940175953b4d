"""Which account is whose at the office's provider: an admin links it, the first sign-in binds it.

An account is linked with a name there. Whoever first signs in with that name is kept by issuer and
subject, which a provider never gives to somebody else; from then on they alone count, so that a
name that is given away or changed there opens nobody else's account.
"""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from pages.shared.access import audit, sessions
from pages.shared.access.accounts import AccountError, id_of
from pages.shared.access.audit import LOCAL
from pages.shared.access.store import Store
from pages.shared.words import translate as _

LONGEST = 255  # characters
FIND = """
select a.id, a.name, a.is_locked, l.subject is not null as is_bound
from links as l inner join accounts as a on l.account = a.id
"""


@dataclass(frozen=True)
class Link:
    """The name of an account at the provider; `is_bound` once its owner has signed in."""

    name: str
    is_bound: bool


def listed(store: Store) -> Mapping[int, Link]:
    """All of them, by the number of the account."""
    with store.reading() as kept:
        rows = kept.execute("select account, name, subject is not null from links")
        return {row[0]: Link(row[1], bool(row[2])) for row in rows}


def link(store: Store, name: str, told: str, by: str, place: str = LOCAL) -> None:
    """Link an account with a name at the provider, or anew; raises AccountError.

    Whoever came in by an earlier link is signed out.
    """
    told = told.strip()
    if not told or len(told) > LONGEST or not told.isprintable():
        raise AccountError(_("A name at the provider has 1 to 255 characters on one line."))
    with store.writing() as kept:
        account = id_of(kept, name)
        kept.execute("delete from links where account = ?", (account,))
        try:
            kept.execute("insert into links (account, name) values (?, ?)", (account, told))
        except sqlite3.IntegrityError as taken:
            text = _("{told} is linked with another account already.", told=told)
            raise AccountError(text) from taken
        sessions.end_those_by_oidc(kept, account)
        audit.add(kept, store.now(), by, "link", f"{name} {told}", place=place)


def remove(store: Store, name: str, by: str, place: str = LOCAL) -> None:
    """Take the link of an account away; whoever came in by it is signed out."""
    with store.writing() as kept:
        account = id_of(kept, name)
        kept.execute("delete from links where account = ?", (account,))
        sessions.end_those_by_oidc(kept, account)
        audit.add(kept, store.now(), by, "unlink", name, place=place)


def find(
    kept: sqlite3.Connection, issuer: str, subject: str, told: str
) -> tuple[sqlite3.Row | None, bool]:
    """The linked account of somebody at the provider, and whether it is bound to him.

    The account is bound to somebody else where its row `is_bound` and this is False.
    """
    bound = kept.execute(
        f"{FIND} where l.issuer = ? and l.subject = ?", (issuer, subject)
    ).fetchone()
    if bound is not None:
        return bound, True
    return kept.execute(f"{FIND} where l.name = ?", (told,)).fetchone(), False


def bind(kept: sqlite3.Connection, account: int, issuer: str, subject: str) -> None:
    """Keep who it is that has come by a link, within the transaction of the sign-in."""
    kept.execute(
        "update links set issuer = ?, subject = ? where account = ?", (issuer, subject, account)
    )
