"""What a place by a scheme takes: where a course leads, and what would lead to the place."""

from collections.abc import Mapping

import pandas as pd

from pages.rankings.findings import what_it_takes
from pages.rankings.reaching import WHOLE, Found
from pages.shared import words
from pages.shared.figures.records import Record, records
from pages.shared.findings import why_moved
from pages.shared.findings.cards import Card
from pages.shared.words import translate as _
from runtime.cache import cached

TOGETHER = ""  # the name of the way on which all indicators move
LONGEST = 3.0  # a bar is not drawn beyond so many times the best period


@cached
def as_ranking(cities: pd.DataFrame) -> pd.DataFrame:
    """The cities as a stamp knows them."""
    return cities.assign(rank=cities["rank_before"], source=None, is_approx=False)


@cached
def written(cities: pd.DataFrame, unit: str, decimals: int) -> pd.DataFrame:
    """The cities with what happened to them in words, and how their scores are written."""
    return why_moved.with_words(cities).assign(unit=unit, decimals=decimals)


@cached
def has_rank(cities: pd.DataFrame) -> bool:
    """Whether there is a rank to start from, and a rival to pass."""
    city = why_moved.own(cities)
    return bool(pd.notna(city["rank_now"])) and int(city["ranked_then"]) > 1


@cached
def missing(cities: pd.DataFrame, scheme: str) -> str:
    """Why there is nothing to reckon with."""
    city = why_moved.own(cities)["city"]
    return _("{city} has no rank in {scheme} that others contest", city=city, scheme=scheme)


@cached
def places(cities: pd.DataFrame) -> tuple[int, int]:
    """How many places there are, and the one that the city has now."""
    city = why_moved.own(cities)
    now = city["rank_now"] if pd.isna(city["rank_before"]) else city["rank_before"]
    return int(city["ranked_then"]), int(now)


def method(rivals: float) -> str:
    """What the reckoning supposes."""
    if rivals == 0:
        return _("We straight on at our recent paces, the others standing still: no forecast")
    if rivals == 1:
        return _("Straight on at each city's recent paces: a reckoning, not a forecast")
    times = words.measure(rivals)
    return _(
        "Straight on, the others at {times} times their recent paces: no forecast", times=times
    )


@cached
def ways(levers: pd.DataFrame, found: Mapping[str, Found], *, periods: int) -> pd.DataFrame:
    """What each indicator alone, and what all together, would have to become; the easiest first.

    To the levers' columns: needed_value, needed, needed_pace, times_best, outlook, best_rank, and
    joint_value, joint, joint_pace.
    """
    alone = [found[name] for name in levers["indicator"]]
    joint = found[TOGETHER].values
    names = zip(alone, levers["indicator"], strict=True)
    rows = levers.assign(
        needed_value=[each.values.get(name, float("nan")) for each, name in names],
        best_rank=[each.best_rank for each in alone],
        joint_value=[joint.get(name, float("nan")) for name in levers["indicator"]],
    )
    rows["needed"], rows["joint"] = (
        rows[column] - rows["value"] for column in ("needed_value", "joint_value")
    )
    rows["needed_pace"], rows["joint_pace"] = rows["needed"] / periods, rows["joint"] / periods
    rows["times_best"] = rows["needed_pace"] / rows["best_step"].astype(float)
    rows["outlook"] = [_outlook(row) for row in records(rows)]
    rows.loc[rows["best_rank"].isna(), "outlook"] = "full" if is_asked(found) else "enough"
    effort = rows["times_best"].where(rows["needed"].notna())
    return rows.assign(effort=effort).sort_values(
        ["effort", "best_rank"], na_position="last", kind="stable"
    )


def is_asked(found: Mapping[str, Found]) -> bool:
    """Whether the place asks anything more at all."""
    return bool(pd.notna(found[TOGETHER].best_rank))


def _outlook(row: Record) -> str:
    if pd.isna(row["needed"]):
        return "short"
    if row["sign"] * row["needed"] <= 0:
        return "hold"
    if pd.isna(row["times_best"]):
        return "never"
    return "done_before" if row["times_best"] <= 1 else "beyond"


@cached
def asked(
    cities: pd.DataFrame,
    rows: pd.DataFrame,
    found: Mapping[str, Found],
    *,
    target: int,
    grain: str,
) -> str:
    """The answer to: what does it take to be in this place."""
    city = why_moved.own(cities)
    aim = what_it_takes.aim(target, places(cities)[1])
    if city["rank_now"] <= target:
        return _("{aim}: the course taken is enough", aim=aim)
    able = rows[rows["needed"].notna()]
    if not able.empty:
        first = able.iloc[0]
        return what_it_takes.demanded(aim, first["indicator"], first, first, grain)
    together = found[TOGETHER]
    if together.step is None:
        return _("{aim}: not even the best values are enough", aim=aim)
    share = words.share(together.step / WHOLE)
    facts = {"aim": aim, "share": share}
    return _("{aim}: none alone is enough, all together {share} up", **facts)


