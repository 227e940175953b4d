"""Whoever is limited to a unit overwrites no row of another one, in whatever sheet and way."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from etl.sheets import SHEETS
from etl.sheets.contract import Kind, Sheet
from etl.sheets.owning import NOBODYS, OWNING
from etl.store import uploads
from etl.warehouse import builds
from tests import offices, two_units
from tests.commands import etl
from tests.two_units import FORUMS, MARKS, OTHER, OWN

LIMIT = f"--own-unit={OWN}"
LEDGERS = [sheet for sheet in SHEETS if sheet.table in OWNING]


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of `two_units`; only for copying and dry runs."""
    data = tmp_path_factory.mktemp("two") / "data"
    two_units.load(data)
    return data


@pytest.fixture
def data(two: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(two, tmp_path / "data"))


def found(done: subprocess.CompletedProcess[str]) -> list[tuple[str, str, str]]:
    """Sheet, cell and row of what was refused for its unit, and the whole answer is clean of it."""
    assert done.returncode == 1, done.stdout
    said = json.loads(done.stdout)
    assert all("属于其他单位" in one["reason"] for one in said["checks"])
    return [(one["sheet"], one["cell"], one["value"]) for one in said["checks"]]


def row(sheet: Sheet, keyed: str, filled: str) -> list[offices.CellValue]:
    """A row with the key of one unit's and everything else of the other's."""
    return [
        two_units._value(sheet, column, keyed if column.name in sheet.key else filled)
        for column in sheet.columns
    ]


def book(path: Path, sheet: Sheet, *rows: list[offices.CellValue]) -> Path:
    return offices.workbook(path, {sheet.title: [[one.header for one in sheet.columns], *rows]})


def test_every_sheet_says_whose_its_rows_are() -> None:
    assert OWNING.keys() | NOBODYS == {sheet.table for sheet in SHEETS}
    assert not OWNING.keys() & NOBODYS
    order = list(OWNING)
    for sheet in LEDGERS:
        owning = OWNING[sheet.table]
        named = {one.name for one in sheet.columns}
        assert {*owning.columns} <= named
        for parent, shared in owning.parents:
            assert order.index(parent) < order.index(sheet.table)
            assert {*shared} <= named


def everything(unit: str) -> dict[str, list[offices.CellValue]]:
    """A row of every ledger with the key of a unit's row, and OWN's in all else."""
    rows = {sheet.title: row(sheet, unit, OWN) for sheet in LEDGERS}
    rows["单位"] = [unit, "直属单位"]
    return rows


def test_a_row_of_another_unit_s_key_is_refused_in_every_sheet_and_of_the_own_in_none(
    two: Path, tmp_path: Path
) -> None:
    theirs, own = everything(OTHER), everything(OWN)
    for sheet in LEDGERS:
        for place, column in enumerate(sheet.columns):  # where all texts are of the key
            if column.kind is Kind.NUMBER and sheet.title in ("专项办", "人力配置", "下基层"):
                theirs[sheet.title][place] = 9
    headers: dict[str, list[offices.CellValue]] = {
        sheet.title: [one.header for one in sheet.columns] for sheet in LEDGERS
    }
    headers["单位"] = ["单位", "类别"]
    for rows, indicator in ((theirs, 2), (own, 1)):
        known = dict(zip(offices.INDICATORS[0], offices.INDICATORS[indicator], strict=True))
        rows["指标"] = [{**known, "主管部室": OWN}.get(header) for header in headers["指标"]]
    both: dict[str, offices.Rows] = {
        title: [headers[title], theirs[title], own[title]] for title in headers
    }
    path = offices.workbook(tmp_path / "表.xlsx", both)
    told = found(etl(two, "load", path, "--dry-run", "--json", LIMIT))
    assert {sheet for sheet, _, _ in told} == {*headers}
    assert all(cell.endswith("2") for _, cell, _ in told)
    assert len(told) == len(headers)
    assert etl(two, "load", path, "--dry-run", "--json").returncode == 0
    only = offices.workbook(
        tmp_path / "本部.xlsx", {title: [headers[title], own[title]] for title in headers}
    )
    done = etl(two, "load", only, "--dry-run", LIMIT)
    assert done.returncode == 0, done.stdout


