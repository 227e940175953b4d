"""What a meeting hands out: twelve slides, a page's workbook, renewed slides, Word papers."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from benchmarks.table import Line, show
from pages.papers.blocks.frames import frame
from pages.papers.blocks.reports import Make
from pages.shared import warehouse
from pages.shared.capture import page as capture
from pages.shared.exports import reports, slides, xlsx
from pages.shared.exports.origin import Origin
from pages.shared.exports.reports import Issuer, Part
from pages.shared.exports.slides import asking, living
from pages.shared.exports.slides.contents import contents
from pages.shared.stage.decks import Deck
from pages.shared.warehouse import Build

ROOT = Path(__file__).parents[1]
SLIDES_GOAL, BOOK_GOAL, RENEWAL_GOAL, PAPER_GOAL = 2000.0, 1000.0, 5000.0, 1000.0  # milliseconds
DECK = (
    ("rankings", "ranks"), ("rankings", "values"), ("rankings", "cities"), ("benchmarks", "gaps"),
    ("benchmarks", "line"), ("why_moved", "steps"), ("why_moved", "moves"), ("projects", "gantt"),
    ("conversion", "funnel"), ("forums", "months"), ("campaigns", "course"), ("topics", "kinds"),
)  # fmt: skip


def cost(act: Callable[[], object], clock: Callable[[], float]) -> float:
    """Milliseconds of the fastest of three times."""
    spans = []
    for _ in range(3):
        begun = clock()
        act()
        spans.append((clock() - begun) * 1000)
    return min(spans)


def views(build: Build) -> list[slides.View]:
    """Twelve views as a meeting looks at them, with the numbers of their pages."""
    found = []
    for page, key in DECK:
        screen = capture.capture(page, {}, build=build)
        block = screen.block(key)
        if block is not None:
            origin = Origin(page, {}, build.number)
            found.append(slides.View(block, origin, slides.numbers_of(screen)))
    return found


def paper(parts: Sequence[Part], make: Make, build: Build) -> bytes:
    """A Word paper from nothing: no page was run before."""
    capture.forget()
    screens = {page: capture.capture(page, {}, build=build) for page in reports.pages(parts)}
    return make(screens, Issuer("澄岚市", "2025年12月31日", build.number, is_demo=True))


def main() -> int:
    """Measure on the samples."""
    with tempfile.TemporaryDirectory() as folder:
        load = [sys.executable, "-m", "etl", "load", "data/samples", "--data", folder]
        subprocess.run(load, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        os.environ["QIANGHUI_DATA"] = folder
        build = warehouse.current_build()
        if build is None:
            return 1
        chosen = views(build)
        around = frame(Deck("", "Meeting"), build, {"lang": "zh"})
        whole: list[slides.View | slides.Content] = [*around.before, *chosen, *around.after]
        deck = slides.deck(whole)
        fresh = {living.key_of(c.tag): c for view in chosen for c in contents(view)}
        page = capture.capture("rankings", {}, build=build)
        origin = Origin("rankings", {}, build.number)
        lines = [
            Line(
                f"{len(chosen)} views as slides with cover and decisions, {len(deck) // 1000} kB",
                cost(lambda: slides.deck(whole), time.process_time),
                "ms",
                SLIDES_GOAL,
            ),
            Line(
                "a page as a workbook",
                cost(lambda: xlsx.page_book(page, origin), time.process_time),
                "ms",
                BOOK_GOAL,
            ),
            Line(
                "the slides brought up to date, in a child, by the clock",
                cost(lambda: asking.renewed(deck, fresh), time.perf_counter),
                "ms",
                RENEWAL_GOAL,
            ),
            *[
                Line(
                    f"the {make.__name__} in Word, its pages run for it",
                    cost(partial(paper, parts, make, build), time.perf_counter),
                    "ms",
                    PAPER_GOAL,
                )
                for parts, make in (
                    (reports.BRIEF, reports.brief),
                    (reports.CIRCULAR, reports.circular),
                )
            ],
        ]
    return show(lines)


if __name__ == "__main__":
    sys.exit(main())
