"""Which period the board stands on before a load and after it, and which one waits for reports."""

import json
from pathlib import Path
from typing import TypedDict

import duckdb

from etl.words import Say


class Period(TypedDict):
    """First day (null where none is known), last day, and grain of a period; days as 2025-12-31."""

    start: str | None
    end: str
    grain: str


class Waiting(Period):
    """A period that does not count yet: how many of its members have reported, and who has not."""

    reported: int
    members: int
    missing: list[str]


class Standing(TypedDict):
    """One indicator or scheme in a group whose period changes or waits; headlines come first."""

    kind: str
    subject: str
    city_group: str
    is_headline: bool
    before: Period | None
    now: Period
    waiting: list[Waiting]


_STANDING = """
    select
        kind,
        subject,
        city_group,
        {{'start': period_start, 'end': period_end, 'grain': grain}} as period
    from {build}.marts.period_coverage
    where is_current
"""
_NONE = "select null as kind, null as subject, null as city_group, null as period where false"
_COMPARED = """
    with older as ({older}),
    newer as ({newer}),
    waiting as (
        select
            kind,
            subject,
            city_group,
            list(
                {{
                    'start': period_start, 'end': period_end, 'grain': grain,
                    'reported': reported, 'members': members,
                    'missing': string_split(missing, '、')
                }}
                order by period_end
            ) as periods
        from newer.marts.period_coverage
        where is_waiting
        group by kind, subject, city_group
    )
    select
        to_json(
            {{
                'kind': newer.kind, 'subject': newer.subject, 'city_group': newer.city_group,
                'is_headline': headlines.place is not null,
                'before': older.period, 'now': newer.period,
                'waiting': coalesce(waiting.periods, [])
            }}
        )
    from newer
    left join older
        on newer.kind = older.kind and newer.subject = older.subject
            and newer.city_group = older.city_group
    left join waiting
        on newer.kind = waiting.kind and newer.subject = waiting.subject
            and newer.city_group = waiting.city_group
    left join newer.marts.headlines as headlines
        on newer.kind = headlines.kind and newer.subject = headlines.subject
            and newer.city_group = headlines.city_group
    where
        waiting.periods is not null
        or (older.period is not null and older.period <> newer.period)
    order by headlines.place nulls last, newer.kind desc, newer.subject, newer.city_group
"""


def between(old: Path | None, new: Path) -> list[Standing]:
    """Every indicator and scheme that turns to another period, or of which a period waits."""
    with duckdb.connect() as connection:
        for name, path in (("older", old), ("newer", new)):
            quoted = str(path or ":memory:").replace("'", "''")
            mode = "(read_only)" if path else ""
            connection.execute(f"attach '{quoted}' as {name} {mode}")
        knows = _knowing(connection)
        if "newer" not in knows:
            return []
        older = _STANDING.format(build="older") if "older" in knows else _NONE
        newer = _STANDING.format(build="newer")
        found = connection.execute(_COMPARED.format(older=older, newer=newer)).fetchall()
        return [_read(told) for (told,) in found]


def _knowing(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """The builds that know of periods that count; an older board's does not."""
    found = connection.execute(
        "select database_name from duckdb_tables()"
        " where schema_name = 'marts' and table_name = 'period_coverage'"
    )
    return {str(name) for (name,) in found.fetchall()}


def _read(told: str) -> Standing:
    standing: Standing = json.loads(told)
    return standing


def sentences(standing: Standing, say: Say) -> list[str]:
    """Whether the board stays or turns, and each period that waits, in a sentence each."""
    now, before = standing["now"], standing["before"]
    stays = before is None or now["end"] == before["end"]
    where = say("{subject}: the board stays at {period}")
    if not stays:
        where = say("{subject}: the board turns to {period}")
    waits = say("{subject}: {period}, {reported} of {members} reported, not ranked")
    return [
        where.format(subject=standing["subject"], period=_named(now)),
        *(
            waits.format(
                subject=standing["subject"],
                period=_named(each),
                reported=each["reported"],
                members=each["members"],
            )
            for each in standing["waiting"]
        ),
    ]


def _named(period: Period) -> str:
    """A month as 2025-12, anything else by its days."""
    if period["grain"] == "month":
        return period["end"][:7]
    return " … ".join(day for day in (period["start"], period["end"]) if day)
