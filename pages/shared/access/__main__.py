"""Accounts and audit from the command line: `python -m pages.shared.access VERB …`.

Whoever may write the data folder may do all of it, so nobody is shut out of his own board.
"""

import argparse
import getpass
import os
import sqlite3
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from pages.shared import words
from pages.shared.access import accounts, audit, links, sessions
from pages.shared.access.accounts import AccountError
from pages.shared.access.roles import ROLES
from pages.shared.access.store import Store
from pages.shared.words import translate as _
from runtime import pipes

ROOT = Path(__file__).parents[3]
BY = f"{audit.LOCAL}:{getpass.getuser()}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it is done, 1 when it cannot be or the audit is broken."""
    chosen = _parser().parse_args(arguments)
    store = Store(Path(chosen.data))
    with words.speaking(chosen.lang):
        try:
            return _do(store, chosen)
        except AccountError as wrong:
            print(wrong, file=sys.stderr)
        except sqlite3.Error as broken:
            print(_("{file} cannot be used: {why}", file=store.path, why=broken), file=sys.stderr)
    return 1


def _do(store: Store, chosen: argparse.Namespace) -> int:
    name = getattr(chosen, "name", "")
    role = getattr(chosen, "role", "")
    acts: dict[str, Callable[[], object]] = {
        "add": lambda: _show_code(name, accounts.add(store, name, role, BY, unit=chosen.unit)),
        "role": lambda: accounts.set_role(store, name, role, BY),
        "unit": lambda: accounts.set_unit(store, name, chosen.unit, BY),
        "lock": lambda: accounts.lock(store, name, BY),
        "unlock": lambda: accounts.unlock(store, name, BY),
        "reset": lambda: _show_code(name, accounts.reset(store, name, BY)),
        "link": lambda: links.link(store, name, chosen.told, BY),
        "unlink": lambda: links.remove(store, name, BY),
        "revoke": lambda: sessions.end_those_of(store, name, BY),
        "list": lambda: _list(store),
        "sessions": lambda: _list_sessions(store),
    }
    if chosen.verb == "audit":
        return _check(store, chosen.known)
    acts[chosen.verb]()
    return 0


def _list(store: Store) -> None:
    linked = links.listed(store)
    for account in accounts.listed(store):
        state = "locked" if account.is_locked else "open"
        link = linked.get(account.id)
        named = link.name if link else ""
        print(account.name, account.role, state, account.unit or "*", named, sep="\t")


def _list_sessions(store: Store) -> None:
    for one in sessions.running(store):
        print(one.id, one.name, one.place, "screen" if one.is_screen else "", sep="\t")


def _check(store: Store, known: tuple[int, str] | None) -> int:
    found = audit.check(store, known)
    print(audit.sentence(found), file=sys.stderr if found.wrong else sys.stdout)
    return 1 if found.wrong else 0


def _seal(text: str) -> tuple[int, str]:
    """A row's number and its seal, as the check says them: 120:ab12cd34ef56."""
    number, _colon, seal = text.partition(":")
    if not number.isdigit() or not seal:
        raise argparse.ArgumentTypeError("ROW:SEAL")
    return int(number), seal


def _show_code(name: str, code: str) -> None:
    print(
        _(
            "{name} opens /sign-in/code on the board's address within 30 minutes and gives this"
            " code, once: {code}",
            name=name,
            code=code,
        )
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m pages.shared.access")
    parser.add_argument("--data", default=os.environ.get("QIANGHUI_DATA", str(ROOT / "data")))
    parser.add_argument("--lang", default="zh", choices=words.LANGUAGES)
    verbs = parser.add_subparsers(dest="verb", required=True)
    for verb in ("add", "role", "unit", "lock", "unlock", "reset", "revoke", "link", "unlink"):
        one = verbs.add_parser(verb)
        one.add_argument("name")
        if verb in ("add", "role"):
            one.add_argument("role", choices=ROLES)
        limit = "the only unit whose rows it sees, as the register names it; not said: all units"
        if verb == "add":
            one.add_argument("--unit", help=limit)
        if verb == "unit":
            one.add_argument("unit", nargs="?", help=limit)
        if verb == "link":
            one.add_argument("told", metavar="NAME_AT_PROVIDER")
    for verb in ("list", "sessions"):
        verbs.add_parser(verb)
    purpose = "the last row and its seal as an earlier check said them"
    verbs.add_parser("audit").add_argument("--known", type=_seal, metavar="ROW:SEAL", help=purpose)
    return parser


if __name__ == "__main__":
    pipes.outlive()
    sys.exit(main())
