"""One truth: what pages, papers and slides say agrees, and every number is a declared fact.

The suite walks the demonstration board. `python -m tests.truth` walks three more boards, and so
does this file with QIANGHUI_TRUTH=all; `python -m tests.truth.sequences` runs 30 sequences.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from pages.shared import warehouse, words
from pages.shared.findings import facts
from tests.measuring import unmeasured
from tests.truth import boards, figures, finding, sequences
from tests.truth.finding import Findings
from tests.truth.texts import Picture, Said

SEEDS = (None, 1, 2, 3) if os.environ.get("QIANGHUI_TRUTH") == "all" else (None,)
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Walked:
    """What one board says in both languages."""

    found: dict[str, Findings]
    faults: list[figures.Fault]


@pytest.fixture(scope="module", params=SEEDS)
def walked(
    request: pytest.FixtureRequest, samples: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Walked]:
    with pytest.MonkeyPatch.context() as patch:
        data = samples
        if request.param is not None:
            data = boards.seeded(tmp_path_factory.mktemp("board"), request.param)
        patch.setenv("QIANGHUI_DATA", str(data))
        known, found, faults = boards.names(data), {}, []
        for language in boards.LANGUAGES:
            with unmeasured():
                board = boards.read(data, language, has_tables=language == "zh")
            found[language] = finding.find(board.said, known)
            found[language].stated += figures.stated(board.pictures)
            words.use("zh")
            faults += figures.faults(board.pictures, known)
        yield Walked(found, faults)


def contradicting(walked: Walked) -> dict[str, list[str]]:
    """The facts with two numbers, and the figures whose heading is not theirs."""
    said = {
        apart[0].fact: list(finding.lines(found))
        for found in walked.found.values()
        for apart in found.contradictions()
    }
    return said | {fault.kind: [fault.picture.heading, fault.said] for fault in walked.faults}


def test_no_fact_has_two_numbers_and_no_heading_is_untrue_of_its_figure(walked: Walked) -> None:
    assert not contradicting(walked)


def test_every_number_is_a_declared_fact(walked: Walked) -> None:
    assert not [said for found in walked.found.values() for said in found.undeclared]
    assert min(len(found.stated) for found in walked.found.values()) > 900


@pytest.mark.usefixtures("board")
def test_what_the_pages_say_is_what_the_mart_of_facts_says(walked: Walked) -> None:
    if len(walked.found["zh"].stated) and SEEDS == (None,):
        said = {(one.fact, one.scope): one.numbers[0].value for one in walked.found["zh"].stated}
        assert said["overdue", ()] == facts.number("overdue")
        assert said["soon", ()] == facts.number("due_soon")
        assert said["stuck", ()] == facts.number("stuck")
        for kind in ("problem", "archive", "decision", "look_back", "benchmark_task"):
            known = facts.number("overdue", "kind", kind)
            assert said["overdue", (words.matter(kind),)] == known
        assert said["overdue", ("问题整改", "2025")] == facts.number("open_overdue", "year", 2025)
        for fact in ("projects", "tasks", "tasks_staffed", "lent"):
            assert said[fact, ()] == facts.number(fact)
        assert said["topics.raised", ()] == facts.number("topics")


def test_a_fact_with_two_numbers_and_a_number_without_a_fact_are_found() -> None:
    told = [
        Said("to_do.py", "title", "25 件超期，32 件 14 天内到期"),
        Said("to_do.pptx", "title", "24 件超期，32 件 14 天内到期"),
        Said("to_do.py", "heading", "这里有 7 个没有登记过的数"),
    ]
    found = finding.find(told, NOBODY)
    assert [apart[0].fact for apart in found.contradictions()] == ["overdue"]
    assert [said.text for said in found.undeclared] == ["这里有 7 个没有登记过的数"]


def test_numbers_that_differ_by_rounding_or_language_alone_are_one() -> None:
    told = [
        Said("studios.py", "value", "3844.8万元", "创效"),
        Said("studios.py", "value", "38.4M yuan", "Benefit"),
    ]
    assert not finding.find(told, NOBODY).contradictions()
    assert not finding.find(told, NOBODY).undeclared


def test_a_bar_a_tie_and_a_number_that_a_figure_lacks_are_found() -> None:
    bar: dict[str, object] = {
        "type": "bar",
        "y": ["甲部", "乙部"],
        "x": [10, 7],
        "text": ["10", "7"],
    }
    rows = [["甲部", "10", "7"], ["乙部", "7", "7"]]
    kinds = [
        fault.kind
        for fault in figures.faults(
            [
                Picture("to_do.py", "甲部超期最多，7 件", drawn=[bar]),
                Picture("a.py", "最多：甲部，7 件", rows=[*rows, ["丙部", "3", "1"]]),
                Picture("a.py", "共 99 件", rows=rows),
            ]
        )
    ]
    assert kinds == ["not drawn", "tied", "not in its rows"]


@pytest.fixture(scope="module")
def told() -> list[tuple[str, str]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QIANGHUI_DATA", "")
        patch.setattr(sequences, "STEPS", 3)
        return list(sequences.faults(2))


def test_loads_are_told_for_what_they_are_and_move_no_deadline(told: list[tuple[str, str]]) -> None:
    assert not told


def test_the_board_of_the_demonstration_has_a_fact_for_each_rule(samples: Path) -> None:
    build = warehouse.current_build()
    assert build is not None or samples.exists()
    (path,) = sorted((samples / "builds").glob("*.duckdb"))[-1:]
    with duckdb.connect(str(path), read_only=True) as connection:
        rows = connection.execute(
            "select count(*) from marts.facts"
            " where rule is null or shown_on is null or number is null or day is null"
        ).fetchone()
    assert rows == (0,)
