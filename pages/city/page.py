"""City: what one city is strong and weak in, on one sheet of paper."""

from functools import partial

import streamlit as st

from pages.city import columns
from pages.shared import components, warehouse, words
from pages.shared.findings import city as findings
from pages.shared.words import translate as _

city, group = components.select_city()
where = {"city": city, "city_group": group}
indicators = warehouse.query("city_indicators", **where)
schemes = warehouse.query("city_schemes", **where)
targets = warehouse.query("targets", **where)
sources = partial(warehouse.query, "city_sources", city=city, city_group=group)
stamp = components.Stamp(
    as_of=words.date_of(indicators["period_end"].max()),
    reported=int(indicators["rank"].notna().sum()),
    members=len(indicators),
    missing=words.join(indicators.loc[indicators["rank"].isna(), "indicator"]),
    is_demo=bool(indicators["is_demo"].any()),
)

with st.container(key="sheet"):
    about = _(
        "{group} · each indicator's newest period that counts, where cities can be compared",
        group=group,
    )
    components.show_group_finding(group, findings.title(indicators, city), about)
    components.show_cards(findings.cards(indicators, schemes, targets), sources, stand_above=True)
    components.show_listing(
        findings.said(indicators),
        key="indicators",
        title=findings.listing(indicators),
        subject=_("All indicators · {city} · {group}", city=city, group=words.term(group)),
        columns=columns.city(indicators),
        stamp=stamp,
        sources=sources,
        limit=60,
    )
    left, right = st.columns(2)
    with left:
        title, facts = _("Strengths"), findings.strengths(indicators)
        components.show_facts(title, _("In the first quarter of the group"), facts)
    with right:
        title, facts = _("Weaknesses"), findings.weaknesses(indicators)
        components.show_facts(title, _("In the last quarter of the group"), facts)
