"""The digest: a few generated sentences on what a new build changed against the one before.

`builds/000031.digest.json` beside a build has it in each language, so that pages show it and
`etl.sending` sends it. A build too old to be compared with has none.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb

from etl.store import sealing
from etl.words import Say, mark, translation

SQL = Path(__file__).parents[1] / "sql" / "digest"
LANGUAGES = ("zh", "en")
NAMED = 3  # matters of a kind that are named; the others are counted

NOTHING = mark("No rank of ours, nothing overdue, stuck or faulty is other than before.")
RANK = mark("{name}: No. {old} / {old_ranked} → No. {new} / {ranked}.")
MORE_RANKS = mark("Ranks in {count} further indicators are other than before.")
SENTENCES = {
    "overdue": mark("Newly overdue: {count} ({names})."),
    "stuck": mark("Newly stuck topics: {count} ({names})."),
    "faults": mark("New cells to mend: {count} ({names})."),
}
Row = tuple[object, ...]


def keep(older: Path | None, newer: Path) -> None:
    """Write the digest beside the newer build; nothing where there is nothing to compare."""
    if older is None or not older.exists():
        return
    try:
        changes = _between(older, newer)
    except duckdb.Error:  # made by an older board, which knew less
        return
    texts = {language: sentences(changes, translation(language)) for language in LANGUAGES}
    sealing.write(path(newer), {"since": int(older.stem), "texts": texts})


def path(build: Path) -> Path:
    """Where the digest of a build lies."""
    return build.with_suffix(".digest.json")


def read(build: Path, language: str) -> list[str]:
    """The sentences of a build's digest; none when it has no digest."""
    try:
        texts: Any = sealing.read(path(build))["texts"]
        return [str(sentence) for sentence in texts[language]]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def is_torn(build: Path) -> bool:
    """Whether there is a digest of a build that says nothing, for it is damaged."""
    return path(build).exists() and not read(build, LANGUAGES[0])


def sentences(changes: Mapping[str, Sequence[Row]], say: Say) -> list[str]:
    """What changed, in words: ranks, then what is newly overdue, stuck or faulty."""
    ranks = changes["ranks"]
    names = ("name", "old", "old_ranked", "new", "ranked")
    lines = [say(RANK).format(**dict(zip(names, row, strict=True))) for row in ranks[:NAMED]]
    if len(ranks) > NAMED:
        lines.append(say(MORE_RANKS).format(count=len(ranks) - NAMED))
    for kind, sentence in SENTENCES.items():
        if rows := changes[kind]:
            lines.append(say(sentence).format(count=len(rows), names=_named(rows, say)))
    return lines or [say(NOTHING)]


def _named(rows: Sequence[Row], say: Say) -> str:
    first = [f"{name}（{owner}）" if owner else str(name) for name, owner in rows[:NAMED]]
    more = say("and more") if len(rows) > NAMED else ""
    return "、".join(first) + more


def _between(older: Path, newer: Path) -> dict[str, list[Row]]:
    with duckdb.connect() as connection:
        for name, build in (("older", older), ("newer", newer)):
            quoted = str(build).replace("'", "''")
            connection.execute(f"attach '{quoted}' as {name} (read_only)")
        return {
            query.stem: connection.execute(query.read_text(encoding="utf-8")).fetchall()
            for query in sorted(SQL.glob("*.sql"))
        }
