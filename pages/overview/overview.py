"""Overview: where do we stand, why did it move, what is stuck, what did the last upload change."""

import streamlit as st

from pages.shared import charts, columns, components, facts, warehouse, words
from pages.shared.findings import overview as findings
from pages.shared.findings import rankings
from pages.shared.words import translate as _

view = components.headline_view()
ranks = view.query("ranks")
events = view.events()
turned = rankings.turn(ranks, events)
now = findings.Now(
    indicator=view.of.name,
    decimals=view.of.decimals,
    cities=view.query("ranking"),
    ranks=ranks,
    targets=warehouse.query("overview_targets"),
    forums=warehouse.query("overview_forums"),
    months=warehouse.query("overview_forum_months"),
    topics=warehouse.query("overview_topics"),
    effects=warehouse.query("overview_effects"),
    stuck=warehouse.query("stuck"),
    overdue=facts.number("overdue"),
)
components.show_heading(findings.title(now))
words_first, standing = st.columns(2)
with words_first:
    by_rule = _("Made by rule from the figures on the board")
    components.show_facts(_("In three sentences"), by_rule, findings.sentences(now))
with standing:
    components.show_standing()
components.show_cards(findings.cards(now), lambda: warehouse.query("overview_sources"))
left, right = st.columns([5, 3])
with left:
    components.show_chart(
        charts.bump(ranks, events=events, since=turned.since),
        words.with_periods(ranks),
        key="ranks",
        title=rankings.climb(ranks, turned, now.indicator),
        subject=rankings.course_subject(view.subject, ranks, events),
        columns=columns.ranks(view.of.unit, view.of.decimals),
        stamp=components.ranking_stamp(now.cities, view),
        sources=view.all_sources,
    )
with right:
    if len(now.stuck):
        components.show_listing(
            now.stuck,
            key="stuck",
            title=findings.stuck_title(now.stuck),
            subject=_("The longest first"),
            columns=columns.stuck(),
            stamp=components.Stamp(is_demo=bool(now.stuck["is_demo"].any())),
            sources=lambda: warehouse.query("stuck_sources"),
            limit=8,
        )
    components.show_news()
components.show_digest()
