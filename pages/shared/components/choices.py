"""Choices, kept in the address: a link reopens the view. What depends on another stays valid."""

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from pages.shared import visit, warehouse, words
from pages.shared.components.choosing import choose
from pages.shared.components.names import select_name
from pages.shared.components.states import stop_if_empty
from pages.shared.components.views import Indicator, Period, Scheme, View
from pages.shared.figures.records import records
from pages.shared.words import translate as _
from runtime.cache import cached

UNROUNDED = 2  # the decimals shown of scores that are ranked unrounded


def select_view(*, schemes: bool = True) -> View:
    """Indicator or scheme, group and period."""
    chosen = select_scheme_or_indicator() if schemes else select_indicator()
    group = select_group(chosen)
    period = select_period(chosen, group)
    return View(chosen, group, period).noted()


@dataclass(frozen=True)
class Scope:
    """One group of cities, and how long the periods are by which it reports."""

    group: str
    grain: str

    @property
    def where(self) -> dict[str, warehouse.Parameter]:
        """The parameters of the queries on this scope."""
        return {"city_group": self.group, "grain": self.grain}

    @property
    def subject(self) -> str:
        """What a figure on this scope is about."""
        return f"{words.term(self.group)} · {words.grain(self.grain)}"


def select_scope(scopes: pd.DataFrame) -> Scope:
    """One group of cities and grain of periods; ours and the fullest first."""
    groups = scopes["city_group"].unique().tolist()
    group = _select_group(groups)
    grains = scopes.loc[scopes["city_group"] == group, "grain"].tolist()
    grain = choose(_("Reported by"), grains, key="grain", name=words.grain, style="segments")
    return Scope(group, grain)


def headline_views() -> list[View]:
    """The board's headlines as the office chose them, the first one first; at least one."""
    headlines = warehouse.query("headlines")
    missing = _("There are no indicator values yet")
    stop_if_empty(headlines, missing, supplier=_("the research office"))
    views = []
    for row in records(headlines):
        of, group = _named(row["kind"], row["subject"]), str(row["city_group"])
        views.append(View(of, group, standing_period(of, group)))
    return [views[0].noted(), *views[1:]]


@warehouse.cached_on_build
def _named(kind: str, name: str) -> Indicator | Scheme:
    if kind == "scheme":
        schemes = warehouse.query("schemes")
        return _scheme(schemes[schemes["scheme"] == name].iloc[0])
    indicators = warehouse.query("indicators")
    return _indicator(indicators[indicators["indicator"] == name].iloc[0])


def select_indicator() -> Indicator:
    """One of the indicators that have values; at first the first headline among them."""
    indicators = _indicators()
    names = indicators["indicator"].tolist()
    usual = names[_headline(indicators)]
    chosen = choose(_("Indicator"), names, key="indicator", default=usual)
    return _indicator(indicators.iloc[names.index(chosen)])


def select_scheme() -> Scheme:
    """One of the schemes that have scores, the default one first."""
    schemes = warehouse.query("schemes")
    missing = _("No scheme has scores yet")
    stop_if_empty(schemes, missing, supplier=_("the research office"))
    names = schemes["scheme"].tolist()
    chosen = choose(_("Scheme"), names, key="scheme")
    return _scheme(schemes.iloc[names.index(chosen)])


def select_scheme_or_indicator() -> Indicator | Scheme:
    """One of the schemes or indicators in one box, schemes first; a link names either alike.

    A link that names none may ask for the first of a kind: `kind=scheme` or `kind=indicator`.
    """
    schemes = warehouse.query("schemes")
    if schemes.empty:
        return select_indicator()
    indicators = warehouse.query("indicators")
    names = _names(schemes, indicators)
    label, first = _("Scheme or indicator"), _first_headline(schemes, indicators)
    _ask_for_kind(names, len(schemes), indicators)
    chosen = names.index(choose(label, names, key="indicator", default=names[first]))
    if chosen < len(schemes):
        return _scheme_at(schemes, chosen)
    return _indicator_at(indicators, chosen - len(schemes))


@cached
def _names(schemes: pd.DataFrame, indicators: pd.DataFrame) -> list[str]:
    return [*(_apart(name, indicators) for name in schemes["scheme"]), *indicators["indicator"]]


@cached
def _scheme_at(schemes: pd.DataFrame, place: int) -> Scheme:
    return _scheme(schemes.iloc[place])


@cached
def _indicator_at(indicators: pd.DataFrame, place: int) -> Indicator:
    return _indicator(indicators.iloc[place])


def select_group(of: Indicator | Scheme) -> str:
    """One of the city groups in which the indicator or scheme is ranked; ours first."""
    return _select_group(_groups(of)["city_group"].tolist())


