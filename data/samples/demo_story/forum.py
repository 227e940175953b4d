"""The shape of a forum as the story tells it."""

import datetime as dt
from dataclasses import dataclass

from demo_story import days as workday

KEY, HARD, COUNTED, PROJECT = "重点工作", "难点工作", "指标性工作", "重点项目"
OWN, ALL, HEADS, DELEGATES = "部室研讨", "机关全体", "领导和部门负责人", "基层代表参加"
ONSITE, ONLINE, BOTH = "线下", "线上", "线上线下结合"


@dataclass(frozen=True)
class Topic:
    """A question put to a forum: its kind and the unit that raised it."""

    name: str
    kind: str
    proposer: str


@dataclass(frozen=True)
class Forum:
    """One forum. `segments` are 问一问, 说一说, 提一提, 晒一晒, 找一找; some were left empty.

    `archived_after` counts days until the materials were handed in; None when they never were.
    """

    number: int
    held: dt.date
    theme: str
    host: str
    format: str
    mode: str
    attendance: int
    archived_after: int | None
    segments: tuple[str, str, str, str, str]
    topics: tuple[Topic, ...]

    def held_after(self, days: int) -> dt.date:
        """The day so many days after the forum."""
        return workday.on_or_after(self.held + dt.timedelta(days))
