"""Every table the board knows: headers, aliases, types, keys, allowed values. THE contract.

A new sheet is one `Sheet(...)` in a module here and its name in `SHEETS`;
reader, template, raw table and checks follow from it. Registers come first: others refer to them.
"""

from etl.sheets.appraisal import (
    APPRAISAL_SCORES,
    APPRAISALS,
    HONOURS,
    PUBLICATIONS,
    SCORING_RULES,
    SERVICE_VISITS,
    STAFFING,
    STUDIOS,
)
from etl.sheets.comparison import (
    BENCHMARK_TASKS,
    BOARD_SETTINGS,
    CITIES,
    INDICATOR_VALUES,
    INDICATORS,
    SCHEMES,
    STUDY_VISITS,
)
from etl.sheets.contract import Sheet
from etl.sheets.forums import FORUMS, LOOK_BACKS, OUTCOMES, PLANS, TOPICS, UNITS
from etl.sheets.work import (
    CAMPAIGNS,
    DECISIONS,
    FIELD_VISITS,
    MILESTONES,
    PROBLEMS,
    PROJECT_PROGRESS,
    PROJECTS,
    SECONDMENTS,
)

SHEETS: tuple[Sheet, ...] = (
    UNITS,
    CITIES,
    INDICATORS,
    FORUMS,
    TOPICS,
    OUTCOMES,
    LOOK_BACKS,
    PROJECTS,
    PROJECT_PROGRESS,
    MILESTONES,
    SECONDMENTS,
    CAMPAIGNS,
    PROBLEMS,
    FIELD_VISITS,
    DECISIONS,
    INDICATOR_VALUES,
    SCHEMES,
    BOARD_SETTINGS,
    BENCHMARK_TASKS,
    STUDY_VISITS,
    PUBLICATIONS,
    SCORING_RULES,
    APPRAISALS,
    APPRAISAL_SCORES,
    STUDIOS,
    HONOURS,
    SERVICE_VISITS,
    STAFFING,
    PLANS,
)

BY_TABLE: dict[str, Sheet] = {sheet.table: sheet for sheet in SHEETS}
