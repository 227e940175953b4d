"""The command line: `python -m etl read | load | build | history | withdraw | template | …`.

Exit code 0: done; 1: something was refused, and said why; 2: misuse.
"""

import argparse
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

from etl.commands import commands, listing, marking, pinning

Verb = Callable[[str, str], argparse.ArgumentParser]
SECRET = "read the password of protected files from the first line of standard input"
COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "read": commands.read,
    "load": commands.load,
    "build": commands.build,
    "history": commands.history,
    "withdraw": commands.withdraw,
    "reinstate": commands.reinstate,
    "mark": marking.mark,
    "pin": pinning.pin,
    "unpin": pinning.unpin,
    "tables": listing.tables,
    "memory": listing.memory,
    "template": listing.template,
    "backup": commands.backup,
    "restore": commands.restore,
}


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a Windows console may speak GBK
            stream.reconfigure(encoding="utf-8")
    chosen = _parser().parse_args(arguments)
    return COMMANDS[chosen.command](chosen)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m etl", description=(__doc__ or "").splitlines()[0]
    )
    verbs = parser.add_subparsers(dest="command", required=True)
    shared = _shared()

    def verb(name: str, purpose: str) -> argparse.ArgumentParser:
        return verbs.add_parser(name, help=purpose, parents=[shared])

    _add_files(verb)
    _add_turns(verb)
    verb("build", "build the warehouse anew from the uploads in force")
    verb("tables", "list the tables and their headers")
    memory = verb("memory", "list the headers that were confirmed, or forget some")
    memory.add_argument("--forget", nargs="+", default=[], metavar="KEY")
    _add_blanks(verb("template", "write blank workbooks to fill in"))
    verb("backup", "save all uploads to one file").add_argument("file", type=Path)
    verb("restore", "restore a backup into an empty data folder").add_argument("file", type=Path)
    return parser


def _shared() -> argparse.ArgumentParser:
    """What every command takes."""
    shared = argparse.ArgumentParser(add_help=False)
    default = Path(os.environ.get("QIANGHUI_DATA", "data"))
    shared.add_argument("--data", type=Path, default=default, help="the data folder")
    shared.add_argument("--json", action="store_true", help="print JSON for programs")
    shared.add_argument("--lang", choices=("zh", "en"), default="zh", help="language of messages")
    return shared


def _add_files(verb: Verb) -> None:
    """The commands that take workbooks."""
    read = verb("read", "read workbooks without loading them")
    read.add_argument("files", nargs="+", type=Path)
    read.add_argument("--password-stdin", action="store_true", help=SECRET)
    load = verb("load", "load workbooks, or all workbooks below a folder")
    load.add_argument("files", nargs="+", type=Path)
    load.add_argument("--if-empty", action="store_true", help="do nothing if there is a build")
    load.add_argument("--dry-run", action="store_true", help="say what would change, load nothing")
    _add_wishes(load)
    mark = verb("mark", "give a workbook back with the cells to mend coloured and commented")
    mark.add_argument("files", nargs=1, type=Path, metavar="file")
    mark.add_argument("out", type=Path)
    mark.add_argument("--faults", type=Path, help="JSON: the faults, if they are known already")
    _add_wishes(mark)
    mark.set_defaults(dry_run=True)


def _add_turns(verb: Verb) -> None:
    """The commands that put uploads in force or out of it, and keep what a build holds."""
    verb("history", "list the uploads")
    for name, purpose in (
        ("withdraw", "take an upload out of force"),
        ("reinstate", "put a withdrawn upload back into force"),
    ):
        turn = verb(name, purpose)
        turn.add_argument("upload", type=int)
        turn.add_argument("--by", help="who does it")
        turn.add_argument("--dry-run", action="store_true", help="only say what would change")
    pin = verb("pin", "keep a build under a name, as the board stands at a meeting; or list them")
    pin.add_argument("name", nargs="?")
    pin.add_argument("--build", type=int, help="the build in force, unless said")
    pin.add_argument("--by", help="who does it")
    verb("unpin", "keep a build no longer than others").add_argument("build", type=int)


def _add_blanks(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path)
    parser.add_argument("--table", action="append", default=[], help="only this table; repeatable")
    parser.add_argument("--one-book", action="store_true", help="all tables in one workbook only")
    parser.add_argument("--period", default="", help="fill in the rows of this period: 2025年7月")
    parser.add_argument("--cities", default="", help="for one city, or a group; ours if not said")
    parser.add_argument("--missing", action="store_true", help="only values nobody has reported")


def _add_wishes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--mode", choices=("update", "replace"), default="update")
    parser.add_argument("--by", help="who loads")
    parser.add_argument("--leave-out", action="store_true", help="load without the faulty rows")
    parser.add_argument("--password-stdin", action="store_true", help=SECRET)
    parser.add_argument("--headers", type=Path, help="JSON: header as typed → header that it means")
    _add_confirming(parser)


def _add_confirming(parser: argparse.ArgumentParser) -> None:
    """How doubtful values are said to be right."""
    parser.add_argument(
        "--confirm",
        action="append",
        default=[],
        metavar="CELL",
        help="a doubtful value is right: 指标数据!D3, or 七月.xlsx!指标数据!D3; repeatable",
    )
    parser.add_argument("--confirmed", type=Path, help="JSON: a list of such cells")
    parser.add_argument("--confirm-all", action="store_true", help="all doubtful values are right")


if __name__ == "__main__":
    sys.exit(main())
