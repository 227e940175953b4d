"""What the lists of key work say: what is settled, what needs a push."""

import pandas as pd

from pages.shared import words
from pages.shared.figures.records import records
from pages.shared.findings import firsts
from pages.shared.findings.cards import Card
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
def settled(lists: pd.DataFrame) -> str:
    """How many of all projects are settled, and how many are critical."""
    done, planned = int(lists["done"].sum()), int(lists["planned"].sum())
    sentence = _("{done} of {all} key projects are settled", done=done, all=planned)
    critical = int(lists["at_risk"].sum())
    return _("{said}, {count} critical", said=sentence, count=critical) if critical else sentence


@cached
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


@cached
def slowest(lists: pd.DataFrame) -> str:
    """Of which list the smallest part is settled."""
    known = lists[lists["planned"] > 0]
    shares = known["done"] / known["planned"]
    if known.empty or shares.max() == 1:
        return _("What became of each list")
    if len(known) == 1 or shares.min() == shares.max():
        return _("The same part of each list is settled")
    row = known.iloc[int(shares.to_numpy().argmin())]
    name = firsts.leading(known["name"], shares, is_least=True)
    if (shares == shares.min()).sum() > 1:
        return _("Least of {names} is settled", names=name)
    done, planned = int(row["done"]), int(row["planned"])
    return _("Least settled: {name}, {done} of {all}", name=name, done=done, all=planned)


@cached
def pushed(projects: pd.DataFrame, name: str) -> str:
    """What of a list needs a push."""
    waiting = projects[projects["light"].isin(["red", "amber"])]
    if waiting.empty:
        return _("{list}: nothing needs a push", list=name)
    names = firsts.joint(waiting["project"], [""] * len(waiting))
    return _("{list}: to push: {projects}", list=name, projects=names)


@cached
def by_light(lists: pd.DataFrame) -> pd.DataFrame:
    """The lists with their projects by light, each light a column of its name."""
    counts = {"red": "at_risk", "amber": "behind", "green": "on_track", "done": "done"}
    parts = {word: lists[counts[code]] for code, word in words.lights().items()}
    return lists.assign(target=float("nan"), **parts)