def select_period(of: Indicator | Scheme, group: str) -> Period:
    """One of the periods with values, newest first; at first the one that every page stands on."""
    periods = periods_of(of, group)
    return select_period_among(periods, at=_standing(periods))


@warehouse.cached_on_build
def standing_period(of: Indicator | Scheme, group: str) -> Period:
    """The newest period for which enough of the group have reported."""
    periods = periods_of(of, group)
    return _period(periods, _standing(periods))


def _standing(periods: pd.DataFrame) -> int:
    return int(periods["is_current"].to_numpy().argmax())


def select_appraisal(known: pd.DataFrame) -> tuple[str, Period]:
    """One of the appraisals, and one of the periods in which it was held."""
    names = list(known["appraisal"].unique())
    appraisal = select_name(_("Appraisal scheme"), names, key="appraisal")
    return appraisal, select_period_among(known[known["appraisal"] == appraisal])


def select_period_among(periods: pd.DataFrame, *, at: int = 0) -> Period:
    """One of these periods (period_start, period_end, grain), in their order; at first row `at`."""
    known = _by_key(periods)
    chosen = choose(
        _("Period"),
        list(known),
        key="period",
        name=lambda key: words.period(*known[key]),
        default=list(known)[at],
    )
    return _period(periods, list(known).index(chosen))


@cached
def _by_key(periods: pd.DataFrame) -> dict[str, tuple[dt.date, dt.date, str]]:
    return {words.period_key(*parts): parts for parts in parts_of(periods)}


def _indicators() -> pd.DataFrame:
    indicators = warehouse.query("indicators")
    missing = _("There are no indicator values yet")
    stop_if_empty(indicators, missing, supplier=_("the research office"))
    return indicators


def _apart(scheme: str, indicators: pd.DataFrame) -> str:
    """A scheme's name; marked as a scheme where an indicator has the same one."""
    return _("{name} (scheme)", name=scheme) if scheme in set(indicators["indicator"]) else scheme


def _select_group(groups: list[str]) -> str:
    return choose(_("Group of cities"), groups, key="group", name=words.term)


def _groups(of: Indicator | Scheme) -> pd.DataFrame:
    return warehouse.query("groups", kind=of.kind, subject=of.name)


def periods_of(of: Indicator | Scheme, group: str) -> pd.DataFrame:
    """The periods of an indicator or scheme with values in a group, newest first."""
    return warehouse.query("periods", kind=of.kind, subject=of.name, city_group=group)


@warehouse.cached_on_build
def _first_headline(schemes: pd.DataFrame, indicators: pd.DataFrame) -> int:
    """The place of the first headline among all schemes and, after them, all indicators."""
    headlines = warehouse.query("headlines")
    if headlines.empty:
        return 0
    first = headlines.iloc[0]
    if first["kind"] == "scheme":
        return schemes["scheme"].tolist().index(first["subject"])
    return len(schemes) + indicators["indicator"].tolist().index(first["subject"])


def _ask_for_kind(names: list[str], schemes: int, indicators: pd.DataFrame) -> None:
    """Take a link that asks for a kind as one that names the first of it."""
    asked = visit.present().asked
    kind = asked.pop("kind", [""])[-1]
    if kind in (Scheme.kind, Indicator.kind):
        at = 0 if kind == Scheme.kind else schemes + _headline(indicators)
        asked.setdefault("indicator", [names[at]])


def _headline(indicators: pd.DataFrame) -> int:
    return int(indicators["is_headline"].to_numpy().argmax())


def _indicator(row: pd.Series) -> Indicator:
    return Indicator(
        name=row["indicator"],
        unit=_text(row["unit"]),
        decimals=int(row["decimals"]),
        is_higher_better=bool(row["is_higher_better"]),
        definition=_text(row["definition"]),
        source=_text(row["source"]),
        owner=_text(row["owner"]),
    )


def _scheme(row: pd.Series) -> Scheme:
    decimals = row["decimals"]
    return Scheme(
        name=row["scheme"],
        indicators=int(row["indicators"]),
        decimals=UNROUNDED if pd.isna(decimals) else int(decimals),
    )


@cached
def _period(periods: pd.DataFrame, index: int) -> Period:
    start, end, grain = parts_of(periods)[index]
    return Period(None if pd.isna(start) else start, end, grain)


def parts_of(periods: pd.DataFrame) -> list[tuple[dt.date, dt.date, str]]:
    """First day, last day and grain of each period."""
    columns = periods["period_start"], periods["period_end"], periods["grain"]
    return list(zip(*columns, strict=True))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
