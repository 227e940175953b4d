"""What a data folder of an older board lacks."""

import sqlite3

LACKS = (
    "alter table sessions drop column is_oidc",
    "alter table accounts drop column unit",
    "alter table accounts drop column unit_since",
    "drop table if exists links",
    "pragma user_version = 1",
)


def make_older(kept: sqlite3.Connection) -> None:
    """Take from the file of the accounts what its second schema added."""
    for statement in LACKS:
        kept.execute(statement)
