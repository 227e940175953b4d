"""Many readers for a long time, alone and while workbooks are loaded and refused beside them.

`python -m benchmarks.sessions --sessions 50 --minutes 10 --think 10 --loads 20 --refused 20`.
Goals: no error, reruns within 1 s for 95 of 100, at most 1.5 times that beside loads, a new build
seen within 5 s, and memory at rest at most 10 % above before.
"""

import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.aged import memory
from benchmarks.table import Line
from benchmarks.viewer import ViewError, viewing
from etl.warehouse import pointer
from tests import menu, offices
from tests.browser.server import ROOT, Server

PAGES = [page for page in menu.addresses() if page != "search"]
RERUNS = 3  # of a page before the next one is opened
RESTS = 30.0  # seconds without a reader before memory is looked at
LOOKS = 0.02  # seconds between two looks at the pointer
MARK = "并发实测"  # in the texts of what is loaded, by which the search finds it
OWNER = "办公室"


@dataclass(frozen=True)
class Asked:
    """How many readers, for how many minutes, with how many seconds between two of their acts.

    `loads` workbooks are loaded and `refused` ones are tried meanwhile, spread over the time.
    """

    sessions: int = 50
    minutes: float = 10.0
    think: float = 10.0
    loads: int = 0
    refused: int = 0


@dataclass
class Met:
    """What was met: seconds of reruns and of first visits to a page, errors, and new builds.

    `seen` are the seconds from the move of the pointer to the end of a run that shows the build.
    """

    reruns: list[float] = field(default_factory=list)
    visits: list[float] = field(default_factory=list)
    seen: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)  # loads that failed, refusals that did not
    before: float = 0.0  # MB at rest
    after: float = 0.0


def measure(server: Server, data: Path, asked: Asked) -> list[Line]:
    """The readers alone and then, where loads are asked for, beside them; the lines of both."""
    alone = crowd(server, data, Asked(asked.sessions, asked.minutes, asked.think))
    lines = lines_of("alone", asked, alone)
    if asked.loads or asked.refused:
        beside = crowd(server, data, asked)
        lines += lines_of("beside loads", asked, beside)
        if alone.reruns:
            ratio = share(beside.reruns, 0.95) / share(alone.reruns, 0.95)
            lines.append(Line("  reruns, 95 of 100, against alone", ratio, "×", 1.5))
        unseen = asked.loads - len(beside.seen)
        lines.append(Line("  new builds that the watching session did not see", unseen, "", 0))
        latest = max(beside.seen, default=0.0)
        lines.append(Line("  a new build is seen, at the latest", latest, "s", 5))
    return lines


def crowd(server: Server, data: Path, asked: Asked) -> Met:
    """All readers, and what is loaded beside them."""
    met = Met()
    with viewing(server.address) as viewer:
        for page in PAGES:  # what every board holds once all its pages have been opened
            viewer.visit(page)
    time.sleep(RESTS)
    met.before = memory(server.pid)
    until = time.monotonic() + asked.minutes * 60
    with ThreadPoolExecutor(asked.sessions + 1) as pool:
        begun = [
            pool.submit(_load_all, server, data, asked, met),
            *(
                pool.submit(_stay, server.address, number, asked, until, met)
                for number in range(asked.sessions)
            ),
        ]
    for one in begun:
        one.result()  # an error that no reader is to meet ends the measure
    time.sleep(RESTS)
    met.after = memory(server.pid)
    return met


def lines_of(state: str, asked: Asked, met: Met) -> list[Line]:
    """What is said of one crowd."""
    for wrong in (*met.errors, *met.wrong):
        print(f"{state}: {wrong}")
    more = 100 * (met.after - met.before) / met.before
    return [
        Line(
            f"{state}: {len(met.reruns)} reruns of {asked.sessions} sessions, median",
            share(met.reruns, 0.5),
            "s",
        ),
        Line("  95 of 100 within", share(met.reruns, 0.95), "s", 1 if state == "alone" else None),
        Line(f"  {len(met.visits)} pages opened, 95 of 100 within", share(met.visits, 0.95), "s"),
        Line("  errors", len(met.errors), "", 0),
        Line("  loads and refusals that ended otherwise", len(met.wrong), "", 0),
        Line(f"  memory at rest, {met.before:.0f} MB before, more", more, "%", 10),
    ]


