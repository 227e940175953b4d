"""One forum: what was recorded of it, and its tree from the topics down to the indicators."""

from collections.abc import Iterator

import pandas as pd

from pages.shared import words
from pages.shared.figures.records import Record, records
from pages.shared.words import plural
from pages.shared.words import translate as _
from runtime.cache import cached

NODE = ["depth", "text", "detail", "state"]


def title(forum: pd.Series, branches: pd.DataFrame) -> str:
    """How many topics a forum had, and how many of their outcomes took effect."""
    return _(
        "No. {number}, {theme}: {topics} topics, {effective} took effect",
        number=int(forum["forum_no"]),
        theme=forum["theme"],
        topics=branches["topic"].nunique(),
        effective=_distinct(branches, "effective"),
    )


def about(forum: pd.Series) -> str:
    """When a forum was held, by whom and how, and whether its materials were handed in."""
    archived = forum["archived"]
    people = forum["attendance"]
    pieces = [
        words.date_of(forum["held"]),
        *(words.term(forum[n]) for n in ("host", "format", "mode") if isinstance(forum[n], str)),
        "" if pd.isna(people) else plural("{count} person", "{count} people", int(people)),
        _("not archived")
        if pd.isna(archived)
        else _("archived on {day}", day=words.date_of(archived)),
    ]
    return " · ".join(part for part in pieces if part)


@cached
def grown(branches: pd.DataFrame) -> str:
    """What became of the ranks that were to be moved; without one, how many topics led to a use."""
    moved = branches[branches["rank_before"].notna() & branches["rank_now"].notna()]
    if moved.empty:
        used = branches[branches["state"].isin(["used", "effective"])]
        return _(
            "Outcomes of {used} of {topics} topics are in use",
            used=used["topic"].nunique(),
            topics=branches["topic"].nunique(),
        )
    row = moved.iloc[0]
    first = _(
        "{indicator}: no. {before} before the forum, no. {now} now",
        indicator=row["indicator"],
        before=int(row["rank_before"]),
        now=int(row["rank_now"]),
    )
    each = moved.drop_duplicates("indicator")
    if len(each) == 1:
        return first
    risen = int((each["rank_now"] < each["rank_before"]).sum())
    return _(
        "{first}; of {count} indicators ranked before and now {risen} rank higher",
        first=first,
        count=len(each),
        risen=risen,
    )


@cached
def lacking(branches: pd.DataFrame) -> str:
    """In how many branches something is missing."""
    gaps = int((branches["missing"] != "").sum())
    if not gaps:
        return _("no branch lacks anything")
    return plural("{count} branch lacks something", "{count} branches lack something", gaps)


@cached
def gaps(branches: pd.DataFrame) -> pd.DataFrame:
    """The branches that lack something; each by its outcome, else its topic."""
    rows = branches[branches["missing"] != ""]
    named = rows["project"].fillna(rows["outcome"]).fillna(rows["topic"]).fillna(words.DASH)
    return rows.assign(branch=named, owner=rows["lead"].fillna(rows["proposer"]))


@cached
def recorded(texts: pd.DataFrame) -> str:
    """How many of the five segments of a forum were recorded."""
    filled = sum(isinstance(texts[code].iloc[0], str) for code in words.segments())
    if filled == len(words.segments()):
        return _("All five segments are recorded")
    return _("{count} of five segments recorded", count=filled)


@cached
def texts(texts: pd.DataFrame) -> list[tuple[str, str]]:
    """What was said in each of the five segments, in the forum's order."""
    row = texts.iloc[0]
    empty = _("not recorded")
    return [
        (word, row[code] if isinstance(row[code], str) else empty)
        for code, word in words.segments().items()
    ]


def nodes(forum: pd.Series, branches: pd.DataFrame) -> pd.DataFrame:
    """The tree from the top: how deep a node is, its text, its detail and how it stands."""
    root = (0, str(forum["theme"]), words.date_of(forum["held"]), "plain")
    found = [root, *_topics(branches)]
    return pd.DataFrame(found, columns=NODE)


