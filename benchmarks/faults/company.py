"""What others do meanwhile: two loads at once, readers during loads, a clock, the same file."""

import json
import tempfile
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.faults import facts, forks, injected, stores
from benchmarks.faults.injected import Fault
from benchmarks.faults.stores import Stores
from benchmarks.faults.trials import Tally
from etl.store import uploads
from tests import damage

LOOK = 0.01  # seconds between two looks of a reader
YEARS = (2031, 2029, 2027)  # of a clock that is put back


def at_once(known: Stores, tally: Tally) -> None:
    """Two loads that begin together: both count, one after the other."""
    data = known.copy("plain", known.folder / "here")
    with tempfile.TemporaryFile() as out:
        loads = [known.command("load", f"{month}.xlsx") for month in ("十一月", "十二月")]
        begun = [forks.begin(partial(load, data), out) for load in loads]
        codes = [forks.wait(child) for child in begun]
    history = _asked(data)["history"]
    tally.tried += 1
    if codes != [0, 0] or not isinstance(history, dict) or history["in_force"] != [1, 2, 3, 5, 6]:
        tally.wrong.append(f"two loads at once: {codes}, {history}")


def again(known: Stores, count: int, tally: Tally) -> None:
    """The same file so many times: it counts once, and the store does not grow.

    The audit does, by a row for each time.
    """
    data = known.copy("plain", known.folder / "here")
    load = known.command("load", "十一月.xlsx")
    sizes = []
    for _time in range(count):
        ended = forks.run(lambda: load(data))
        tally.tried += 1
        kept = [path for name in ("uploads", "builds") for path in (data / name).rglob("*")]
        sizes.append(sum(path.stat().st_size for path in kept if path.is_file()))
        if ended.code or sizes[-1] != sizes[0] or not forks.is_clean(ended.said):
            tally.wrong.append(f"the same file again: {ended.code}, {sizes}, {ended.said[-300:]}")


def put_back(known: Stores, tally: Tally) -> None:
    """A clock that goes back between turns: they stay in the order in which they were done."""
    data = known.copy("plain", known.folder / "here")
    for year, verb in zip(YEARS, ("reinstate", "withdraw", "reinstate"), strict=True):
        forks.run(partial(_in_year, year, known.command(verb, "4"), data))
    history = _asked(data)["history"]
    turns = (
        [turn[1] for turn in history["turns"] if turn[0] == 4] if isinstance(history, dict) else []
    )
    tally.tried += 1
    if turns != [True, False, True, False]:
        tally.wrong.append(f"turns by a clock that was put back: {turns}")


def newer(known: Stores, tally: Tally) -> None:
    """An upload of a newer board: it is named and kept as it is, and the rest goes on."""
    data = known.copy("plain", known.folder / "here")
    folder = data / "uploads" / damage.HIT
    content = json.loads((folder / "upload.json").read_text(encoding="utf-8")) | {"schema": 2}
    (folder / "upload.json").unlink()
    (folder / "upload.json").write_text(json.dumps(content), encoding="utf-8")
    code = forks.run(lambda: known.command("load", "十一月.xlsx")(data)).code
    history = _asked(data)["history"]
    tally.tried += 1
    kept = json.loads((folder / "upload.json").read_text(encoding="utf-8"))
    is_right = isinstance(history, dict) and history["aside"] == [f"{damage.HIT} newer"]
    if code or not is_right or kept != content:
        tally.wrong.append(f"an upload of a newer board: {code}, {history}")


def served(known: Stores, rounds: int, tally: Tally) -> int:
    """Commands, killed ones among them, while a reader looks; returns how often it looked."""
    data = known.copy("plain", known.folder / "here")
    stop, legal = data.parent / "stop", [_asked(data)["board"]]
    stop.unlink(missing_ok=True)
    with tempfile.TemporaryFile() as out:
        reader = forks.begin(lambda: _follow(data, stop), out)
        for command, fault in _rounds(known, rounds):
            forks.run(partial(_faulty, command, fault, data))
            forks.run(lambda: known.command("finish")(data))
            legal.append(_asked(data)["board"])
        stop.touch()
        code = forks.wait(reader)
        out.seek(0)
        said = out.read().decode()
    tally.tried += 1
    if code or not forks.is_clean(said):
        tally.wrong.append(f"a reader during loads met: {said[-600:]}")
        return 0
    seen = [json.loads(line) for line in said.splitlines()]
    numbers = [board["number"] for board in seen]
    if numbers != sorted(numbers):
        tally.wrong.append(f"a reader saw builds {numbers}")
    known_boards = [{**board, "number": 0} for board in legal if isinstance(board, dict)]
    tally.wrong += [
        f"a reader saw {board}" for board in seen if {**board, "number": 0} not in known_boards
    ]
    return len(seen)


def _rounds(known: Stores, rounds: int) -> Iterator[tuple[stores.Change, Fault | None]]:
    verbs = (("withdraw", "3"), ("reinstate", "3"), ("load", "十一月.xlsx"), ("withdraw", "2"))
    faults = (None, Fault(injected.KILL, "pointer.move"), Fault(injected.KILL, "journal.write"))
    for turn in range(rounds):
        yield known.command(*verbs[turn % len(verbs)]), faults[turn % len(faults)]


def _faulty(command: stores.Change, fault: Fault | None, data: Path) -> int:
    if fault:
        stores.befalls(fault, data)
    return command(data)


def _follow(data: Path, stop: Path) -> int:
    """Look at the board until a file says that it is enough."""
    pause = threading.Event()
    while not stop.exists():
        print(json.dumps(facts.board(data)))
        pause.wait(LOOK)
    return 0


def _in_year(year: int, command: stores.Change, data: Path) -> int:
    setattr(uploads, "now", lambda: f"{year}-01-01T00:00:00+08:00")  # noqa: B010  # in a fork
    return command(data)


def _asked(data: Path) -> facts.Facts:
    answer = forks.run(lambda: facts.of(data)).answer
    return answer if isinstance(answer, dict) else {"history": answer, "board": answer}
