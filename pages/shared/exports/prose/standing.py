"""Where the city stands, in the first headline of the board and in the others."""

from functools import partial

import pandas as pd

from pages.shared import warehouse, words
from pages.shared.capture.screen import Block, Screen
from pages.shared.exports.prose.said import Row, Said, cities_named
from pages.shared.figures.records import Record, records
from pages.shared.warehouse import Parameter

NEXT = 3  # the first rank at which the place before is not the first one


def standing(screen: Screen) -> list[Said]:
    """Our place in the view of a page of rankings, how sure it is, and who is not ranked."""
    block = screen.block("cities")
    if block is None or block.rows.empty:
        return []
    cities = records(block.rows)
    home = next((city for city in cities if city["is_home"]), None)
    subject, kind = subject_of(block), "scheme" if "scheme" in block.of else "indicator"
    about = {"period": _period(cities[0]), "subject": subject}
    if home is None or pd.isna(home["rank"]):
        said = _unranked(cities, home, about)
    else:
        decimals = _decimals(kind, subject)
        said = [
            Said("standing.place", about | {"city": home["city"]} | _place(home, kind, decimals)),
            *_moved(home),
            *_apart(cities, home, kind, decimals),
            *_target(home, decimals),
            *_band(home),
        ]
    said += [*_missing(cities, kind), *_waiting(block, kind, subject)]
    return [one.stated(block) for one in said]


def title(screen: Screen) -> list[Said]:
    """The same in a few words, for a title."""
    block = screen.block("cities")
    rows = records(block.rows) if block is not None else []
    home = next((city for city in rows if city["is_home"] and city["rank"] == city["rank"]), None)
    if block is None or home is None:
        return []
    change = 0 if pd.isna(home["rank_change"]) else home["rank_change"]
    key = "brief.rose" if change > 0 else "brief.fell" if change < 0 else "brief.same"
    return [Said(key, {"subject": subject_of(block), "rank": str(int(home["rank"]))})]


def also() -> list[Said]:
    """Our place in each headline of the board but the first one."""
    said = []
    for row in records(warehouse.query("headlines"))[1:]:
        of = {name: row[name] for name in ("kind", "subject", "city_group")}
        periods = warehouse.query("periods", **of)
        for period in records(periods[periods["is_current"].astype(bool)])[:1]:
            where: dict[str, Parameter] = {
                **of,
                "grain": period["grain"],
                "period_end": period["period_end"].date(),
            }
            said += _other(where)
    return said


def _other(where: dict[str, Parameter]) -> list[Said]:
    kind, subject = str(where["kind"]), str(where["subject"])
    cities = records(warehouse.query("ranking", **where))
    home = next((city for city in cities if city["is_home"] and city["rank"] == city["rank"]), None)
    if home is None:
        return []
    about = {"period": _period(home), "subject": subject}
    facts = about | _place(home, kind, _decimals(kind, subject))
    cells = partial(warehouse.query, "sources", **where)
    return [Said("standing.also", facts, cells, is_demo=bool(home["is_demo"]))]


def subject_of(block: Block) -> str:
    """The indicator or scheme that a block looks at."""
    return block.of.get("scheme") or block.of.get("indicator") or block.subject


def _period(row: Record) -> str:
    return words.period(row["period_start"], row["period_end"], row["grain"])


def _decimals(kind: str, subject: str) -> int:
    rows = warehouse.query("schemes" if kind == "scheme" else "indicators")
    found = rows.loc[rows[kind] == subject, "decimals"]
    return 2 if found.empty or pd.isna(found.iloc[0]) else int(found.iloc[0])


def _place(home: Record, kind: str, decimals: int) -> dict[str, str]:
    unit = words.score_unit() if kind == "scheme" else home["unit"]
    return {
        "value": words.number(home["value"], unit, decimals=decimals),
        "rank": str(int(home["rank"])),
        "ranked": str(int(home["ranked"])),
    }


