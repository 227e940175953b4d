"""What is no backup, or has no empty place to go, is refused with a sentence and exit code 1."""

import io
import json
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from etl.__main__ import main
from etl.store import memory, uploads
from tests import offices


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of one upload, beside the data folder that it was made from."""
    folder = tmp_path_factory.mktemp("backup")
    office = offices.small_office(folder / "办公室.xlsx")
    etl = [sys.executable, "-m", "etl"]
    for command in (["load", office], ["backup", folder / "saved.tar.gz"]):
        subprocess.run([*etl, *map(str, command), "--data", str(folder / "data")], check=True)
    return folder / "saved.tar.gz"


def refusal(data: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> str:
    code = main(["restore", str(file), "--data", str(data), "--json", "--lang", "en"])
    assert code == 1
    message: str = json.loads(capsys.readouterr().out)["message"]
    return message


def test_a_folder_in_use_is_not_restored_into(
    saved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = saved.parent / "data"
    assert refusal(data, saved, capsys).startswith(f"The data folder {data} holds uploads already")


def test_a_file_that_is_no_backup_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "letter.txt").write_text("no backup", encoding="utf-8")
    said = refusal(tmp_path / "data", tmp_path / "letter.txt", capsys)
    assert said.startswith("letter.txt is not a backup")


def test_a_changed_file_in_a_backup_is_noticed(
    saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = tmp_path / "changed.tar.gz"
    with tarfile.open(saved) as old, tarfile.open(changed, "w:gz") as new:
        for member in old.getmembers():
            content = old.extractfile(member)
            text = content.read() if content else b""
            if member.name.endswith(".xlsx"):
                text = text[:-1] + b"!"
            new.addfile(member, io.BytesIO(text))
    assert refusal(tmp_path / "data", changed, capsys).startswith("Upload 1 in the backup")


def test_a_backup_holds_every_upload(saved: Path) -> None:
    with tarfile.open(saved) as archive:
        names = archive.getnames()
    assert names[0] == "manifest.json"
    parts = [Path(name).parts for name in names]
    folders = {part[1] for part in parts if part[0] == "uploads" and len(part) > 1}
    kept = uploads.everything(saved.parent / "data")
    assert folders == {upload.folder.name for upload in kept}


def test_the_confirmed_headers_come_back_with_the_uploads(
    saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    known = {"forums|何时": "时间"}
    shutil.copytree(saved.parent / "data", tmp_path / "data")
    memory.remember(tmp_path / "data", known)
    again = tmp_path / "again.tar.gz"
    assert main(["backup", str(again), "--data", str(tmp_path / "data")]) == 0
    assert main(["restore", str(again), "--data", str(tmp_path / "new")]) == 0
    assert memory.headers(tmp_path / "new") == known

    memory.path(tmp_path / "data").write_text("[1]", encoding="utf-8")
    assert main(["backup", str(again), "--data", str(tmp_path / "data")]) == 0
    capsys.readouterr()
    assert refusal(tmp_path / "newer", again, capsys).startswith("The confirmed headers")
    assert not list((tmp_path / "newer" / "memory").glob("*"))
    assert [upload.number for upload in uploads.in_force(tmp_path / "newer")] == [1]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_backup_that_was_cut_off_leaves_nothing_behind(
    share: float, saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = saved.read_bytes()
    (tmp_path / "cut.tar.gz").write_bytes(content[: int(len(content) * share)])
    said = refusal(tmp_path / "data", tmp_path / "cut.tar.gz", capsys)
    assert said.startswith("cut.tar.gz is damaged or cut off")
    assert not list((tmp_path / "data").glob("uploads/*"))
    assert main(["restore", str(saved), "--data", str(tmp_path / "data")]) == 0


def test_a_backup_without_the_rows_of_an_upload_is_damaged(
    saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with tarfile.open(saved) as old, tarfile.open(tmp_path / "less.tar.gz", "w:gz") as new:
        for member in old.getmembers():
            if not member.name.endswith((".parquet", ".xlsx")):  # nor what would mend them
                new.addfile(member, old.extractfile(member))
    said = refusal(tmp_path / "data", tmp_path / "less.tar.gz", capsys)
    assert said.startswith("Upload 1 in the backup")


def test_an_archive_of_something_else_is_no_backup(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with tarfile.open(tmp_path / "other.tar.gz", "w:gz") as archive:
        archive.addfile(tarfile.TarInfo("letter.txt"))
    said = refusal(tmp_path / "data", tmp_path / "other.tar.gz", capsys)
    assert said.startswith("other.tar.gz is not a backup")


def test_decks_are_taken_along_and_come_back(saved: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(saved.parent / "data", data)
    (data / "decks" / "shows").mkdir(parents=True)
    (data / "decks" / "0123456789ab.json").write_text("{}", encoding="utf-8")
    assert main(["backup", str(tmp_path / "all.tar.gz"), "--data", str(data)]) == 0
    assert main(["restore", str(tmp_path / "all.tar.gz"), "--data", str(tmp_path / "new")]) == 0
    assert [path.name for path in (tmp_path / "new" / "decks").iterdir()] == ["0123456789ab.json"]
