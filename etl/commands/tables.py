"""`tables`: what the contract knows, for pages that may not import it."""

import argparse

from etl.commands import asked, output
from etl.sheets import SHEETS


def add(verb: asked.Verb) -> None:
    """Declare the command."""
    verb("tables", "list the tables and their headers", tables)


def tables(chosen: argparse.Namespace) -> int:
    """List every table with its headers, in the order of the templates."""
    for sheet in SHEETS:
        headers = [column.header for column in sheet.columns]
        content = {
            "table": sheet.table,
            "title": sheet.title,
            "filled_by": sheet.filled_by,
            "headers": headers,
            "example": [{c.header: str(c.example) for c in sheet.columns if c.example is not None}],
            "required": [column.header for column in sheet.required],
        }
        output.show(chosen, content, f"{sheet.title}  {'、'.join(headers)}")
    return 0
