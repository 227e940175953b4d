"""Faults at their cells: each once, those alike as one, and the marks that a sheet shows."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

import pandas as pd

from pages.shared import words
from pages.shared.etl.answers import Answer, Check, Fault
from pages.shared.words import translate as _

COLUMNS = ["sheet", "cell", "header", "value", "reason", "is_stopping", "entry"]
NAMED = 3  # cells and values of a group that are named


@dataclass(frozen=True)
class Mark:
    """What is wrong at one cell; a remark stops nothing."""

    reason: str
    is_stopping: bool


def listed(reported: Iterable[Fault], checks: Iterable[Check]) -> pd.DataFrame:
    """Every fault at its cell; those that stop a load come first."""
    rows = [
        *({**check, "is_stopping": True} for check in checks),
        *({**fault, "is_stopping": not fault["warning"]} for fault in reported),
    ]
    frame = pd.DataFrame(rows, columns=COLUMNS).replace("", None)
    frame = frame.astype({"is_stopping": bool})  # which no rows would leave open
    frame["place"] = _joined("!", frame["sheet"], frame["cell"])
    frame["where"] = _joined(" · ", frame["place"], frame["header"])
    once = frame.drop_duplicates(["place", "header", "reason"])  # a cross-tab's label has many rows
    return once.sort_values("is_stopping", ascending=False, kind="stable")


def count(faults: pd.DataFrame, *, is_stopping: bool = True) -> int:
    """How many faults stop a load, or how many only remark: an entry told twice is one."""
    own = faults[faults["is_stopping"] == is_stopping]
    return len(set(_faults(own)))


def stopping(answer: Answer) -> int:
    """How many faults stop a load, over all its files."""
    files = answer.said.get("files", [])
    checks = answer.said.get("checks", [])
    named = [file["file"] for file in files]
    found = [listed(file["reported"], of_file(checks, file["file"])) for file in files]
    return sum(map(count, [*found, elsewhere(checks, named)]))


def of_file(checks: Iterable[Check], file: str) -> list[Check]:
    """What the checks of the board found in one file."""
    return [check for check in checks if check["file"] == file]


def elsewhere(checks: Iterable[Check], files: Sequence[str]) -> pd.DataFrame:
    """What the checks found in files that were loaded before, the file named with the cell."""
    others = [check for check in checks if check["file"] not in files]
    named = [{**check, "sheet": f"{check['file']} · {check['sheet']}"} for check in others]
    return listed([], [cast(Check, check) for check in named])


def _faults(faults: pd.DataFrame) -> list[object]:
    """What tells each row's fault from the others; the cells of one entry have one fault."""
    pairs = zip(faults["entry"], faults.index, strict=True)
    return [entry if isinstance(entry, str) else at for entry, at in pairs]


def grouped(faults: pd.DataFrame) -> pd.DataFrame:
    """One row for faults that say the same of cells under the same header of the same sheet.

    The cells of an entry told twice are one row, whatever their headers.
    """
    texts = zip(faults["reason"], faults["value"], strict=True)
    alike = faults.assign(kind=[_kind(reason, value) for reason, value in texts])
    is_entry = alike["entry"].notna()
    alike.loc[is_entry, "kind"] = alike["entry"]
    alike.loc[is_entry, "header"] = None
    keys = ["is_stopping", "sheet", "header", "kind"]
    groups = alike.groupby(keys, sort=False, dropna=False)
    return pd.DataFrame(
        [_one(rows) for _key, rows in groups],
        columns=["where", "value", "reason", "count", "is_stopping"],
    )


def marks(faults: pd.DataFrame, sheet: str) -> dict[str, Mark]:
    """What is wrong at the cells of one sheet."""
    found: dict[str, Mark] = {}
    own = faults[faults["sheet"] == sheet]
    for cell, reason, is_stopping in zip(
        own["cell"], own["reason"], own["is_stopping"], strict=True
    ):
        if isinstance(cell, str):  # those that stop come first
            found.setdefault(re.split("[:、]", cell)[0], Mark(str(reason), bool(is_stopping)))
    return found


def entries(faults: pd.DataFrame) -> list[dict[str, object]]:
    """The same for the ETL, which marks them in a workbook."""
    names = ["sheet", "cell", "reason", "is_stopping"]
    return [
        {
            "sheet": sheet if isinstance(sheet, str) else None,
            "cell": cell if isinstance(cell, str) else None,
            "reason": reason,
            "warning": not is_stopping,
        }
        for sheet, cell, reason, is_stopping in zip(*(faults[name] for name in names), strict=True)
    ]


def _joined(between: str, *texts: Iterable[object]) -> list[str]:
    rows = zip(*texts, strict=True)
    return [between.join(part for part in row if isinstance(part, str) and part) for row in rows]


def _kind(reason: object, value: object) -> str:
    """A reason without the value that it quotes: what faults of the same kind have in common."""
    text = str(reason)
    if not isinstance(value, str) or not value:
        return text
    quoted = text.replace(f"“{value}”", "“…”")
    return quoted if quoted != text or len(value) < NAMED else text.replace(value, "…")


def _one(rows: pd.DataFrame) -> dict[str, object]:
    first = rows.iloc[0]
    count = len(rows)
    is_entry = isinstance(first["entry"], str)
    facts = {"count": 1 if is_entry else count, "is_stopping": first["is_stopping"]}
    if count == 1:
        return {
            **facts,
            "where": first["where"],
            "value": first["value"],
            "reason": first["reason"],
        }
    cells = [str(first["place"]), *(str(cell) for cell in rows["cell"].iloc[1:NAMED])]
    values = [value for value in dict.fromkeys(rows["value"]) if isinstance(value, str)]
    is_same = is_entry or rows["reason"].nunique() == 1
    named = [[_few(cells, count)], [first["header"]]]
    return {
        **facts,
        "where": _joined(" · ", *named)[0],
        "value": _few(values[:NAMED], len(values)),
        "reason": first["reason"] if is_same else first["kind"],
    }


def _few(names: Sequence[str], count: int) -> str | None:
    """Three by name, the others by their number."""
    if not names:
        return None
    text = words.join(names)
    if count <= len(names):
        return text
    return _("{names} … {count} in all", names=text, count=words.measure(count))