def test_the_refusal_says_nothing_of_what_the_row_says(two: Path, tmp_path: Path) -> None:
    sheet = next(one for one in SHEETS if one.table == "projects")
    path = book(tmp_path / "表.xlsx", sheet, row(sheet, OTHER, OWN))
    done = etl(two, "load", path, "--dry-run", "--json", LIMIT)
    (said,) = found(done)
    assert said == ("重点项目", "A2", f"{MARKS[OTHER]}project")
    told = done.stdout.replace(said[2], "")
    assert MARKS[OTHER] not in told
    assert OTHER not in told


def test_a_new_row_below_another_unit_s_is_refused(two: Path, tmp_path: Path) -> None:
    """A later day of progress would stand for what the other unit has reported."""
    rows: offices.Rows = [
        ["项目名称", "日期", "进度"],
        [f"{MARKS[OTHER]}project", "2025年12月20日", "99%"],
        [f"{MARKS[OWN]}project", "2025年12月20日", "99%"],
    ]
    path = offices.workbook(tmp_path / "表.xlsx", {"项目进展": rows})
    ((_, cell, _),) = found(etl(two, "load", path, "--dry-run", "--json", LIMIT))
    assert cell == "A2"


def test_a_row_that_says_the_same_overwrites_nothing(two: Path, tmp_path: Path) -> None:
    sheet = next(one for one in SHEETS if one.table == "projects")
    path = book(tmp_path / "表.xlsx", sheet, row(sheet, OTHER, OTHER), row(sheet, OWN, OWN))
    assert etl(two, "load", path, "--dry-run", LIMIT).returncode == 0


def test_a_row_that_was_said_again_unchanged_is_not_the_own_then(
    data: Path, tmp_path: Path
) -> None:
    """Else the row would be taken over in two steps."""
    sheet = next(one for one in SHEETS if one.table == "projects")
    same = book(tmp_path / "同.xlsx", sheet, row(sheet, OTHER, OTHER))
    assert etl(data, "load", same, "--by", "甲", LIMIT).returncode == 0
    other = book(tmp_path / "改.xlsx", sheet, row(sheet, OTHER, OWN))
    assert len(found(etl(data, "load", other, "--by", "甲", "--json", LIMIT))) == 1


def test_two_files_of_one_load_do_not_take_a_row_over(two: Path, tmp_path: Path) -> None:
    sheets = {one.table: one for one in SHEETS}
    lead = book(tmp_path / "项目.xlsx", sheets["projects"], row(sheets["projects"], OTHER, OWN))
    rows: offices.Rows = [
        ["项目名称", "日期", "进度"],
        [f"{MARKS[OTHER]}project", "2025年12月20日", "99%"],
    ]
    path = offices.workbook(tmp_path / "进展.xlsx", {"项目进展": rows})
    told = found(etl(two, "load", lead, path, "--dry-run", "--json", LIMIT))
    assert {sheet for sheet, _, _ in told} == {"重点项目", "项目进展"}


def test_the_host_of_a_forum_states_topics_that_others_bring_to_it(
    data: Path, tmp_path: Path
) -> None:
    two_units.load_joint(data)
    rows: offices.Rows = [
        ["议题", "论坛期次", "提出部室", "确定日期"],
        [f"{MARKS[OTHER]}来访议题", FORUMS[OWN], OTHER, "2025年7月9日"],
    ]
    path = offices.workbook(tmp_path / "表.xlsx", {"议题": rows})
    assert etl(data, "load", path, "--dry-run", LIMIT).returncode == 0


