"""Which sheets go into which workbook."""

from collections.abc import Iterable
from pathlib import Path

from demo_story import (
    conditions,
    office,
    sheets_forums,
    sheets_loop,
    sheets_registers,
    sheets_values,
    sheets_work,
)
from demo_story.office import Listing
from demo_story.values import YEARS


def write(folder: Path) -> list[Path]:
    """Write all workbooks into `folder`; returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, listings in _contents().items():
        path = folder / f"{name}.xlsx"
        office.save(path, listings)
        paths.append(path)
    return paths


def _contents() -> dict[str, Iterable[Listing]]:
    return {
        "单位名册": [sheets_registers.units()],
        "城市名册": [sheets_registers.cities()],
        "指标体系与权重": [sheets_registers.indicators(), sheets_registers.schemes()],
        "看板设置": [sheets_registers.settings()],
        "2023年网上工会考核月报": sheets_values.online_values(2023),
        "2024年网上工会考核月报": sheets_values.online_values(2024),
        "2025年网上工会考核月报": sheets_values.online_months(2025),
        "2025年网上工会考核月报（更正）": [sheets_values.corrections()],
        "2023年主要业务指标": sheets_values.main_cities_across(2023),
        "2024年主要业务指标": sheets_values.main_months_across(2024),
        "2025年主要业务指标月报": sheets_values.main_months(2025),
        "职工状况年度调查": [conditions.indicators(), conditions.values()],
        "职工满意度季度调查": [sheets_values.satisfaction()],
        "强会论坛一览表": [
            *(sheets_forums.forums(year) for year in YEARS),
            sheets_forums.plans(),
        ],
        "论坛议题征集表": [sheets_forums.topics()],
        "论坛成果运用台账": [sheets_forums.results(), sheets_forums.looked_back()],
        "重点项目台账": [
            sheets_work.projects(),
            sheets_work.progress(),
            sheets_work.reached(),
        ],
        "专项办与攻坚行动": [sheets_loop.secondments(), sheets_loop.campaigns()],
        "2025年问题整改台账": [sheets_loop.problem_ledger()],
        "调研走访与学习考察": [sheets_loop.field_visits(), sheets_loop.study_visits()],
        "2025年对标赶超任务清单": [sheets_loop.benchmark_tasks()],
        "主席办公会议定事项": [sheets_loop.decided()],
        "信息宣传与考评": [
            sheets_loop.publications(),
            sheets_loop.scoring_rules(),
            sheets_loop.appraisals(),
            sheets_loop.appraisal_scores(),
            sheets_loop.studios(),
        ],
        "组织发展与服务基层": [
            sheets_loop.yearly_targets(),
            sheets_loop.service_visits(),
            sheets_loop.staffing(),
            sheets_loop.honours(),
        ],
    }
