"""Choices, kept in the address: a link reopens the view. What depends on another stays valid."""

import datetime as dt
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from pages.shared import warehouse, words
from pages.shared.components.names import reopen, select_name
from pages.shared.components.states import stop_if_empty
from pages.shared.components.views import Indicator, Period, Scheme, View
from pages.shared.words import translate as _

UNROUNDED = 2  # the decimals shown of scores that are ranked unrounded


def select_view(*, schemes: bool = True) -> View:
    """Indicator or scheme, group and period, in a row on a screen and in two on a phone."""
    wide, narrow = st.columns(2)
    with wide:
        chosen = select_scheme_or_indicator() if schemes else select_indicator()
    left, right = narrow.columns([3, 2], wrap=False)
    with left:
        group = select_group(chosen)
    with right:
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
    left, right = st.columns(2)
    with left:
        group = _select_group(groups)
    grains = scopes.loc[scopes["city_group"] == group, "grain"].tolist()
    reopen("grain", grains, words.grain)
    with right:
        grain = st.segmented_control(
            _("Reported by"),
            grains,
            default=grains[0],
            required=True,
            format_func=words.grain,
            key="grain",
            bind="query-params",
        )
    return Scope(group, str(grain))


def headline_views() -> list[View]:
    """The board's headlines as the office chose them, the first one first; at least one."""
    headlines = warehouse.query("headlines")
    missing = _("There are no indicator values yet")
    stop_if_empty(headlines, missing, supplier=_("the research office"))
    views = []
    for _at, row in headlines.iterrows():
        of, group = _named(row["kind"], row["subject"]), str(row["city_group"])
        views.append(View(of, group, standing_period(of, group)))
    return [views[0].noted(), *views[1:]]


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
    chosen = st.selectbox(
        _("Indicator"), names, index=_headline(indicators), key="indicator", bind="query-params"
    )
    return _indicator(indicators.iloc[names.index(chosen)])


def select_scheme() -> Scheme:
    """One of the schemes that have scores, the default one first."""
    schemes = warehouse.query("schemes")
    missing = _("No scheme has scores yet")
    stop_if_empty(schemes, missing, supplier=_("the research office"))
    names = schemes["scheme"].tolist()
    chosen = st.selectbox(_("Scheme"), names, key="scheme", bind="query-params")
    return _scheme(schemes.iloc[names.index(chosen)])


def select_scheme_or_indicator() -> Indicator | Scheme:
    """One of the schemes or indicators in one box, schemes first; a link names either alike."""
    schemes = warehouse.query("schemes")
    if schemes.empty:
        return select_indicator()
    indicators = warehouse.query("indicators")
    names = [
        *(_apart(name, indicators) for name in schemes["scheme"]),
        *indicators["indicator"],
    ]
    label, first = _("Scheme or indicator"), _first_headline(schemes, indicators)
    said = st.selectbox(label, names, index=first, key="indicator", bind="query-params")
    chosen = names.index(said)
    if chosen < len(schemes):
        return _scheme(schemes.iloc[chosen])
    return _indicator(indicators.iloc[chosen - len(schemes)])


def select_group(of: Indicator | Scheme) -> str:
    """One of the city groups in which the indicator or scheme is ranked; ours first."""
    return _select_group(_groups(of)["city_group"].tolist())


def select_period(of: Indicator | Scheme, group: str) -> Period:
    """One of the periods with values, newest first; at first the one that every page stands on."""
    periods = periods_of(of, group)
    return select_period_among(periods, at=_standing(periods))


def standing_period(of: Indicator | Scheme, group: str) -> Period:
    """The newest period for which enough of the group have reported."""
    periods = periods_of(of, group)
    return _period(periods, _standing(periods))


def _standing(periods: pd.DataFrame) -> int:
    return int(periods["is_current"].to_numpy().argmax())


def select_appraisal(known: pd.DataFrame) -> tuple[str, Period]:
    """One of the appraisals, and one of the periods in which it was held."""
    left, right = st.columns(2)
    with left:
        names = list(known["appraisal"].unique())
        appraisal = select_name(_("Appraisal scheme"), names, key="appraisal")
    with right:
        return appraisal, select_period_among(known[known["appraisal"] == appraisal])


def select_period_among(periods: pd.DataFrame, *, at: int = 0) -> Period:
    """One of these periods (period_start, period_end, grain), in their order; at first row `at`."""
    known = {words.period_key(*parts): parts for parts in parts_of(periods)}
    reopen("period", list(known), lambda key: words.period(*known[key]))
    chosen = st.selectbox(
        _("Period"),
        list(known),
        index=at,
        format_func=lambda key: words.period(*known[key]),
        key="period",
        bind="query-params",
    )
    return _period(periods, list(known).index(chosen))


def _indicators() -> pd.DataFrame:
    indicators = warehouse.query("indicators")
    missing = _("There are no indicator values yet")
    stop_if_empty(indicators, missing, supplier=_("the research office"))
    return indicators


def _apart(scheme: str, indicators: pd.DataFrame) -> str:
    """A scheme's name; marked as a scheme where an indicator has the same one."""
    return _("{name} (scheme)", name=scheme) if scheme in set(indicators["indicator"]) else scheme


def _select_group(groups: list[str]) -> str:
    label, said = _("Group of cities"), words.term
    return str(
        st.selectbox(label, groups, key="group", format_func=said, bind="query-params"),
    )


def _groups(of: Indicator | Scheme) -> pd.DataFrame:
    return warehouse.query("groups", kind=of.kind, subject=of.name)


def periods_of(of: Indicator | Scheme, group: str) -> pd.DataFrame:
    """The periods of an indicator or scheme with values in a group, newest first."""
    return warehouse.query("periods", kind=of.kind, subject=of.name, city_group=group)


def _first_headline(schemes: pd.DataFrame, indicators: pd.DataFrame) -> int:
    """The place of the first headline among all schemes and, after them, all indicators."""
    headlines = warehouse.query("headlines")
    if headlines.empty:
        return 0
    first = headlines.iloc[0]
    if first["kind"] == "scheme":
        return schemes["scheme"].tolist().index(first["subject"])
    return len(schemes) + indicators["indicator"].tolist().index(first["subject"])


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


def _period(periods: pd.DataFrame, index: int) -> Period:
    start, end, grain = parts_of(periods)[index]
    return Period(None if pd.isna(start) else start, end, grain)


def parts_of(periods: pd.DataFrame) -> list[tuple[dt.date, dt.date, str]]:
    """First day, last day and grain of each period."""
    columns = periods["period_start"], periods["period_end"], periods["grain"]
    return list(zip(*columns, strict=True))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
