"""What the contract knows, for pages that may not import it: one JSON document per table."""

import argparse
import json

from etl.sheets import SHEETS


def tables(chosen: argparse.Namespace) -> int:
    """List every table with its headers, in the order of the templates."""
    for sheet in SHEETS:
        headers = [column.header for column in sheet.columns]
        required = [column.header for column in sheet.required]
        content = {
            "table": sheet.table,
            "title": sheet.title,
            "headers": headers,
            "required": required,
        }
        line = f"{sheet.title}  {'、'.join(headers)}"
        print(json.dumps(content, ensure_ascii=False) if chosen.json else line)
    return 0
