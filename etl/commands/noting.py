"""The audit's rows of the command line: a change is noted when it begins and when it has ended.

One that was killed has begun and has no end. What a page runs is noted by the page, which knows who
has signed in; it passes a ticket.
"""

import argparse
import sqlite3
import sys
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path

from audit import chain, file
from etl.commands import asked, erase, load
from etl.words import translation


def _files(chosen: argparse.Namespace) -> str | None:
    if chosen.dry_run or (chosen.if_empty and load.is_used(chosen.data)):
        return None
    return " ".join(path.name for path in chosen.files)


def _submissions(chosen: argparse.Namespace) -> str:
    return " ".join(map(str, chosen.submission))


def _turned(chosen: argparse.Namespace) -> str | None:
    return None if chosen.dry_run else str(chosen.upload)


def _reread(chosen: argparse.Namespace) -> str | None:
    return " ".join(map(str, chosen.uploads)) if chosen.accept and chosen.uploads else None


def _forgotten(chosen: argparse.Namespace) -> str | None:
    return " ".join(chosen.forget) or None


def _mapping(chosen: argparse.Namespace) -> str | None:
    return str(chosen.number) if chosen.deed else None


def _erased(chosen: argparse.Namespace) -> str | None:
    """How many texts, and why; None where the command refuses, for the row would hold a text."""
    erase.take(chosen)
    said, *texts = (
        unicodedata.normalize("NFKC", text)
        for text in (f"{chosen.by} {chosen.remark}", *chosen.texts)
    )
    if chosen.dry_run or any(text in said for text in texts):
        return None
    return f"{len(texts)} texts: {chosen.remark}"


def _digest(chosen: argparse.Namespace) -> str | None:
    numbers = " ".join(map(str, chosen.confirm))
    return numbers or ("send" if chosen.send else None)


# The commands that change something or take it away: what each is about, None when it only looks.
CHANGES: Mapping[str, Callable[[argparse.Namespace], str | None]] = {
    "load": _files,
    "release": lambda chosen: None if chosen.dry_run else _submissions(chosen),
    "check": _submissions,
    "return": _submissions,
    "recall": _submissions,
    "withdraw": _turned,
    "reinstate": _turned,
    "reread": _reread,
    "pin": lambda chosen: chosen.name,
    "unpin": lambda chosen: str(chosen.build),
    "memory": _forgotten,
    "mappings": _mapping,
    "digest": _digest,
    "backup": lambda chosen: chosen.file.name,
    "erase": _erased,
    "restore": lambda chosen: chosen.file.name,
}


def run(chosen: argparse.Namespace) -> int:
    """Run the command that was chosen; returns its exit code."""
    about = CHANGES.get(chosen.command)
    told = about(chosen) if about else None
    if told is None or chosen.ticket:
        code: int = chosen.act(chosen)
        return code
    unkept = _note(chosen, told, chain.BEGUN)
    result = chain.FAILED
    try:
        code = chosen.act(chosen)
        result = chain.REFUSED if code else chain.DONE
    finally:
        unkept = unkept or _note(chosen, getattr(chosen, "noted", told), result)
    if unkept:  # a command that raises says itself what cannot be written
        print(unkept, file=sys.stderr)
    return code


def _note(chosen: argparse.Namespace, told: str, result: str) -> str:
    """Add the row; where that cannot be, no command fails for it: returns the sentence to say."""
    folder: Path = chosen.data
    if chosen.command == "restore" and not (folder / file.FILE).exists():
        return ""  # a file here would keep that of the backup away
    by = getattr(chosen, "by", None) or asked.user()
    try:
        file.note(folder, f"{chain.LOCAL}:{by}", chosen.command, told, result)
    except (OSError, sqlite3.Error) as error:
        say = translation(chosen.lang)
        why = error.strerror if isinstance(error, OSError) else error
        sentence = say("The audit {file} cannot be written ({why}); the command goes on.")
        return sentence.format(file=folder / file.FILE, why=why)
    return ""
