"""Which later uploads speak of rows that earlier ones, coming once more as the last, would undo.

The last upload is right about a row. A file that is read anew becomes the last one, though it is
older than the corrections that came after it.
"""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import duckdb

from etl.sheets import SHEETS
from etl.sheets.contract import Sheet, parts
from etl.store.records import Upload
from etl.warehouse import raw


class LaterError(Exception):
    """Uploads that must be read anew as well, lest what they correct comes back."""

    def __init__(self, uploads: Sequence[Upload]) -> None:
        """Keep them for whoever tells the user."""
        super().__init__("later uploads speak of the same rows")
        self.uploads = tuple(uploads)


def before(
    in_force: Sequence[Upload], drafts: Sequence[Upload], numbers: Collection[int]
) -> list[Upload]:
    """The uploads of these numbers; raises LaterError when the drafts cannot stand for them."""
    old = [upload for upload in in_force if upload.number in numbers]
    others = [upload for upload in in_force if upload.number not in numbers]
    if old:
        _check(old, others, drafts)
    return old


def _check(old: Sequence[Upload], others: Sequence[Upload], drafts: Sequence[Upload]) -> None:
    """Hold each draft against what came after the upload whose file it has."""
    found: dict[int, Upload] = {}
    with duckdb.connect() as connection:
        raw.define(connection)
        for draft in drafts:
            since = min(u.number for u in old if u.record.sha256 == draft.record.sha256)
            later = [u for u in others if u.number > since]
            found |= {u.number: u for u in later if _speak_of_the_same(connection, u, draft)}
    if found:
        raise LaterError([found[number] for number in sorted(found)])


def _speak_of_the_same(connection: duckdb.DuckDBPyConnection, later: Upload, draft: Upload) -> bool:
    """Whether they have rows of one key with other content, or one of them replaced periods."""
    is_replacing = "replace" in (later.record.mode, draft.record.mode)
    for sheet in SHEETS:
        own, theirs = later.rows(sheet.table), draft.rows(sheet.table)
        if own and theirs and (is_replacing or _differs(connection, sheet, own, theirs)):
            return True
    return False


def _differs(connection: duckdb.DuckDBPyConnection, sheet: Sheet, own: Path, theirs: Path) -> bool:
    found = connection.execute(
        f"""
        select 1
        from ({_keyed(sheet, "$own")}) as own
        inner join ({_keyed(sheet, "$theirs")}) as theirs on own.key = theirs.key
        where own.content <> theirs.content
        limit 1
        """,
        {"own": [str(own)], "theirs": [str(theirs)]},
    )
    return bool(found.fetchall())


def _keyed(sheet: Sheet, paths: str) -> str:
    """The rows of files by their keys, with what else they say."""
    key = ", ".join(_text(part) for part in raw.key(sheet))
    content = ", ".join(_text(f'"{name}"') for name in _content(sheet))
    return f"""
        select concat_ws('␟', {key}) as key, concat_ws('␟', {content}) as content
        from ({raw.stored(sheet, paths)})
    """


def _content(sheet: Sheet) -> Iterator[str]:
    """Without what only says how something was written."""
    for column in sheet.columns:
        yield from (name for name in parts(column) if not name.endswith("_written"))


def _text(part: str) -> str:
    return f"coalesce(cast({part} as varchar), '∅')"
