"""Parallel guesses at passwords: how many are looked at before an account is shut.

`python -m benchmarks.guesses [COUNT]`: so many guesses in all (10,000), 200 at a time, at four
accounts and one name that is none, from many places, over two periods. Goals: at most five are
looked at for each name and period, every other one is refused, and the right password does not come
in while the account is shut.
"""

import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.table import Line, show
from pages.shared.access import accounts, entering
from pages.shared.access.passwords import PROFILES
from pages.shared.access.store import Store

COUNT, AT_ONCE, PERIODS = 10_000, 200, 2
PASSWORD = "Chenlan-2026-board"
ACCOUNTS = [f"account{number}" for number in range(4)]
NAMES = [*ACCOUNTS, "nobody"]
DENGBAO = PROFILES["dengbao"]


def main(arguments: Sequence[str]) -> int:
    """Guess, let the period pass, and guess again."""
    count = int(arguments[0]) if arguments else COUNT
    late = [0.0]
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder), clock=lambda: 1_800_000_000.0 + late[0])
        for name in ACCOUNTS:
            code = accounts.add(store, name, "admin", "local")
            accounts.use_code(store, name, code, PASSWORD, DENGBAO)
        found: list[Counter[tuple[str, str]]] = []
        entered = 0
        for _ in range(PERIODS):
            found.append(_guesses(store, count // PERIODS))
            entered += sum(_answer(store, name, PASSWORD, 0) == "entered" for name in ACCOUNTS)
            late[0] += entering.PERIOD + 1
    looked = max(answers[name, "looked at"] for answers in found for name in NAMES)
    kinds = Counter(kind for answers in found for _, kind in answers.elements())
    return show(
        [
            Line("guesses, all in all", sum(kinds.values()), ""),
            Line("  looked at, most for one name and period", looked, "", entering.TRIES),
            Line("  refused without a look", kinds["refused"], ""),
            Line("  refused for the file was busy", kinds["busy"], ""),
            Line("  let in", kinds["entered"], "", 0),
            Line("  let in by the right password while shut", entered, "", 0),
        ]
    )


def _guesses(store: Store, count: int) -> Counter[tuple[str, str]]:
    """What came of guesses at all names in turn."""

    def guess(number: int) -> tuple[str, str]:
        name = NAMES[number % len(NAMES)]
        return name, _answer(store, name, f"Wrong-{number}-guess", number)

    with ThreadPoolExecutor(AT_ONCE) as crowd:
        return Counter(crowd.map(guess, range(count)))


def _answer(store: Store, name: str, password: str, number: int) -> str:
    place = f"10.0.{number // 250 % 250}.{number % 250}"
    try:
        entering.enter(store, name, password, place, DENGBAO)
    except entering.WrongError:
        return "looked at"
    except entering.LockedError:
        return "refused"
    except sqlite3.OperationalError:
        return "busy"
    return "entered"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
