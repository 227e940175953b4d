"""What is done about gaps: tasks and practices, whose they are, and what the gap did since."""

import pandas as pd

from pages.shared import words
from pages.shared.figures.records import Record, records
from pages.shared.findings.benchmarks import gap_text
from pages.shared.words import plural
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
def in_words(measures: pd.DataFrame) -> pd.DataFrame:
    """The measures with gap and change in words; `mark` numbers those on the gap line."""
    rows = records(measures)
    return measures.assign(
        before_text=[_gap(row, "gap_at_start") for row in rows],
        now_text=[_gap(row, "gap_now") for row in rows],
        change_text=[_change(row) for row in rows],
        status_text=[_status(row) for row in rows],
    )


@cached
def tasks(measures: pd.DataFrame, city: str) -> str:
    """How many tasks against a city are done and overdue."""
    told = measures[measures["kind"] == "task"]
    if told.empty:
        return _("No benchmark task has been loaded for this city")
    return plural(
        "{city}, {count} task: {done} done, {late} overdue",
        "{city}, {count} tasks: {done} done, {late} overdue",
        len(told),
        city=city,
        done=int((told["state"] == "done").sum()),
        late=int(told["is_overdue"].sum()),
    )


@cached
def practices(told: pd.DataFrame) -> str:
    """How many practices (as `once`) were learnt and adopted."""
    if told.empty:
        return _("No study visit to this city has been loaded")
    return plural(
        "{count} practice learnt, {done} adopted",
        "{count} practices learnt, {done} adopted",
        len(told),
        done=int((told["state"] == "done").sum()),
    )


@cached
def others(practices: pd.DataFrame) -> str:
    """What became of the practices that are not adopted, and how many went into a year's plan."""
    states = practices["state"]
    facts = {"under_way": int((states == "under_way").sum())}
    facts["not_done"] = int((states == "not_done").sum())
    adopted = _("{under_way} under way, {not_done} not adopted", **facts)
    if unstated := int((states == "unstated").sum()):
        adopted = _("{adopted}, {count} of unknown state", adopted=adopted, count=unstated)
    return _("{adopted}; {planned}", adopted=adopted, planned=_planned(practices))


def _planned(practices: pd.DataFrame) -> str:
    """How many practices went into a year's plan; where no row names one, that."""
    count = int(practices["plan_year"].notna().sum())
    if not count:
        return _("none is said to be in a year's plan")
    return plural("{count} is in a year's plan", "{count} are in a year's plan", count)


@cached
def once(measures: pd.DataFrame) -> pd.DataFrame:
    """One row per practice, with what happened to each gap that it bears on."""
    visits = measures[measures["kind"] == "visit"]
    if visits.empty:
        return visits.assign(effects="")
    effects = [_effect(row) for row in records(visits)]
    told = visits.assign(effects=effects, at=visits["started"].fillna(pd.Timestamp(0)))
    of_each: dict[object, list[str]] = {}
    keys = list(zip(told["at"], told["practice"], strict=True))
    for key, effect in zip(keys, effects, strict=True):
        of_each.setdefault(key, []).extend([effect] if effect else [])
    once = told.drop_duplicates(["at", "practice"])
    joined = [words.join(of_each[key]) or words.DASH for key in dict.fromkeys(keys)]
    return once.assign(effects=joined)


@cached
def on_line(measures: pd.DataFrame, indicator: str) -> pd.DataFrame:
    """The measures that bear on one indicator and say when they began, numbered in time."""
    shown = measures[(measures["indicator"] == indicator) & measures["started"].notna()]
    ordered = shown.sort_values("started", kind="stable")
    return ordered.assign(number=[_circled(place) for place in range(len(ordered))])


def _circled(place: int) -> str:
    """①, ② … for the first twenty, then plain numbers."""
    return chr(ord("①") + place) if place < 20 else f"({place + 1})"


@cached
def key(shown: pd.DataFrame, outlook: str) -> str:
    """What the line is, when the gap closes, and which measure began where."""
    line = _("Above nought we are behind")
    marks = [_told(row) for row in records(shown)]
    return "   ".join([f"{line} · {outlook}", *marks])


@cached
def loop(measures: pd.DataFrame, city: str) -> str:
    """Where the gap narrowed since, and what the table of tasks holds."""
    changes = measures.loc[measures["kind"] == "task", "gap_change"].dropna()
    narrowed = {"narrowed": int((changes < 0).sum()), "known": len(changes)}
    text = _("gap narrowed in {narrowed} of {known}", **narrowed) if len(changes) else ""
    table = _("Gap to {city} → measure → owner → due → gap since; no proof of effect", city=city)
    return " · ".join(filter(None, (text, table)))


@cached
def learnt(told: pd.DataFrame, city: str) -> str:
    """What became of the practices (as `once`), and what their table holds."""
    table = _(
        "Study visits to {city} · what was learnt, whether adopted, in which year's plan",
        city=city,
    )
    return " · ".join((*([] if told.empty else [others(told)]), table))


def _told(row: Record) -> str:
    name = row["practice"] if row["kind"] == "visit" else row["measure"]
    facts = {"number": row["number"], "day": words.date_of(row["started"]), "measure": name}
    if pd.isna(row["gap_change"]):
        return _("{number} {day} {measure}", **facts)
    return _("{number} {day} {measure}: gap since {change}", change=_change(row), **facts)


def _effect(row: Record) -> str:
    if pd.isna(row["gap_change"]):
        return ""
    return _("{indicator} {change}", indicator=row["indicator"], change=_change(row))


def _gap(row: Record, name: str) -> str:
    if pd.isna(row[name]):
        return words.DASH
    return gap_text(row[name], row["unit"], int(row["decimals"]))


def _change(row: Record) -> str:
    """What the gap did since the start: narrower or wider, in its unit."""
    change = row["gap_change"]
    if pd.isna(change):
        return words.DASH
    size = words.difference(change, row["unit"], decimals=int(row["decimals"]))
    if words.is_nothing(change, int(row["decimals"])):
        return _("as wide as then")
    return _("{size} narrower", size=size) if change < 0 else _("{size} wider", size=size)


def _status(row: Record) -> str:
    status: str = str(row["status"]) if pd.notna(row["status"]) else _("no status given")
    return _("{status} (overdue)", status=status) if row["is_overdue"] else status
