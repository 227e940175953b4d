"""`read`: what workbooks hold, without loading them."""

import argparse
from pathlib import Path

from etl.commands import asked, output
from etl.reading.process import child


def add(verb: asked.Verb) -> None:
    """Declare the command and its arguments."""
    parser = verb("read", "read workbooks without loading them", read)
    parser.add_argument("files", nargs="+", type=Path)
    asked.add_password(parser)


def read(chosen: argparse.Namespace) -> int:
    """Print what the workbooks hold, one JSON document per line, without loading them."""
    how = child.How(chosen.lang, rows=child.EVERY, password=asked.password(chosen))
    reports = child.look(asked.workbooks(chosen), how)
    for report in reports:
        output.show(chosen, child.public(report), child.summary(report))
    return 1 if any(report["refused"] for report in reports) else 0
