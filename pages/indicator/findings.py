"""What one indicator says: where we are in its spread, how it is defined, and what is wrong."""

import pandas as pd

from pages.shared import words
from pages.shared.words import plural
from pages.shared.words import translate as _
from runtime.cache import cached

Fact = tuple[str, str]


@cached
def title(history: pd.DataFrame, indicator: str, *, decimals: int) -> str:
    """Our value against the median of the group in the latest period."""
    last = history.iloc[0]
    if pd.isna(last["value"]):
        median = words.number(last["median"], last["unit"], decimals=decimals)
        return _(
            "{indicator}: the city in the middle has {median}", indicator=indicator, median=median
        )
    value = words.number(last["value"], last["unit"], decimals=decimals)
    said = {"indicator": indicator, "city": last["city"], "value": value}
    gap = words.rounded(float(last["value"] - last["median"]), decimals)
    if last["reported"] < 2:
        return _("{indicator}: {city} has {value}, nobody else has reported", **said)
    if last["least"] == last["greatest"]:
        return _("{indicator}: every city that reported has {value}", **said)
    size = words.difference(gap, last["unit"], decimals=decimals)
    if gap > 0:
        return _("{indicator}: {city} has {value}, {size} above the middle", size=size, **said)
    if gap < 0:
        return _("{indicator}: {city} has {value}, {size} below the middle", size=size, **said)
    return _("{indicator}: {city} has {value}, in the middle", **said)


def register(row: pd.Series) -> list[Fact]:
    """What the register says: what it means, how it is counted, who owns it."""
    unit = _text(row["unit"])
    target = row["target"]
    decimals = int(row["decimals"])
    said = [
        (_("Definition"), _text(row["definition"]) or _("not stated")),
        (_("Unit"), unit or _("none")),
        (_("Direction"), _direction(row["direction"])),
        (_("Accrual"), _accrual(row.get("accrual"))),
        (_("Formula"), _text(row["formula"])),
        (_("Source"), _text(row["source"]) or _("not stated")),
        (_("Owner"), _text(row["owner"]) or _("not stated")),
        (_("Dimension"), _text(row["dimension"])),
        (_("Target"), "" if pd.isna(target) else words.number(target, unit, decimals=decimals)),
    ]
    return [(about, fact) for about, fact in said if fact]


def _direction(said: object) -> str:
    """Higher or lower is better; without one, nobody can be ranked."""
    if said == "越高越好":
        return _("higher is better")
    if said == "越低越好":
        return _("lower is better")
    return _("not stated, so that cities are not ranked by it")


def _accrual(said: object) -> str:
    """Whether a value is that of its period, of all months since January, or of a day."""
    named = {
        "当期": _("of the period alone"),
        "累计": _("cumulated since January"),
        "时点": _("as it stands at the end of the period"),
    }
    return named.get(_text(said), "")


@cached
def increments(rows: pd.DataFrame) -> str:
    """What the newest month added for our city, which nobody states."""
    ours = rows[rows["is_home"]].sort_values("period_end")
    if ours.empty:
        return _("What each month added, derived from the cumulated values")
    last = ours.iloc[-1]
    value = words.measure(last["value"], last["unit"], decimals=int(last["decimals"]))
    period = words.period(last["period_start"], last["period_end"], last["grain"])
    said = {"city": last["city"], "period": period, "value": value}
    return _("{city} added {value} in {period}: derived, not reported", **said)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


@cached
def spread(history: pd.DataFrame, *, decimals: int) -> str:
    """Between which values the middle half of the cities lies."""
    last = history.iloc[0]
    if last["reported"] < 2:
        return _("Only one city has reported")
    least, greatest, low, high = words.pair(
        [last[name] for name in ("least", "greatest", "q1", "q3")], last["unit"], decimals=decimals
    )
    if least == greatest:
        return _("All cities have the same value: {value}", value=least)
    if low == high:
        return _("Half of the cities lie at {value}", value=low)
    return _("Half of the cities lie between {low} and {high}", low=low, high=high)


@cached
def course(history: pd.DataFrame, *, decimals: int) -> str:
    """How our value moved over the periods shown."""
    ours = history[history["value"].notna()].sort_values("period_end")
    if len(ours) < 2:
        return _("The group over time")
    first, last = ours.iloc[0], ours.iloc[-1]
    before, now = words.pair([first["value"], last["value"]], last["unit"], decimals=decimals)
    said = {"city": last["city"], "before": before, "now": now}
    if before == now:
        return _("{city} is at {now} again, as at first", **said)
    return _("{city} went from {before} to {now}", **said)


@cached
def faults(rows: pd.DataFrame) -> str:
    """How many faults are open in the sheets of the indicator."""
    return plural(
        "{count} open fault in its sheets", "{count} open faults in its sheets", len(rows)
    )


@cached
def cells(rows: pd.DataFrame) -> str:
    """From how many cells the values stem, and how many were corrected."""
    earlier = int((~rows["is_current"].astype(bool)).sum())
    text = plural("The values stem from {count} cell", "The values stem from {count} cells",
                  len(rows) - earlier)  # fmt: skip
    if not earlier:
        return text
    return text + plural(
        ", {count} earlier value was replaced", ", {count} earlier values were replaced", earlier
    )


@cached
def states(rows: pd.DataFrame) -> pd.DataFrame:
    """The cells with a word on whether they count."""
    words_of = {True: _("counts"), False: _("replaced")}
    if "change" in rows:
        told = zip(rows["change"], rows["changed_in"], rows["compared_with"], strict=True)
        said = [words.stated_change(*parts) for parts in told]
        rows = rows.assign(stated_change=pd.Series(said, index=rows.index, dtype=object))
    return rows.assign(state=[words_of[bool(current)] for current in rows["is_current"]])
