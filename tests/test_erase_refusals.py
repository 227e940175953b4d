"""What an erasure refuses, and says, where a text cannot be taken out or must not be kept."""

import json
import shutil
from pathlib import Path

import msoffcrypto
import openpyxl
import pytest
import xlwt
from openpyxl.comments import Comment

from etl.loading.erasing import ledger
from etl.store import uploads
from etl.warehouse import builds
from pages.shared.access import audit
from pages.shared.access.store import Store
from tests import erasures, offices
from tests.commands import etl
from tests.erasures import BY, MARKS, PERSON, PHONE, TEXTS


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with `data` and `backups`, which one upload made; only for copying."""
    folder = tmp_path_factory.mktemp("small")
    erasures.small(folder)
    return folder


@pytest.fixture
def folder(office: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(office, tmp_path / "office"))


def rows(data: Path) -> list[tuple[str, str, str]]:
    """What the audit says of erasures, the oldest first: on what, with which result, by whom."""
    listed = [event for event in audit.listed(Store(data)) if event.action == "erase"]
    return [(event.object, event.result, event.who) for event in reversed(listed)]


def test_the_audit_says_that_it_was_done_and_how_much(folder: Path) -> None:
    data = folder / "data"
    done = etl(data, "erase", *TEXTS, *BY)
    assert done.returncode == 0
    (erasure,) = ledger.everything(data)
    counted = f"{erasure.name}: {erasure.places} places, {erasure.files} files, {'、'.join(MARKS)}"
    assert rows(data) == [
        ("2 texts: 本人申请，依法删除", "begun", "local:研究室"),
        (counted, "done", "local:研究室"),
    ]
    assert audit.check(Store(data)).wrong == ()


@pytest.mark.parametrize(
    ("texts", "remark", "said"),
    [
        ([PERSON], f"{PERSON}申请", "Say who erases and why without the texts"),
        (["甲"], "依法", "Text 1 is too short"),
        ([PERSON, "1380"], "依法", "Text 2 is too short"),
        (["依法删除"], "依法", "Text 1 is too short, or a part of the mark"),
    ],
)
def test_what_cannot_be_asked_for_is_refused(
    texts: list[str], remark: str, said: str, folder: Path
) -> None:
    data = folder / "data"
    before = erasures.holding(data)
    done = etl(data, "erase", *texts, "--by", "研究室", "--remark", remark, "--lang", "en")
    assert (done.returncode, done.stdout[: len(said)]) == (1, said)
    assert erasures.holding(data) == before
    assert PERSON not in str(rows(data))


def test_who_erases_is_no_text_either_and_nothing_is_in_the_audit(folder: Path) -> None:
    data = folder / "data"
    asked = ("erase", "-", "--by", PERSON, "--remark", "依法", "--lang", "en")
    done = etl(data, *asked, stdin=f"{PERSON}\n")
    assert done.stdout.startswith("Say who erases")
    assert rows(data) == []
    assert PERSON.encode() not in (data / "access.sqlite3").read_bytes()


def test_texts_come_from_standard_input_too(folder: Path) -> None:
    data = folder / "data"
    done = etl(data, "erase", "-", *BY, stdin=f"{PERSON}\n{PHONE}\n")
    assert done.returncode == 0
    assert erasures.holding(data) == []


def old_office(path: Path) -> Path:
    """A workbook in the format of Excel 97, from which nothing can be taken."""
    book = xlwt.Workbook()
    for name, lines in {"单位": offices.UNITS, "论坛": offices.FORUMS}.items():
        sheet = book.add_sheet(name)
        for row, values in enumerate(lines):
            for column, value in enumerate(values):
                sheet.write(row, column, value)
    sheet.write(0, 6, "联系人")
    sheet.write(1, 6, PERSON)
    book.save(str(path))
    return path


def test_an_original_that_cannot_be_changed_stays_until_it_may_go_as_a_whole(
    tmp_path: Path,
) -> None:
    data = tmp_path / "data"
    assert etl(data, "load", old_office(tmp_path / "论坛.xls"), "--by", "研究室").returncode == 0
    before = erasures.rows_of(_build(data))["marts.forums"]
    refused = etl(data, "erase", PERSON, *BY, "--lang", "en")
    assert refused.returncode == 1
    assert "  uploads/000001/论坛.xls\n" in refused.stdout
    assert "--whole-original" in refused.stdout
    assert erasures.holding(data)
    done = etl(data, "erase", PERSON, *BY, "--whole-original", "--lang", "en")
    assert done.returncode == 0, done.stdout
    assert "The original is replaced as a whole" in done.stdout
    assert erasures.holding(data, (PERSON,)) == []
    assert etl(data, "verify").returncode == 0
    assert erasures.rows_of(_build(data))["marts.forums"] == before
    assert "erased by law" in etl(data, "reread", "1", "--lang", "en").stdout
    assert json.loads(etl(data, "reread", "--json").stdout) == {"uploads": []}
    (data / "uploads/000001/rows/forums.parquet").write_bytes(b"PAR1")
    said = etl(data, "verify", "--lang", "en").stdout
    assert "was erased by law, so its rows cannot be read anew" in said
    assert "verify --mend" not in said


def protected(source: Path, target: Path) -> Path:
    """The same workbook, protected by a password."""
    with source.open("rb") as plain, target.open("wb") as secret:
        msoffcrypto.format.ooxml.OOXMLFile(plain).encrypt("工会2020", secret)
    return target


def test_a_protected_original_is_searched_by_its_password_and_named_without(
    tmp_path: Path,
) -> None:
    data, secret = tmp_path / "data", ("--password-stdin",)
    book = openpyxl.load_workbook(offices.small_office(tmp_path / "单位.xlsx"))
    book["论坛"]["B2"].comment = Comment(f"问{PERSON}", "研究室")
    book.save(tmp_path / "单位.xlsx")
    file = protected(tmp_path / "单位.xlsx", tmp_path / "加密.xlsx")
    assert etl(data, "load", file, *secret, stdin="工会2020\n").returncode == 0
    blind = etl(data, "erase", PERSON, *BY, "--lang", "en")
    assert blind.returncode == 0
    assert "for a password protects it (--password-stdin): uploads/000001/加密.xlsx" in blind.stdout
    told = etl(data, "erase", PERSON, *BY, *secret, "--lang", "en", stdin="工会2020\n")
    assert told.returncode == 1
    assert "  uploads/000001/加密.xlsx\n" in told.stdout
    whole = ("--whole-original", *secret)
    assert etl(data, "erase", PERSON, *BY, *whole, stdin="工会2020\n").returncode == 0
    (upload,) = uploads.everything(data)
    assert upload.record.has_no_original
    assert etl(data, "verify").returncode == 0


def test_a_damaged_upload_that_holds_it_is_named_and_nothing_is_erased(folder: Path) -> None:
    data = folder / "data"
    assert etl(data, "load", erasures.month(folder / "八月.xlsx", 8)).returncode == 0
    record = data / "uploads/000002/upload.json"
    record.write_text("{", encoding="utf-8")
    done = etl(data, "erase", *TEXTS, *BY, "--lang", "en")
    assert done.returncode == 1
    assert "  uploads/000002/八月.xlsx\n" in done.stdout
    assert "uploads/000001" not in done.stdout
    assert [one.number for one in uploads.everything(data)] == [1]


def test_a_copy_of_a_build_that_somebody_left_there_is_named(folder: Path) -> None:
    data = folder / "data"
    shutil.copy(_build(data), data / "builds" / "000001 - 副本.duckdb")
    done = etl(data, "erase", *TEXTS, *BY, "--lang", "en")
    assert done.returncode == 1
    assert "  builds/000001 - 副本.duckdb\n" in done.stdout


@pytest.mark.parametrize("text", ["本市", "越低越好"])
def test_a_text_on_which_figures_rest_is_refused_unless_they_may_change(
    text: str, folder: Path
) -> None:
    data = folder / "data"
    before = erasures.bytes_of(data / "builds")
    done = etl(data, "erase", text, *BY, "--lang", "en")
    assert done.returncode == 1
    assert done.stdout.startswith("Nothing was erased: without the texts these tables would say")
    assert erasures.bytes_of(data / "builds") == before
    assert etl(data, "erase", text, *BY, "--figures-may-change").returncode == 0
    assert erasures.holding(data, (text,)) == []


def test_a_name_of_a_sheet_and_of_a_file_go_too(tmp_path: Path) -> None:
    data = tmp_path / "data"
    file = offices.small_office(tmp_path / f"{PERSON}的论坛.xlsx")
    book = openpyxl.load_workbook(file)
    book["论坛"].title = f"论坛{PERSON}"
    book.save(file)
    assert etl(data, "load", file, "--by", PERSON).returncode == 0
    done = etl(data, "erase", PERSON, *BY, "--lang", "en")
    assert done.returncode == 0, done.stdout
    held = {name.split(":")[0] for name in erasures.holding(data, (PERSON,))}
    assert held == {"access.sqlite3"}  # the audit is only added to
    assert "The audit in access.sqlite3 holds a text: it is only added to" in done.stdout
    (upload,) = uploads.everything(data)
    assert upload.record.file == f"{MARKS[0]}的论坛.xlsx"
    assert upload.record.by == MARKS[0]
    assert etl(data, "verify").returncode == 0
    assert etl(data, "reread", "1").returncode == 0


def _build(data: Path) -> Path:
    build = builds.current(data)
    assert build is not None
    return build.path
