"""What gaps say: from whom we have most to learn, in what, and whether we are catching up."""

import pandas as pd

from pages.shared import words
from pages.shared.findings.cards import Card
from pages.shared.words import plural
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
def comparison(gaps: pd.DataFrame) -> str:
    """How we compare with one benchmark city over all indicators."""
    city, behind = gaps["benchmark_city"].iloc[0], gaps[gaps["is_behind"]]
    if behind.empty:
        ahead = int((gaps["gap"] < 0).sum())
        if ahead < len(gaps):
            return _(
                "Behind {city} in none of {count} indicators, ahead in {ahead}",
                city=city,
                count=len(gaps),
                ahead=ahead,
            )
        return _("Ahead of {city} in all {count} indicators", city=city, count=ahead)
    worst = behind.iloc[0]
    return _(
        "Behind {city} in {behind} of {count} indicators, most in {worst}",
        city=city,
        behind=len(behind),
        count=len(gaps),
        worst=worst["indicator"],
    )


@cached
def cards(gaps: pd.DataFrame) -> list[Card]:
    """How often ahead and behind, and by how much at most."""
    behind, ahead = gaps[gaps["is_behind"]], gaps[~gaps["is_behind"]].iloc[::-1]
    of = len(gaps)
    return [
        Card(_("Ahead or level"), f"{len(ahead)} / {of}", _named(ahead), "good"),
        Card(
            _("Behind"), f"{len(behind)} / {of}", _named(behind), "bad" if len(behind) else "even"
        ),
        *[
            Card(label, _size(rows.iloc[0]), rows["indicator"].iloc[0], "even")
            for label, rows in (
                (_("Widest gap in the group's range"), behind),
                (_("Widest lead in the group's range"), ahead[ahead["gap"] < 0]),
            )
            if len(rows)
        ],
    ]


def _named(gaps: pd.DataFrame) -> str:
    if gaps.empty:
        return _("none")
    first, count = str(gaps["indicator"].iloc[0]), len(gaps)
    return first if count == 1 else _("{indicator}, {count} in all", indicator=first, count=count)


def _size(row: pd.Series) -> str:
    return words.difference(row["gap"], row["unit"], decimals=int(row["decimals"]))


@cached
def gap_words(gaps: pd.DataFrame) -> pd.DataFrame:
    """The gaps with their size in words: 差 34 分, 领先 1.9 分."""
    pairs = zip(gaps["gap"], gaps["unit"], gaps["decimals"], strict=True)
    return gaps.assign(text=[gap_text(gap, unit, int(decimals)) for gap, unit, decimals in pairs])


def gap_text(gap: float, unit: str, decimals: int) -> str:
    """One gap in words."""
    if words.is_nothing(gap, decimals):
        return _("level")
    size = words.difference(gap, unit, decimals=decimals)
    return _("{size} behind", size=size) if gap > 0 else _("{size} ahead", size=size)


@cached
def closing(gaps: pd.DataFrame, city: str, indicator: str, *, decimals: int) -> str:
    """How the gap to a benchmark city has moved over the periods shown."""
    line = gaps[gaps["benchmark_city"] == city].sort_values("period_end")
    first, last, unit = line["gap"].iloc[0], line["gap"].iloc[-1], line["unit"].iloc[-1]
    sizes, points = [abs(first), abs(last)], words.unit_of_change(unit)
    before, now = words.pair(sizes, points, decimals=decimals)
    facts = {"indicator": indicator, "city": city, "before": before, "now": now}
    if words.is_nothing(last, decimals):
        return _levelled(first, decimals, facts)
    if last > 0 >= first:
        return _("{indicator}: {city} has overtaken us, by {now}", **facts)
    if last <= 0 < first:
        return _("{indicator}: {before} behind {city} at first, now {now} ahead", **facts)
    if last <= 0:
        return _("{indicator}: ahead of {city}, {before} at first, now {now}", **facts)
    if before == now:
        return _("{indicator}: the gap to {city} is {now}, as at first", **facts)
    facts["before"], facts["now"] = words.course(before, now)
    if last < first:
        return _("{indicator}: the gap to {city} narrowed from {before} to {now}", **facts)
    return _("{indicator}: the gap to {city} went from {before} to {now}", **facts)


def _levelled(first: float, decimals: int, said: dict[str, str]) -> str:
    """That there is no gap any more, and what there was at first."""
    if words.is_nothing(first, decimals):
        return _("{indicator}: level with {city}, as at first", **said)
    if first > 0:
        return _("{indicator}: {before} behind {city} at first, now level", **said)
    return _("{indicator}: {before} ahead of {city} at first, now level", **said)


@cached
def standing(gaps: pd.DataFrame) -> str:
    """How often we and the benchmark city are in the best and in the last quarter of the group."""
    known = gaps[gaps["home_quarter"].notna()]
    if known.empty:
        return _("Too few cities reported for quarters of the group")
    ours, theirs = known["home_quarter"], known["benchmark_quarter"]
    return _(
        "Best quarter: ours {ours}, {city} {theirs}; last quarter: {our_last} and {their_last}",
        city=gaps["benchmark_city"].iloc[0],
        ours=int((ours == 1).sum()),
        theirs=int((theirs == 1).sum()),
        our_last=int((ours == 4).sum()),
        their_last=int((theirs == 4).sum()),
    )


@cached
def key(gaps: pd.DataFrame) -> str:
    """Which mark stands for whom, for a figure without a legend."""
    row = gaps.iloc[0]
    marks = [f"● {row['home_city']}", _marked(row["role"], row["benchmark_city"])]
    others = gaps[gaps["other_city"].notna()]
    if len(others):
        marks.append(_marked(others["other_role"].iloc[0], others["other_city"].iloc[0]))
    text = _("left: last of the group, right: first; grey: its middle half; newest counted periods")
    return "   ".join([*marks, text])


def _marked(role: str, city: str) -> str:
    mark = {"近学": "■", "远学": "◆"}.get(role, "■")
    return _("{mark} {city} ({role})", mark=mark, city=city, role=words.role(role))


@cached
def similar(cities: pd.DataFrame, indicator: str) -> str:
    """How the cities closest in size stand to us in one indicator."""
    alike = cities[cities["is_similar"] & cities["gap"].notna()]
    if alike.empty:
        return _("No city of about our size has reported {indicator}", indicator=indicator)
    return plural(
        "{indicator}: of {count} city of about our size, {ahead} stands ahead of us",
        "{indicator}: of {count} cities of about our size, {ahead} stand ahead of us",
        len(alike),
        indicator=indicator,
        ahead=int((alike["gap"] > 0).sum()),
    )


@cached
def sized(cities: pd.DataFrame) -> str:
    """By what cities are called similar; where nothing says so, what the register lacks."""
    if cities.empty:
        return _("The register has no indicator of size: one whose dimension is 规模, or members")
    return _("By {size}; similar: at most half again", size=cities["size_indicator"].iloc[0])


@cached
def with_gap_words(cities: pd.DataFrame, unit: str, decimals: int) -> pd.DataFrame:
    """Cities with our gap to each in words."""
    parts = [words.DASH if pd.isna(gap) else gap_text(gap, unit, decimals) for gap in cities["gap"]]
    return cities.assign(text=parts)
