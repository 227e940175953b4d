"""Stores in which a command is about to be run, each made once by the real ETL, and copies of them.

A copy shares its files with the first by hard links: no file of a store is ever written twice,
only renamed into place, so that what is done to a copy leaves the first alone.
"""

import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.faults import forks, injected
from benchmarks.faults.injected import Fault
from etl.__main__ import main
from etl.store import failpoint, memory
from etl.warehouse import builds
from tests import damage

MANY = 18  # further builds, so that the next one lets older ones go
PINNED, DECKED, SHOWN, FREE = 1, 2, 3, 4  # the builds of `many` that are named, and one that is not
COMMANDS = {
    "load": ("load", "十一月.xlsx", "十二月.xlsx", "--by", "研究室"),
    "withdraw": ("withdraw", "3", "--by", "研究室"),
    "reinstate": ("reinstate", "4", "--by", "研究室"),
    "build": ("build",),
}
Change = Callable[[Path], int]


class Stores:
    """The stores by their names, below a folder."""

    def __init__(
        self, folder: Path, store: Path | None = None, verbs: Sequence[str] = tuple(COMMANDS)
    ) -> None:
        """Make them; `store` is what `tests.damage.store` makes, if it is there already.

        Of the `verbs` there are stores in which all is drafted.
        """
        self.folder, self.verbs = folder, verbs
        self._files = folder / "files"
        self._files.mkdir(parents=True)
        damage.month(self._files / "十一月.xlsx", 11)
        damage.month(self._files / "十二月.xlsx", 12)
        if store is None:
            self._do(_make, self._files)
            (self._files / "data").rename(folder / "plain")
        else:
            shutil.copytree(store, folder / "plain")
        self._do(_furnish, folder / "plain")
        self._grow()
        for verb in verbs:
            self._stop(f"{verb} drafted", "many", COMMANDS[verb], "build.drafted")
        self._stop("load decided", "plain", COMMANDS["load"], "journal.written")
        self.saved = folder / "saved.tar.gz"
        self._do(self.command("backup", str(self.saved)), folder / "plain")
        (folder / "empty").mkdir()

    def copy(self, name: str, place: Path) -> Path:
        """A copy of a store to do something to."""
        shutil.rmtree(place, ignore_errors=True)
        return Path(shutil.copytree(self.folder / name, place, copy_function=os.link))

    def command(self, *arguments: str) -> Callable[[Path], int]:
        """A command as programs give it; workbooks are meant by their names."""
        own = [str(self._files / a) if a.endswith(".xlsx") else a for a in arguments]
        return lambda data: main([*own, "--data", str(data), "--json", "--lang", "en"])

    def _do(self, change: Change, data: Path) -> None:
        ended = forks.run(lambda: change(data))
        if ended.code:
            raise AssertionError(ended.said)

    def _grow(self) -> None:
        data = self.copy("plain", self.folder / "many")
        (first, *_) = sorted((data / "builds").glob("*.duckdb"))
        last = builds.last_number(data)
        for number in range(last + 1, last + 1 + MANY):
            os.link(first, first.with_name(f"{number:06d}.duckdb"))
            first.with_name(f"{number:06d}.seal").write_text("{}", encoding="utf-8")

    def _stop(self, name: str, of: str, command: tuple[str, ...], step: str) -> None:
        data = self.copy(of, self.folder / name)

        def act() -> int:
            befalls(Fault(injected.KILL, step), data)
            return self.command(*command)(data)

        ended = forks.run(act)
        if not ended.is_killed:
            raise AssertionError(f"{name} went by {step}: {ended.said}")


def befalls(fault: Fault, data: Path) -> injected.Calls:
    """Let a fault befall this process from now on."""
    calls = injected.Calls(data, fault)
    if not fault.step:
        calls.watch()
        return calls
    times: dict[str, int] = {}

    def reach(name: str) -> None:
        times[name] = times.get(name, 0) + 1
        if name == fault.step and fault.call in (0, times[name]):
            injected.befall(fault.how, "")

    setattr(failpoint, "reach", reach)  # noqa: B010  # mypy takes a function of a module for final
    return calls


def _make(folder: Path) -> int:
    damage.store(folder)
    return 0


def _furnish(data: Path) -> int:
    """All else that a store may hold: memory, pins, decks, a running show."""
    from pages.shared.stage import decks, shows
    from pages.shared.stage.decks import Slide

    os.environ["QIANGHUI_DATA"] = str(data)
    memory.remember(data, {"forums|何时": "日期", "forums|谁办": "主办部室"})
    mapped = {"layout": "1", "sheet_title": "表", "table": "forums"}
    memory.remember_mappings(data, [{**mapped, "columns": {"日期": "何时"}}], "2026-01-01T00:00:00")
    if main(["pin", "六月会", "--build", str(PINNED), "--by", "研究室", "--data", str(data)]):
        raise AssertionError("no pin")
    deck = decks.create("办公会", Slide("rankings", {}, "ranks", "先说名次"), Slide("overview"))
    decks.change(deck.id, lambda known: replace(known, build=DECKED))
    shown = decks.create("放映中", Slide("overview"))
    shown = decks.change(shown.id, lambda known: replace(known, build=SHOWN))
    shows.start(shown)
    decks.change(shown.id, lambda known: replace(known, build=None))
    return 0
