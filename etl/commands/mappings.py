"""`mappings`: how sheets were mapped by hand, and forgetting one."""

import argparse
from collections.abc import Mapping

from etl.commands import asked, output
from etl.loading import loading
from etl.sheets import BY_TABLE
from etl.store import memory
from etl.words import Say, mark, translation

DAMAGED = mark(
    "The mappings that were remembered cannot be read: restore “memory/mappings.json” from a "
    "backup, or delete it and map the sheets anew"
)
NOT_KNOWN = mark("There is no mapping {number}; `mappings` lists them.")
PARTS = ("values", "cities", "periods", "indicator", "unit")


def add(verb: asked.Verb) -> None:
    """Declare the command and its arguments."""
    parser = verb("mappings", "list the sheets mapped by hand, or forget a mapping", mappings)
    parser.add_argument("deed", nargs="?", choices=("forget",))
    parser.add_argument("number", nargs="?", type=int, metavar="N")


def mappings(chosen: argparse.Namespace) -> int:
    """List every mapping, the last used first; or forget one."""
    say = translation(chosen.lang)
    if chosen.deed and chosen.number is None:
        return output.fail(chosen, say("Name the mapping to forget: `mappings forget 2`."))
    try:
        return _forget(chosen, say) if chosen.deed else _list(chosen, say)
    except ValueError:
        return output.fail(chosen, say(DAMAGED))


def _list(chosen: argparse.Namespace, say: Say) -> int:
    for one in memory.mappings(chosen.data):
        told = _told(one)
        unknown = say("not recorded")
        known = (told["sheet"] or unknown, told["title"], told["columns"])
        line = "  ".join((str(told["number"]), told["used_at"] or unknown, *known))
        output.show(chosen, told, line)
    return 0


def _forget(chosen: argparse.Namespace, say: Say) -> int:
    with loading.writing(chosen.data):
        gone = memory.forget_mapping(chosen.data, chosen.number)
    if gone is None:
        return output.fail(chosen, say(NOT_KNOWN).format(number=chosen.number))
    sentence = say("Mapping {number} is forgotten: such a sheet is asked about again.")
    output.show(chosen, {"forgotten": _told(gone)}, sentence.format(number=chosen.number))
    return 0


def _told(one: Mapping[str, object]) -> dict[str, str]:
    """A mapping for people: its sheet, the table that it fills, which column or range is what."""
    table = str(one.get("table", ""))
    columns = one.get("columns")
    facts = columns if isinstance(columns, Mapping) else {part: one.get(part) for part in PARTS}
    return {
        "number": str(one["number"]),
        "sheet": str(one.get("sheet_title", "")),
        "table": table,
        "title": BY_TABLE[table].title if table in BY_TABLE else table,
        "columns": " ".join(f"{name}={what}" for name, what in facts.items() if what),
        "used_at": str(one.get("used_at", "")),
    }
