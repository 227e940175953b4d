"""`submissions`, `check`, `return`, `recall` and `release`: what was handed in, and its end.

`load --submit` hands workbooks in.
"""

import argparse
from collections.abc import Sequence

from etl.commands import asked, load, output
from etl.loading import releasing
from etl.loading.drafting import Wish
from etl.loading.releasing import ConflictError, GoneError, OthersError
from etl.store import submissions, uploads
from etl.store.submissions import Note, Submission
from etl.words import mark, translation

STATES = {
    "waiting": mark("waits for release"),
    "released": mark("released"),
    "returned": mark("sent back"),
    "recalled": mark("taken back by whoever handed it in"),
    "damaged": mark("damaged: have it handed in anew"),
}


def add(verb: asked.Verb) -> None:
    """Declare the commands and their arguments."""
    verb("submissions", "list what was handed in, and what became of it", listed)
    parser = verb("release", "put submissions into force, in one build", release)
    parser.add_argument("--dry-run", action="store_true", help="only say what would change")
    asked.add_password(parser)
    asked.add_confirming(parser)
    _take(parser, many=True)
    _take(verb("check", "note that a submission was checked", check))
    _take(verb("return", "send a submission back, with the reason", give_back))
    _take(verb("recall", "take a submission back that one has handed in oneself", recall))


def listed(chosen: argparse.Namespace) -> int:
    """A line for each submission, and for each folder of one whose record is damaged."""
    say = translation(chosen.lang)
    for one in submissions.everything(chosen.data):
        files = "、".join(one.files)
        line = f"{one.number:06d}  {one.at}  {one.by}  {say(STATES[one.state])}  {files}"
        output.show(chosen, _told(one), line)
    for folder in submissions.lost(chosen.data):
        sentence = say(
            "“submissions/{name}” is damaged and waits for nobody: have it handed in anew."
        )
        text = sentence.format(name=folder.name)
        output.show(chosen, {"left_aside": folder.name, "message": text}, text)
    return 0


def release(chosen: argparse.Namespace) -> int:
    """Put submissions into force in one build, or say what that would change."""
    found = _found(chosen, chosen.submission)
    if isinstance(found, str):
        return output.fail(chosen, found)
    try:
        return load.answered(chosen, lambda: _release(chosen, found))
    except GoneError as gone:
        return output.fail(chosen, load.not_waiting(gone, translation(chosen.lang)))
    except ConflictError as conflict:
        say = translation(chosen.lang)
        sentence = say(
            "The header {header} means something else in each of them: release them one by one."
        )
        header = conflict.typed.partition("|")[2] or conflict.typed
        return output.fail(chosen, sentence.format(header=header))


def check(chosen: argparse.Namespace) -> int:
    """Note that somebody has looked a submission through."""
    return _act(chosen, "checked", translation(chosen.lang)("Submission {number} is checked."))


def give_back(chosen: argparse.Namespace) -> int:
    """Send a submission back to whoever handed it in."""
    say = translation(chosen.lang)
    if not (chosen.remark or "").strip():
        return output.fail(chosen, say("Say why it goes back: --remark."))
    return _act(chosen, "returned", say("Submission {number} is sent back; no figure changes."))


def recall(chosen: argparse.Namespace) -> int:
    """Take back what one has handed in oneself and nobody has released."""
    say = translation(chosen.lang)
    (number,) = chosen.submission
    note = Note(chosen.by or asked.user(), uploads.now(), chosen.remark or "")
    try:
        releasing.recall(chosen.data, number, note)
    except (GoneError, OthersError) as refused:
        return output.fail(chosen, load.not_waiting(refused, say))
    sentence = say("Submission {number} is taken back; no figure changes.")
    output.show(chosen, {"submission": number}, sentence.format(number=number))
    return 0


def _take(parser: argparse.ArgumentParser, *, many: bool = False) -> None:
    parser.add_argument("submission", type=int, nargs="+" if many else 1, metavar="N")
    parser.add_argument("--by", help="who does it")
    parser.add_argument("--remark", help="what whoever handed it in should know")


def _release(chosen: argparse.Namespace, found: Sequence[Submission]) -> int:
    wish = Wish(
        by=chosen.by or asked.user(),
        language=chosen.lang,
        password=asked.password(chosen),
        rows=asked.SHOWN if chosen.dry_run else 0,
        confirmed=asked.confirmed(chosen),
        confirms_all=chosen.confirm_all,
        tell=asked.teller(chosen),
    )
    if not chosen.dry_run:
        return load.say_done(
            chosen, releasing.release(chosen.data, found, wish, chosen.remark or "")
        )
    with releasing.tried(chosen.data, found, wish) as draft:
        load.show_trial(chosen, draft)
    return 0


def _act(chosen: argparse.Namespace, kind: submissions.Act, sentence: str) -> int:
    found = _found(chosen, chosen.submission)
    if isinstance(found, str):
        return output.fail(chosen, found)
    note = Note(chosen.by or asked.user(), uploads.now(), chosen.remark or "")
    for one in found:
        releasing.act(chosen.data, one, kind, note)
    content = {"submission": found[0].number}
    output.show(chosen, content, sentence.format(number=found[0].number))
    return 0


def _found(chosen: argparse.Namespace, numbers: Sequence[int]) -> list[Submission] | str:
    """The waiting submissions of these numbers, or why that cannot be."""
    try:
        return releasing.found(chosen.data, numbers)
    except GoneError as none:
        return load.not_waiting(none, translation(chosen.lang))


def _told(one: Submission) -> dict[str, object]:
    kinds: tuple[submissions.Act, ...] = ("checked", "released", "returned", "recalled")
    notes = {kind: one.note(kind) for kind in kinds}
    return {
        "submission": one.number,
        "files": list(one.files),
        "by": one.by,
        "at": one.at,
        "mode": one.how.mode,
        "state": one.state,
        **{
            kind: {"by": note.by, "at": note.at, "remark": note.remark}
            for kind, note in notes.items()
            if note
        },
    }
