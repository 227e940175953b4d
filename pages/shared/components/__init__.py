"""The building blocks of pages: `select_*` return a choice, `show_*` draw, `stop_*` end a page."""

from pages.shared.column import Column, Columns
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
from pages.shared.components.cohorts import select_cohort
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
from pages.shared.components.doubting import confirm_doubts, show_confirmed
from pages.shared.components.dropzone import select_files
from pages.shared.components.found import ask_words, show_found
from pages.shared.components.handouts import (
    offer_handout,
    offer_slide_template,
    select_handout,
)
from pages.shared.components.header_choices import select_headers, show_memory
from pages.shared.components.increments import show_increments
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
from pages.shared.components.living import renew_slides
from pages.shared.components.lost import show_damage, show_missed
from pages.shared.components.mapping import map_sheets
from pages.shared.components.names import (
    select_forum,
    select_lead,
    select_name,
    select_owner,
    select_year,
)
from pages.shared.components.news import show_news
from pages.shared.components.prospects import (
    select_horizon,
    select_paces,
    select_prospect,
    select_ranking,
    select_rivals,
    select_target,
    select_values,
)
from pages.shared.components.readings import show_file
from pages.shared.components.remarks import show_remarks
from pages.shared.components.reminder import offer_reminder
from pages.shared.components.reports import offer_reports
from pages.shared.components.search import ask_name_of_anything, show_names, show_search
from pages.shared.components.shows import offer_live, offer_twin, show_stage_door
from pages.shared.components.since import choose_comparison, show_moves
from pages.shared.components.stamps import (
    gaps_stamp,
    ranking_stamp,
    show_footer,
    show_stamp,
    stamp_of,
)
from pages.shared.components.standing import (
    show_announced,
    show_unsettled,
)
from pages.shared.components.states import (
    show_beginning,
    show_error,
    show_failure,
    stop_if_empty,
    stop_with,
)
from pages.shared.components.strip import show_standing
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
from pages.shared.components.weights import as_parameter, select_weights
from pages.shared.stamp import Stamp

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
    "as_parameter",
    "ask_name",
    "ask_name_of_anything",
    "ask_password",
    "ask_words",
    "attempt",
    "boxes",
    "choose_comparison",
    "choose_snapshot",
    "confirm_doubts",
    "draw",
    "gaps_stamp",
    "headline_views",
    "keep_present_state",
    "last_turn",
    "map_sheets",
    "md",
    "offer_changing",
    "offer_decision",
    "offer_handout",
    "offer_live",
    "offer_new_deck",
    "offer_reminder",
    "offer_reports",
    "offer_several",
    "offer_slide_template",
    "offer_template",
    "offer_twin",
    "ranking_stamp",
    "renew_slides",
    "score_steps",
    "select_appraisal",
    "select_benchmark",
    "select_campaign",
    "select_city",
    "select_cohort",
    "select_deck",
    "select_files",
    "select_filling",
    "select_forum",
    "select_gap",
    "select_group",
    "select_handout",
    "select_headers",
    "select_horizon",
    "select_indicator",
    "select_lead",
    "select_mode",
    "select_name",
    "select_owner",
    "select_paces",
    "select_period",
    "select_period_among",
    "select_prospect",
    "select_ranking",
    "select_rivals",
    "select_scheme",
    "select_scheme_or_indicator",
    "select_scope",
    "select_since",
    "select_subject",
    "select_target",
    "select_values",
    "select_view",
    "select_weights",
    "select_whose",
    "select_year",
    "settle_decision",
    "show_ahead",
    "show_announced",
    "show_beginning",
    "show_cards",
    "show_changes",
    "show_chart",
    "show_confirmed",
    "show_damage",
    "show_damaged",
    "show_digest",
    "show_elsewhere",
    "show_error",
    "show_facts",
    "show_failure",
    "show_file",
    "show_finding",
    "show_footer",
    "show_found",
    "show_group_finding",
    "show_heading",
    "show_increments",
    "show_listing",
    "show_loaded",
    "show_measures",
    "show_memory",
    "show_missed",
    "show_moves",
    "show_names",
    "show_news",
    "show_notices",
    "show_older",
    "show_remarks",
    "show_repeats",
    "show_search",
    "show_snapshot",
    "show_stage_door",
    "show_stamp",
    "show_standing",
    "show_standing_period",
    "show_table",
    "show_torn_decks",
    "show_unsettled",
    "show_waiting",
    "show_way_to_campaign",
    "stamp_of",
    "stop_if_empty",
    "stop_with",
    "turn_to",
    "within_field",
]
