"""`read`: what workbooks hold, without loading them."""

import argparse
from pathlib import Path

from etl.commands import asked, output
from etl.reading.process import child
from etl.store import memory


def add(verb: asked.Verb) -> None:
    """Declare the command and its arguments."""
    parser = verb("read", "read workbooks without loading them", read)
    parser.add_argument("files", nargs="+", type=Path)
    asked.add_password(parser)
    asked.add_mapping(parser)


def read(chosen: argparse.Namespace) -> int:
    """Print what the workbooks hold, one JSON document per line, without loading them."""
    mappings = [*asked.mappings(chosen), *memory.usable(chosen.data)]
    how = child.How(chosen.lang, child.EVERY, asked.password(chosen), mappings=mappings)
    reports = child.look(asked.workbooks(chosen), how)
    for report in reports:
        output.show(chosen, child.public(report), child.summary(report))
    return 1 if any(report["refused"] for report in reports) else 0
