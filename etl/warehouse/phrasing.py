"""Sentences of papers that the papers do not have, or that name a fact which they do not have."""

import difflib
from collections.abc import Iterable, Iterator

import duckdb

from catalogues import papers

TABLES = ("staging.sentence_faults",)
READS = frozenset({"raw.paper_sentences"})
_TABLE = """
create table staging.sentence_faults (
    fault varchar, part varchar, said varchar, nearest varchar, facts varchar,
    _upload integer, _sheet varchar, _row integer
)
"""
_STATED = """
select
    name,
    sentence,
    english,
    _upload,
    _sheet,
    _row
from raw.paper_sentences
where _current
"""
_INSERTED = "insert into staging.sentence_faults values (?, ?, ?, ?, ?, ?, ?, ?)"


def create(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `staging.sentence_faults`: one row per sentence whose name is unknown, with the name
    most like it; per name in braces that is no fact of its sentence, with the facts that it has;
    and per brace without its pair."""
    connection.execute(_TABLE)
    rows = [
        [*fault, *place]
        for name, zh, en, *place in connection.execute(_STATED).fetchall()
        for fault in _faults(name, zh or "", en or "")
    ]
    if rows:
        connection.executemany(_INSERTED, rows)


def _faults(name: str, zh: str, en: str) -> Iterator[tuple[str | None, ...]]:
    """Fault, part, what is said there, the nearest name and the facts, of one row."""
    known = papers.by_name().get(name)
    if known is None:
        nearest = difflib.get_close_matches(name, papers.by_name(), n=1, cutoff=0)
        yield "unknown_sentences", "name", name, nearest[0], None
        return
    for part, text, facts in (
        ("sentence", zh, known.facts.values()),
        ("english", en, known.facts.keys()),
    ):
        for said in known.faults(text):
            yield "facts_not_of_sentence", part, said, None, _listed(facts)


def _listed(facts: Iterable[str]) -> str | None:
    """The facts in braces, as the sentence names them; None where it has none."""
    return "".join(f"{{{fact}}}" for fact in facts) or None