def test_a_topic_of_another_unit_that_waits_for_a_forum_is_not_taken_over(
    data: Path, tmp_path: Path
) -> None:
    """Once it is stated with a forum, the row that waits is gone from the board."""
    head = ["议题", "论坛期次", "提出部室", "提出日期"]

    def book_of(name: str, *said: offices.CellValue) -> Path:
        return offices.workbook(tmp_path / f"{name}.xlsx", {"议题": [head, [*said]]})

    waits = book_of("待排", "怎么排队", None, OTHER, "2025年6月1日")
    assert etl(data, "load", waits, "--by", "乙").returncode == 0
    taken: offices.Rows = [
        ["怎么排队", FORUMS[OWN], OWN, "2025年7月1日"],
        ["怎么排队", 977, OWN, None],
        [f"{MARKS[OTHER]}等待议题", None, OWN, "2025年7月1日"],  # fills in what has a forum
    ]
    for place, said in enumerate(taken):
        file = book_of(f"占{place}", *said)
        ((_, cell, _),) = found(etl(data, "load", file, "--dry-run", "--json", LIMIT))
        assert cell == "A2", said
    planned: offices.Rows = [
        ["怎么排队", FORUMS[OWN], OTHER, "2025年6月1日"],  # by whoever hosts the forum
        ["怎么排队", FORUMS[OWN], None, None],
        ["怎么取号", FORUMS[OWN], OWN, "2025年7月1日"],
    ]
    for place, said in enumerate(planned):
        done = etl(data, "load", book_of(f"排{place}", *said), "--dry-run", LIMIT)
        assert done.returncode == 0, (said, done.stdout)


def test_a_sheet_that_was_mapped_by_hand_is_looked_at_too(two: Path, tmp_path: Path) -> None:
    rows: offices.Rows = [["甲列", "乙列", "丙列"], [f"{MARKS[OTHER]}project", OWN, "已完成"]]
    path = offices.workbook(tmp_path / "表.xlsx", {"随手记": rows})
    mapping = tmp_path / "对应.json"
    columns = {"A": "项目名称", "B": "牵头部室", "C": "状态"}
    mapping.write_text(
        json.dumps({"sheet": "随手记", "table": "projects", "header_row": 1, "columns": columns}),
        encoding="utf-8",
    )
    how = ("--as", mapping, "--dry-run", "--json")
    assert etl(two, "load", path, *how).returncode == 0
    ((_, cell, _),) = found(etl(two, "load", path, *how, LIMIT))
    assert cell == "A2"


def test_an_older_upload_is_not_put_back_over_another_unit_s_row(
    data: Path, tmp_path: Path
) -> None:
    sheet = next(one for one in SHEETS if one.table == "projects")
    path = book(tmp_path / "表.xlsx", sheet, row(sheet, OTHER, OWN))
    assert etl(data, "load", path, "--by", "甲").returncode == 0  # before he was limited
    number = str(max(one.number for one in uploads.everything(data)))
    assert found(etl(data, "reread", number, "--accept", "--json", LIMIT))
    assert etl(data, "withdraw", number, "--by", "甲").returncode == 0
    before = builds.current(data)
    assert found(etl(data, "reinstate", number, "--json", LIMIT))
    assert builds.current(data) == before
    assert etl(data, "reinstate", number, "--json").returncode == 0


def test_what_is_wrong_is_left_out_where_that_is_wished(data: Path, tmp_path: Path) -> None:
    sheet = next(one for one in SHEETS if one.table == "projects")
    rows = (row(sheet, OTHER, OWN), row(sheet, OWN, OWN))
    path = book(tmp_path / "表.xlsx", sheet, *rows)
    done = etl(data, "load", path, "--leave-out", "--by", "甲", "--json", LIMIT)
    assert done.returncode == 0, done.stdout
    loaded = max(uploads.everything(data), key=lambda one: one.number)
    assert loaded.record.rows == {"projects": 1}
    assert [one["cell"] for one in loaded.record.reported] == ["A2"]


def test_whole_periods_are_not_replaced(two: Path, tmp_path: Path) -> None:
    sheet = next(one for one in SHEETS if one.table == "projects")
    path = book(tmp_path / "表.xlsx", sheet, row(sheet, OWN, OWN))
    done = etl(two, "load", path, "--dry-run", "--mode", "replace", "--json", LIMIT)
    assert done.returncode == 1
    (fault,) = json.loads(done.stdout)["checks"]
    assert "整期替换会删掉其他单位的行" in fault["reason"]