Node = tuple[int, str, str, str]


def _topics(branches: pd.DataFrame) -> Iterator[Node]:
    for topic, rows in branches.groupby("topic", sort=False, dropna=False):
        first = rows.iloc[0]
        pieces = [first[name] for name in ("kind", "proposer") if isinstance(first[name], str)]
        if isinstance(topic, str):
            late = first["state"] == "none"
            if late:
                waited = words.days(first["waiting_days"])
                pieces.append(_("no outcome yet, {days} after the forum", days=waited))
            yield 1, topic, " · ".join(pieces), "waiting" if late else "plain"
        elif first["state"] == "none":
            yield 1, _("No topic recorded"), "", "waiting"
        else:
            yield 1, _("Topic not stated"), "", "waiting"
        yield from _outcomes(rows[rows["outcome"].notna()])


def _outcomes(rows: pd.DataFrame) -> Iterator[Node]:
    for outcome, of_outcome in rows.groupby("outcome", sort=False):
        first = of_outcome.iloc[0]
        use = first["use"] if isinstance(first["use"], str) else _("way of use not stated")
        parts = [use, _came_of(first)]
        if "no_project" in first["missing"]:
            parts.append(_("the project is not in the ledger"))
        yield 2, str(outcome), " · ".join(parts), _STANDING[first["state"]]
        yield from _projects(of_outcome[of_outcome["project"].notna()])


_STANDING = {"effective": "good", "used": "under_way", "studied": "waiting", "declined": "bad"}


def _came_of(row: Record) -> str:
    """What came of an outcome, since when, and how long it has waited."""
    if row["state"] == "effective":
        day = words.date_of(row["effective"])
        effect = row["effect"]
        if isinstance(effect, str):
            return _("took effect on {day}: {effect}", day=day, effect=effect)
        return _("took effect on {day}", day=day)
    waited = words.days(row["waiting_days"])
    if row["state"] == "used":
        return _("in use for {days}, no effect yet", days=waited)
    if row["state"] == "studied":
        return _("neither adopted nor made a project for {days}", days=waited)
    return _("not taken up")


def _projects(rows: pd.DataFrame) -> Iterator[Node]:
    for project, of_project in rows.groupby("project", sort=False):
        first = of_project.iloc[0]
        task = first["task_no"] if isinstance(first["task_no"], str) else _("no task number")
        progress = words.number(first["progress"], "%", decimals=0)
        parts = [task, f"{progress} {words.light(first['light'])}", str(first["lead"] or "")]
        if "no_indicator" in first["missing"]:
            parts.append(_("the indicator it is to move is not stated"))
        yield 3, str(project), " · ".join(part for part in parts if part), _LIGHTS[first["light"]]
        for row in records(of_project[of_project["indicator"].notna()]):
            yield 4, str(row["indicator"]), _moved(row), "good" if _has_risen(row) else "plain"


_LIGHTS = {"done": "good", "green": "under_way", "amber": "waiting", "red": "bad"}


def _moved(row: Record) -> str:
    """Our rank before the forum and now, each with its period."""
    if pd.isna(row["rank_now"]):
        return _("we have no rank in it")
    pieces = [_ranked(row, when) for when in ("before", "now") if pd.notna(row[f"rank_{when}"])]
    if len(pieces) < 2:
        return pieces[0]
    climbed = words.rank_change(row["rank_before"] - row["rank_now"])
    return _("{before} → {now}, {climbed}", before=pieces[0], now=pieces[1], climbed=climbed)


def _ranked(row: Record, when: str) -> str:
    start, end = row[f"{when}_start"], row[f"{when}_end"]
    period = words.period(start, end, row["grain"])
    return f"{period} {words.place(row[f'rank_{when}'], row[f'ranked_{when}'])}"


def _has_risen(row: Record) -> bool:
    return bool(row["rank_now"] < row["rank_before"])


def _distinct(branches: pd.DataFrame, state: str) -> int:
    return int(branches.loc[branches["state"] == state, "outcome"].nunique())
