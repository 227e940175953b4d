"""`template`: blank workbooks to fill in."""

import argparse
from pathlib import Path

from etl.commands import asked, output
from etl.words import translation


def add(verb: asked.Verb) -> None:
    """Declare the command and its arguments."""
    parser = verb("template", "write blank workbooks to fill in", template)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--table", action="append", default=[], help="only this table; repeatable")
    parser.add_argument("--one-book", action="store_true", help="all tables in one workbook only")
    parser.add_argument("--period", default="", help="fill in the rows of this period: 2025年7月")
    parser.add_argument("--cities", default="", help="for one city, or a group; ours if not said")
    parser.add_argument("--unit", help="offer the names of this unit only, and of its projects")
    parser.add_argument("--missing", action="store_true", help="only values nobody has reported")


def template(chosen: argparse.Namespace) -> int:
    """Write blank workbooks, whose dropdowns offer what the board knows by now."""
    from etl import templates  # brings openpyxl, which takes long to import

    say = translation(chosen.lang)
    wish = templates.Wish(
        chosen.table, chosen.period, chosen.cities, chosen.missing, chosen.one_book, chosen.unit
    )
    try:
        paths = templates.write(chosen.data, chosen.folder, wish)
    except templates.TemplateError as unknown:
        sentence = say("“{period}” is no period: write 2025年7月, 2025年三季度 or 2025年.")
        return output.fail(chosen, sentence.format(period=unknown))
    sentence = say("{count} templates are in {folder}.")
    text = sentence.format(count=len(paths), folder=chosen.folder)
    output.show(chosen, {"message": text, "templates": [path.name for path in paths]}, text)
    return 0