def share(waits: list[float], of_waits: float) -> float:
    """The seconds that this share of all took at most; 0 where there was none."""
    ordered = sorted(waits) or [0.0]
    return ordered[min(int(of_waits * len(ordered)), len(ordered) - 1)]


def _stay(address: str, number: int, asked: Asked, until: float, met: Met) -> None:
    """One reader: a page, some reruns of it, the next page, thinking before each."""
    chance = random.Random(number)
    time.sleep(chance.uniform(0, asked.think))
    try:
        with viewing(address) as viewer:
            while time.monotonic() < until:
                with _timed(met.visits):
                    viewer.visit(chance.choice(PAGES))
                for _ in range(RERUNS):
                    time.sleep(chance.uniform(0.5, 1.5) * asked.think)
                    with _timed(met.reruns):
                        viewer.rerun()
                time.sleep(chance.uniform(0.5, 1.5) * asked.think)
    except (ViewError, OSError, TimeoutError) as error:
        met.errors.append(f"session {number}: {error}")


@contextmanager
def _timed(waits: list[float]) -> Iterator[None]:
    begun = time.monotonic()
    yield
    waits.append(time.monotonic() - begun)


def _load_all(server: Server, data: Path, asked: Asked, met: Met) -> None:
    """Good and faulty workbooks in turn, spread over the time, each by the command line."""
    kinds = [True] * asked.loads + [False] * asked.refused
    random.Random(0).shuffle(kinds)
    begun, every = time.monotonic(), asked.minutes * 60 / max(len(kinds), 1)
    for number, is_good in enumerate(kinds):
        time.sleep(max(0.0, begun + number * every - time.monotonic()))
        path = _book(data.parent / f"{number}.xlsx", number, is_good=is_good)
        is_over = threading.Event()
        watcher = threading.Thread(target=_watch, args=(server, data, number, is_over, met))
        if is_good:
            watcher.start()
        command = [sys.executable, "-m", "etl", "load", str(path), "--data", str(data)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if (done.returncode == 0) != is_good:
            met.wrong.append(f"workbook {number}: {done.stdout}{done.stderr}")
            is_over.set()
        if is_good:
            watcher.join()


def _book(path: Path, number: int, *, is_good: bool) -> Path:
    """A problem of its own, found on a day that is none where the file is to be refused."""
    found = "2025年9月10日" if is_good else "2025年13月40日"
    rows: offices.Rows = [
        ["问题整改台账（演示数据）"],  # else it would stand beside invented data
        ["问题描述", "发现日期", "责任单位", "整改期限"],
        [_text(number), found, OWNER, "2026年12月31日"],
    ]
    return offices.workbook(path, {"问题台账": rows})


def _text(number: int) -> str:
    return f"{MARK}第{number}号问题"


def _watch(server: Server, data: Path, number: int, is_over: threading.Event, met: Met) -> None:
    """How long after the move of the pointer a session shows the new row."""
    before = pointer.named(data)
    try:
        with viewing(server.address) as viewer:
            while pointer.named(data) == before and not is_over.wait(LOOKS):
                pass
            moved = time.monotonic()
            while not (is_over.is_set() or viewer.shows(_text(number), "search", f"q={MARK}")):
                if time.monotonic() - moved > 60:
                    met.errors.append(f"workbook {number} is not seen after a minute")
                    return
            if not is_over.is_set():
                met.seen.append(time.monotonic() - moved)
    except (ViewError, OSError, TimeoutError) as error:
        met.errors.append(f"watching workbook {number}: {error}")
