"""The contract: every table of the board with its headers, aliases, types, keys, allowed values.

A new sheet is one `Sheet(...)` in a module here: reader, template, raw table and checks follow from
it. `ORDERED` is the order in which people see the tables, registers first, to which others refer;
a sheet that it does not name comes last.
"""

import importlib
import pkgutil

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
from etl.sheets.papers import PAPER_SENTENCES
from etl.sheets.projects import CAMPAIGNS, MILESTONES, PROJECT_PROGRESS, PROJECTS, SECONDMENTS
from etl.sheets.publicity import HONOURS, PUBLICATIONS, SCORING_RULES
from etl.sheets.schemes import BOARD_SETTINGS, SCHEMES
from etl.sheets.topics import LOOK_BACKS, OUTCOMES, TOPICS
from etl.sheets.work import DECISIONS, FIELD_VISITS, PROBLEMS

ORDERED: tuple[Sheet, ...] = (
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
    PAPER_SENTENCES,
)


def _others() -> list[Sheet]:
    """The sheets of this folder's modules that `ORDERED` does not name, module by module."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    sheets = (one for module in modules for one in vars(module).values())
    found = {one.table: one for one in sheets if isinstance(one, Sheet)}
    return [one for one in found.values() if one not in ORDERED]


SHEETS: tuple[Sheet, ...] = (*ORDERED, *_others())
BY_TABLE: dict[str, Sheet] = {sheet.table: sheet for sheet in SHEETS}
