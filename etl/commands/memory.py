"""`memory`: the headers that were once confirmed."""

import argparse

from etl.commands import asked, output
from etl.loading import loading
from etl.reading.layout.confirmed import typed
from etl.store import memory as memories
from etl.words import mark, translation

DAMAGED = mark(
    "The confirmed headers cannot be read: restore “memory/headers.json” from a backup, or delete "
    "it and confirm them anew"
)


def add(verb: asked.Verb) -> None:
    """Declare the command and its arguments."""
    parser = verb("memory", "list the headers that were confirmed, or forget some", memory)
    parser.add_argument("--forget", nargs="+", default=[], metavar="KEY")


def memory(chosen: argparse.Namespace) -> int:
    """List every header that was confirmed, one JSON document each; or forget some of them."""
    try:
        if chosen.forget:
            with loading.writing(chosen.data):
                memories.forget(chosen.data, chosen.forget)
        known = memories.headers(chosen.data)
    except ValueError:
        return output.fail(chosen, translation(chosen.lang)(DAMAGED))
    for key, meant in sorted(known.items()):
        output.show(chosen, {"key": key, "typed": typed(key), "meant": meant}, f"{key}  {meant}")
    return 0
