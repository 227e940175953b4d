"""Checks: each fault that stops a build is named by its file, sheet, cell, header and value."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from etl.reading.answers import ranges
from etl.warehouse import checks, transform
from etl.warehouse.checks import REASONS, Finding
from tests.warehouses import Said, Sheets, warehouse

Rows = Sequence[Mapping[str, Said]]

CITIES: Rows = [
    {"city": "甲市", "role": "本市", "group": "全省"},
    {"city": "乙市", "role": "近学", "group": "全省"},
    {"city": "丙市", "group": "全省"},
]
INDICATORS: Rows = [{"indicator": "会员", "unit": "万人", "direction": "越高越好"}]
UNITS: Rows = [{"unit": "研究室", "kind": "机关部室"}, {"unit": "组织部", "kind": "机关部室"}]
FORUMS: Rows = [{"forum_no": 1, "theme": "主题", "held": "2025-07-08", "host": "研究室"}]
PROJECTS: Rows = [{"project": "项目", "lead": "研究室", "started": "2025-07-01"}]
REGISTERS: Sheets = {"cities": CITIES, "indicators": INDICATORS, "units": UNITS}


def value(city: str = "甲市", **said: Said) -> dict[str, Said]:
    return {"indicator": "会员", "city": city, "period": "2025-07", "value": "5万人", **said}


def formula(written: str) -> list[dict[str, Said]]:
    return [{"indicator": "结果", "direction": "越高越好", "formula": written}]


def found(folder: Path, *uploads: Sheets) -> dict[str, list[tuple[str, str, str | None]]]:
    """What the checks say: name → cell, header, value of each finding."""
    _, results = warehouse(folder, *uploads)
    assert {row.file for result in results for row in result.rows} <= {"1.xlsx", "2.xlsx"}
    return {
        result.name: [(row.cell, row.header, row.value) for row in result.rows]
        for result in results
    }


@pytest.mark.parametrize(
    ("name", "sheets", "findings"),
    [
        (
            "unknown_cities",
            {"indicator_values": [value(), value("丁市")]},
            [("A3", "城市", "丁市")],
        ),
        (
            "unknown_indicators",
            {"indicator_values": [value(indicator="职工")]},
            [("A2", "指标", "职工")],
        ),
        (
            "unknown_units",
            {
                "forums": [{**FORUMS[0], "host": "无此部室"}],
                "problems": [{"problem": "问题", "found": "2025-07-01", "owner": "研究室、无名部"}],
            },
            [("A2", "主办部室", "无此部室"), ("A2", "责任单位", "无名部")],
        ),
        ("duplicate_cities", {"cities": [*CITIES, {"city": "甲", "group": "全省"}]}, ["甲"]),
        ("several_home_cities", {"cities": [*CITIES, {"city": "丁市", "role": "本市"}]}, ["丁市"]),
        (
            "duplicate_values",
            {"indicator_values": [value(), value(period="by 2025-07", value="6万人")]},
            ["6万人"],
        ),
        ("incompatible_units", {"indicator_values": [value(value="5元", unit="元")]}, ["元"]),
        ("ranks_beyond_members", {"indicator_values": [value(rank=0)]}, ["0"]),
        (
            "ranks_beyond_members",
            {"indicator_values": [value(rank=1), value("乙市", rank=4)]},
            ["4"],
        ),
        ("broken_formulas", {"indicators": [*INDICATORS, *formula("会员 +")]}, ["会员 +"]),
        ("unknown_operands", {"indicators": [*INDICATORS, *formula("会员/职工")]}, ["会员/职工"]),
        ("circular_formulas", {"indicators": [*INDICATORS, *formula("会员+结果")]}, ["会员+结果"]),
        (
            "outcomes_without_forum",
            {"forums": FORUMS, "outcomes": [{"outcome": "成果", "forum_no": 7}]},
            ["7"],
        ),
        (
            "look_backs_without_outcome",
            {"look_backs": [{"outcome": "没有的成果", "due": "2025-12-31"}]},
            ["没有的成果"],
        ),
        (
            "projects_finished_before_begun",
            {"projects": [{**PROJECTS[0], "finished": "2025-06-30"}]},
            ["2025-06-30"],
        ),
        (
            "campaigns_ended_before_begun",
            {"campaigns": [{"campaign": "攻坚月", "started": "2025-09", "ended": "2025-08"}]},
            ["2025-08"],
        ),
        (
            "problems_closed_before_found",
            {
                "problems": [
                    {
                        "problem": "问题",
                        "owner": "研究室",
                        "found": "2025-07-02",
                        "closed_on": "2025-07-01",
                    }
                ]
            },
            ["2025-07-01"],
        ),
        (
            "progress_without_project",
            {
                "projects": PROJECTS,
                "project_progress": [{"project": "别的", "date": "2025-08-01", "progress": "5%"}],
            },
            ["别的"],
        ),
    ],
)
def test_a_fault_is_named_by_its_cell(
    tmp_path: Path,
    name: str,
    sheets: Sheets,
    findings: list[tuple[str, str, str] | str],
) -> None:
    results = found(tmp_path, {**REGISTERS, **sheets})
    assert list(results) == [name]
    wanted = [row if isinstance(row, tuple) else (None, None, row) for row in findings]
    for row, (cell, header, said) in zip(results[name], wanted, strict=True):
        assert row == (cell or row[0], header or row[1], said)


@pytest.mark.parametrize(
    ("name", "sheets", "finding"),
    [
        ("no_cities", {"indicators": INDICATORS, "indicator_values": [value()]}, "城市"),
        ("no_indicators", {"cities": CITIES, "indicator_values": [value(), value("乙市")]}, "指标"),
        ("no_units", {"forums": FORUMS}, "主办部室"),
    ],
)
def test_an_empty_register_is_said_once_in_its_own_words(
    tmp_path: Path, name: str, sheets: Sheets, finding: str
) -> None:
    results = found(tmp_path, sheets)
    assert list(results) == [name]
    assert [header for _, header, _ in results[name]] == [finding]


@pytest.mark.parametrize(
    "sheets",
    [
        {"indicator_values": [value("甲"), value("乙市")]},  # 市 may be left out
        {
            "indicators": [{**INDICATORS[0], "unit": "元/人"}],
            "indicator_values": [value(value="5元")],
        },
        {"indicator_values": [value(rank=9)]},  # announced in a wider circle than is registered
        {"indicator_values": [value(), value(period="by 2025-07")]},  # the same said twice
        {"projects": [{**PROJECTS[0], "started": "2025-07-20", "finished": "2025-07"}]},
        {"topics": [{"topic": "议题", "forum_no": 9}]},  # a forum still to come
        {"problems": [{"problem": "问题", "found": "2025-07-01", "owner": "研究室、组织部"}]},
        {},
    ],
)
def test_what_is_no_fault_is_let_through(tmp_path: Path, sheets: Sheets) -> None:
    assert found(tmp_path, {**REGISTERS, **sheets}) == {}


def test_a_superseded_fault_no_longer_counts(tmp_path: Path) -> None:
    wrong = {**FORUMS[0], "host": "无此部室"}
    assert found(tmp_path, {**REGISTERS, "forums": [wrong]}, {"forums": FORUMS}) == {}


def test_nothing_loaded_builds_an_empty_board(tmp_path: Path) -> None:
    connection, results = warehouse(tmp_path)
    assert results == []
    board = connection.execute("select as_of, home_city, is_demo, uploads from marts.board")
    assert board.fetchall() == [(None, None, False, 0)]


def test_two_formulas_that_lead_to_each_other_are_both_told(tmp_path: Path) -> None:
    register = [
        {"indicator": "甲", "direction": "越高越好", "formula": "乙*2"},
        {"indicator": "乙", "direction": "越高越好", "formula": "甲*2"},
        {"indicator": "丙", "direction": "越高越好", "formula": "甲*2"},
    ]
    results = found(tmp_path, {"indicators": register})
    assert [row[2] for row in results["circular_formulas"]] == ["乙*2", "甲*2"]


@pytest.mark.parametrize(
    ("city", "nearest"), [("秦黄岛市", "秦皇岛市"), ("石家莊", "石家庄市"), ("某某开发区", None)]
)
def test_an_unknown_name_is_told_the_closest_known_one(
    tmp_path: Path, city: str, nearest: str | None
) -> None:
    cities = [{"city": name, "group": "全省"} for name in ("秦皇岛市", "石家庄市")]
    sheets = {"cities": cities, "indicators": INDICATORS, "indicator_values": [value(city)]}
    _, results = warehouse(tmp_path, sheets)
    assert [row.nearest for row in results[0].rows] == [nearest]
    said = checks.entries(results, str)[0]["reason"]
    assert ("closest known name is" in said) == (nearest is not None)


def test_an_unknown_name_in_many_cells_is_told_once_with_the_range_it_stands_in(
    tmp_path: Path,
) -> None:
    unknown = [value(indicator="职工", period=f"2025-{month:02}") for month in range(1, 9)]
    told: Rows = [*unknown, value("丁市"), value("丁市", period="2025-08"), value("戊市")]
    _, results = warehouse(tmp_path, {**REGISTERS, "indicator_values": told})
    said = [(row["cell"], row["value"]) for row in checks.entries(results, str)]
    assert said == [("A10:A11", "丁市"), ("A12", "戊市"), ("A2:A9", "职工")]
    assert len(checks.each(results, str)) == 11


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (["B3"], "B3"),
        (["B3", "C3", "B4", "C4", "D3", "D4"], "B3:D4"),
        (["A2", "A3", "A9", "A3"], "A2:A3、A9"),
        (["Z1", "AA1"], "Z1:AA1"),
        (["A1", "A3", "A5", "A7", "A9"], "A1、A3、A5、A7…"),
    ],
)
def test_cells_are_named_as_the_blocks_that_they_fill(cells: list[str], said: str) -> None:
    assert ranges.joined(cells) == said


@pytest.mark.parametrize(("city", "is_sum"), [("汇总", True), ("全省合计", True), ("丁市", False)])
def test_nobody_is_asked_to_register_a_sum_as_a_city(
    tmp_path: Path, city: str, is_sum: bool
) -> None:
    sheets = {"cities": CITIES, "indicators": INDICATORS, "indicator_values": [value(city)]}
    _, results = warehouse(tmp_path, sheets)
    (said,) = checks.entries(results, str)
    assert (said["reason"] == checks.SUM) == is_sum


def test_every_check_has_its_sentence_and_every_sentence_its_check() -> None:
    several = {
        "formula_faults": {"broken_formulas", "circular_formulas", "unknown_operands"},
        "sentence_faults": {"facts_not_of_sentence", "unknown_sentences"},
        "unknown_names": {
            f"{state}_{table}"
            for state in ("no", "unknown")
            for table in ("cities", "indicators", "units")
        },
    }
    files = [path.stem for path in (transform.SQL / "checks").glob("*.sql")]
    assert set().union(*(several.get(name, {name}) for name in files)) == set(REASONS)


def test_findings_are_told_with_their_reason() -> None:
    result = checks.CheckResult("no_units", (Finding("a.xlsx", "论坛", "D2", "主办部室", None),))
    said = checks.entries([result], str.upper)
    assert said == [
        {
            "file": "a.xlsx",
            "sheet": "论坛",
            "cell": "D2",
            "header": "主办部室",
            "value": "",
            "reason": REASONS["no_units"].upper(),
        }
    ]
