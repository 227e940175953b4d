"""The building blocks of pages: `select_*` return a choice, `show_*` draw, `stop_*` end a page."""

from pages.shared.components.cards import show_cards
from pages.shared.components.chart import About, draw, show_chart, show_listing
from pages.shared.components.choices import (
    Indicator,
    Period,
    View,
    headline_view,
    select_benchmark,
    select_cohort,
    select_gap,
    select_group,
    select_indicator,
    select_lead,
    select_period,
    select_view,
    select_year,
)
from pages.shared.components.stamps import Stamp, ranking_stamp, show_footer, show_stamp, stamp_of
from pages.shared.components.states import show_beginning, show_failure, stop_if_empty
from pages.shared.components.tables import Column, Columns, show_table
from pages.shared.components.text import md, show_facts, show_heading

__all__ = [
    "About",
    "Column",
    "Columns",
    "Indicator",
    "Period",
    "Stamp",
    "View",
    "draw",
    "headline_view",
    "md",
    "ranking_stamp",
    "select_benchmark",
    "select_cohort",
    "select_gap",
    "select_group",
    "select_indicator",
    "select_lead",
    "select_period",
    "select_view",
    "select_year",
    "show_beginning",
    "show_cards",
    "show_chart",
    "show_facts",
    "show_failure",
    "show_footer",
    "show_heading",
    "show_listing",
    "show_stamp",
    "show_table",
    "stamp_of",
    "stop_if_empty",
]
