"""Arguments that several commands take, and what they ask for: files, a password, a load."""

import argparse
import getpass
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from etl.loading import cancelling, drafting, loading
from etl.reading.process import child
from etl.words import translation

Act = Callable[[argparse.Namespace], int]  # does a command, returns its exit code
Verb = Callable[[str, str, Act], argparse.ArgumentParser]  # declares one: name, purpose, act
CONFIRM = "a doubtful value is right: 指标数据!D3, or 七月.xlsx!指标数据!D3; repeatable"
SECRET = "read the password of protected files from the first line of standard input"
SHOWN = 20  # rows of each table that a dry run tells


def add_wishes(parser: argparse.ArgumentParser) -> None:
    """Declare how a load may be wanted."""
    parser.add_argument("--mode", choices=("update", "replace"), default="update")
    parser.add_argument("--by", help="who loads")
    parser.add_argument("--leave-out", action="store_true", help="load without the faulty rows")
    add_password(parser)
    parser.add_argument("--headers", type=Path, help="JSON: header as typed → header that it means")
    add_mapping(parser)
    add_confirming(parser)
    add_unit(parser)


def add_unit(parser: argparse.ArgumentParser) -> None:
    """Declare the limit to one unit's rows, which the board passes for an account that has it."""
    parser.add_argument("--own-unit", metavar="UNIT", help="overwrite no row of another unit")


def add_confirming(parser: argparse.ArgumentParser) -> None:
    """Declare how doubtful values are said to be right."""
    parser.add_argument("--confirm", action="append", default=[], metavar="CELL", help=CONFIRM)
    parser.add_argument("--confirmed", type=Path, help="JSON: a list of such cells")
    parser.add_argument("--confirm-all", action="store_true", help="all doubtful values are right")


def add_mapping(parser: argparse.ArgumentParser) -> None:
    """Declare how sheets that nothing recognises are mapped by hand."""
    purpose = "JSON: for each sheet its table, and what each column or range is"
    parser.add_argument("--as", dest="mapping", type=Path, metavar="MAPPING", help=purpose)


def mappings(chosen: argparse.Namespace) -> list[Mapping[str, object]]:
    """The mappings named, one or a list of them; ends the program when the file holds none."""
    if not chosen.mapping:
        return []
    try:
        said = json.loads(chosen.mapping.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        said = None
    found = said if isinstance(said, list) else [said]
    if found and all(isinstance(one, dict) and "sheet" in one for one in found):
        return found
    say = translation(chosen.lang)
    sentence = say("{path} holds no mapping; every one names its sheet.")
    print(sentence.format(path=chosen.mapping), file=sys.stderr)
    raise SystemExit(2)


def add_password(parser: argparse.ArgumentParser) -> None:
    """Declare where a password comes from."""
    parser.add_argument("--password-stdin", action="store_true", help=SECRET)


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
        mappings=mappings(chosen),
        rows=SHOWN if chosen.dry_run else 0,
        confirmed=confirmed(chosen),
        confirms_all=chosen.confirm_all,
        unit=chosen.own_unit,
        tell=teller(chosen),
        tell_sheet=_tell_sheet if chosen.json else child.unheard,
    )


def confirmed(chosen: argparse.Namespace) -> frozenset[str]:
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
    """Who hears of the steps: a program, or nobody; it may cancel while its ticket is there."""
    tell = _tell if chosen.json else drafting.silent
    return cancelling.holding(chosen.ticket, tell) if chosen.ticket else tell


def _tell(step: str) -> None:
    """How far a load has come, for a page that shows it: one JSON line on standard error."""
    print(json.dumps({"step": step}), file=sys.stderr, flush=True)


def _tell_sheet(at: child.At) -> None:
    """Which sheet is being read, in the same way."""
    print(json.dumps({"step": "reading", **at}), file=sys.stderr, flush=True)
