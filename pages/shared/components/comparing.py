"""Choices of the pages that compare: which city, whose rank, since when, and one step on."""

import pandas as pd

from pages.shared import warehouse, words
from pages.shared.components.choices import parts_of
from pages.shared.components.choosing import choose
from pages.shared.components.states import stop_if_empty
from pages.shared.components.views import Period, View
from pages.shared.findings import why_moved as findings
from pages.shared.words import translate as _


def select_city() -> tuple[str, str]:
    """One of the cities, ours first, and one of the groups in which it is ranked."""
    cities = warehouse.query("city_names")
    missing = _("There are no indicator values yet")
    stop_if_empty(cities, missing, supplier=_("the research office"))
    city = choose(_("City"), cities["city"].tolist(), key="city")
    groups = warehouse.query("city_groups", city=city)["city_group"].tolist()
    return city, choose(_("Group of cities"), groups, key="group")


def select_whose(view: View) -> str:
    """One of the cities of the group, ours first."""
    cities = warehouse.query("group_cities", city_group=view.group)["city"].tolist()
    return choose(_("Whose rank"), cities, key="city")


def select_since(view: View, city: str) -> Period:
    """One of the periods before; at first the last in which the city's rank was another."""
    before = view.query("periods_before", city=city)
    missing = _("{subject} has one period only: there is nothing to compare it with yet")
    subject = " · ".join((view.of.name, words.term(view.group)))
    stop_if_empty(before, missing.format(subject=subject), supplier=_("the research office"))
    parts = zip(before["period_start"], before["period_end"], before["grain"], strict=True)
    periods = [Period(None if pd.isna(start) else start, *rest) for start, *rest in parts]
    known = {period.key: period for period in periods}
    chosen = choose(
        _("Compared with"),
        list(known),
        key="since",
        name=lambda key: known[key].words,
        default=list(known)[int(before["is_turn"].to_numpy().argmax())],
    )
    return known[chosen]


@warehouse.cached_on_build
def last_turn(view: View) -> tuple[str, pd.DataFrame]:
    """The last period in which our city stood at another rank, in words, and what moved since
    then (as `why_moved`); nothing without our city or such a period."""
    city = str(warehouse.query("board")["home_city"].iloc[0] or "")
    before = view.query("periods_before", city=city)
    turn = before[before["is_turn"]]
    if not city or turn.empty:
        return "", pd.DataFrame()
    start, end, grain = parts_of(turn)[0]
    moves = view.query_own("why_moved", since=end, city=city)
    if not moves["is_own"].any():
        return "", pd.DataFrame()
    return words.period(start, end, grain), findings.with_words(moves)


def score_steps(view: View, since: Period, city: str) -> pd.DataFrame:
    """The steps from one score to another by indicator; of an indicator itself there are none."""
    if not view.is_scheme:
        return pd.DataFrame()
    return warehouse.query("score_changes", **view.where, since=since.end, city=city)
