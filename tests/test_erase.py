"""A person's data goes from every byte that the board keeps, and nothing else does."""

import json
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest

from etl.loading.erasing import ledger
from etl.store import uploads
from etl.warehouse import builds, pins
from tests import erasures
from tests.commands import current, etl
from tests.erasures import BY, MARKS, PERSON, PHONE, TEXTS


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with `data` and `backups`; only for copying."""
    folder = tmp_path_factory.mktemp("office")
    erasures.office(folder)
    return folder


@pytest.fixture(scope="module")
def done(office: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of it after the erasure; only for reading."""
    folder = Path(shutil.copytree(office, tmp_path_factory.mktemp("done") / "office"))
    found = etl(folder / "data", "erase", *TEXTS, *BY, "--backups", folder / "backups")
    assert found.returncode == 0, found.stdout + found.stderr
    return folder


def marked(text: str) -> str:
    """A text as it is to be afterwards."""
    wide = PHONE.translate({sign: sign + 0xFEE0 for sign in range(0x30, 0x3A)})
    for old, new in ((PERSON, MARKS[0]), (PHONE, MARKS[1]), (wide, MARKS[1])):
        text = text.replace(old, new)
    return text


def test_no_byte_of_the_data_folder_and_of_the_backup_holds_it(office: Path, done: Path) -> None:
    before = {name.split(":")[0].split("/")[0] for name in erasures.holding(office / "data")}
    assert before == {"uploads", "submissions", "builds", "memory", "decks"}
    assert erasures.holding(office / "backups")
    assert erasures.holding(done / "data") == []
    assert erasures.holding(done / "backups") == []


def test_every_other_cell_is_as_it_was(office: Path, done: Path) -> None:
    for number, name in ((1, "七月.xlsx"), (2, "八月.xlsx"), (4, "十月.xlsx")):
        inside = f"data/uploads/{number:06d}/{name}"
        old, new = (openpyxl.load_workbook(folder / inside) for folder in (office, done))
        assert new.sheetnames == old.sheetnames
        for sheet in old:
            for row in sheet.iter_rows():
                for cell in row:
                    value = cell.value
                    other = new[sheet.title][cell.coordinate].value
                    is_number = value == int(PHONE)
                    expected = marked(value) if isinstance(value, str) else value
                    assert other == (MARKS[1] if is_number else expected), cell.coordinate
    forums = openpyxl.load_workbook(done / "data/uploads/000001/七月.xlsx")["论坛"]
    assert forums["I2"].value == f"由{MARKS[0]}记录"  # it was broken over two runs
    assert forums["B2"].comment.text.endswith(f"问{MARKS[0]}")


def test_parts_of_a_workbook_without_it_are_the_same_bytes(office: Path, done: Path) -> None:
    inside = "data/uploads/000001/七月.xlsx"
    with zipfile.ZipFile(office / inside) as old, zipfile.ZipFile(done / inside) as new:
        assert new.namelist() == old.namelist()
        others = {name for name in old.namelist() if old.read(name) != new.read(name)}
    assert others == {
        *("xl/sharedStrings.xml", "xl/comments1.xml", "xl/drawings/drawing1.xml"),
        *("xl/worksheets/sheet5.xml", "xl/worksheets/_rels/sheet5.xml.rels", "xl/workbook.xml"),
        *("docProps/core.xml", "docProps/app.xml"),
    }


def test_a_table_in_another_code_stays_in_it(office: Path, done: Path) -> None:
    inside = "data/uploads/000003/九月.csv"
    old, new = ((folder / inside).read_bytes() for folder in (office, done))
    assert new.decode("gb18030") == marked(old.decode("gb18030"))


def test_the_board_says_the_same_but_for_the_texts(office: Path, done: Path) -> None:
    before, after = (erasures.rows_of(current(folder / "data").path) for folder in (office, done))
    own = {"raw.build", "raw.uploads", "raw.files", "marts.uploads", "marts.board"}
    assert before.keys() == after.keys()
    for name in before.keys() - own:
        assert sorted(map(marked, before[name])) == after[name], name


def test_a_snapshot_is_kept_as_it_was_under_another_number(office: Path, done: Path) -> None:
    ((old,), (new,)) = (pins.everything(folder / "data") for folder in (office, done))
    assert (new.name, new.by, new.at) == (old.name, old.by, old.at)
    assert new.build != old.build
    before, after = (
        erasures.rows_of(folder / f"data/builds/{pin.build:06d}.duckdb")
        for folder, pin in ((office, old), (done, new))
    )
    for name in before.keys() - {"raw.build", "marts.board"}:
        assert sorted(map(marked, before[name])) == after[name], name


