"""The ledger of 2025: 173 problems found, 140 closed, 11 overdue at the end of the year."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from demo_story import chance, days, places
from demo_story.matters import NARROW, WIDE, Matter
from demo_story.topics import FORUMS
from demo_story.visits import VISITED, visits

FOUND, OPEN, OVERDUE, REOPENED = 173, 33, 11, 4
LAST_DAY = dt.date(2025, 12, 31)
SOURCES = ("热线", "热线", "评议", "督查")
DAYS = {"一般": 30, "重点": 75, "难点": 120}


@dataclass(frozen=True)
class Problem:
    """One problem; `closed_on` is None while it is open."""

    words: str
    source: str
    kind: str
    level: str
    found: dt.date
    owner: str
    due: dt.date
    closed_on: dt.date | None = None
    reopened_on: dt.date | None = None

    @property
    def assigned(self) -> dt.date:
        """Within a few days of being found it was given to its owner."""
        return self.found + dt.timedelta(chance.between(0, 4, "assigned", self.words))

    @property
    def listed(self) -> dt.date | None:
        """Only important ones are put on the board of what must be closed."""
        if self.level == "一般":
            return None
        return self.assigned + dt.timedelta(chance.between(1, 6, "listed", self.words))

    @property
    def flag(self) -> str | None:
        """A red flag for an important one closed in time, a yellow one for what is overdue."""
        if self.closed_on is None:
            return "黄旗" if self.due <= LAST_DAY else None
        return "红旗" if self.level != "一般" and self.closed_on <= self.due else None


def problems() -> tuple[Problem, ...]:
    """The whole ledger in order of being found."""
    found = sorted(_found(), key=lambda problem: (problem.found, problem.words))
    is_open = _left_open(found)
    told = [problem if problem.words in is_open else _close(problem) for problem in found]
    return tuple(_reopen(told))


def _found() -> Iterator[Problem]:
    """Those of the field visits and the forums, then others up to the number of the year."""
    used: set[tuple[str, str]] = set()
    where = [(visit.unit, "调研", visit.day) for visit in visits() for _ in range(visit.found)]
    year = [forum for forum in FORUMS if forum.held.year == 2025]
    where += [(place, "论坛", forum.held) for forum in year for place in _spoken_of(forum.number)]
    rest = FOUND - len(where)
    for turn in range(rest):
        day = days.on_or_after(dt.date(2025, 1, 6) + dt.timedelta(turn * 352 // rest))
        where.append((chance.pick(VISITED, "place", turn), chance.pick(SOURCES, turn), day))
    for turn, (unit, source, day) in enumerate(where):
        matter = _matter(unit, turn, used)
        used.add((unit, matter.words))
        yield _problem(unit, source, day, matter)


def _spoken_of(forum: int) -> list[str]:
    return [chance.pick(places.DISTRICTS, "spoken", forum, turn) for turn in range(2)]


def _matter(unit: str, turn: int, used: set[tuple[str, str]]) -> Matter:
    """A matter that this unit has not had."""
    matters = NARROW if unit in places.GRASSROOTS else WIDE
    left = [matter for matter in matters if (unit, matter.words) not in used]
    return chance.pick(left, "matter", turn)


def _problem(unit: str, source: str, day: dt.date, matter: Matter) -> Problem:
    words = f"{_spoken(unit)}{matter.words}"
    level = chance.pick(("一般", "一般", "重点", "难点"), "level", words)
    is_shared = unit in places.DISTRICTS and chance.share("shared", words) < 0.3
    owner = f"{matter.owner}、{unit}" if is_shared else matter.owner
    due = day + dt.timedelta(DAYS[level])
    return Problem(words, source, matter.kind, level, day, owner, due)


def _spoken(unit: str) -> str:
    """A unit as a sentence names it: the place or the firm, not its union."""
    if unit in places.INDUSTRIES:
        return unit.removesuffix("工会") + "系统"
    return re.sub(r"(总工会|工会联合会|联合工会|工会)$", "", unit)


def _left_open(found: list[Problem]) -> frozenset[str]:
    """Which stay open: some long overdue, most of them at the rights department, and late ones."""
    stubborn = sorted(found, key=lambda problem: chance.share("open", problem.words))
    late = [one.words for one in stubborn if one.due > LAST_DAY]
    overdue = [one for one in stubborn if dt.date(2025, 9, 1) < one.due <= LAST_DAY]
    rights = [one.words for one in overdue if one.owner.startswith(places.RIGHTS)][:5]
    others = [one.words for one in overdue if one.words not in rights]
    return frozenset((*rights, *others[: OVERDUE - len(rights)], *late[: OPEN - OVERDUE]))


def _reopen(told: list[Problem]) -> Iterator[Problem]:
    """Some old ones had been closed in between and came back."""
    old = [one for one in told if one.closed_on is None and one.found < dt.date(2025, 10, 20)]
    back = {one.words for one in old[:REOPENED]}
    for one in told:
        day = one.found + dt.timedelta(chance.between(30, 60, "back", one.words))
        yield replace(one, reopened_on=day) if one.words in back else one


def _close(problem: Problem) -> Problem:
    term = DAYS[problem.level]
    took = chance.between(term // 5, term + term // 4, "took", problem.words)
    last = min(problem.found + dt.timedelta(took), LAST_DAY - dt.timedelta(1))
    closed = days.on_or_before(max(last, problem.found + dt.timedelta(1)))
    return replace(problem, closed_on=max(closed, problem.found))
