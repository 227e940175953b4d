"""Gaps to the benchmark city, forums, the conversion of topics, and key projects."""

import pandas as pd

from pages.shared import words
from pages.shared.capture.screen import Block, Screen
from pages.shared.exports.prose import matters
from pages.shared.exports.prose.said import Row, Said, names, quiet
from pages.shared.figures.records import Record, records
from pages.shared.findings import facts

FORUM = "论坛"  # the plan's item that counts every forum
STATES = ("done", "green", "amber", "red")
LATE = 2  # projects that are named; the others stand in the table


def gaps(screen: Screen) -> list[Said]:
    """How often we lead and trail, where most, what closes, and what is done about it."""
    block = screen.block("gaps")
    if block is None or block.rows.empty:
        return []
    rows = records(block.rows)
    behind = [row for row in rows if row["is_behind"]]
    if len(rows) == 1:
        return [one.stated(block) for one in (_only(rows[0]), *_closing(behind))] + _tasks()
    ahead = [row for row in rows if row["gap"] < 0]
    cities = {"city": rows[0]["home_city"], "benchmark": rows[0]["benchmark_city"]}
    counts = {"count": len(rows)}
    if 0 < len(behind) < len(rows):
        counts |= {"ahead": len(rows) - len(behind), "behind": len(behind)}
        parts = [Said("gaps.count", cities | _texts(counts))]
    else:
        parts = [Said("gaps.behind" if behind else "gaps.ahead", cities | _texts(counts))]
    if behind:
        worst = behind[0]
        sizes = {name: _value(worst, f"{name}_value") for name in ("home", "benchmark")}
        values = {"home": sizes["home"], "theirs": sizes["benchmark"], "gap": _gap(worst)}
        parts.append(Said("gaps.worst", cities | values | {"indicator": worst["indicator"]}))
    if ahead:
        values = {"indicator": ahead[-1]["indicator"], "lead": _gap(ahead[-1])}
        parts.append(Said("gaps.best", values))
    return [one.stated(block) for one in [*parts, *_closing(behind)]] + _tasks()


def forums(screen: Screen) -> list[Said]:
    """What was held of the plan, who owes a forum, and whose materials are missing."""
    block, hosts = screen.block("plan"), screen.block("hosts")
    first = block or screen.block("forums")
    if first is None:
        return []
    year = words.year(int(screen.view["year"])) if screen.view.get("year") else ""
    plan = records(block.rows) if block is not None else []
    owing = _owing(hosts)
    parts = [*_held(plan, year, screen, has_hosts=bool(owing)), *owing]
    return [
        *(one.stated(first) for one in parts),
        *matters.overdue("forums.archive", "archive", "count"),
        *matters.overdue("forums.look_backs", "look_back", "count"),
        *matters.following("forums.next", "archive", "hosting", "look_back"),
    ]


def conversion(screen: Screen) -> list[Said]:
    """How many topics took effect, before which stage most stop, and which waits longest."""
    block, waiting = screen.block("funnel"), screen.block("stuck")
    if block is None or block.rows.empty:
        return []
    first, last = block.rows.iloc[0], block.rows.iloc[-1]
    topics, effective = int(first["topics"]), int(last["topics"])
    if effective:
        values = {"effective": str(effective), "share": words.share(last["share_of_first"])}
        parts = [Said("conversion.effective", {"topics": str(topics), **values})]
    else:
        parts = [Said("conversion.none", {"topics": str(topics)})]
    steps = block.rows.iloc[1:]
    most = steps["stopped"].max()
    stages = steps.loc[steps["stopped"] == most, "stage"].tolist()
    if most > 0 and len(stages) == 1:
        values = {"stage": words.stage(stages[0]), "count": str(int(most))}
        parts.append(Said("conversion.stopped", values))
    parts = [one.stated(block) for one in parts]
    return [*parts, *_late(waiting)]


def projects(screen: Screen) -> list[Said]:
    """How many are in which state, which are late and with whom, and which is due next."""
    block = screen.block("gantt")
    if block is None or block.rows.empty:
        return []
    count, *counts = (
        facts.number(kind) for kind in ("projects", *map("projects_{}".format, STATES))
    )
    states = [
        Said(f"projects.is_{state}", {"count": str(number)}).text
        for state, number in zip(STATES, counts, strict=True)
        if number
    ]
    if counts[0] == count:
        said = [Said("projects.done", {"count": str(count)})]
    else:
        values = {
            "count": str(count),
            "states": ("，" if words.language() == "zh" else ", ").join(states),
        }
        said = [Said("projects.count", values)]
    rows = records(block.rows)
    late = [row for row in rows if row["light"] in ("red", "amber")]
    said = [one.stated(block) for one in said]
    said += [_late_project(row).stated(block, row["project"]) for row in late[:LATE]]
    return [*said, *_next_project(rows, block)]


