"""`verify`: everything in the data folder, or a backup, held against its checksums."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from etl.commands import asked, output
from etl.loading import adopting, checking, loading, mending, verifying
from etl.loading.manifests import BackupError
from etl.store.aside import Aside
from etl.words import Say, mark, translation

SOUND = mark("All is sound: {uploads} uploads, {builds} builds, {decks} decks.")
WHOLE = mark("{file} is whole: {uploads} uploads, saved {at}.")
LOST = mark("“{file}” in the backup is damaged. Take a new backup, or the file from an older one.")
CUT = mark("A part of {file} cannot be read. Take a new backup, or another copy of this one.")
UNLISTED = mark(
    "{file} has no list of checksums that can be read, so only its uploads were looked through:"
    " {uploads} are sound. Take a new backup."
)
GONE = mark("Upload {upload} in the backup would not be counted. Take a new backup.")
THEN = mark("When it was taken: {said}")
MENDED = mark("Upload {upload} was mended from its original file: {files}.")
TRY = mark(
    "The original file of upload {upload} is sound: `python -m etl verify --mend` reads its rows"
    " anew and takes them if they are the same."
)
ERASED = mark(
    "The original file of upload {upload} was erased by law, so its rows cannot be read anew from"
    " it: put the folder back from a backup."
)
_OF_ROWS = ("rows_gone", "rows_changed", "stated")


def add(verb: asked.Verb) -> None:
    """Declare the command and its arguments."""
    parser = verb("verify", "hold the data folder, or a backup, against its checksums", verify)
    parser.add_argument("file", nargs="?", type=Path, help="a backup, in place of the data folder")
    parser.add_argument("--mend", action="store_true", help="mend rows from original files first")
    parser.add_argument(
        "--adopt", action="store_true", help="give checksums to what has none first"
    )
    asked.add_password(parser)


def verify(chosen: argparse.Namespace) -> int:
    """Say what is damaged and what to do; exit code 0 when nothing is."""
    if chosen.file:
        return _backup(chosen)
    say = translation(chosen.lang)
    done: list[str] = []
    if chosen.mend or chosen.adopt:
        secret = asked.password(chosen)
        with loading.writing(chosen.data, mends=False):
            mended = mending.mend(chosen.data, secret)
            adopted = adopting.adopt(chosen.data, secret) if chosen.adopt else []
        done = [_mended(one, say) for one in mended] + [one.sentence(say) for one in adopted]
    found = verifying.verify(chosen.data)
    parts = [_told(chosen.data, one, say) for one in found.findings]
    counts = {"uploads": found.uploads, "builds": found.builds, "decks": found.decks}
    lines = [*done, *(str(one["message"]) for one in parts)]
    content = {"sound": found.is_sound, **counts, "done": done, "findings": parts}
    sound = [] if parts else [say(SOUND).format(**counts)]
    output.show(chosen, content, "\n".join([*lines, *sound]))
    return 0 if found.is_sound else 1


def _told(data: Path, one: Aside, say: Say) -> dict[str, object]:
    text = one.sentence(say)
    if one.kind in _OF_ROWS and mending.can_be_tried(data / "uploads" / one.name):
        text = f"{text} {say(TRY).format(upload=one.upload)}"
    if one.kind in _OF_ROWS and mending.is_erased(data / "uploads" / one.name):
        text = f"{text} {say(ERASED).format(upload=one.upload)}"
    return {
        "name": one.name,
        "kind": one.kind,
        "upload": one.upload,
        "is_missed": one.is_missed,
        "message": text,
    }


def _mended(one: mending.Mended, say: Say) -> str:
    return say(MENDED).format(upload=one.upload, files="、".join(one.files))


def _backup(chosen: argparse.Namespace) -> int:
    say = translation(chosen.lang)
    try:
        found = checking.check(chosen.file)
    except BackupError as refusal:
        return output.fail(chosen, refusal.sentence(say))
    faults = [*_faults(chosen.file.name, found, say)]
    listed = found.manifest
    then = [
        say(THEN).format(said=said) for said in (listed.sentences(chosen.lang) if listed else ())
    ]
    at = listed.at if listed else ""
    whole = say(WHOLE).format(file=chosen.file.name, uploads=len(found.uploads), at=at)
    lines = [*(faults or [whole]), *then]
    content = {
        "sound": not faults,
        "at": at,
        "uploads": found.uploads,
        "lost": found.lost,
        "damaged": found.unpacked.damaged,
        "left_aside": then,
        "message": " ".join(lines),
    }
    output.show(chosen, content, "\n".join(lines))
    return 1 if faults else 0


def _faults(file: str, found: checking.Checked, say: Say) -> Sequence[str]:
    said = [say(LOST).format(file=name) for name in found.unpacked.damaged]
    said += [say(CUT).format(file=file)] if found.unpacked.is_cut else []
    said += [say(GONE).format(upload=number) for number in found.lost]
    if found.manifest is None:
        said.append(say(UNLISTED).format(file=file, uploads=len(found.uploads)))
    return said
