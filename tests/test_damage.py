"""Whatever is found in the store is named and left aside; every command goes on with the rest."""

import json
import shutil
import tarfile
from pathlib import Path

import pytest

from etl.store import uploads
from etl.warehouse import builds
from tests import damage, offices
from tests.damage import DAMAGED, HARMLESS, HIT, counted, run

ALL = {**DAMAGED, **HARMLESS}
# One of each way in which a store is read wrongly; the others differ in what history says.
THROUGHOUT = (
    "an empty folder",
    "half a record",
    "a newer schema",
    "half a file of rows",
    "an old record, words for numbers",
    "no folder",
    "a copy by its name",
    "a torn withdrawal",
    "no original",
)


@pytest.fixture(scope="module")
def whole(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound store, only for copying."""
    folder = tmp_path_factory.mktemp("whole")
    shutil.copytree(store, folder / "data")
    damage.month(folder / "十一月.xlsx", 11)
    return folder


@pytest.fixture
def data(whole: Path, tmp_path: Path) -> Path:
    """A store to damage."""
    return shutil.copytree(whole, tmp_path / "here") / "data"


def hit(data: Path) -> Path:
    return data / "uploads" / HIT


def history(data: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    capsys.readouterr()
    assert run(data, "history") == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def named(data: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    return [str(one["kind"]) for one in history(data, capsys) if "left_aside" in one]


@pytest.mark.parametrize("name", THROUGHOUT)
def test_every_command_goes_on_with_the_rest(
    name: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Those that tell of uploads say what is wrong; a pin and a blank read the build alone."""
    ALL[name].do(hit(data))
    missed = {8} if ALL[name].is_missed else set()

    def done(*arguments: str, is_told: bool = False) -> None:
        capsys.readouterr()
        assert run(data, *arguments) == 0
        said = capsys.readouterr()
        assert all(json.loads(line) for line in said.out.splitlines())
        assert not is_told or "uploads/" in said.err

    done("pin", "会上")
    done("template", str(data.parent / "blank"))
    done("memory")
    done("backup", str(data.parent / "saved.tar.gz"), is_told=True)
    done("load", str(data.parent / "十一月.xlsx"), "--dry-run", is_told=True)
    assert counted(data) == {7, 8, 9}
    done("build", is_told=True)
    assert counted(data) == {7, 8, 9} - missed
    is_named_later = name != "no folder"  # said once, by the build that was made without it
    done("withdraw", "3", is_told=is_named_later)
    assert counted(data) == {7, 8} - missed
    done("reinstate", "3", is_told=is_named_later)
    done("load", str(data.parent / "十一月.xlsx"), is_told=is_named_later)
    assert counted(data) == {7, 8, 9, 11} - missed


@pytest.mark.parametrize("name", ALL)
def test_history_says_what_it_is_and_whether_figures_lack_it(
    name: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ALL[name].do(hit(data))
    (said,) = [one for one in history(data, capsys) if "left_aside" in one]
    assert (said["kind"], said["is_missed"]) == (ALL[name].kind, ALL[name].is_missed)
    assert str(said["message"]).isprintable()
    counts = [1, 3] if ALL[name].is_missed else [1, 2, 3]
    assert [upload.number for upload in uploads.in_force(data)] == counts


@pytest.mark.parametrize("name", DAMAGED)
def test_an_upload_put_back_from_a_backup_counts_again(
    name: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved = data.parent / "saved.tar.gz"
    assert run(data, "backup", str(saved)) == 0
    DAMAGED[name].do(hit(data))
    for place in (hit(data), hit(data).with_name("000012")):
        if place.is_file():
            place.unlink()
        shutil.rmtree(place, ignore_errors=True)
    with tarfile.open(saved) as archive:
        members = [one for one in archive if one.name.startswith(f"uploads/{HIT}")]
        archive.extractall(data, members, filter="data")
    assert [upload.number for upload in uploads.in_force(data)] == [1, 2, 3]
    assert named(data, capsys) == []


@pytest.mark.parametrize("name", ["half a record", "half a file of rows"])
def test_without_a_backup_the_folder_is_moved_away_and_its_file_loaded_anew(
    name: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = shutil.copy(hit(data) / "八月.xlsx", data.parent)
    DAMAGED[name].do(hit(data))
    assert run(data, "build") == 0
    hit(data).rename(data.parent / "moved")
    assert run(data, "load", str(own)) == 0
    assert counted(data) == set(damage.MONTHS)
    assert named(data, capsys) == []
    assert [upload.number for upload in uploads.in_force(data)] == [1, 3, 5]


def test_an_upload_under_another_name_counts_again_under_its_own(data: Path) -> None:
    DAMAGED["another name"].do(hit(data))
    assert run(data, "build") == 0
    hit(data).with_name("000012").rename(hit(data))
    assert run(data, "load", "nothing.xlsx", "--if-empty") == 0
    assert counted(data) == set(damage.MONTHS)


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_upload_can_neither_be_undone_nor_redone_and_it_is_said_why(
    name: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    DAMAGED[name].do(hit(data))
    for verb in ("withdraw", "reinstate"):
        capsys.readouterr()
        assert run(data, verb, "2") == 1
        message = json.loads(capsys.readouterr().out)["message"]
        assert HIT in message or "000012" in message
    assert counted(data) == set(damage.MONTHS)


def test_a_torn_withdrawal_still_withdraws_and_is_mended_by_redoing_and_undoing(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    HARMLESS["a torn withdrawal"].do(hit(data))
    assert run(data, "build") == 0
    assert counted(data) == set(damage.MONTHS)
    assert run(data, "reinstate", "4", "--by", "研究室") == 0
    assert named(data, capsys) == []
    assert run(data, "withdraw", "4", "--by", "研究室") == 0
    assert counted(data) == set(damage.MONTHS)
    assert named(data, capsys) == []
    (last,) = [one for one in history(data, capsys) if one["upload"] == 4]
    assert isinstance(last["turns"], list)
    assert [turn["is_undone"] for turn in last["turns"]] == [False, True]


def test_unknown_fields_of_the_same_schema_are_passed_over_and_known_ones_used(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damage.record(hit(data), colour="red", by="组织部")
    assert run(data, "build") == 0
    assert counted(data) == set(damage.MONTHS)
    assert named(data, capsys) == []
    assert [one["by"] for one in history(data, capsys) if one["upload"] == 2] == ["组织部"]


def test_a_record_of_the_first_boards_counts(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in (data / "uploads").iterdir():
        damage.unsealed(folder)
    assert run(data, "build") == 0
    assert counted(data) == set(damage.MONTHS)
    assert named(data, capsys) == []


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("schema", "1"),
        ("schema", True),
        ("schema", 0),
        ("schema", 1.5),
        ("upload", "2"),
        ("file", ""),
        ("file", "../000001/七月.xlsx"),
        ("file", "a" * 300),
        ("file", 7),
        ("sha256", 7),
        ("size", -1),
        ("size", 2**80),
        ("size", 1.5),
        ("size", True),
        ("by", ["研究室"]),
        ("at", "yesterday"),
        ("at", "2026-02-30T09:00:00+08:00"),
        ("at", 20260230),
        ("mode", "merge"),
        ("mode", ["update"]),
        ("rows", 2),
        ("rows", {"indicator_values": "2"}),
        ("rows", {"indicator_values": -2}),
        ("is_demo", "no"),
        ("mapping", []),
        ("mapping", {"indicator_values": "数值"}),
        ("reported", {}),
        ("reported", ["fault"]),
        ("reported", [{"cell": ["D3"]}]),
        ("sealed", ["rows"]),
        ("reader", 7),
        ("confirmed", {}),
        ("confirmed", ["指标数据!D3"]),
        ("confirmed", [{"key": "七月.xlsx!指标数据!D3"}]),
        ("confirmed", [{**damage.DOUBT, "sheet": ["指标数据"]}]),
        ("confirmed", [{**damage.DOUBT, "new": 5}]),
        ("confirmed", [{**damage.DOUBT, "known": {**damage.POINT, "value": "5"}}]),
    ],
)
def test_a_field_of_another_kind_is_named(
    field: str, wrong: object, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damage.record(hit(data), **{field: wrong})
    (said,) = [one for one in history(data, capsys) if "left_aside" in one]
    assert said["kind"] == "bad_field"
    assert f"“{field}”" in str(said["message"])
    assert [upload.number for upload in uploads.in_force(data)] == [1, 3]


def test_doubts_that_were_confirmed_and_a_reader_are_read_again(data: Path) -> None:
    known = [damage.DOUBT, {**damage.DOUBT, "known": damage.POINT, "later": ["?"]}]
    damage.record(hit(data), confirmed=known, reader="0c1d")
    (upload,) = [one for one in uploads.in_force(data) if one.number == 2]
    assert (upload.record.confirmed, upload.record.reader) == (known, "0c1d")


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"by": "\\ud800"}', '{"a": ' + "9" * 5000 + "}", "\x00"]
)
def test_a_record_that_no_reader_takes_is_named(
    text: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (hit(data) / "upload.json").write_text(text, encoding="utf-8")
    assert named(data, capsys) == ["torn_record"]


@pytest.mark.parametrize(
    ("stray", "following"),
    [
        ("000007", 8),
        ("000007 - copy", 8),
        ("000007.zip", 8),
        ("backup", 5),
        ("1234567", 5),
        ("999999", 5),
    ],
)
def test_a_number_that_a_stray_folder_bears_is_never_given_again(
    stray: str, following: int, data: Path
) -> None:
    (data / "uploads" / stray).mkdir()
    assert uploads.next_number(data) == following


@pytest.mark.parametrize("name", [".DS_Store", "._000001", "Thumbs.db", "desktop.ini"])
def test_what_systems_leave_behind_is_passed_over_in_silence(
    name: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "uploads" / name).write_bytes(b"?")
    assert named(data, capsys) == []


def test_a_register_that_is_damaged_stops_the_build_and_the_board_stays(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damage.cut(data / "uploads" / "000001" / "upload.json")
    capsys.readouterr()
    assert run(data, "build") == 1
    said = capsys.readouterr()
    assert "uploads/000001" in said.err
    assert "uploads/000001" in json.loads(said.out)["left_aside"][0]
    assert counted(data) == set(damage.MONTHS)
    again = shutil.copy(data / "uploads" / "000001" / "七月.xlsx", data.parent)
    assert run(data, "load", str(again)) == 0  # as it advises
    assert counted(data) == set(damage.MONTHS)


def test_a_gone_folder_is_named_while_the_build_without_it_is_in_force(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(hit(data))
    assert run(data, "build") == 0
    assert named(data, capsys) == ["gone"]
    current = builds.current(data)
    assert run(data, "load", "nothing.xlsx", "--if-empty") == 0
    assert builds.current(data) == current
    assert run(data, "build") == 0
    assert named(data, capsys) == []


def test_a_backup_says_what_it_left_aside_and_restores_to_the_rest(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damage.cut(hit(data) / "upload.json")
    damage.cut(data / "uploads" / "000003" / "九月.xlsx")
    (data / "uploads" / "backup").mkdir()
    capsys.readouterr()
    saved = data.parent / "saved.tar.gz"
    assert run(data, "backup", str(saved)) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["uploads"] == 3
    assert len(said["left_aside"]) == 3
    other = data.parent / "other"
    assert run(other, "restore", str(saved)) == 0
    assert counted(other) == {7, 9}
    assert named(other, capsys) == ["original"]


@pytest.mark.parametrize("name", ["half a record", "an empty folder", "a newer schema"])
def test_nothing_is_restored_over_a_store_that_holds_no_sound_upload(name: str, data: Path) -> None:
    saved = data.parent / "saved.tar.gz"
    assert run(data, "backup", str(saved)) == 0
    other = data.parent / "other"
    place = shutil.copytree(hit(data), other / "uploads" / HIT)
    DAMAGED[name].do(place)
    assert run(other, "restore", str(saved)) == 1
    assert place.exists()


def test_a_backup_of_a_newer_board_is_not_restored_and_it_is_said_why(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved = data.parent / "saved.tar.gz"
    with tarfile.open(saved, "w:gz") as archive:
        damage.record(hit(data), schema=2)
        archive.add(hit(data), arcname=f"uploads/{HIT}")
    capsys.readouterr()
    assert run(data.parent / "other", "restore", str(saved)) == 1
    assert "newer board" in json.loads(capsys.readouterr().out)["message"]


def test_rows_that_were_left_out_are_sealed_too(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows: offices.Rows = [offices.VALUES[0], ["网上入会率", "甲市", "2025年12月", 1, "%"]]
    rows.append(["网上入会率", "乙市", "？", 2, "%"])
    path = offices.workbook(data.parent / "十二月.xlsx", {"指标数据": rows})
    assert run(data, "load", str(path), "--leave-out") == 0
    assert named(data, capsys) == []
    damage.cut(data / "uploads" / "000005" / "left_out" / "indicator_values.parquet")
    assert named(data, capsys) == ["rows_changed"]
