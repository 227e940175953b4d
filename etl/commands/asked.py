"""What the arguments of a command ask for: files, a password, a load as it is wanted."""

import argparse
import getpass
import json
import sys
from collections.abc import Callable
from pathlib import Path

from etl.loading import drafting, loading
from etl.words import translation

SHOWN = 20  # rows of each table that a dry run tells


def workbooks(chosen: argparse.Namespace) -> list[Path]:
    """The files named; ends the program when one of them is not there."""
    files = loading.workbooks(chosen.files)
    missing = [str(path) for path in files if not path.is_file()]
    if files and not missing:
        return files
    say = translation(chosen.lang)
    named = "、".join(missing or map(str, chosen.files))
    sentence = say("There is no workbook at {path}; check the name.").format(path=named)
    print(sentence, file=sys.stderr)
    raise SystemExit(2)


def wish(chosen: argparse.Namespace, secret: str | None = None) -> drafting.Wish:
    """How a load is wanted; the password is read here unless it was read before."""
    headers = json.loads(chosen.headers.read_text(encoding="utf-8")) if chosen.headers else {}
    return drafting.Wish(
        mode=chosen.mode,
        by=chosen.by or user(),
        language=chosen.lang,
        leaves_out=chosen.leave_out,
        password=secret or password(chosen),
        headers=headers,
        rows=SHOWN if chosen.dry_run else 0,
        confirmed=_confirmed(chosen),
        confirms_all=chosen.confirm_all,
        tell=teller(chosen),
    )


def _confirmed(chosen: argparse.Namespace) -> frozenset[str]:
    """The doubtful cells that are said to be right, by name or in a file of names."""
    listed = json.loads(chosen.confirmed.read_text(encoding="utf-8")) if chosen.confirmed else []
    return frozenset([*chosen.confirm, *map(str, listed)])


def password(chosen: argparse.Namespace) -> str | None:
    """What standard input says, so that no list of processes shows it."""
    return sys.stdin.readline().rstrip("\r\n") if chosen.password_stdin else None


def user() -> str:
    """Who runs the command."""
    try:
        return getpass.getuser()
    except OSError:  # a service account without a name
        return "-"


def teller(chosen: argparse.Namespace) -> Callable[[str], None]:
    """Who hears of the steps: a program, or nobody."""
    return _tell if chosen.json else drafting.silent


def _tell(step: str) -> None:
    """How far a load has come, for a page that shows it: one JSON line on standard error."""
    print(json.dumps({"step": step}), file=sys.stderr, flush=True)
