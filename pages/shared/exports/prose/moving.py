"""Why the city's rank moved."""

import pandas as pd

from pages.shared import words
from pages.shared.capture.screen import Block, Screen
from pages.shared.exports.prose.said import Row, Said, cities_named
from pages.shared.exports.prose.standing import subject_of
from pages.shared.figures.records import Record, records
from pages.shared.words import translate as _


def why_moved(screen: Screen) -> list[Said]:
    """From which rank to which, by whose doing, and what was only put right."""
    moves, steps = screen.block("moves"), screen.block("steps")
    if moves is None or moves.rows.empty:
        return []
    rows = records(moves.rows)
    city = next(row for row in rows if row["is_own"])
    since = moves.subject.partition("○ ")[2].partition(" → ")[0]
    if not city["is_comparable"]:
        facts = {"since": since, "city": city["city"]}
        return [Said("moves.none", facts).stated(moves)]
    before, now = int(city["rank_before"]), int(city["rank_now"])
    about = {"since": since, "subject": subject_of(moves), "now": str(now)}
    if before == now:
        said = [Said("moves.same", about)]
    else:
        key = "moves.rose" if now < before else "moves.fell"
        said = [Said(key, about | {"before": str(before)})]
    own = _own_change(city, _unit(moves, city), is_scheme="scheme" in moves.of)
    said += [own, *_parts(steps, city), *_overtaken(rows)]
    if before != now:
        values = {"others": city["rank_if_others_stood"], "own": city["rank_if_stood"]}
        ranks = {name: str(int(rank)) for name, rank in values.items()}
        said.append(Said("moves.otherwise", ranks))
    if city["correction"] and not pd.isna(city["correction"]):
        moved = words.change(city["correction"], _unit(moves, city), decimals=int(city["decimals"]))
        said.append(Said("moves.corrected", {"correction": moved}))
    return [one.stated(moves) for one in said]


def _unit(block: Block, row: Record) -> str:
    return words.score_unit() if "scheme" in block.of else row["unit"]


def _own_change(city: Record, unit: str, *, is_scheme: bool) -> Said:
    values = {"measured": (_("Score") if is_scheme else _("Value")).lower()}
    if words.is_nothing(float(city["change"]), int(city["decimals"])):
        return Said("moves.even", values)
    size = words.difference(city["change"], unit, decimals=int(city["decimals"]))
    return Said("moves.more" if city["change"] > 0 else "moves.less", values | {"change": size})


def _parts(steps: Block | None, city: Record) -> list[Said]:
    """The indicators that lifted and lowered the score most."""
    if steps is None or steps.rows.empty:
        return []
    found, decimals, unit = [], int(city["decimals"]), words.score_unit()
    best, worst = steps.rows.iloc[0], steps.rows.iloc[-1]
    for key, step, is_so in (
        ("moves.lifted", best, best["change"] > 0),
        ("moves.lowered", worst, worst["change"] < 0),
    ):
        if is_so:
            part = words.difference(step["change"], unit, decimals=decimals)
            found.append(Said(key, {"indicator": step["indicator"], "part": part}))
    return found if city["change"] >= 0 else found[::-1]


def _overtaken(rows: list[Row]) -> list[Said]:
    """The cities that came past us or we past them."""
    found = []
    for code in ("passed", "passed_by", "gone", "come"):
        cities = [str(row["city"]) for row in rows if row["moved"] == code]
        if cities:
            found.append(Said(f"moves.{code}", {"cities": cities_named(cities)}))
    return found
