"""`memory`: the headers that were once confirmed."""

import argparse

from etl.commands import asked, output
from etl.loading import loading
from etl.reading.layout.confirmed import typed
from etl.store import memory as memories


def add(verb: asked.Verb) -> None:
    """Declare the command and its arguments."""
    parser = verb("memory", "list the headers that were confirmed, or forget some", memory)
    parser.add_argument("--forget", nargs="+", default=[], metavar="KEY")


def memory(chosen: argparse.Namespace) -> int:
    """List every header that was confirmed, one JSON document each; or forget some of them."""
    if chosen.forget:
        with loading.writing(chosen.data):
            memories.forget(chosen.data, chosen.forget)
    for key, meant in sorted(memories.headers(chosen.data).items()):
        output.show(chosen, {"key": key, "typed": typed(key), "meant": meant}, f"{key}  {meant}")
    return 0
