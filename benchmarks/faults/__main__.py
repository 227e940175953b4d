"""Faults of every kind given to every command that writes: what is lost, torn, or said wrongly?

`python -m benchmarks.faults --kills 1000 --errors 500 --full 50 --corruptions 1000 [--seed N]`;
goal: nothing. A kill is a kill -9 of a fork, an error is raised at a named step or by the call that
touches a file: a full disk, a broken or a read-only one, no memory, an interrupt.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.faults import company, disks, forks, harms, injected, operations
from benchmarks.faults.operations import Operation
from benchmarks.faults.stores import Stores
from benchmarks.faults.trials import Tally, Trials
from benchmarks.table import Line, show

SHOWN = 40


def main(arguments: Sequence[str]) -> int:
    """Try all, and say what went wrong."""
    options = asked(arguments)
    with tempfile.TemporaryDirectory() as folder:
        known = Stores(Path(folder))
        chosen = [one for one in operations.every(known) if options.only in one.name]
        return _shown(tallies(known, chosen, options))


def tallies(
    known: Stores, chosen: Sequence[Operation], options: argparse.Namespace
) -> dict[str, Tally]:
    """Try all on stores that are made: what was tried of each kind, and what went wrong."""
    trials = Trials(known, list(chosen))
    found: dict[str, Tally] = {}
    for name, hows, count in (
        ("kills", (injected.KILL,), options.kills),
        ("errors", (*injected.ERRORS, *injected.OTHERS), options.errors),
    ):
        tally = found.setdefault(name, Tally())
        for course, fault in trials.faults(hows, count, options.seed):
            trials.give(course, fault, tally)
    if options.full:
        tally = Tally()
        found[f"full disks ({disks.fill(trials, options.full, tally)})"] = tally
    tally = found["corruptions"] = Tally()
    for store in ("plain", "load decided"):
        harms.harm(known, store, options.corruptions // 2, options.seed, tally)
    if options.rounds:
        tally = Tally()
        looks = company.served(known, options.rounds, tally)
        found[f"{options.rounds} commands under a reader ({looks} looks)"] = tally
        company.at_once(known, tally)
        company.put_back(known, tally)
        company.newer(known, tally)
    if options.repeats:
        tally = found["the same file"] = Tally()
        company.again(known, options.repeats, tally)
    return found


def asked(arguments: Sequence[str]) -> argparse.Namespace:
    """What is to be tried, and how often."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.faults")
    counts = {"kills": 1000, "errors": 500, "full": 50, "corruptions": 1000}
    for name, count in {**counts, "rounds": 12, "repeats": 100}.items():
        parser.add_argument(f"--{name}", type=int, default=count)
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--only", default="", help="operations whose name has this in it")
    return parser.parse_args(arguments)


def _shown(found: dict[str, Tally]) -> int:
    for name, tally in found.items():
        for wrong in tally.wrong[:SHOWN]:
            sys.stdout.write(f"{name}: {wrong}\n")
    counted = [
        (f"{name}: {tally.tried} tried, {tally.acknowledged} acknowledged, wrong", tally)
        for name, tally in found.items()
    ]
    lines = [Line(what, len(tally.wrong), "", 0) for what, tally in counted]
    return show([*lines, Line("CPU", forks.cpu(), "s")])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
