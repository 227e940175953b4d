"""What an account of one unit sees and turns of the store of uploads: those of its own unit.

An upload is the unit's when one of its accounts has made it, after it was limited to that unit; one
that the reader has made is the reader's in any case.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from itertools import takewhile
from pathlib import Path

from pages.shared.access import person
from pages.shared.etl.answers import Answer, Said, TableChange, Uploaded
from pages.shared.words import translate as _

TURNING = frozenset(("withdraw", "reinstate", "reread"))
STATING = frozenset(("load", "reinstate", "reread"))
# Tables of which no row is any unit's; of the others a trial names rows that may be another unit's.
OF_ALL = frozenset(
    ("board_settings", "cities", "indicator_values", "indicators", "schemes", "scoring_rules")
)


def seen(uploads: Sequence[Uploaded]) -> list[Uploaded]:
    """Those that the reader may see; all where nothing limits the reader."""
    since = person.uploaders()
    if since is None:
        return [*uploads]
    return [one for one in uploads if one["by"] in since and _moment(one) >= since[one["by"]]]


def hindrance(arguments: Sequence[str | Path], uploads: Callable[[], Sequence[Uploaded]]) -> str:
    """Why the reader may not run a command of the ETL; empty when the reader's unit is no reason.

    `uploads` are those that the reader may see.
    """
    if person.own_unit() is None:
        return ""
    verb, rest = str(arguments[0]), arguments[1:]
    if verb in TURNING:
        named = {str(word) for word in takewhile(lambda word: not str(word).startswith("--"), rest)}
        if not named or not named <= {str(one["upload"]) for one in uploads()}:
            return _("You see and undo the uploads of your own unit only.")
    if verb == "load" and "replace" in rest:
        return _("Replacing whole periods would drop other units' rows: choose “Add and correct”.")
    return ""


def limit(arguments: Sequence[str | Path]) -> list[str]:
    """What the ETL is told of the reader's limit, where a command states rows."""
    unit = person.own_unit()
    return [f"--own-unit={unit}"] if unit is not None and arguments[0] in STATING else []


def told(answer: Answer) -> Answer:
    """An answer without what it says of rows and files of other units."""
    if person.own_unit() is None:
        return answer
    facts: Said = {**answer.said}
    files = {file["file"] for file in facts.get("files", [])}
    if "tables" in facts:
        facts["tables"] = [_counted(table) for table in facts["tables"]]
    if "checks" in facts:
        facts["checks"] = [check for check in facts["checks"] if check["file"] in files]
    if "date_faults" in facts:
        facts["date_faults"] = [one for one in facts["date_faults"] if one["file"] in files]
    facts.pop("left_aside", None)
    return Answer(answer.is_done, facts)


def _counted(table: TableChange) -> TableChange:
    """How many rows of a table change, and which only where they are no unit's."""
    return table if table["table"] in OF_ALL else {**table, "changes": [], "lost": []}


def _moment(upload: Uploaded) -> float:
    return dt.datetime.fromisoformat(upload["at"]).timestamp()
