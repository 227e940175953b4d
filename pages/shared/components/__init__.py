"""The building blocks of pages: `select_*` return a choice, `show_*` draw, `stop_*` end a page."""

from pages.shared.capture.stamp import Stamp
from pages.shared.components.cards import show_cards
from pages.shared.components.chart import About, draw, show_chart, show_listing
from pages.shared.components.choices import (
    headline_views,
    select_appraisal,
    select_group,
    select_indicator,
    select_period,
    select_period_among,
    select_scheme,
    select_scheme_or_indicator,
    select_scope,
    select_view,
)
from pages.shared.components.comparing import (
    last_turn,
    score_steps,
    select_city,
    select_since,
    select_whose,
)
from pages.shared.components.deciding import offer_decision, settle_decision
from pages.shared.components.decks import (
    offer_changing,
    offer_new_deck,
    select_deck,
    show_torn_decks,
)
from pages.shared.components.digest import show_digest, show_notices
from pages.shared.components.dropzone import select_files
from pages.shared.components.found import ask_words, show_found
from pages.shared.components.kept import (
    choose_snapshot,
    keep_present_state,
    show_damaged,
    show_older,
    show_snapshot,
)
from pages.shared.components.learning import (
    select_benchmark,
    select_campaign,
    select_gap,
    select_subject,
    show_measures,
    within_field,
)
from pages.shared.components.links import address, arrive, show_way_to_campaign, turn_to
from pages.shared.components.lost import show_damage, show_missed
from pages.shared.components.names import (
    select_forum,
    select_lead,
    select_name,
    select_owner,
    select_year,
)
from pages.shared.components.search import ask_name_of_anything, show_names, show_search
from pages.shared.components.since import choose_comparison, show_moves
from pages.shared.components.stamps import (
    gaps_stamp,
    ranking_stamp,
    show_footer,
    show_limit,
    show_stamp,
    stamp_of,
)
from pages.shared.components.states import (
    show_beginning,
    show_error,
    show_failure,
    stop_if_empty,
    stop_with,
)
from pages.shared.components.tables import show_table
from pages.shared.components.templates import (
    offer_several,
    offer_template,
    select_filling,
)
from pages.shared.components.text import md, show_facts, show_heading
from pages.shared.components.trial import (
    ask_name,
    ask_password,
    attempt,
    boxes,
    select_mode,
    show_ahead,
    show_changes,
    show_elsewhere,
    show_loaded,
    show_repeats,
    show_standing_period,
)
from pages.shared.components.views import Indicator, Period, Scheme, View
from pages.shared.components.waiting import (
    show_finding,
    show_group_finding,
    show_waiting,
)
from pages.shared.findings.column import Column, Columns

__all__ = [
    "About",
    "Column",
    "Columns",
    "Indicator",
    "Period",
    "Scheme",
    "Stamp",
    "View",
    "address",
    "arrive",
    "ask_name",
    "ask_name_of_anything",
    "ask_password",
    "ask_words",
    "attempt",
    "boxes",
    "choose_comparison",
    "choose_snapshot",
    "draw",
    "gaps_stamp",
    "headline_views",
    "keep_present_state",
    "last_turn",
    "md",
    "offer_changing",
    "offer_decision",
    "offer_new_deck",
    "offer_several",
    "offer_template",
    "ranking_stamp",
    "score_steps",
    "select_appraisal",
    "select_benchmark",
    "select_campaign",
    "select_city",
    "select_deck",
    "select_files",
    "select_filling",
    "select_forum",
    "select_gap",
    "select_group",
    "select_indicator",
    "select_lead",
    "select_mode",
    "select_name",
    "select_owner",
    "select_period",
    "select_period_among",
    "select_scheme",
    "select_scheme_or_indicator",
    "select_scope",
    "select_since",
    "select_subject",
    "select_view",
    "select_whose",
    "select_year",
    "settle_decision",
    "show_ahead",
    "show_beginning",
    "show_cards",
    "show_changes",
    "show_chart",
    "show_damage",
    "show_damaged",
    "show_digest",
    "show_elsewhere",
    "show_error",
    "show_facts",
    "show_failure",
    "show_finding",
    "show_footer",
    "show_found",
    "show_group_finding",
    "show_heading",
    "show_limit",
    "show_listing",
    "show_loaded",
    "show_measures",
    "show_missed",
    "show_moves",
    "show_names",
    "show_notices",
    "show_older",
    "show_repeats",
    "show_search",
    "show_snapshot",
    "show_stamp",
    "show_standing_period",
    "show_table",
    "show_torn_decks",
    "show_waiting",
    "show_way_to_campaign",
    "stamp_of",
    "stop_if_empty",
    "stop_with",
    "turn_to",
    "within_field",
]
