"""`mark`: a workbook back to whoever sent it, with the cells to mend coloured and commented."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from etl.commands import asked, output
from etl.loading import loading
from etl.loading.drafting import LoadError
from etl.reading.answers.answers import Report
from etl.reading.refusal import Refusal
from etl.templates import marking
from etl.warehouse import builds, checks
from etl.warehouse.checks import CheckResult
from etl.words import Say, translation


def add(verb: asked.Verb) -> None:
    """Declare the command and its arguments."""
    purpose = "give a workbook back with the cells to mend coloured and commented"
    parser = verb("mark", purpose, mark)
    parser.add_argument("files", nargs=1, type=Path, metavar="file")
    parser.add_argument("out", type=Path)
    parser.add_argument("--faults", type=Path, help="JSON: the faults, if they are known already")
    asked.add_wishes(parser)
    parser.set_defaults(dry_run=True)


def mark(chosen: argparse.Namespace) -> int:
    """Give the user's own workbook back, with the cells to mend coloured and commented."""
    say = translation(chosen.lang)
    file = asked.workbooks(chosen)[0]
    password = asked.password(chosen)
    try:
        found = _told(chosen) if chosen.faults else _found(chosen, file, password)
        done = marking.mark(file, chosen.out, found, password)
    except Refusal as refusal:
        return output.fail(chosen, refusal.sentence(say))
    sentence = say("{count} cells are marked in {file}.")
    text = sentence.format(count=done["marked"], file=chosen.out)
    output.show(chosen, {**done}, " ".join([text, *_lost(done, say)]))
    return 0


def _lost(done: marking.Marked, say: Say) -> list[str]:
    """What the marked file lacks that the user's own has."""
    if done["is_copy"]:
        return [
            say(
                "It is a copy with the values, number formats and merged cells of your file: "
                "colours, formulas, pictures, charts and comments are not in it."
            )
        ]
    return [say("It is no longer protected by a password.")] if done["is_unlocked"] else []


def _told(chosen: argparse.Namespace) -> list[dict[str, object]]:
    """The faults that were found before, and are handed over."""
    found: list[dict[str, object]] = json.loads(chosen.faults.read_text(encoding="utf-8"))
    return found


def _found(chosen: argparse.Namespace, file: Path, password: str | None) -> list[dict[str, object]]:
    """Every fault of a file, as a load would find them; raises Refusal when it cannot be read."""
    say = translation(chosen.lang)
    reports: list[Report] = []
    failures: Sequence[CheckResult] = ()
    try:
        with loading.drafted(chosen.data, [file], asked.wish(chosen, password)) as draft:
            reports = draft.reports
    except (LoadError, builds.CheckError) as refusal:
        reports, failures = refusal.reports, refusal.failures
    if refused := [one["message"] for one in reports if one["refused"]]:
        raise Refusal(refused[0])
    read = [dict(fault) for one in reports for fault in one["reported"]]
    found: list[dict[str, object]] = [{**fault} for fault in checks.each(failures, say)]
    return found + read
