"""Workbooks that are handed in count once somebody releases them, and in no other way."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.__main__ import main
from etl.loading import releasing
from etl.loading.drafting import Wish
from etl.store import submissions, uploads
from etl.warehouse import builds
from tests import damage, offices

BEFORE = {7, 8, 9}  # the months in force
Said = dict[str, Any]
Ask = Callable[..., tuple[int, list[Said]]]


@pytest.fixture
def data(store: Path, tmp_path: Path) -> Path:
    """July with the registers, August and September are in force; October is withdrawn."""
    return Path(shutil.copytree(store, tmp_path / "data"))


@pytest.fixture
def ask(data: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Runs a command; returns its exit code and what it says, line by line."""

    def run(*arguments: str | Path) -> tuple[int, list[Said]]:
        capsys.readouterr()
        code = main([*map(str, arguments), "--data", str(data), "--json", "--lang", "en"])
        return code, [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return run


def _files(folder: Path, *numbers: int) -> list[Path]:
    return [damage.month(folder / f"{number}月.xlsx", number) for number in numbers]


def _people(data: Path) -> dict[int, str]:
    build = builds.current(data)
    assert build is not None
    with duckdb.connect() as connection:
        connection.execute(f"attach '{build.path}' as built (read_only)")
        statement = "select upload, loaded_by from built.marts.uploads"
        return dict(connection.execute(statement).fetchall())


def test_what_is_handed_in_changes_no_figure_until_it_is_released(
    data: Path, tmp_path: Path, ask: Ask
) -> None:
    before = builds.current(data)
    for file in _files(tmp_path, 11, 12):
        assert ask("load", file, "--submit", "--by", "组织部")[0] == 0
    assert builds.current(data) == before
    assert damage.counted(data) == BEFORE
    assert ask("check", "1", "--by", "甲") == (0, [{"submission": 1}])
    code, (done,) = ask("release", "1", "2", "--by", "乙")
    assert (code, done["uploads"]) == (0, [5, 6])
    assert before is not None
    assert done["build"] == before.number + 1  # one build for both
    assert damage.counted(data) == {*BEFORE, 11, 12}
    people = _people(data)
    assert (people[5], people[6]) == ("组织部 → 甲 → 乙", "组织部 → 乙")
    assert [one["state"] for one in ask("submissions")[1]] == ["released", "released"]


def test_the_files_go_once_only_and_a_released_one_cannot_be_released_again(
    data: Path, tmp_path: Path, ask: Ask
) -> None:
    (file,) = _files(tmp_path, 11)
    assert ask("load", file, "--submit", "--by", "组织部")[0] == 0
    code, (said,) = ask("load", file, "--submit", "--by", "宣教部")
    assert (code, "submission 1" in said["message"]) == (1, True)
    assert len(submissions.everything(data)) == 1
    assert ask("release", "1", "--by", "乙")[0] == 0
    assert ask("release", "1", "--by", "乙")[0] == 1
    assert ask("load", file, "--submit", "--by", "组织部")[1][0]["submission"] is None


def test_a_dry_run_of_a_release_says_what_would_change_and_changes_nothing(
    data: Path, tmp_path: Path, ask: Ask
) -> None:
    (file,) = _files(tmp_path, 11)
    ask("load", file, "--submit", "--by", "组织部")
    code, (said,) = ask("release", "1", "--dry-run")
    assert (code, [table["added"] for table in said["tables"]]) == (0, [2])
    assert damage.counted(data) == BEFORE
    assert [one.state for one in submissions.everything(data)] == ["waiting"]


def test_what_goes_back_has_a_reason_and_never_counts(tmp_path: Path, ask: Ask) -> None:
    (file,) = _files(tmp_path, 11)
    ask("load", file, "--submit", "--by", "组织部")
    assert ask("return", "1", "--by", "乙")[0] == 1
    assert ask("return", "1", "--by", "乙", "--remark", "缺丙市")[0] == 0
    assert ask("release", "1", "--by", "乙")[0] == 1
    (told,) = ask("submissions")[1]
    assert (told["state"], told["returned"]["remark"]) == ("returned", "缺丙市")
    assert ask("load", file, "--submit", "--by", "组织部")[1][0]["submission"] == 2


def test_only_who_has_handed_it_in_takes_it_back_and_it_is_never_released(
    data: Path, tmp_path: Path, ask: Ask
) -> None:
    (file,) = _files(tmp_path, 11)
    ask("load", file, "--submit", "--by", "组织部")
    code, (said,) = ask("recall", "1", "--by", "宣教部")
    assert (code, "somebody else" in said["message"]) == (1, True)
    assert ask("recall", "1", "--by", "组织部", "--remark", "数错了") == (0, [{"submission": 1}])
    (told,) = ask("submissions")[1]
    assert (told["state"], told["recalled"]["remark"]) == ("recalled", "数错了")
    for verb in (("release",), ("check",), ("recall",), ("return", "--remark", "x")):
        assert ask(verb[0], "1", "--by", "组织部", *verb[1:])[0] == 1
    assert damage.counted(data) == BEFORE
    assert ask("load", file, "--submit", "--by", "组织部")[1][0]["submission"] == 2


def test_another_file_takes_its_place_whole_or_not_at_all(
    data: Path, tmp_path: Path, ask: Ask
) -> None:
    first, second = _files(tmp_path, 11, 12)
    ask("load", first, "--submit", "--by", "组织部")
    again = ("load", second, "--submit", "--instead-of", "1", "--by")
    assert ask(*again, "宣教部")[0] == 1
    rows: offices.Rows = [offices.VALUES[0], ["网上入会率", "无名市", "2025年11月", 71, "%"]]
    wrong = offices.workbook(tmp_path / "错.xlsx", {"指标数据": rows})
    assert ask("load", wrong, "--submit", "--instead-of", "1", "--by", "组织部")[0] == 1
    assert [one.state for one in submissions.everything(data)] == ["waiting"]
    code, (said,) = ask(*again, "组织部")
    assert (code, said["submission"]) == (0, 2)
    assert [one.state for one in submissions.everything(data)] == ["recalled", "waiting"]
    assert ask("load", first, "--submit", "--instead-of", "1", "--by", "组织部")[0] == 1
    assert ask("release", "2", "--by", "乙")[0] == 0
    assert damage.counted(data) == {*BEFORE, 12}
    assert ask("recall", "2", "--by", "组织部")[0] == 1


def test_what_is_taken_back_while_it_is_released_does_not_count(
    data: Path, tmp_path: Path, ask: Ask
) -> None:
    """The release looks again once nobody else can write."""
    (file,) = _files(tmp_path, 11)
    ask("load", file, "--submit", "--by", "组织部")
    chosen = releasing.found(data, [1])
    releasing.recall(data, 1, submissions.Note("组织部", uploads.now()))
    with pytest.raises(releasing.GoneError):
        releasing.release(data, chosen, Wish(by="乙"))
    assert damage.counted(data) == BEFORE


def test_a_file_with_a_fault_is_not_kept(data: Path, tmp_path: Path, ask: Ask) -> None:
    rows: offices.Rows = [offices.VALUES[0], ["网上入会率", "无名市", "2025年11月", 71, "%"]]
    file = offices.workbook(tmp_path / "错.xlsx", {"指标数据": rows})
    code, (said,) = ask("load", file, "--submit", "--by", "组织部")
    assert (code, bool(said["checks"] or said["files"])) == (1, True)
    assert submissions.everything(data) == []


def test_a_release_is_checked_against_the_board_of_its_day(
    data: Path, tmp_path: Path, ask: Ask
) -> None:
    cities: offices.Rows = [*offices.CITIES, ["丁市", "远学", "示例组"]]
    register = offices.workbook(tmp_path / "城市.xlsx", {"城市": cities})
    rows: offices.Rows = [offices.VALUES[0], ["网上入会率", "丁市", "2025年11月", 71, "%"]]
    values = offices.workbook(tmp_path / "丁市.xlsx", {"指标数据": rows})
    assert ask("load", register, "--by", "研究室")[0] == 0
    assert ask("load", values, "--submit", "--by", "组织部")[0] == 0
    assert ask("withdraw", "5", "--by", "研究室")[0] == 0
    assert ask("release", "1", "--by", "乙")[0] == 1
    assert damage.counted(data) == BEFORE
    assert [one.state for one in submissions.everything(data)] == ["waiting"]
    assert ask("reinstate", "5", "--by", "研究室")[0] == 0
    assert ask("release", "1", "--by", "乙")[0] == 0


def test_submissions_that_mean_other_things_by_a_header_go_one_by_one(
    data: Path, tmp_path: Path, ask: Ask
) -> None:
    rows = [["指标", "城市", "时期", "甲栏", "单位"], *offices.VALUES[1:2]]
    for number, meant in ((1, "数值"), (2, "时期")):
        file = offices.workbook(tmp_path / f"{number}.xlsx", {"指标数据": rows})
        how = submissions.How(headers={"indicator_values|甲栏": meant})
        submissions.add(data, [file], "组织部", "2026-01-05T09:00:00+08:00", how)
    code, (said,) = ask("release", "1", "2", "--by", "乙")
    assert (code, "甲栏" in said["message"]) == (1, True)
    assert damage.counted(data) == BEFORE


@pytest.mark.parametrize("hurt", ["a changed file", "a lost file", "a torn record"])
def test_a_damaged_submission_is_named_and_never_released(
    data: Path, tmp_path: Path, ask: Ask, hurt: str
) -> None:
    (file,) = _files(tmp_path, 11)
    ask("load", file, "--submit", "--by", "组织部")
    folder = data / "submissions" / "000001"
    kept = folder / "files" / file.name
    match hurt:
        case "a changed file":
            damage.garble(kept)
        case "a lost file":
            kept.unlink()
        case _:
            damage.cut(folder / "submission.json")
    assert ask("release", "1", "--by", "乙")[0] == 1
    (told,) = ask("submissions")[1]
    assert told.get("state") == "damaged" or "damaged" in told["message"]
    assert damage.counted(data) == BEFORE
    (other,) = _files(tmp_path, 12)
    assert ask("load", other, "--submit", "--by", "组织部")[1][0]["submission"] == 2


def test_a_release_that_was_killed_before_its_note_is_finished_by_the_next(
    data: Path, tmp_path: Path, ask: Ask
) -> None:
    (file,) = _files(tmp_path, 11)
    ask("load", file, "--submit", "--by", "组织部")
    ask("load", file, "--by", "研究室")  # as a killed release leaves it: in force, and not noted
    code, (said,) = ask("release", "1", "--by", "乙")
    assert (code, said["uploads"]) == (0, [])
    assert [one.state for one in submissions.everything(data)] == ["released"]


def test_a_backup_takes_submissions_along_and_names_a_damaged_one(
    data: Path, tmp_path: Path, ask: Ask
) -> None:
    for file in _files(tmp_path, 11, 12):
        ask("load", file, "--submit", "--by", "组织部")
    assert ask("verify")[0] == 0
    damage.cut(data / "submissions" / "000002" / "submission.json")
    code, said = ask("verify")
    assert (code, "submissions/000002" in json.dumps(said)) == (1, True)
    kept = tmp_path / "备份.tar.gz"
    ask("backup", kept)
    other = tmp_path / "别处"
    assert main(["restore", str(kept), "--data", str(other), "--json"]) == 0
    assert [one.state for one in submissions.everything(other)] == ["waiting"]
    assert main(["release", "1", "--data", str(other), "--json"]) == 0
    assert damage.counted(other) == {*BEFORE, 11}
