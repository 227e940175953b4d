"""The command line: `python -m etl read | load | build | history | withdraw | template | …`.

Exit code 0: done; 1: something was refused, and said why; 2: misuse.
"""

import argparse
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

from etl import commands

COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "read": commands.read,
    "load": commands.load,
    "build": commands.build,
    "history": commands.history,
    "withdraw": commands.withdraw,
    "template": commands.template,
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
    shared = argparse.ArgumentParser(add_help=False)
    default = Path(os.environ.get("QIANGHUI_DATA", "data"))
    shared.add_argument("--data", type=Path, default=default, help="the data folder")
    shared.add_argument("--json", action="store_true", help="print JSON for programs")
    shared.add_argument("--lang", choices=("zh", "en"), default="zh", help="language of messages")
    verbs = parser.add_subparsers(dest="command", required=True)

    def verb(name: str, purpose: str) -> argparse.ArgumentParser:
        return verbs.add_parser(name, help=purpose, parents=[shared])

    verb("read", "read workbooks without loading them").add_argument("files", nargs="+", type=Path)
    load = verb("load", "load workbooks, or all workbooks below a folder")
    load.add_argument("files", nargs="+", type=Path)
    load.add_argument("--mode", choices=("update", "replace"), default="update")
    load.add_argument("--by", help="who loads")
    load.add_argument("--dry-run", action="store_true", help="say what would change, load nothing")
    load.add_argument("--if-empty", action="store_true", help="do nothing if there is a build")
    verb("build", "build the warehouse anew from the uploads in force")
    verb("history", "list the uploads")
    withdraw = verb("withdraw", "take an upload out of force")
    withdraw.add_argument("upload", type=int)
    withdraw.add_argument("--by", help="who withdraws")
    verb("template", "write blank workbooks to fill in").add_argument("folder", type=Path)
    verb("backup", "save all uploads to one file").add_argument("file", type=Path)
    verb("restore", "restore a backup into an empty data folder").add_argument("file", type=Path)
    return parser


if __name__ == "__main__":
    sys.exit(main())
