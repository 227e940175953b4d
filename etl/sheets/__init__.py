"""The contract: every table of the board with its headers, aliases, types, keys, allowed values.

A new sheet is one `Sheet(...)` in a module here and its name in `SHEETS`;
reader, template, raw table and checks follow from it. Registers come first: others refer to them.
"""

from etl.sheets.appraisal import APPRAISAL_SCORES, APPRAISALS, SERVICE_VISITS, STAFFING, STUDIOS
from etl.sheets.comparison import (
    BENCHMARK_TASKS,
    CITIES,
    INDICATOR_VALUES,
    INDICATORS,
    STUDY_VISITS,
)
from etl.sheets.contract import Sheet
from etl.sheets.forums import FORUMS, PLANS, UNITS
from etl.sheets.projects import CAMPAIGNS, MILESTONES, PROJECT_PROGRESS, PROJECTS, SECONDMENTS
from etl.sheets.publicity import HONOURS, PUBLICATIONS, SCORING_RULES
from etl.sheets.schemes import BOARD_SETTINGS, SCHEMES
from etl.sheets.topics import LOOK_BACKS, OUTCOMES, TOPICS
from etl.sheets.work import DECISIONS, FIELD_VISITS, PROBLEMS

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