def _unranked(cities: list[Row], home: Record | None, about: dict[str, str]) -> list[Said]:
    if home is not None:
        return [Said("standing.unranked", about | {"city": home["city"]})]
    first = [str(city["city"]) for city in cities if city["rank"] == 1]
    return [Said("standing.leads", about | {"city": cities_named(first)})] if first else []


def _moved(home: Record) -> list[Said]:
    """How far we moved since the period before, among whom."""
    if pd.isna(home["rank_change"]):
        return []
    before = words.period(home["previous_start"], home["previous_end"], home["grain"])
    if not home["is_same_field"]:
        counts = {
            "before_rank": home["previous_rank"],
            "before_ranked": home["previous_ranked"],
            "count": home["same_ranked"],
            "rank": home["rank_of_same"],
        }
        facts = {name: str(int(count)) for name, count in counts.items()}
        return [Said("standing.another_field", {"before": before, **facts})]
    climbed = int(home["rank_change"])
    if not climbed:
        return [Said("standing.same", {"before": before})]
    key = "standing.rose" if climbed > 0 else "standing.fell"
    return [Said(key, {"before": before, "climbed": str(abs(climbed))})]


def _apart(cities: list[Row], home: Record, kind: str, decimals: int) -> list[Said]:
    """How far it is to the first and to the next place, or how far we lead."""
    unit = words.score_unit() if kind == "scheme" else home["unit"]
    if home["rank"] == 1:
        lead = words.difference(home["lead"], unit, decimals=decimals)
        return [] if pd.isna(home["lead"]) else [Said("standing.lead", {"lead": lead})]
    first = cities_named([str(city["city"]) for city in cities if city["rank"] == 1])
    gap = words.difference(home["gap_to_first"], unit, decimals=decimals)
    facts = {"first": first, "gap": gap}
    ahead = [
        city for city in cities if city["rank"] == city["rank"] and city["rank"] < home["rank"]
    ]
    if home["rank"] < NEXT or pd.isna(home["gap_to_next"]) or not ahead:
        return [Said("standing.first", facts)]
    near = max(city["rank"] for city in ahead)
    nearest = cities_named([str(city["city"]) for city in ahead if city["rank"] == near])
    size = words.difference(home["gap_to_next"], unit, decimals=decimals)
    return [Said("standing.next", facts | {"next": nearest, "near": size})]


def _target(home: Record, decimals: int) -> list[Said]:
    if "target" not in home or pd.isna(home["target"]):
        return []
    facts = {
        "target": words.number(home["target"], home["unit"], decimals=decimals),
        "share": words.share(home["target_share"]),
    }
    is_met = home["target_share"] >= 1
    return [Said("standing.target_met" if is_met else "standing.target_unmet", facts)]


def _band(home: Record) -> list[Said]:
    if "rank_low" not in home or pd.isna(home["rank_low"]):
        return []
    low, high = int(home["rank_low"]), int(home["rank_high"])
    if low == high:
        return [Said("standing.firm")] if low == home["rank"] else []
    return [Said("standing.band", {"low": str(low), "high": str(high)})]


def _missing(cities: list[Row], kind: str) -> list[Said]:
    missing = [str(city["city"]) for city in cities if city["rank"] != city["rank"]]
    key = "standing.uncovered" if kind == "scheme" else "standing.unreported"
    return (
        [Said(key, {"cities": cities_named(missing)})]
        if missing and len(missing) < len(cities)
        else []
    )


def _waiting(block: Block, kind: str, subject: str) -> list[Said]:
    """The newest later period that does not count yet."""
    last = block.rows.iloc[0]
    rows = warehouse.query(
        "waiting",
        kind=kind,
        subject=subject,
        city_group=block.of.get("group", ""),
        grain=last["grain"],
        period_end=last["period_end"].date(),
    )
    later = [row for row in records(rows) if row["period_end"] > last["period_end"]]
    return [
        Said(
            "standing.waiting",
            {
                "period": _period(row),
                "reported": str(int(row["reported"])),
                "members": str(int(row["members"])),
            },
        )
        for row in later[:1]
    ]
