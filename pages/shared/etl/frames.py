"""What the ETL answers in JSON, as frames with the texts that a reader sees."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import pandas as pd

from pages.shared import words
from pages.shared.etl import statements
from pages.shared.etl.answers import DateFault, TableChange, TableRead, Uploaded, Value
from pages.shared.words import translate as _

UNSHOWN = ("_cell", "_stated")  # the first has its row, the second a text of its own


def first_rows(table: TableRead, limit: int) -> pd.DataFrame:
    """The first rows of a table as they were read; `_row` is the row in the spreadsheet."""
    rows = table["rows"][:limit]
    headers = dict.fromkeys(header for row in rows for header in row if header not in UNSHOWN)
    names = sorted(headers, key=lambda header: header != "_row")
    texts = {header: [_text(row.get(header)) for row in rows] for header in names}
    if any("_stated" in row for row in rows):
        texts["_stated"] = [_stated(row.get("_stated")) for row in rows]
    return pd.DataFrame(texts)


def _stated(cells: object) -> str:
    """Which cells state the coordinates of a row's value."""
    if not isinstance(cells, Mapping):
        return words.DASH
    return statements.sentence((header, "", own) for header, own in cells.items())


def tables(changed: Sequence[TableChange]) -> pd.DataFrame:
    """How many rows of each table are new, changed, gone and the same."""
    return pd.DataFrame(changed, columns=["title", "added", "changed", "gone", "same"])


def date_faults(faults: Sequence[DateFault]) -> pd.DataFrame:
    """The dates that cannot be, each with its cell."""
    return pd.DataFrame(faults, columns=list(DateFault.__annotations__))


def changes(changed: Sequence[TableChange]) -> pd.DataFrame:
    """Every value that changes, old → new."""
    rows = [
        {"value": f"{_row(table, change['row'], changed)} · {change['header']}", **change}
        for table in changed
        for change in table["changes"]
    ]
    return pd.DataFrame(rows, columns=["value", "old", "new"]).replace("", None)


def history(uploads: Iterable[Uploaded], titles: Mapping[str, str]) -> pd.DataFrame:
    """Uploads with who, when and what in words."""
    modes = {"update": _("add and correct"), "replace": _("replace")}
    rows = [
        {
            "upload": upload["upload"],
            "at": words.moment(upload["at"]),
            "by": upload["by"],
            "file": upload["file"],
            "what": words.join(titles.get(table, table) for table in upload["rows"]),
            "rows": sum(upload["rows"].values()),
            "mode": modes[upload["mode"]],
            "state": _state(upload),
        }
        for upload in uploads
    ]
    return pd.DataFrame(rows)


def _state(upload: Uploaded) -> str:
    """Whether it is in force, who undid it and when, and whether something of it was erased."""
    state = _("in force")
    if upload["withdrawn"]:
        last = upload["turns"][-1]
        state = _("undone by {by}, {at}", by=last["by"], at=words.moment(last["at"]))
    return _("{state}; partly erased by law", state=state) if upload.get("erased") else state


def lost(changed: Sequence[TableChange]) -> pd.DataFrame:
    """The rows that go, by what names them."""
    rows = [_row(table, row, changed) for table in changed for row in table["lost"]]
    return pd.DataFrame({"row": rows})


def _row(table: TableChange, row: str, changed: Sequence[TableChange]) -> str:
    """What names a row; its table, too, where several change."""
    return row if len(changed) == 1 else f"{table['title']} · {row}"


def _text(value: Value | Mapping[str, Value]) -> str:
    if value is None:
        return words.DASH
    if isinstance(value, bool):
        return _("yes") if value else words.translate("no")
    if isinstance(value, int | float):
        return words.measure(value)
    if isinstance(value, str):
        return value
    return _span(value) if "precision" in value else _quantity(value)


def _quantity(value: Mapping[str, Value]) -> str:
    """A number, and what was written where that says more: 3,000,000 元 (300余万元)."""
    number, unit, written = value["value"], value["unit"], str(value["as_written"])
    if not isinstance(number, int | float):
        return written
    read = words.measure(number, str(unit or ""))
    plain = written.replace(",", "").strip()
    return read if plain.replace(".", "", 1).lstrip("-").isdigit() else f"{read} ({written})"


def _span(value: Mapping[str, Value]) -> str:
    first, last, grain = value["from"], value["to"], str(value["precision"])
    if not isinstance(last, str):
        return words.DASH
    start = date.fromisoformat(first) if isinstance(first, str) else None
    return words.period(start, date.fromisoformat(last), grain)
