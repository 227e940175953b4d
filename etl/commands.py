"""What each command does and prints; a page starts the same commands as processes."""

import argparse
import getpass
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from etl import backup as backups
from etl import builds, loading, preview, templates, uploads
from etl.reading import child
from etl.words import translation


def read(chosen: argparse.Namespace) -> int:
    """Print what the workbooks hold, one JSON document per line, without loading them."""
    reports = child.look(_workbooks(chosen), language=chosen.lang)
    for report in reports:
        _print(chosen, {key: report[key] for key in child.PUBLIC}, child.summary(report))
    return 1 if any(report["refused"] for report in reports) else 0


def load(chosen: argparse.Namespace) -> int:
    """Load workbooks and publish a new build, or say every fault and change nothing."""
    if chosen.if_empty and builds.current(chosen.data):
        return 0
    act = _try if chosen.dry_run else _load
    try:
        return act(chosen, _workbooks(chosen))
    except loading.LoadError as refusal:
        return _refuse(chosen, refusal.reports)
    except builds.CheckError as refusal:
        return _refuse(chosen, [], checks=refusal.told(translation(chosen.lang)))


def _load(chosen: argparse.Namespace, files: list[Path]) -> int:
    say = translation(chosen.lang)
    done = loading.load(
        chosen.data, files, mode=chosen.mode, by=chosen.by or _user(), language=chosen.lang
    )
    for name, upload in done.repeats.items():
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
        "repeats": {name: upload.number for name, upload in done.repeats.items()},
        "files": [child.brief(report) for report in done.reports],
    }
    sentence = say("{files} files loaded, build {build} is in force.")
    _print(chosen, report, sentence.format(files=len(done.uploads), build=number))
    return 0


def _try(chosen: argparse.Namespace, files: list[Path]) -> int:
    """The dry run: all of a load but its last step, and what it would change."""
    say = translation(chosen.lang)
    with loading.drafted(
        chosen.data, files, mode=chosen.mode, by=chosen.by or _user(), language=chosen.lang
    ) as draft:
        numbers = [upload.number for upload in draft.uploads]
        tables = preview.of(draft.build, numbers) if draft.build else []
        report = {
            "tables": tables,
            "repeats": {name: upload.number for name, upload in draft.repeats.items()},
            "files": draft.reports,
        }
    sentence = say("{title}: {added} new, {changed} changed, {same} the same, {gone} gone")
    _print(chosen, report, "\n".join(sentence.format(**table) for table in tables))
    return 0


def build(chosen: argparse.Namespace) -> int:
    """Build the warehouse anew."""
    say = translation(chosen.lang)
    try:
        done = loading.rebuild(chosen.data)
    except builds.CheckError as refusal:
        return _refuse(chosen, [], checks=refusal.told(say))
    sentence = say("Build {build} is in force.").format(build=done.number)
    _print(chosen, {"build": done.number}, sentence)
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
        }
        _print(chosen, content, line)
    return 0


def withdraw(chosen: argparse.Namespace) -> int:
    """Take one upload out of force and build without it."""
    say = translation(chosen.lang)
    try:
        done = loading.withdraw(chosen.data, chosen.upload, chosen.by or _user())
    except KeyError:
        sentence = say("There is no upload {upload} in force; `history` lists them.")
        return _fail(chosen, sentence.format(upload=chosen.upload))
    except builds.CheckError as refusal:
        return _refuse(chosen, [], checks=refusal.told(say))
    sentence = say("Upload {upload} is withdrawn, build {build} is in force.")
    _print(
        chosen,
        {"upload": chosen.upload, "build": done.number},
        sentence.format(upload=chosen.upload, build=done.number),
    )
    return 0


def template(chosen: argparse.Namespace) -> int:
    """Write blank workbooks."""
    paths = templates.write(chosen.folder)
    sentence = translation(chosen.lang)("{count} templates are in {folder}.")
    _print(
        chosen,
        {"templates": [path.name for path in paths]},
        sentence.format(count=len(paths), folder=chosen.folder),
    )
    return 0


def backup(chosen: argparse.Namespace) -> int:
    """Save all uploads to one file."""
    count = backups.save(chosen.data, chosen.file)
    sentence = translation(chosen.lang)("{count} uploads are saved in {file}.")
    _print(chosen, {"uploads": count}, sentence.format(count=count, file=chosen.file))
    return 0


def restore(chosen: argparse.Namespace) -> int:
    """Restore a backup into an empty data folder."""
    say = translation(chosen.lang)
    try:
        done = backups.restore(chosen.data, chosen.file)
    except backups.BackupError as refusal:
        return _fail(chosen, refusal.told(say))
    sentence = say("Restored; build {build} is in force.").format(build=done.number)
    _print(chosen, {"build": done.number}, sentence)
    return 0


def _workbooks(chosen: argparse.Namespace) -> list[Path]:
    files = loading.workbooks(chosen.files)
    missing = [str(path) for path in files if not path.is_file()]
    if missing or not files:
        sentence = translation(chosen.lang)("There is no workbook at {path}; check the name.")
        print(sentence.format(path="、".join(missing or map(str, chosen.files))), file=sys.stderr)
        raise SystemExit(2)
    return files


def _user() -> str:
    try:
        return getpass.getuser()
    except OSError:  # a service account without a name
        return "-"


def _print(chosen: argparse.Namespace, content: dict[str, object], sentence: str) -> None:
    print(json.dumps(content, ensure_ascii=False) if chosen.json else sentence)


def _fail(chosen: argparse.Namespace, sentence: str) -> int:
    _print(chosen, {"message": sentence}, sentence)
    return 1


def _refuse(
    chosen: argparse.Namespace,
    reports: Sequence[child.Report],
    checks: Sequence[dict[str, str]] = (),
) -> int:
    """Say every fault at once: where, what, and what to do."""
    say = translation(chosen.lang)
    shown = [report for report in reports if report["refused"] or child.faults(report)]
    sentence = say("Nothing was loaded; correct the cells below and load again.")
    if chosen.json:
        files = [child.brief(report) for report in shown]
        content = {"message": sentence, "files": files, "checks": list(checks)}
        print(json.dumps(content, ensure_ascii=False))
        return 1
    print(sentence)
    for report in shown:
        print(child.summary(report))
    for fault in checks:
        print("  " + "  ".join(part for part in fault.values() if part))
    return 1
