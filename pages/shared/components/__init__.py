"""The building blocks of pages: `select_*` return a choice, `show_*` draw, `stop_*` end a page."""

from pages.shared.components.cards import show_cards
from pages.shared.components.chart import draw, show_chart, show_listing
from pages.shared.components.choices import (
    Indicator,
    Period,
    select_cohort,
    select_group,
    select_indicator,
    select_lead,
    select_period,
    select_year,
)
from pages.shared.components.stamps import Stamp, show_footer, show_stamp, stamp_of
from pages.shared.components.states import show_beginning, show_failure, stop_if_empty
from pages.shared.components.tables import Column, Columns, show_list, show_table
from pages.shared.components.text import md, show_heading, show_sentences

__all__ = [
    "Column",
    "Columns",
    "Indicator",
    "Period",
    "Stamp",
    "draw",
    "md",
    "select_cohort",
    "select_group",
    "select_indicator",
    "select_lead",
    "select_period",
    "select_year",
    "show_beginning",
    "show_cards",
    "show_chart",
    "show_failure",
    "show_footer",
    "show_heading",
    "show_list",
    "show_listing",
    "show_sentences",
    "show_stamp",
    "show_table",
    "stamp_of",
    "stop_if_empty",
]
