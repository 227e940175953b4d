"""What the lists of key work say: what is settled, what needs a push."""

import pandas as pd

from pages.shared import words
from pages.shared.findings import firsts
from pages.shared.findings.cards import Card
from pages.shared.records import records
from pages.shared.words import translate as _


def settled(lists: pd.DataFrame) -> str:
    """How many of all projects are settled, and how many are critical."""
    done, planned = int(lists["done"].sum()), int(lists["planned"].sum())
    sentence = _("{done} of {all} key projects are settled", done=done, all=planned)
    critical = int(lists["at_risk"].sum())
    return _("{said}, {count} critical", said=sentence, count=critical) if critical else sentence


def cards(lists: pd.DataFrame) -> list[Card]:
    """One card per list: settled of dispatched."""
    return [
        Card(
            str(row["name"]),
            f"{int(row['done'])} / {int(row['planned'])}",
            _("{count} critical", count=int(row["at_risk"]))
            if row["at_risk"]
            else _("none critical"),
            "bad" if row["at_risk"] else "even",
        )
        for row in records(lists)
    ]


def pushed(projects: pd.DataFrame, name: str) -> str:
    """What of a list needs a push."""
    waiting = projects[projects["light"].isin(["red", "amber"])]
    if waiting.empty:
        return _("{list}: nothing needs a push", list=name)
    names = firsts.joint(waiting["project"], [""] * len(waiting))
    return _("{list}: to push: {projects}", list=name, projects=names)


def by_light(lists: pd.DataFrame) -> pd.DataFrame:
    """The lists with their projects by light, each light a column of its name."""
    counts = {"red": "at_risk", "amber": "behind", "green": "on_track", "done": "done"}
    parts = {word: lists[counts[code]] for code, word in words.lights().items()}
    return lists.assign(target=float("nan"), **parts)
