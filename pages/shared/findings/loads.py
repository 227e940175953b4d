"""What a trial of a load says, in sentences."""

from collections.abc import Sequence

import pandas as pd

from pages.shared import words
from pages.shared.etl.answers import Answer, FileRead, TableChange, TableKnown
from pages.shared.words import translate as _


def waiting() -> tuple[str, str]:
    """Before any file: what to do, and what will not happen by it."""
    return (
        _("Drop the workbooks here, as the departments sent them"),
        _("You see what each sheet says, what is wrong and what would change before it counts."),
    )


def finding(answer: Answer) -> tuple[str, str]:
    """What came of a trial, and what to do now."""
    if names := protected(answer):
        said = _("{files}: the password, please", files=words.join(names))
        return said, _("Nothing was loaded. What to do stands beside each file.")
    if names := refused(answer):
        said = _("{files} cannot be read", files=words.join(names))
        return said, _("Nothing was loaded. What to do stands beside each file.")
    if not answer.is_done:
        count = len(stopping(answer))
        said = words.plural("{count} cell is to be mended", "{count} cells are to be mended", count)
        return (said, answer.message) if count else (answer.message, "")
    if answer.said["repeats"] and not answer.said["files"]:
        return _("This has been loaded already"), _("There is nothing left to do with it.")
    if doubts := answer.said.get("doubts"):
        said = words.plural("{count} value to check", "{count} values to check", len(doubts))
        return said, changes(answer.said["tables"])
    changed = total(answer, "added") + total(answer, "changed") + total(answer, "gone")
    if not changed:
        return _("The board says all of this already"), _("Loading it would change no value.")
    return changes(answer.said["tables"]), _("Nothing has been loaded yet.")


def loaded(answer: Answer) -> tuple[str, str]:
    """After a load."""
    uploads = words.join(str(number) for number in answer.said["uploads"])
    return (
        _("Loaded: the board shows it from now on"),
        _("Upload {uploads}, build {build}", uploads=uploads, build=answer.said["build"]),
    )


def changes(tables: Sequence[TableChange]) -> str:
    """What a step would change, all tables together."""
    counts = {
        _("{count} new rows"): sum(table["added"] for table in tables),
        _("{count} changed"): sum(table["changed"] for table in tables),
        _("{count} gone"): sum(table["gone"] for table in tables),
        _("{count} unchanged"): sum(table["same"] for table in tables),
    }
    said = [text.format(count=words.measure(count)) for text, count in counts.items() if count]
    return words.join(said) if said else _("Nothing changes")


def total(answer: Answer, what: str) -> int:
    """How many rows of all tables are new, changed or gone."""
    counts = [{**table}[what] for table in answer.said.get("tables", [])]
    return sum(count for count in counts if isinstance(count, int))


def files(answer: Answer) -> list[FileRead]:
    """What was read of each file."""
    return answer.said.get("files", [])


def refused(answer: Answer) -> list[str]:
    """The files that could not be read at all."""
    return [file["file"] for file in files(answer) if file["refused"]]


def protected(answer: Answer) -> list[str]:
    """The files that nothing but the right password opens."""
    return [file["file"] for file in files(answer) if file["is_protected"]]


def stopping(answer: Answer) -> list[str]:
    """The cells that stop a load, each once."""
    faults = [
        f"{file['file']}!{fault['sheet']}!{fault['cell']}"
        for file in files(answer)
        for fault in file["reported"]
        if not fault["warning"]
    ]
    checks = [f"{c['file']}!{c['sheet']}!{c['cell']}" for c in answer.said.get("checks", [])]
    return list(dict.fromkeys(faults + checks))


def outcome(file: FileRead, faults: pd.DataFrame) -> tuple[str, str]:
    """What came of one file, as good, faulty or refused, and in words."""
    if file["refused"]:
        return "refused", _("cannot be read")
    count = faults[faults["is_stopping"]]["place"].nunique()
    if count:
        return "faulty", words.plural("{count} cell to mend", "{count} cells to mend", count)
    return "good", _("can be loaded")


def taken_for(file: FileRead, titles: dict[str, str]) -> str:
    """What the sheets of a file were taken for, and how many rows were read."""
    said = [
        _("{title}: {count} rows", title=titles[table], count=words.measure(count))
        for table, count in file["rows"].items()
    ]
    return words.join(said) if said else _("No table was recognised")


def repeated(file: str, upload: int, by: str, at: str) -> str:
    """A kind word for a file that is there already."""
    return _(
        "{file} is loaded already: upload {upload}, by {by}, {at}. Nothing is lost, nothing to do.",
        file=file,
        upload=upload,
        by=by,
        at=at,
    )


def twin(file: str, other: str) -> str:
    """A word on a file that was dropped twice, under whichever name."""
    if file == other:
        return _("{file} was chosen twice; it is loaded once.", file=file)
    return _("{file} says exactly what {other} says; it is loaded once.", file=file, other=other)


def titles(tables: Sequence[TableKnown]) -> dict[str, str]:
    """The title of each table."""
    return {table["table"]: table["title"] for table in tables}
