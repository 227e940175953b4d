"""One fault given to one operation, and whether what is left is one of the states that may be.

All that was asked is there, or nothing of it; all of it if it was acknowledged. History and board
are one, nothing goes back, nothing lies about, and nobody reads a traceback.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.faults import facts, forks, injected, stores
from benchmarks.faults.facts import Facts
from benchmarks.faults.injected import Fault
from benchmarks.faults.operations import Act, Operation
from benchmarks.faults.stores import Stores
from etl.loading import loading
from etl.store import failpoint
from pages.shared.stage import decks

LEARNED = ("headers", "mappings")  # no figure needs them: a load that counts may say that they miss
REST = ("pins", "decks", "shows", "kept", "torn")


@dataclass(frozen=True)
class Course:
    """An operation without any fault: facts before and after it, what it reaches and touches."""

    operation: Operation
    before: Facts
    after: Facts
    steps: tuple[tuple[str, int], ...]  # the name of a step, and the how many-th time
    calls: dict[str, int]  # how many touches each kind of fault can befall


@dataclass
class Tally:
    """What was tried, and what went wrong."""

    tried: int = 0
    acknowledged: int = 0
    wrong: list[str] = field(default_factory=list)


class Trials:
    """All operations, each known by its course, on copies of the stores."""

    def __init__(self, known: Stores, operations: list[Operation]) -> None:
        """Do each of them once without a fault."""
        self.known = known
        self.place = known.folder / "here"
        self.courses = [self._course(operation) for operation in operations]

    def faults(
        self, hows: tuple[str, ...], count: int, seed: int
    ) -> Iterator[tuple[Course, Fault]]:
        """So many faults: each named step of each operation in turn, and as many touches of files.

        Which comes when is drawn by the seed, so that any number of them is a fair part of all.
        """
        chance = random.Random(seed)
        named = [
            (course, Fault(hows[place % len(hows)], *step))
            for course in self.courses
            for place, step in enumerate(course.steps * len(hows))
        ]
        chance.shuffle(named)
        weights = [course.operation.weight for course in self.courses]
        for place in range(count):
            if place % 2 == 0 and named:
                yield named[(place // 2) % len(named)]
                continue
            course = chance.choices(self.courses, weights)[0]
            how = chance.choice(hows)
            call = 0 if how == "EROFS" else chance.randint(1, max(1, course.calls[how]))
            yield course, Fault(how, "", call)

    def give(self, course: Course, fault: Fault, tally: Tally) -> None:
        """Give one fault and look at what is left."""
        operation, data = course.operation, self.known.copy(course.operation.store, self.place)

        def act() -> int:
            stores.befalls(fault, data)
            return operation.act(data)

        self.judge(course, forks.run(act), data, tally, str(fault))

    def judge(
        self, course: Course, ended: forks.Ended, data: Path, tally: Tally, fault: str
    ) -> None:
        """Look at what is left where an operation has ended."""
        tally.tried += 1
        tally.acknowledged += ended.code == 0
        name = f"{course.operation.name}, {fault}"
        tally.wrong += [f"{name}: {wrong}" for wrong in self._wrong(course, ended, data)]

    def _wrong(self, course: Course, ended: forks.Ended, data: Path) -> Iterator[str]:
        if not forks.is_clean(ended.said) or (ended.code not in (0, 1) and not ended.is_killed):
            yield f"ended with {ended.code}: {ended.said[-600:]}"
        if ended.code == 1 and not ended.said.strip():
            yield "said nothing"
        follow = self._following(course.operation, data)
        looked = forks.run(lambda: _looked(data, follow))
        if not isinstance(looked.answer, dict) or not forks.is_clean(looked.said):
            yield f"a reader met, or the next command: {looked.said[-900:]}"
            return
        facts.learned().update(looked.answer["builds"])
        seen, left = looked.answer["seen"], looked.answer["left"]
        if looked.answer["code"]:
            yield f"the next command ended with {looked.answer['code']}: {looked.said[-600:]}"
        yield from _unseen(course, seen)
        yield from _differing(course, ended, left)

    def _following(self, operation: Operation, data: Path) -> Act:
        """The next command: `history`, or what `make run` does first; a restore is done again."""
        if not operation.redo:
            return self.known.command("history")
        if not (data / "uploads").exists():
            return operation.act
        return self.known.command("load", "十一月.xlsx", "--if-empty")

    def _course(self, operation: Operation) -> Course:
        data = self.known.copy(operation.store, self.place)
        before = _facts(data)
        heard = forks.run(lambda: _heard(operation, data))
        after = _facts(data)
        if not isinstance(heard.answer, dict) or not forks.is_clean(heard.said):
            raise AssertionError(f"{operation.name}: {heard.said}")
        steps = [(name, time) for name, time in heard.answer["steps"] if operation.meets(name)]
        return Course(operation, before, after, tuple(steps), heard.answer["calls"])


def _heard(operation: Operation, data: Path) -> dict[str, object]:
    """Do it without a fault, and hear what it reaches and how often it touches files."""
    reached: list[tuple[str, int]] = []
    calls = injected.Calls(data)
    calls.watch()

    def reach(name: str) -> None:
        reached.append((name, 1 + sum(one == name for one, _ in reached)))

    setattr(failpoint, "reach", reach)  # noqa: B010  # as in stores.befalls
    if operation.act(data):
        raise AssertionError(operation.name)
    return {"steps": reached, "calls": dict(calls.counts)}


def _settle(data: Path) -> int:
    """What the next writer does, and the next who changes a deck."""
    with loading.writing(data), decks.writing():
        return 0


def _looked(data: Path, follow: Act) -> Facts:
    """What a reader sees before anything is put in order, and what is there afterwards."""
    seen = facts.served(data)
    code = follow(data) or _settle(data)
    left = {**facts.of(data), "leftovers": facts.leftovers(data)}
    return {"seen": seen, "code": code, "left": left, "builds": facts.learned()}


def _unseen(course: Course, seen: Facts) -> Iterator[str]:
    """What a reader should not have seen."""
    before = course.before["board"]
    if seen["damaged"]:
        yield "a reader met a damaged build"
    if not any(_is_board(seen, known) for known in (course.before, course.after)):
        yield f"a reader saw {seen}"
    if isinstance(before, dict) and int(str(seen["number"])) < before["number"]:
        yield f"a reader saw build {seen['number']} after {before['number']}"


def _facts(data: Path) -> Facts:
    ended = forks.run(lambda: facts.of(data))
    if not isinstance(ended.answer, dict):
        raise AssertionError(ended.said)
    return ended.answer


def _is_board(seen: object, known: Facts) -> bool:
    """Whether a board is this one; the numbers of builds may run on."""
    board = known["board"]
    if not isinstance(seen, dict) or not isinstance(board, dict):
        return False
    return all(facts.same(seen[name], board[name]) for name in ("counted", "values"))


def _differing(course: Course, ended: forks.Ended, left: Facts) -> Iterator[str]:
    if left["leftovers"]:
        yield f"left behind: {left['leftovers']}"
    is_due = ended.code == 0 or course.operation.redo
    legal = [course.after] if is_due else [course.before, course.after]
    histories = [known["history"] for known in legal if _is_board(left["board"], known)]
    if not any(facts.same(left["history"], known) for known in histories):
        yield f"board {left['board']} and history {left['history']}"
    for name in REST:
        if not any(facts.same(left[name], known[name]) for known in legal):
            yield f"{name} are {left[name]}"
    told = "notices" in ended.said and json.dumps([]) not in ended.said.split("notices")[-1]
    for name in LEARNED:
        may = [course.before, course.after] if told or course.operation.redo else legal
        if not any(facts.same(left[name], known[name]) for known in may):
            yield f"{name} are {left[name]}"