@cached
def detail(cities: pd.DataFrame, rows: pd.DataFrame, target: int, by: str) -> str:
    """By when, and what the easiest indicator that is enough alone needs until then in all."""
    able = rows[rows["needed"].notna()]
    if able.empty or why_moved.own(cities)["rank_now"] <= target:
        return _("by {by}", by=by)
    return what_it_takes.in_all(able.iloc[0], able.iloc[0], by)


@cached
def demand(rows: pd.DataFrame, target: int) -> str:
    """How many indicators would do alone."""
    able = rows["needed"].notna()
    return _(
        "{able} of {count} indicators would do alone for No. {place}",
        place=target,
        able=int(able.sum()),
        count=len(rows),
    )


@cached
def outcome(cities: pd.DataFrame) -> str:
    """Where the course leads, past whom."""
    city = why_moved.own(cities)
    facts = {"city": city["city"]}
    facts["place"] = words.place(city["rank_now"], city["ranked_then"])
    passing = why_moved.overtaken(cities)
    if not passing:
        return _("So {city} is {place}, no places changed", **facts)
    return _("So {city} is {place}: {passing}", **facts, passing=passing)


@cached
def cards(
    cities: pd.DataFrame,
    straight: pd.DataFrame,
    found: Mapping[str, Found],
    *,
    by: str,
    decimals: int,
) -> list[Card]:
    """The rank and score then, the rank if nothing is moved, and all indicators together."""
    city, usual = why_moved.own(cities), why_moved.own(straight)
    change = words.change(city["change"], city["unit"], decimals=decimals)
    return [
        Card(
            _("Rank by {by}", by=by),
            words.place(city["rank_now"], city["ranked_then"]),
            words.rank_change(city["climbed"]),
            "good" if city["climbed"] > 0 else "bad" if city["climbed"] < 0 else "even",
        ),
        Card(
            _("Score by {by}", by=by),
            words.number(city["value_now"], city["unit"], decimals=decimals),
            _("{change} against now", change=change),
        ),
        Card(
            _("With nothing moved"),
            words.place(usual["rank_now"], usual["ranked_then"]),
            _("every indicator of ours at its recent pace"),
        ),
        _together(found[TOGETHER], reached=city["rank_now"]),
    ]


def _together(found: Found, *, reached: float) -> Card:
    label = _("All indicators together")
    if pd.isna(found.best_rank):
        return Card(
            label, words.share(0), _("nothing more to do for No. {rank}", rank=int(reached))
        )
    if found.step is None:
        return Card(label, words.DASH, _("at best No. {rank}", rank=int(found.best_rank)))
    return Card(label, words.share(found.step / WHOLE), _("of the way to the best of the group"))


@cached
def rungs(rows: pd.DataFrame) -> pd.DataFrame:
    """The ways as `charts.ladder` draws them: a bar is a multiple of the best period."""
    times = rows["times_best"].clip(0, LONGEST).fillna(0.0)
    return rows.assign(
        place=range(1, len(rows) + 1),
        placed=rows["indicator"],
        improvement=times,
        rival=[_course(row) for row in records(rows)],
        asked=[_more(row) for row in records(rows)],
        said=[_verdict(row) for row in records(rows)],
    )


def _course(row: Record) -> str:
    decimals = int(row["decimals"])
    if pd.isna(row["needed_value"]):
        return words.number(row["value"], row["unit"], decimals=decimals)
    values = row["value"], row["needed_value"]
    return " → ".join(words.measure(value, decimals=decimals) for value in values)  # unit: beside


def _more(row: Record) -> str:
    if pd.isna(row["needed"]):
        return ""
    return words.change(row["needed"], row["unit"], decimals=int(row["decimals"]))


def _verdict(row: Record) -> str:
    facts = {
        "enough": "",
        "full": _("✗ at its best"),
        "hold": _("✓ only has to hold"),
    }
    if row["outlook"] == "short":
        return _("✗ alone: No. {rank}", rank=int(row["best_rank"]))
    if row["outlook"] in facts:
        return facts[row["outlook"]]
    return what_it_takes.verdict(row["outlook"], row["times_best"])


@cached
def in_words(rows: pd.DataFrame, grain: str) -> pd.DataFrame:
    """The ways as a table writes them, each indicator in its own unit."""
    said = rows.to_dict("index")
    drawn = rungs(rows)

    def each(column: str) -> list[str]:
        return [
            words.measure(row[column], row["unit"], decimals=int(row["decimals"]))
            for row in said.values()
        ]

    def paced(column: str) -> list[str]:
        return [
            words.DASH
            if pd.isna(row[column])
            else what_it_takes.pace(row[column], pd.Series(row), grain)
            for row in said.values()
        ]

    return drawn.assign(
        now_text=each("value"),
        then_text=each("value_then"),
        needed_text=each("needed_value"),
        pace_text=paced("needed_pace"),
        joint_text=each("joint_value"),
        joint_pace_text=paced("joint_pace"),
    )
