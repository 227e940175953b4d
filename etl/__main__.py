"""The command line: `python -m etl read | load | build | history | withdraw | template | …`.

Exit code 0: done; 1: something was refused, and said why; 2: misuse.
"""

import argparse
import io
import os
import sys
from pathlib import Path

import duckdb

from etl.commands import (
    asked,
    backup,
    build,
    digest,
    erase,
    finish,
    history,
    load,
    mappings,
    mark,
    memory,
    noting,
    output,
    pin,
    read,
    reread,
    submission,
    tables,
    template,
    turn,
    unwritable,
    verify,
)
from etl.loading import committing, loading
from etl.loading.cancelling import CancelledError
from etl.loading.room import RoomError
from etl.words import translation
from runtime import pipes

# Every module declares its own commands by `add`; the help lists them in this order.
COMMANDS = (
    *(read, load, submission, mark, history, turn, reread, pin, build, finish, tables),
    *(memory, mappings, template, digest, backup, verify, erase),
)


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a Windows console may speak GBK
            stream.reconfigure(encoding="utf-8")
    chosen = _parser().parse_args(arguments)
    try:
        loading.settle(chosen.data)
        code = noting.run(chosen)
    except CancelledError:
        say = translation(chosen.lang)
        return output.fail(chosen, say("Cancelled: nothing was changed."))
    except RoomError as refusal:
        return output.fail(chosen, refusal.sentence(translation(chosen.lang)))
    except KeyboardInterrupt:
        say = translation(chosen.lang)
        return _stopped(chosen, say("Stopped; `history` says what counts."))
    except (OSError, MemoryError, duckdb.Error) as error:
        sentence = unwritable.sentence(error, chosen.data, translation(chosen.lang))
        if sentence is None:
            raise
        return _stopped(chosen, sentence)
    return code


def _stopped(chosen: argparse.Namespace, sentence: str) -> int:
    """Say why a command ended early, and whether what it was to do counts all the same."""
    if committing.is_pending(chosen.data):
        say = translation(chosen.lang)
        sentence = say(
            "{sentence} It was decided by then: it counts as soon as the disk can be written."
        ).format(sentence=sentence)
    print(sentence, file=sys.stderr)
    if chosen.json:  # the pages hear this
        output.show(chosen, {"message": sentence}, sentence)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m etl", description=(__doc__ or "").splitlines()[0]
    )
    verbs = parser.add_subparsers(dest="command", required=True)
    shared = _shared()

    def verb(name: str, purpose: str, act: asked.Act) -> argparse.ArgumentParser:
        declared = verbs.add_parser(name, help=purpose, parents=[shared])
        declared.set_defaults(act=act)
        return declared

    for module in COMMANDS:
        module.add(verb)
    return parser


def _shared() -> argparse.ArgumentParser:
    """What every command takes."""
    shared = argparse.ArgumentParser(add_help=False)
    default = Path(os.environ.get("QIANGHUI_DATA", "data"))
    shared.add_argument("--data", type=Path, default=default, help="the data folder")
    shared.add_argument("--json", action="store_true", help="print JSON for programs")
    ticket = "a file that cancels the command by its removal, until a build is published"
    shared.add_argument("--ticket", type=Path, help=ticket)
    shared.add_argument("--lang", choices=("zh", "en"), default="zh", help="language of messages")
    return shared


if __name__ == "__main__":
    pipes.outlive()
    sys.exit(main())
