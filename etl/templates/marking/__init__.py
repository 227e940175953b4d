"""The user's own workbook back, with the cells to mend coloured and commented.

What cannot be written back (.xls, .et, .xlsb, .ods, text) comes as an xlsx copy of its values. A
child process does it, as it opens what the user sent: `python -m etl.templates.marking`.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypedDict

from etl.reading.process import sandbox


class Marked(TypedDict):
    """How many cells were marked; whether in a copy of the values, or without the password."""

    marked: int
    is_copy: bool
    is_unlocked: bool


def mark(
    source: Path, target: Path, faults: Iterable[Mapping[str, object]], password: str | None = None
) -> Marked:
    """Write a marked copy of a workbook, in a child; raises Refusal where that takes too much.

    A fault is an entry of `reported` (DESIGN part 7). One without a cell goes to the first cell of
    its sheet.
    """
    request = {
        "source": str(source),
        "target": str(target),
        "faults": [dict(fault) for fault in faults],
        "password": password,
    }
    done = sandbox.run_limited(
        ["-m", "etl.templates.marking"], size=source.stat().st_size, text=json.dumps(request)
    )
    answer: Marked = json.loads(done.stdout)
    return answer
