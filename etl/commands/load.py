"""`load`: workbooks into uploads and a new build; dry, it only says what would change."""

import argparse
import sys
from pathlib import Path

import duckdb

from etl.commands import asked, doubting, output, trial, unwritable
from etl.commands.build import build
from etl.loading import loading
from etl.loading.doubts import DoubtError
from etl.loading.drafting import LoadError
from etl.reading.process import child
from etl.store import uploads
from etl.warehouse import builds, checks, digest, notify
from etl.words import mark, translation

_UNDONE = {
    "seal": mark("the seal of the build"),
    "digest": mark("the digest"),
    "older builds": mark("the removal of older builds"),
    "memory": mark("the confirmed headers"),
    "journal": mark("the end of the journal"),
}


def add(verb: asked.Verb) -> None:
    """Declare the command and its arguments."""
    parser = verb("load", "load workbooks, or all workbooks below a folder", load)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--if-empty", action="store_true", help="do nothing if there is a build")
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would change, load nothing"
    )
    asked.add_wishes(parser)


def load(chosen: argparse.Namespace) -> int:
    """Load workbooks and publish a new build, or say every fault and change nothing."""
    if chosen.if_empty and _is_used(chosen.data):
        return _freshen(chosen)
    act = _try if chosen.dry_run else _load
    try:
        return act(chosen, asked.workbooks(chosen))
    except LoadError as refusal:
        ahead = checks.entries(refusal.failures, translation(chosen.lang))
        return output.refuse(chosen, refusal.reports, checks=ahead, known=refusal.known)
    except DoubtError as refusal:
        return doubting.refuse(chosen, refusal)
    except builds.CheckError as refusal:
        found = refusal.entries(translation(chosen.lang))
        return output.refuse(chosen, refusal.reports, checks=found, known=refusal.known)


def _is_used(data: Path) -> bool:
    """Whether the board has been loaded before, however damaged it may be by now."""
    if builds.current(data) or builds.damage(data):
        return True
    found = uploads.survey(data)
    return bool(found.uploads) or any(one.upload is not None for one in found.aside)


def _freshen(chosen: argparse.Namespace) -> int:
    """Build anew where it helps; where that cannot be, say why: the board starts all the same."""
    if not builds.is_current(chosen.data):
        try:
            build(chosen)
        except (OSError, duckdb.Error) as error:
            sentence = unwritable.sentence(error, chosen.data, translation(chosen.lang))
            if sentence is None:
                raise
            print(sentence, file=sys.stderr)
    return 0


def _load(chosen: argparse.Namespace, files: list[Path]) -> int:
    say = translation(chosen.lang)
    done = loading.load(chosen.data, files, asked.wish(chosen))
    for name, upload in done.known.repeats.items():
        known = upload.record
        sentence = say("{file} is loaded already: upload {upload}, by {by}, {at}. Nothing to do.")
        print(
            sentence.format(file=name, upload=upload.number, by=known.by, at=known.at),
            file=sys.stderr,
        )
    number = done.build.number if done.build else None
    report = {
        "build": number,
        "uploads": [upload.number for upload in done.uploads],
        **done.known.told(),
        "files": [child.brief(report) for report in done.reports],
        "left_aside": output.tell_aside(chosen, done.build.path if done.build else None),
    }
    sentence = say("{files} files loaded, build {build} is in force.")
    report["notices"] = [*_undone(done, chosen.lang), *_spread(done, chosen.lang)]
    output.show(chosen, report, sentence.format(files=len(done.uploads), build=number))
    return 0


def _undone(done: loading.Loaded, language: str) -> list[str]:
    """What could not be done after the build had come into force, which is no fault of the load."""
    if not done.failed:
        return []
    say = translation(language)
    sentence = say(
        "The load counts; only this could not be written: {what}. Look at the disk; the next load"
        " does it."
    ).format(what="、".join(say(_UNDONE[name]) for name in done.failed))
    print(sentence, file=sys.stderr)
    return [sentence]


def _spread(done: loading.Loaded, language: str) -> list[str]:
    """Send what the load changed, if anybody wants it; says what could not be sent."""
    if not (done.build and done.uploads):
        return []
    say = translation(language)
    title = say("Build {build} is in force.").format(build=done.build.number)
    failed = notify.send(title, digest.read(done.build.path, language), say)
    for sentence in failed:
        print(sentence, file=sys.stderr)
    return failed


def _try(chosen: argparse.Namespace, files: list[Path]) -> int:
    """The dry run: all of a load but its last step, and what it would change."""
    with loading.drafted(chosen.data, files, asked.wish(chosen)) as draft:
        numbers = [upload.number for upload in draft.uploads]
        before = trial.current(chosen)
        found = trial.between(before, draft.build, numbers) if draft.build else trial.Trial()
        aside = output.tell_aside(chosen, draft.build or before)
        told = {"left_aside": aside}
        read = {"files": draft.reports, "doubts": draft.doubts}
        report = {**told, **draft.known.told(), **read}
    trial.show(chosen, report, found)
    if not chosen.json:
        doubting.show(chosen, draft.doubts)
    return 0
