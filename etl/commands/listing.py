"""What the contract and the office's memory know, for pages that may not import them."""

import argparse
import json

from etl.loading import loading
from etl.reading.layout.confirmed import typed
from etl.sheets import SHEETS
from etl.store import memory as memories
from etl.words import translation


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


def template(chosen: argparse.Namespace) -> int:
    """Write blank workbooks, whose dropdowns offer what the board knows by now."""
    from etl import templates  # brings openpyxl, which takes long to import

    say = translation(chosen.lang)
    wish = templates.Wish(
        chosen.table, chosen.period, chosen.cities, chosen.missing, chosen.one_book
    )
    try:
        paths = templates.write(chosen.data, chosen.folder, wish)
    except templates.TemplateError as unknown:
        sentence = say("“{period}” is no period: write 2025年7月, 2025年三季度 or 2025年.")
        content: dict[str, object] = {"message": sentence.format(period=unknown)}
    else:
        sentence = say("{count} templates are in {folder}.")
        said = sentence.format(count=len(paths), folder=chosen.folder)
        content = {"message": said, "templates": [path.name for path in paths]}
    print(json.dumps(content, ensure_ascii=False) if chosen.json else content["message"])
    return 0 if "templates" in content else 1


def memory(chosen: argparse.Namespace) -> int:
    """List every header that was confirmed, one JSON document each; or forget some of them."""
    if chosen.forget:
        with loading.writing(chosen.data):
            memories.forget(chosen.data, chosen.forget)
    for key, meant in sorted(memories.headers(chosen.data).items()):
        content = {"key": key, "typed": typed(key), "meant": meant}
        print(json.dumps(content, ensure_ascii=False) if chosen.json else f"{key}  {meant}")
    return 0