def _late_project(row: Record) -> Said:
    values = {
        "project": row["project"],
        "owner": row["lead"] or words.DASH,
        "day": words.date_of(row["due"]),
        "progress": words.measure(row["progress"], "%", decimals=0),
    }
    if row["days_overdue"] == row["days_overdue"] and row["days_overdue"]:
        return Said("projects.overdue", values | {"days": words.days(row["days_overdue"])})
    expected = words.measure(row["expected_progress"], "%", decimals=0)
    return Said("projects.behind", values | {"expected": expected})


def _next_project(rows: list[Row], block: Block) -> list[Said]:
    """The first open project whose day is still to come."""
    ahead = [
        row
        for row in rows
        if row["light"] in ("green", "amber", "red") and not pd.isna(row["due"]) and row["lead"]
    ]
    ahead = [row for row in ahead if pd.isna(row["days_overdue"]) or not row["days_overdue"]]
    if not ahead:
        return []
    first = min(ahead, key=lambda row: (row["due"], row["project"]))
    values = {
        "project": str(first["project"]),
        "owner": str(first["lead"]),
        "day": words.date_of(first["due"]),
    }
    return [Said("projects.next", values).stated(block, str(first["project"]))]


def _only(row: Record) -> Said:
    """The one gap that there is: it is neither the widest nor one of several."""
    cities = {"city": row["home_city"], "benchmark": row["benchmark_city"]}
    values = cities | {"indicator": row["indicator"], "home": _value(row, "home_value")}
    if words.is_nothing(row["gap"], int(row["decimals"])):
        return Said("gaps.one_level", values)
    sizes = {"theirs": _value(row, "benchmark_value"), "gap": _gap(row)}
    return Said("gaps.one_behind" if row["is_behind"] else "gaps.one_ahead", values | sizes)


def _tasks() -> list[Said]:
    """Which benchmark tasks are overdue, and which is next."""
    return [
        *matters.overdue("gaps.overdue", "benchmark_task"),
        *matters.following("gaps.next", "benchmark_task"),
    ]


def _closing(behind: list[Row]) -> list[Said]:
    """Which gaps close at the present pace, and the first of them."""
    closing = [row for row in behind if row["outlook"] == "closing"]
    known = [row for row in behind if row["outlook"] not in ("unknown", "outdated")]
    if not closing:
        return [Said("gaps.open")] if known and len(known) == len(behind) else []
    first = min(closing, key=lambda row: row["closes"])
    day = first["closes"]
    values = {
        "count": str(len(closing)),
        "indicator": first["indicator"],
        "quarter": words.period(day.replace(day=1), day, "quarter"),
    }
    return [Said("gaps.closing", values)]


def _held(plan: list[Row], year: str, screen: Screen, *, has_hosts: bool) -> list[Said]:
    whole = next((row for row in plan if row["name"] in (FORUM, words.term(FORUM))), None)
    if whole is None:
        held = screen.block("forums")
        count = str(len(held.rows)) if held is not None else "0"
        return [Said("forums.unplanned", {"year": year, "held": count})]
    counts = _texts({name: int(whole[name]) for name in ("planned", "held", "owed")})
    key = "forums.owed" if whole["owed"] > 0 else "forums.all"
    parts = [Said(key, {"year": year, **counts})]
    for row in plan if not has_hosts else []:
        if row is not whole and row["owed"] > 0:
            counts = _texts({name: int(row[name]) for name in ("planned", "held", "owed")})
            parts.append(Said("forums.item", {"item": str(row["name"]), **counts}))
    return parts


def _owing(hosts: Block | None) -> list[Said]:
    if hosts is None:
        return []
    units = hosts.rows.loc[hosts.rows["is_owing"].fillna(False).astype(bool), "name"].tolist()
    return [Said("forums.hosts", {"units": names(units)})] if units else []


def _late(block: Block | None) -> list[Said]:
    """The topics that wait too long, and the one that waits longest."""
    if block is None or block.rows.empty:
        return []
    late = block.rows[block.rows["state"] == "late"]
    if late.empty:
        return [Said("conversion.flowing").stated(block)]
    worst = late.sort_values("days_in_stage", ascending=False, kind="stable").iloc[0]
    values = {
        "count": str(len(late)),
        "topic": quiet(worst["topic"]),
        "stage": words.stage(worst["stage"]),
        "days": words.days(worst["days_in_stage"]),
        "owner": worst["owner"] or words.DASH,
    }
    return [Said("conversion.late", values).stated(block, worst["topic"])]


def _texts(counts: dict[str, int]) -> dict[str, str]:
    return {name: str(count) for name, count in counts.items()}


def _value(row: Record, name: str) -> str:
    return words.number(row[name], row["unit"], decimals=int(row["decimals"]))


def _gap(row: Record) -> str:
    return words.difference(row["gap"], row["unit"], decimals=int(row["decimals"]))
