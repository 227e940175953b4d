"""Every figure that the five documents state stands on the page of its subject, in its row."""

from collections.abc import Mapping
from pathlib import Path

import duckdb
from playwright.sync_api import Browser

from tests.browser import watch
from tests.browser.server import Server

STATED = {
    "forums/forums.py": "论坛、评价",
    "comparison/benchmarks.py": "学习考察",
    "supervision/problems.py": "问题",
    "supervision/field_research.py": "调研",
    "appraisal/appraisals.py": "荣誉",
    "appraisal/publicity.py": "信息宣传",
    "appraisal/homes.py": "职工之家、组织建设、服务基层、服务职工",
    "appraisal/studios.py": "创新工作室",
}
FIGURES = 49


def _facts(data: Path) -> Mapping[str, list[tuple[str, ...]]]:
    """Each page's figures: what is counted, as written, its sentence, its place."""
    build = max(data.glob("builds/*.duckdb"))
    query = "select indicator, written, sentence, place from marts.stated_facts where subject in "
    with duckdb.connect(str(build), read_only=True) as connection:
        return {
            Path(script).stem: connection.execute(
                f"{query} (select unnest($subjects))", {"subjects": subjects.split("、")}
            ).fetchall()
            for script, subjects in STATED.items()
        }


def test_every_figure_of_the_five_documents_is_found_on_its_page(
    browser: Browser, board: Server, samples: Path
) -> None:
    facts = _facts(samples)
    assert sum(map(len, facts.values())) == FIGURES
    missing = []
    with watch.tab(browser, board.address, language="zh", size="desk") as visitor:
        visitor.open()
        for page, stated in facts.items():
            visitor.follow(page)
            rows = visitor.page.locator("[data-testid=stTable] tr").all_inner_texts()
            seen = [row.replace("\u2060", "").replace("\xa0", " ") for row in rows]
            missing += [
                (page, *fact)
                for fact in stated
                if not any(all(part in row for part in fact) for row in seen)
            ]
        assert visitor.complaints() == []
    assert missing == []
