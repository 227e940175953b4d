"""What the task office says: who is on loan, for which task, and what the campaigns reached."""

from collections.abc import Mapping

import pandas as pd

from pages.shared import words
from pages.shared.findings import firsts
from pages.shared.findings.cards import Card
from pages.shared.words import plural
from pages.shared.words import translate as _
from runtime.cache import cached

COUNTS = ("lent", "tasks", "tasks_staffed", "tasks_open")


def lent(counts: Mapping[str, int]) -> str:
    """How many are on loan, for how many tasks; `counts`: the facts named in COUNTS."""
    if not counts["lent"]:
        return _("Nobody is on loan to the task office")
    return _(
        "{count} people on loan to the task office, for {busy} of {tasks} tasks",
        count=counts["lent"],
        busy=counts["tasks_staffed"],
        tasks=counts["tasks"],
    )


@cached
def reached(campaigns: pd.DataFrame) -> str:
    """How many campaigns reached their target by the last period that they touch."""
    timed = campaigns[campaigns["is_reached"].notna()]
    if timed.empty:
        return _("No campaign has a target that can be checked")
    return plural(
        "{done} of {count} campaign with a target reached it in its last period",
        "{done} of {count} campaigns with a target reached it in their last period",
        len(timed),
        done=int(timed["is_reached"].astype(bool).sum()),
    )


@cached
def cards(counts: Mapping[str, int], people: pd.DataFrame, campaigns: pd.DataFrame) -> list[Card]:
    """People on loan over time, tasks, campaigns, and ranks before and after."""
    months = people.groupby("day")["count"].sum().tolist()
    most = int(max(months, default=0))
    result = [
        Card(
            _("On loan"),
            words.number(counts["lent"]),
            _("at most {count}", count=most),
            trail=months,
        ),
        Card(
            _("Tasks, closed ones included"),
            words.number(counts["tasks"]),
            _(
                "{open} with unfinished projects, {busy} with people on loan",
                open=counts["tasks_open"],
                busy=counts["tasks_staffed"],
            ),
        ),
    ]
    ranked = campaigns.dropna(subset=["rank_before", "rank_after"])
    if len(ranked):
        climbed = int((ranked["rank_after"] < ranked["rank_before"]).sum())
        text = _("of {count} that can be compared", count=len(ranked))
        result.append(Card(_("Campaigns after which we ranked higher"), str(climbed), text))
    return result


@cached
def sources(people: pd.DataFrame) -> str:
    """Where most of the people on loan come from, of late."""
    last = people[people["day"] == people["day"].max()]
    count = int(last["count"].max())
    equal = int((last["count"] == count).sum())
    if equal > 1:
        return _("{sources} sources lend most, {count} people each", sources=equal, count=count)
    first = firsts.leading(last["part"], last["count"])
    return plural(
        "{source} lend most, {count} person",
        "{source} lend most, {count} people",
        count,
        source=first,
    )


@cached
def loaded(tasks: pd.DataFrame) -> str:
    """The task with the fewest people for each unfinished project."""
    staffed = tasks[tasks["people_per_project"].notna()]
    if staffed.empty:
        return _("The tasks of the task office")
    staffed = staffed.sort_values("people_per_project", kind="stable")
    each = [words.number(people, decimals=1) for people in staffed["people_per_project"]]
    return _(
        "Thinnest: {task}, {each} people for each open project",
        task=firsts.joint(staffed["task_no"], each),
        each=each[0],
    )


def burnt_up(campaign: pd.Series) -> str:
    """How far a campaign brought its indicator, against its target."""
    values = {
        "campaign": campaign["campaign"],
        "before": _value(campaign, "value_before"),
        "end": _value(campaign, "value_at_end"),
        "target": _value(campaign, "target"),
    }
    if not campaign["is_over"] and not pd.isna(campaign["value_at_end"]):
        return _("{campaign}: {before} before, {end} so far, target {target}", **values)
    if pd.isna(campaign["is_reached"]):
        return _("{campaign}: {before} before, {end} in its last period", **values)
    values["before"], values["end"] = words.course(values["before"], values["end"])
    if campaign["is_reached"]:
        return _("{campaign}: from {before} to {end}, target {target} reached", **values)
    return _("{campaign}: from {before} to {end}, target {target} missed", **values)


def around(campaign: pd.Series) -> str:
    """What is drawn of a campaign, and its ranks before and after."""
    span = words.span(campaign["started"], campaign["ended"])
    return _(
        "{indicator} · campaign {span} · rank before {before}, after {after}",
        indicator=campaign["indicator"],
        span=span,
        before=words.place(campaign["rank_before"], campaign["ranked_before"]),
        after=words.place(campaign["rank_after"], campaign["ranked_after"]),
    )


@cached
def climbed(campaigns: pd.DataFrame) -> str:
    """The campaign after which our rank had risen most."""
    ranked = campaigns.dropna(subset=["rank_before", "rank_after"])
    if ranked.empty:
        return _("The campaigns, the newest first")
    steps = (ranked["rank_before"] - ranked["rank_after"]).to_numpy()
    row = ranked.iloc[int(steps.argmax())]
    return _(
        "{campaign}: rank {before} before, {after} after",
        campaign=row["campaign"],
        before=int(row["rank_before"]),
        after=int(row["rank_after"]),
    )


@cached
def carried(projects: pd.DataFrame) -> str:
    """How many projects the task office helps with."""
    tasks = projects["task_no"].nunique()
    return _("{projects} key projects under {tasks} tasks", projects=len(projects), tasks=tasks)


def _value(campaign: pd.Series, name: str) -> str:
    return words.number(campaign[name], campaign["unit"])
