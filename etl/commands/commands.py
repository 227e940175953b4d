"""What each command does and prints; a page starts the same commands as processes."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from etl.commands import answering, asked, doubting
from etl.loading import backup as backups
from etl.loading import loading, preview
from etl.loading.doubts import DoubtError
from etl.loading.drafting import LoadError
from etl.reading.answers.answers import Report
from etl.reading.process import child
from etl.store import uploads
from etl.store.sifting import Known
from etl.warehouse import builds, digest, notify
from etl.words import mark as words_mark
from etl.words import translation


def read(chosen: argparse.Namespace) -> int:
    """Print what the workbooks hold, one JSON document per line, without loading them."""
    how = child.How(chosen.lang, rows=child.EVERY, password=asked.password(chosen))
    reports = child.look(asked.workbooks(chosen), how)
    for report in reports:
        answering.show(chosen, child.public(report), child.summary(report))
    return 1 if any(report["refused"] for report in reports) else 0


def load(chosen: argparse.Namespace) -> int:
    """Load workbooks and publish a new build, or say every fault and change nothing."""
    if chosen.if_empty and builds.current(chosen.data):
        return 0 if builds.is_current(chosen.data) else build(chosen)
    act = _try if chosen.dry_run else _load
    try:
        return act(chosen, asked.workbooks(chosen))
    except LoadError as refusal:
        return _refuse(chosen, refusal.reports, known=refusal.known)
    except DoubtError as refusal:
        return doubting.refuse(chosen, refusal)
    except builds.CheckError as refusal:
        checks = refusal.told(translation(chosen.lang))
        return _refuse(chosen, refusal.reports, checks=checks, known=refusal.known)


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
    }
    sentence = say("{files} files loaded, build {build} is in force.")
    report["notices"] = _spread(done, chosen.lang)
    answering.show(chosen, report, sentence.format(files=len(done.uploads), build=number))
    return 0


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
        tables = preview.between(_current(chosen), draft.build, numbers) if draft.build else []
        told = {"files": draft.reports, "doubts": draft.doubts}
        report = {"tables": tables, **draft.known.told(), **told}
    _print_changes(chosen, report, tables)
    if not chosen.json:
        doubting.show(chosen, draft.doubts)
    return 0


def _print_changes(
    chosen: argparse.Namespace, report: Mapping[str, object], tables: Sequence[preview.Preview]
) -> None:
    say = translation(chosen.lang)
    sentence = say("{title}: {added} new, {changed} changed, {same} the same, {gone} gone")
    answering.show(chosen, report, "\n".join(sentence.format(**table) for table in tables))


def _current(chosen: argparse.Namespace) -> Path | None:
    build = builds.current(chosen.data)
    return build.path if build else None


def build(chosen: argparse.Namespace) -> int:
    """Build the warehouse anew."""
    say = translation(chosen.lang)
    try:
        done = loading.rebuild(chosen.data)
    except builds.CheckError as refusal:
        return _refuse(chosen, [], checks=refusal.told(say))
    sentence = say("Build {build} is in force.").format(build=done.number)
    answering.show(chosen, {"build": done.number}, sentence)
    return 0


def history(chosen: argparse.Namespace) -> int:
    """List every upload, withdrawn ones included."""
    say = translation(chosen.lang)
    for upload in uploads.everything(chosen.data):
        record = upload.record
        state = say("withdrawn") if upload.is_withdrawn else say("in force")
        line = f"{upload.number:06d}  {record.at}  {record.by}  {state}  {record.file}"
        content = {
            "upload": upload.number,
            "file": record.file,
            "by": record.by,
            "at": record.at,
            "mode": record.mode,
            "rows": record.rows,
            "withdrawn": upload.is_withdrawn,
            "turns": upload.turns,
            "confirmed": record.confirmed,
        }
        answering.show(chosen, content, line)
    return 0


def withdraw(chosen: argparse.Namespace) -> int:
    """Take one upload out of force and build without it."""
    return _turn(chosen, loading.withdraw, loading.without, _WITHDRAWN)


def reinstate(chosen: argparse.Namespace) -> int:
    """Put a withdrawn upload back into force and build with it."""
    return _turn(chosen, loading.reinstate, loading.again, _REINSTATED)


_WITHDRAWN = (
    words_mark("Upload {upload} is withdrawn, build {build} is in force."),
    words_mark("There is no upload {upload} in force; `history` lists them."),
)
_REINSTATED = (
    words_mark("Upload {upload} is in force again, with build {build}."),
    words_mark("There is no withdrawn upload {upload}; `history` lists them."),
)
_Tell = Callable[[str], None]
_Draft = Callable[[Path, int, _Tell], AbstractContextManager[tuple[uploads.Upload, Path]]]


def _turn(
    chosen: argparse.Namespace,
    act: Callable[[Path, int, str, _Tell], builds.Build],
    draft: _Draft,
    sentences: tuple[str, str],
) -> int:
    """Undo or redo an upload, or say what that would change."""
    say = translation(chosen.lang)
    done, unknown = map(say, sentences)
    tell = asked.teller(chosen)
    try:
        if chosen.dry_run:
            with draft(chosen.data, chosen.upload, tell) as (_, path):
                tables = preview.between(_current(chosen), path)
            _print_changes(chosen, {"tables": tables}, tables)
            return 0
        number = act(chosen.data, chosen.upload, chosen.by or asked.user(), tell).number
    except KeyError:
        return answering.fail(chosen, unknown.format(upload=chosen.upload))
    except builds.CheckError as refusal:
        return _refuse(chosen, [], checks=refusal.told(say))
    content: dict[str, object] = {"upload": chosen.upload, "build": number}
    answering.show(chosen, content, done.format(upload=chosen.upload, build=number))
    return 0


def backup(chosen: argparse.Namespace) -> int:
    """Save all uploads to one file."""
    count = backups.save(chosen.data, chosen.file)
    say = translation(chosen.lang)
    sentence = say("{count} uploads are saved in {file}.")
    answering.show(chosen, {"uploads": count}, sentence.format(count=count, file=chosen.file))
    return 0


def restore(chosen: argparse.Namespace) -> int:
    """Restore a backup into an empty data folder."""
    say = translation(chosen.lang)
    try:
        done = backups.restore(chosen.data, chosen.file)
    except backups.BackupError as refusal:
        return answering.fail(chosen, refusal.told(say))
    sentence = say("Restored; build {build} is in force.").format(build=done.number)
    answering.show(chosen, {"build": done.number}, sentence)
    return 0


def _refuse(
    chosen: argparse.Namespace,
    reports: Sequence[Report],
    checks: Sequence[dict[str, str]] = (),
    known: Known | None = None,
) -> int:
    """Say every fault at once: where, what, and what to do."""
    say = translation(chosen.lang)
    shown = [report for report in reports if report["refused"] or child.faults(report)]
    sentence = say("Nothing was loaded; correct the cells below and load again.")
    if chosen.json:
        told = known.told() if known else {}
        content = {"message": sentence, "files": list(reports), "checks": list(checks), **told}
        print(json.dumps(content, ensure_ascii=False))
        return 1
    print(sentence)
    for report in shown:
        print(child.summary(report))
    for fault in checks:
        print("  " + "  ".join(part for part in fault.values() if part))
    return 1
