"""What one city's profile says: what it is strong and weak in, and where it stands overall."""

import pandas as pd

from pages.shared import words
from pages.shared.figures.records import Record, records
from pages.shared.findings import carried
from pages.shared.findings.benchmarks import gap_text
from pages.shared.findings.cards import Card
from pages.shared.findings.places import covered, rank_verdict, since
from pages.shared.words import plural
from pages.shared.words import translate as _
from runtime.cache import cached

MOST = 4  # the strengths and weaknesses that are named
SCHEMES = 2  # the schemes that get a card


@cached
def title(indicators: pd.DataFrame, city: str) -> str:
    """In how many indicators that can be parted into quarters the city is in the best and last."""
    if indicators["rank"].isna().all():
        return _("{city} has not reported any indicator", city=city)
    judged = _judged(indicators)
    if judged.empty:
        return plural(
            "{city}: {count} indicator, too few cities to compare",
            "{city}: {count} indicators, too few cities to compare",
            int(indicators["rank"].notna().sum()),
            city=city,
        )
    best, last = _quarters(judged)
    if not best and not last:
        return plural(
            "{city}: {count} indicator, neither in the first quarter nor the last",
            "{city}: {count} indicators, none in the first quarter or the last",
            len(judged),
            city=city,
        )
    return plural(
        "{city}: of {count} indicator {best} in the first quarter, {last} in the last",
        "{city}: of {count} indicators {best} in the first quarter, {last} in the last",
        len(judged),
        city=city,
        best=best,
        last=last,
    )


def _judged(indicators: pd.DataFrame) -> pd.DataFrame:
    """The indicators in which enough cities reported, and not all the same."""
    return indicators[indicators["quarter"].notna()]


def _quarters(judged: pd.DataFrame) -> tuple[int, int]:
    best, last = (int((judged["quarter"] == quarter).sum()) for quarter in (1, 4))
    return best, last


def standing(row: Record) -> str:
    """A rank in a word, its quarter and its move as signs: ▲经费收缴率 1/11 ↑2."""
    sign = {1: "▲", 4: "▼"}.get(0 if pd.isna(row["quarter"]) else int(row["quarter"]), "")
    climbed: int = 0 if pd.isna(row["rank_change"]) else int(row["rank_change"])
    moved = f" {'↑' if climbed > 0 else '↓'}{abs(climbed)}" if climbed else ""
    return f"{sign}{row['indicator']} {int(row['rank'])}/{int(row['ranked'])}{moved}"


@cached
def cards(indicators: pd.DataFrame, schemes: pd.DataFrame, targets: pd.DataFrame) -> list[Card]:
    """The city's rank in the schemes, with its band, and how many targets it has reached."""
    ranks = [_scheme_card(row) for row in records(schemes.head(SCHEMES))]
    return [*ranks, *_counted(indicators), *_targets(targets)]


def _scheme_card(row: Record) -> Card:
    if pd.isna(row["rank"]):
        return Card(row["scheme"], _("not ranked"), covered(row))
    moved = since(row, words.rank_change(row["rank_change"]))
    return Card(
        label=row["scheme"],
        value=words.place(row["rank"], row["ranked"]),
        said=f"{words.band(row['rank_low'], row['rank_high'])} · {moved}",
        verdict=rank_verdict(row["rank_change"]),
    )


def _counted(indicators: pd.DataFrame) -> list[Card]:
    judged = _judged(indicators)
    if judged.empty:
        return []
    (best, last), of = _quarters(judged), len(judged)
    return [
        Card(_("In the first quarter"), f"{best} / {of}", _named(judged, 1), "good"),
        Card(_("In the last quarter"), f"{last} / {of}", _named(judged, 4), "bad"),
    ]


def _named(judged: pd.DataFrame, quarter: int) -> str:
    names = judged.loc[judged["quarter"] == quarter, "indicator"]
    if names.empty:
        return _("none")
    first = str(names.iloc[0] if quarter == 1 else names.iloc[-1])
    count = len(names)
    return first if count == 1 else _("{indicator}, {count} in all", indicator=first, count=count)


def _targets(targets: pd.DataFrame) -> list[Card]:
    """How many targets are reached now, as on the overview."""
    now = targets[targets["is_current"]]
    if now.empty:
        return []
    reached, of = int(now["reached"].iloc[0]), int(now["aimed"].iloc[0])
    text = _("✓ all reached") if reached == of else _("{count} still to reach", count=of - reached)
    parts = [part for part in (text, carried.of_targets(now.iloc[0])) if part]
    return [Card(_("Targets reached"), f"{reached} / {of}", _("; ").join(parts))]


@cached
def strengths(indicators: pd.DataFrame) -> list[tuple[str, str]]:
    """The indicators in which the city is best, each with its place and value."""
    rows = indicators[indicators["quarter"] == 1].head(MOST)
    return _facts(rows) or [(_("Nothing yet"), _("No indicator is in the first quarter."))]


@cached
def weaknesses(indicators: pd.DataFrame) -> list[tuple[str, str]]:
    """The indicators in which the city is furthest back, the last one first."""
    rows = indicators[indicators["quarter"] == 4].iloc[::-1].head(MOST)
    return _facts(rows) or [(_("Nothing yet"), _("No indicator is in the last quarter."))]


def _facts(rows: pd.DataFrame) -> list[tuple[str, str]]:
    return [(row["indicator"], _fact(row)) for row in records(rows)]


def _fact(row: Record) -> str:
    value = words.number(row["value"], row["unit"], decimals=int(row["decimals"]))
    pieces = [words.place(row["rank"], row["ranked"]), value]
    if row["gap_to_first"] > 0:
        gap = words.difference(row["gap_to_first"], row["unit"], decimals=int(row["decimals"]))
        pieces.append(_("{gap} behind the first", gap=gap))
    return " · ".join(pieces)


@cached
def listing(indicators: pd.DataFrame) -> str:
    """How many ranks rose and fell since the period before."""
    moved = indicators["rank_change"].dropna()
    if moved.empty:
        return _("Every indicator, the best place first")
    if not moved.any():
        return _("Every rank is as in the period before")
    counts = {"up": int((moved > 0).sum()), "down": int((moved < 0).sum())}
    return _("{up} ranks rose and {down} fell since the period before", **counts)


@cached
def said(indicators: pd.DataFrame) -> pd.DataFrame:
    """The rows with place, gaps and period in words, and trails that rise as it improves."""
    rows = records(indicators)
    return indicators.assign(
        place=[words.place(row["rank"], row["ranked"]) for row in rows],
        moved=[_moved(row) for row in rows],
        near=[_gap(row, "near_gap") for row in rows],
        far=[_gap(row, "far_gap") for row in rows],
        period=[words.period(r["period_start"], r["period_end"], r["grain"]) for r in rows],
        risen=pd.Series([_upward(row) for row in rows], index=indicators.index, dtype=object),
    )


def _moved(row: Record) -> str:
    return words.DASH if pd.isna(row["rank"]) else since(row, words.rank_change(row["rank_change"]))


def _gap(row: Record, column: str) -> str:
    if pd.isna(row[column]):
        return words.DASH
    return gap_text(row[column], row["unit"], int(row["decimals"]))


def _upward(row: Record) -> list[float | None]:
    """The course of values; turned where less is better, so that up is always better."""
    values = [] if row["trail"] is None else list(row["trail"])
    sign = -1 if row["is_higher_better"] is False else 1
    return [None if pd.isna(value) else sign * float(value) for value in values]
