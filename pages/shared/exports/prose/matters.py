"""What is overdue and what is due next, over all ledgers or of one kind of matter."""

from dataclasses import replace
from functools import partial

import pandas as pd

from pages.shared import warehouse, words
from pages.shared.capture.screen import Screen
from pages.shared.exports.prose.said import Row, Said, quiet
from pages.shared.figures.records import Record, records
from pages.shared.findings import facts
from pages.shared.findings.stuck import SOON


def matters(*kinds: str) -> list[Row]:
    """The matters of these kinds that are overdue or due soon, the longest overdue first."""
    rows = records(words.with_matters(warehouse.query("to_do", owner=None)))
    raw = records(warehouse.query("to_do", owner=None))
    named = [row | {"about": own["name"]} for row, own in zip(rows, raw, strict=True)]
    found = [row for row in named if not kinds or row["kind"] in kinds]
    return sorted(found, key=lambda row: row["days_left"])


def overdue(key: str, kind: str, count: str = "overdue") -> list[Said]:
    """How many of a kind are overdue, and the longest of them with its owner."""
    late = [row for row in matters(kind) if row["days_left"] < 0]
    if not late:
        return []
    values = {count: str(facts.number("overdue", "kind", kind))}
    return [_said(key, late[0], values | {"days": words.days(-late[0]["days_left"])})]


def following(key: str, *kinds: str) -> list[Said]:
    """The first matter of these kinds whose day is still to come, with its owner and day.

    What is due on the day of the paper is no next step of it.
    """
    ahead = [row for row in matters(*kinds) if row["days_left"] > 0 and row["owner"]]
    return [_said(key, row, {"day": words.date_of(row["due"])}) for row in ahead[:1]]


def _today() -> list[Said]:
    """The first matter that is due on the board's own day."""
    now = [row for row in matters() if row["days_left"] == 0 and row["owner"]]
    return [_said("due.today", row, {"day": words.date_of(row["due"])}) for row in now[:1]]


def due(screen: Screen) -> list[Said]:
    """How much is overdue and due soon, with whom most, what is stuck longest, what is next."""
    if not screen.title:
        return []
    board = warehouse.query("board")
    if board.empty or pd.isna(board["counted_to"].iloc[0]):
        return [Said("due.undated")]
    late, soon = facts.number("overdue"), facts.number("due_soon")
    told = {"day": words.date_of(board["counted_to"].iloc[0]), "within": str(SOON)}
    told |= {name: str(count) for name, count in (("overdue", late), ("soon", soon)) if count}
    keys = {(True, True): "count", (True, False): "overdue", (False, True): "soon"}
    key = keys.get((late > 0, soon > 0), "none")
    cells = partial(warehouse.query, "to_do_sources", owner=None)
    first = Said(f"due.{key}", told, cells, is_demo=bool(board["is_demo"].iloc[0]))
    if key == "none":
        return [first]
    pieces = [first, *(replace(first, key=one.key, facts=one.facts) for one in _burdened(screen))]
    ahead = following("due.next") or _today()
    return [*pieces, *_longest(screen), *ahead, Said("due.ask")]


def _burdened(screen: Screen) -> list[Said]:
    """Who has most overdue."""
    block = screen.block("owners")
    if block is None or block.rows.empty:
        return []
    first = block.rows.iloc[0]
    if first["overdue"] < 2:
        return []
    most = block.rows.loc[block.rows["overdue"] == first["overdue"], "name"].tolist()
    values = {"owner": words.join(most[:2]), "count": str(int(first["overdue"]))}
    return [Said("due.owner", values)] if len(most) <= 2 else []


def _longest(screen: Screen) -> list[Said]:
    """What of the work that goes on is stuck longest."""
    block = screen.block("reminder")
    if block is None or block.rows.empty:
        return []
    worst = block.rows.iloc[0]
    values = {
        "name": quiet(worst["name"]),
        "owner": worst["owner"] or words.DASH,
        "days": words.days(worst["days_overdue"]),
    }
    return [Said("due.longest", values, block.sources, worst["name"], block.stamp.is_demo)]


def _said(key: str, row: Record, told: dict[str, str]) -> Said:
    owner = row["owner"] or words.DASH
    named = (
        row["item"] if row["kind"] == "look_back" and key == "forums.look_backs" else row["name"]
    )
    parts = {"name": quiet(named), "owner": owner}
    cells = partial(warehouse.query, "to_do_sources", owner=None)
    return Said(key, parts | told, cells, row["about"], bool(row["is_demo"]))
