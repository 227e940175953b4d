"""What the history of uploads says."""

from collections.abc import Mapping, Sequence

from pages.shared import words
from pages.shared.etl.answers import TableChange, Uploaded
from pages.shared.findings import loads
from pages.shared.words import translate as _


def summary(uploads: Sequence[Uploaded]) -> str:
    """How many uploads are in force, and how many were undone."""
    undone = sum(upload["withdrawn"] for upload in uploads)
    count = len(uploads) - undone
    sentence = words.plural("{count} upload is in force", "{count} uploads are in force", count)
    if not undone:
        return sentence
    return _("{counting}, {undone} undone", counting=sentence, undone=undone)


def left_aside(count: int) -> str:
    """How much in the store of uploads is not as it should be."""
    return words.plural(
        "{count} folder or file of the uploads is not in order",
        "{count} folders or files of the uploads are not in order",
        count,
    )


def turns(upload: Uploaded) -> list[str]:
    """Who undid or redid an upload, and when, the last time first."""
    facts = {
        True: _("{at}: undone by {by}"),
        False: _("{at}: redone by {by}"),
    }
    return [
        facts[turn["is_undone"]].format(at=words.moment(turn["at"]), by=turn["by"])
        for turn in reversed(upload["turns"])
    ]


def about(upload: Uploaded, titles: Mapping[str, str]) -> str:
    """Who loaded it and when, and how many rows of which tables."""
    tables = words.join(titles.get(table, table) for table in upload["rows"])
    count = words.measure(sum(upload["rows"].values()))
    rows = _("{tables}: {count} rows", tables=tables, count=count)
    text = " · ".join((upload["by"], words.moment(upload["at"]), rows))
    replaced = _("replace")
    return text if upload["mode"] == "update" else f"{text} · {replaced}"


def turned(verb: str, file: str) -> str:
    """What was done with an upload, and that the board follows."""
    if verb == "withdraw":
        return _("{file} is undone: the board shows it from now on", file=file)
    return _("{file} counts again: the board shows it from now on", file=file)


def preview(verb: str, tables: Sequence[TableChange]) -> str:
    """What undoing or redoing would change."""
    if not any(table["added"] or table["changed"] or table["gone"] for table in tables):
        return _("No value on the board would change")
    if verb == "withdraw":
        return _("Undoing it would mean: {changes}", changes=loads.changes(tables))
    return _("Redoing it would mean: {changes}", changes=loads.changes(tables))
