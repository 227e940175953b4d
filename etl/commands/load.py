"""`load`: workbooks into uploads and a new build; dry, it only says what would change."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb

from etl.commands import asked, doubting, output, trial, unwritable
from etl.commands.build import build
from etl.loading import loading, releasing
from etl.loading.doubts import DoubtError
from etl.loading.drafting import LoadError
from etl.reading.process import child
from etl.sending import sending
from etl.store import uploads
from etl.store.sifting import Known
from etl.warehouse import builds, checks
from etl.words import Say, mark, translation

_UNDONE = {
    "seal": mark("the seal of the build"),
    "digest": mark("the digest"),
    "older builds": mark("the removal of older builds"),
    "memory": mark("the confirmed headers"),
    "journal": mark("the end of the journal"),
}

OTHERS = mark(
    "Submission {number} was handed in by somebody else, and only they take it back; `return` sends"
    " it back."
)
NOT_WAITING = mark("No submission {number} waits for its release; `submissions` lists them.")


def add(verb: asked.Verb) -> None:
    """Declare the command and its arguments."""
    parser = verb("load", "load workbooks, or all workbooks below a folder", load)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--if-empty", action="store_true", help="do nothing if there is a build")
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would change, load nothing"
    )
    purpose = "hand the workbooks in; `release` puts them into force"
    parser.add_argument("--submit", action="store_true", help=purpose)
    purpose = "with --submit: in place of one's own submission N, which waits"
    parser.add_argument("--instead-of", type=int, metavar="N", help=purpose)
    asked.add_wishes(parser)


def load(chosen: argparse.Namespace) -> int:
    """Load workbooks and publish a new build, or say every fault and change nothing."""
    for told in output.forgotten(chosen):
        print(told, file=sys.stderr)
    if chosen.if_empty and is_used(chosen.data):
        return _freshen(chosen)
    act = _try if chosen.dry_run else _submit if chosen.submit else _load
    return answered(chosen, lambda: act(chosen, asked.workbooks(chosen)))


def answered(chosen: argparse.Namespace, act: Callable[[], int]) -> int:
    """What an act that may load returns; when it is refused, every fault is said instead."""
    try:
        return act()
    except LoadError as refusal:
        ahead = checks.entries(refusal.failures, translation(chosen.lang))
        return output.refuse(chosen, refusal.reports, checks=ahead, known=refusal.known)
    except DoubtError as refusal:
        return doubting.refuse(chosen, refusal)
    except builds.CheckError as refusal:
        found = refusal.entries(translation(chosen.lang))
        return output.refuse(chosen, refusal.reports, checks=found, known=refusal.known)


def is_used(data: Path) -> bool:
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
    return say_done(chosen, loading.load(chosen.data, files, asked.wish(chosen)))


def _submit(chosen: argparse.Namespace, files: list[Path]) -> int:
    """Hand workbooks in: all of a load but its last step, which somebody else does."""
    say = translation(chosen.lang)
    try:
        done = releasing.submit(chosen.data, files, asked.wish(chosen), chosen.instead_of)
    except (releasing.GoneError, releasing.OthersError) as refused:
        return output.fail(chosen, not_waiting(refused, say))
    except releasing.WaitingError as waiting:
        sentence = say("{file} waits for its release already: submission {number}.")
        text = sentence.format(file=waiting.file, number=waiting.submission.number)
        return output.fail(chosen, text)
    _say_repeats(done.draft.known, say)
    number = done.submission.number if done.submission else None
    report = {
        "submission": number,
        **done.draft.known.told(),
        "files": [child.brief(report) for report in done.draft.reports],
    }
    sentence = say("Nothing to hand in.")
    if number:
        sentence = say("Handed in as submission {number}: it counts once somebody releases it.")
    output.show(chosen, report, sentence.format(number=number))
    return 0


def not_waiting(refused: releasing.GoneError | releasing.OthersError, say: Say) -> str:
    """Why a submission can be neither released nor taken back."""
    if isinstance(refused, releasing.OthersError):
        return say(OTHERS).format(number=refused.number)
    return say(NOT_WAITING).format(number=refused.number)


def say_done(chosen: argparse.Namespace, done: loading.Loaded) -> int:
    """Say what a load did; returns its exit code."""
    say = translation(chosen.lang)
    _say_repeats(done.known, say)
    build = done.build.number if done.build else None
    report = {
        "build": build,
        "uploads": [upload.number for upload in done.uploads],
        **done.known.told(),
        "files": [child.brief(report) for report in done.reports],
        "left_aside": output.tell_aside(chosen, done.build.path if done.build else None),
    }
    sentence = say("{files} files loaded, build {build} is in force.")
    report["notices"] = [*_undone(done, chosen.lang), *_spread(chosen.data, done, chosen.lang)]
    output.show(chosen, report, sentence.format(files=len(done.uploads), build=build))
    return 0


def _say_repeats(found: Known, say: Say) -> None:
    for name, upload in found.repeats.items():
        known = upload.record
        sentence = say("{file} is loaded already: upload {upload}, by {by}, {at}. Nothing to do.")
        print(
            sentence.format(file=name, upload=upload.number, by=known.by, at=known.at),
            file=sys.stderr,
        )


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


def _spread(data: Path, done: loading.Loaded, language: str) -> list[str]:
    """Send what the load changed, if anybody wants it; says what could not be sent."""
    if not (done.build and done.uploads):
        return []
    failed = sending.send(data, done.build, language)
    for sentence in failed:
        print(sentence, file=sys.stderr)
    return failed


def _try(chosen: argparse.Namespace, files: list[Path]) -> int:
    """The dry run: all of a load but its last step, and what it would change."""
    with loading.drafted(chosen.data, files, asked.wish(chosen)) as draft:
        show_trial(chosen, draft)
    return 0


def show_trial(chosen: argparse.Namespace, draft: loading.Drafted) -> None:
    """Say what a drafted load would change, and which of its values are to be checked."""
    numbers = [upload.number for upload in draft.uploads]
    before = trial.current(chosen)
    found = trial.between(before, draft.build, numbers) if draft.build else trial.Trial()
    aside = output.tell_aside(chosen, draft.build or before)
    facts = {"left_aside": aside}
    read = {"files": draft.reports, "doubts": draft.doubts}
    trial.show(chosen, {**facts, **draft.known.told(), **read}, found)
    if not chosen.json:
        doubting.show(chosen, draft.doubts)
