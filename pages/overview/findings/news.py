"""What uploads brought, in words: the last one, and all since a reader's last look."""

import pandas as pd

from pages.overview.findings.overview import Sentence
from pages.shared import words
from pages.shared.findings.way import Way
from pages.shared.words import plural
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
def changes(changed: pd.DataFrame) -> list[Sentence]:
    """What the last upload brought, table by table."""
    parts = []
    columns = changed["title"], changed["added"], changed["changed"]
    for table, added, updated in zip(*columns, strict=True):
        counts = {"added": int(added), "updated": int(updated)}
        parts.append((table, _("{added} new rows, {updated} corrected", **counts), Way("history")))
    return parts


@cached
def upload_title(changed: pd.DataFrame) -> str:
    """What the last upload brought in all."""
    added, updated = int(changed["added"].sum()), int(changed["changed"].sum())
    if not updated:
        return _("The last upload brought {added} rows", added=added)
    facts = {"added": added, "updated": updated}
    return _("The last upload brought {added} rows and corrected {updated}", **facts)


@cached
def news_title(changed: pd.DataFrame) -> str:
    """What all uploads since this reader's last look brought."""
    if changed.empty:
        return _("Nothing new since you looked last")
    return plural(
        "Since then {count} upload brought {added} rows and corrected {updated}",
        "Since then {count} uploads brought {added} rows and corrected {updated}",
        int(changed["uploads"].iloc[0]),
        added=int(changed["added"].sum()),
        updated=int(changed["changed"].sum()),
    )


@cached
def upload_subject(changed: pd.DataFrame) -> str:
    """Which upload that was."""
    last = changed.iloc[0]
    return " · ".join((last["file"], last["loaded_by"], words.date_of(last["loaded_at"])))