def test_a_deck_follows_its_build(done: Path) -> None:
    data = done / "data"
    said = json.loads((data / f"decks/{erasures.DECK}.json").read_text(encoding="utf-8"))
    assert said["name"] == f"{MARKS[0]}的稿"
    assert (data / f"builds/{said['build']:06d}.duckdb").exists()
    assert said["build"] < current(data).number


def test_old_builds_that_hold_it_are_gone(office: Path, done: Path) -> None:
    old = {path.name for path in (office / "data/builds").glob("*.duckdb")}
    new = {path.name for path in (done / "data/builds").glob("*.duckdb")}
    assert old & new == set()
    assert len(new) == 3  # the present one, the snapshot, and what the deck is locked on
    assert builds.is_current(done / "data")


def test_all_is_sound_afterwards_and_the_drill_finds_the_board_in_the_backup(done: Path) -> None:
    data, backups = done / "data", done / "backups"
    assert etl(data, "verify").returncode == 0
    (backup,) = backups.glob("*.tar.gz")
    assert etl(data, "verify", backup).returncode == 0
    assert etl(data, "drill", backups).returncode == 0
    assert [len(uploads.everything(data)), len(uploads.in_force(data))] == [4, 3]


def test_the_record_says_what_was_erased_and_never_the_text(done: Path) -> None:
    data = done / "data"
    (told,), (also,) = (erasures.record(data, number)["erased"] for number in (1, 4))
    assert (told["erasure"], told["by"], told["original"]) == (1, "研究室", "changed")
    assert told["remark"] == also["remark"] == BY[-1]
    (erasure,) = ledger.everything(data)
    assert (erasure.marks, erasure.uploads, erasure.is_done) == (MARKS, (1, 2, 3, 4), True)
    assert erasure.backups == ("qianghui-000001.tar.gz",)
    said = etl(data, "history", "--lang", "en").stdout
    assert f"Erasure 1, {erasure.at}, by 研究室" in said
    assert f"erasure 1: {told['places']} places, also in the original" in said


def test_a_submission_that_waits_can_still_be_released(done: Path, tmp_path: Path) -> None:
    data = Path(shutil.copytree(done / "data", tmp_path / "data"))
    found = etl(data, "release", "1", "--by", "研究室")
    assert found.returncode == 0, found.stdout + found.stderr
    assert erasures.holding(data) == []


def test_the_preview_changes_no_byte_and_tells_no_content(office: Path) -> None:
    before = erasures.bytes_of(office)
    folder = office / "backups"
    done = etl(office / "data", "erase", *TEXTS, *BY, "--dry-run", "--json", "--backups", folder)
    assert done.returncode == 0
    assert erasures.bytes_of(office) == before
    assert not any(text in done.stdout + done.stderr for text in TEXTS)
    said = json.loads(done.stdout)
    places = {(one["file"], one["sheet"], one["cell"]) for one in said["places"]}
    workbook = "uploads/000001/七月.xlsx"
    cells = {(sheet, cell) for file, sheet, cell in places if file == workbook and cell}
    forums = {("论坛", cell) for cell in ("G2", "H2", "I2", "G3", "H3", "I3", "K2")}
    assert cells >= forums - {("论坛", "K2")} | {("底稿", "A1")}
    assert (workbook, "xl/comments1.xml", "") in places
    assert said["backups"]["erased"] == ["qianghui-000001.tar.gz"]
    assert said["decks"] == 1


def test_a_second_run_finds_nothing(done: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(done, tmp_path / "office"))
    found = etl(folder / "data", "erase", *TEXTS, *BY, "--backups", folder / "backups", "--json")
    assert found.returncode == 0
    assert json.loads(found.stdout)["erasure"] is None
    assert len(ledger.everything(folder / "data")) == 1


def test_the_same_file_again_is_a_new_upload(office: Path, done: Path, tmp_path: Path) -> None:
    data = Path(shutil.copytree(done / "data", tmp_path / "data"))
    assert etl(data, "load", office / "八月.xlsx", "--by", "研究室").returncode == 0
    assert len(uploads.everything(data)) == 5
    assert etl(data, "erase", PERSON, *BY, "--dry-run", "--json").returncode == 0
    again = etl(data, "erase", PERSON, *BY, "--json")
    assert again.returncode == 0, again.stdout
    assert ledger.everything(data)[-1].marks == ("已依法删除_C",)
    assert erasures.holding(data, (PERSON,)) == []
