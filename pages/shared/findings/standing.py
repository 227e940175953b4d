"""What a load does to the period that the board stands on, in sentences."""

import datetime as dt
from collections.abc import Sequence

import pandas as pd

from pages.shared import words
from pages.shared.etl.answers import BoardPeriod, Standing
from pages.shared.findings import waiting
from pages.shared.words import translate as _

NAMED = 3  # indicators that are named; the others are counted


def sentences(found: Sequence[Standing]) -> list[str]:
    """Whether the board stays or turns: of each headline, then of all others that do the same."""
    grouped: dict[tuple[bool, str], list[str]] = {}
    for each in found:
        grouped.setdefault((each["is_headline"], _said(each)), []).append(each["subject"])
    return [
        _("{about}: {said}", about=_named(subjects), said=said)
        for (_first, said), subjects in grouped.items()
    ]


def _named(subjects: list[str]) -> str:
    if len(subjects) <= NAMED:
        return words.join(subjects)
    first = words.join(subjects[:NAMED])
    return _("{names} and others, {count} in all", names=first, count=len(subjects))


def _said(each: Standing) -> str:
    now, before = each["now"], each["before"]
    if before is not None and before["end"] != now["end"]:
        said = _("the board turns to {period}", period=_period(now))
    else:
        said = _("the board stays at {period}", period=_period(now))
    if not each["waiting"]:
        return said
    rows = pd.DataFrame(
        [
            {**period, **_days(period), "missing": "、".join(period["missing"])}
            for period in each["waiting"]
        ]
    )
    told = waiting.sentence(rows, is_scheme=each["kind"] == "scheme")
    return _("{said}; {more}", said=said, more=told)


def _days(period: BoardPeriod) -> dict[str, dt.date | None]:
    start = period["start"]
    return {
        "period_start": dt.date.fromisoformat(start) if start else None,
        "period_end": dt.date.fromisoformat(period["end"]),
    }


def _period(period: BoardPeriod) -> str:
    days = _days(period)
    end = dt.date.fromisoformat(period["end"])
    return words.period(days["period_start"], end, period["grain"])
