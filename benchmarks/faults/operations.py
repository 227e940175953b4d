"""Every command and every act of the pages that writes into the data folder."""

import os
import secrets
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import duckdb
from filelock import FileLock

from benchmarks.faults import stores
from benchmarks.faults.stores import Stores
from etl.commands import unwritable
from etl.loading import committing
from etl.store import schema
from etl.store.records import Upload
from etl.words import translation
from pages.shared.stage import decks, shows
from pages.shared.stage.decks import DeckError, Slide

# The steps after all is drafted, of which the operations `commit of …` have all.
COMMITTING = (
    *("upload.synced", "upload.placed", "upload.withdrawn", "upload.reinstated", "build.drafted"),
    *("build.placed", "build.seal", "build.digest", "build.older", "journal", "pointer", "memory"),
)
Act = Callable[[Path], int]


@dataclass(frozen=True)
class Operation:
    """Something that is done to a copy of a store; `weight` says how often, for some are slow.

    `redo` says that it is given once more after a fault, and then has to be done.
    """

    name: str
    store: str
    act: Act
    weight: int = 1
    redo: bool = False
    passed: tuple[str, ...] = ()  # beginnings of steps that another operation reaches as well

    def meets(self, step: str) -> bool:
        """Whether faults are given to it at this step."""
        return not step.startswith(self.passed) if self.passed else True


def quick(known: Stores) -> list[Operation]:
    """Those that neither read a workbook nor make a build."""
    slow = (*stores.COMMANDS, "restore")
    return [operation for operation in every(known) if operation.name not in slow]


def every(known: Stores) -> list[Operation]:
    """All of them."""
    command = known.command
    out = f"{known.folder}/backup.tar.gz"
    restore = command("restore", str(known.saved))
    return [
        *(
            Operation(verb, "plain", command(*how), passed=COMMITTING)
            for verb, how in stores.COMMANDS.items()
        ),
        *(
            Operation(f"commit of {verb}", f"{verb} drafted", partial(_commit, verb), 8)
            for verb in known.verbs
        ),
        Operation("finish", "load decided", command("finish"), 6),
        Operation("history after a kill", "load decided", command("history"), 4),
        Operation("pin", "plain", command("pin", "十月会", "--by", "研究室"), 3),
        Operation("unpin", "plain", command("unpin", "1"), 3),
        Operation("memory", "plain", command("memory", "--forget", "forums|何时"), 3),
        Operation("mappings", "plain", command("mappings", "forget", "1"), 3),
        Operation("backup", "plain", command("backup", out)),
        Operation("restore", "empty", restore, redo=True, passed=COMMITTING),
        Operation("deck made", "plain", _of_decks(_make), 3),
        Operation("deck changed", "plain", _of_decks(_change), 3),
        Operation("deck renamed", "plain", _of_decks(_rename), 3),
        Operation("deck removed", "plain", _of_decks(_remove), 3),
        Operation("show started", "plain", _of_decks(_start), 3),
        Operation("show turned", "plain", _of_decks(_turn), 3),
        Operation("show ended", "plain", _of_decks(_end), 3),
    ]


def _commit(verb: str, data: Path) -> int:
    """What a command does once it has drafted all: the reading and building before it change
    nothing that counts, and are given faults in the whole commands."""
    drafts = [
        Upload(int(folder.name), folder, schema.read(folder).record)
        for folder in sorted((data / "uploads" / "incoming").glob("*"))
    ]
    how = {"withdraw": {"withdrawn": [3]}, "reinstate": {"reinstated": [4]}}.get(verb, {})
    learned = {"headers": {"forums|啥时候": "日期"}, "mappings": [{"layout": "2"}]}
    numbers = [upload.number for upload in drafts]
    (drawn,) = (data / "builds").glob("*.building")
    step = committing.Step("研究室", numbers, **how, **learned)  # type: ignore[arg-type]
    try:
        with FileLock(data / "write.lock"):
            done = committing.commit(data, step, drawn, drafts)
    except (OSError, MemoryError, duckdb.Error) as error:
        return _refused(unwritable.sentence(error, data, translation("en")))
    except KeyboardInterrupt:
        return _refused("stopped")
    sys.stdout.write(f'{{"notices": {len(done.failed)}}}\n' if done.failed else "done\n")
    return 0


def _refused(sentence: str | None) -> int:
    if sentence is None:
        raise AssertionError("no sentence")
    sys.stdout.write(f"{sentence}\n")
    return 1


def _of_decks(act: Callable[[], object]) -> Act:
    """An act of the pages, which say what a deck refuses."""

    def done(data: Path) -> int:
        os.environ["QIANGHUI_DATA"] = str(data)
        try:
            act()
        except DeckError as refusal:
            return _refused(str(refusal))
        except MemoryError:
            return _refused("memory")
        except KeyboardInterrupt:
            return _refused("stopped")
        return 0

    return done


def _named(name: str) -> decks.Deck:
    """A deck by its name; raises DeckError when its file cannot be read just now."""
    found = [deck for deck in decks.everything() if deck.name == name]
    if not found:
        raise DeckError(f"{name} cannot be read")
    return found[0]


def _first() -> decks.Deck:
    return _named("办公会")


def _shown() -> shows.Show:
    show = shows.running(_named("放映中").id)
    if show is None:
        raise DeckError("the show cannot be read")
    return show


def _make() -> None:
    decks.create("新放映", Slide("overview", id=secrets.token_hex(4)))


def _change() -> None:
    decks.change(_first().id, lambda known: known.joined_by(Slide("city", {"city": "甲市"})))


def _rename() -> None:
    decks.rename(_first().id, "十月办公会")


def _remove() -> None:
    decks.remove(_first().id)


def _start() -> None:
    shows.start(_first())


def _turn() -> None:
    show = _shown()
    shows.change(show.deck, show.key, lambda known: replace(known, at=1))


def _end() -> None:
    shows.end(_shown().deck)
