"""The account of a person who must be forgotten is closed, with its links, here and in backups."""

import json
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from etl.store import archive
from pages.shared.access import accounts, audit, entering, links, sessions
from pages.shared.access.passwords import PROFILES
from pages.shared.access.store import Store
from tests import erasures
from tests.commands import etl
from tests.erasures import BY, MARKS, PERSON, PHONE, TEXTS

PASSWORD = "Chenlan-2026-board"
ADMIN, OTHER, AT_PROVIDER = "管理员甲", "组织部乙", "zz1380013@example.invalid"
DENGBAO = PROFILES["dengbao"]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with accounts, one of them the person's, and a backup; only for copying."""
    folder = tmp_path_factory.mktemp("accounts")
    data = folder / "data"
    store = Store(data)
    data.mkdir()
    accounts.use_code(store, ADMIN, accounts.first_code(store), PASSWORD, DENGBAO)
    for name, role in ((PERSON, "uploader"), (OTHER, "viewer")):
        accounts.use_code(store, name, accounts.add(store, name, role, ADMIN), PASSWORD, DENGBAO)
    links.link(store, PERSON, AT_PROVIDER, ADMIN)
    links.link(store, OTHER, f"tel{PHONE}", ADMIN)
    with store.writing() as kept:
        links.bind(kept, accounts.id_of(kept, PERSON), "https://office.invalid", "subject-1")
    entering.enter(store, PERSON, PASSWORD, "10.0.0.1", DENGBAO)
    with pytest.raises(entering.WrongError):
        entering.enter(store, PERSON, "wrong", "10.0.0.1", DENGBAO)
    entering.enter(store, OTHER, PASSWORD, "10.0.0.2", DENGBAO)
    erasures.small(folder)
    return folder


@pytest.fixture
def folder(office: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(office, tmp_path / "office"))


def rows(path: Path) -> str:
    """All that a file of accounts holds beside the audit, as a text."""
    with closing(sqlite3.connect(path)) as kept:
        tables = ("accounts", "links", "sessions", "codes", "attempts")
        return str([kept.execute(f"select * from {table}").fetchall() for table in tables])


def held(path: Path, texts: Sequence[str] = TEXTS) -> list[str]:
    """The texts that stand there beside the audit, and the digest of the person's attempts."""
    found = rows(path)
    signs = (*texts, repr(accounts.key_of(PERSON)))
    return [text for text in signs if text in found]


def test_the_account_is_closed_under_the_mark_and_nobody_elses_is(folder: Path) -> None:
    data = folder / "data"
    store = Store(data)
    assert len(held(data / "access.sqlite3")) == 3
    done = etl(data, "erase", *TEXTS, *BY, "--lang", "en")
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"Accounts that are closed, with the mark for a name, and signed out: {MARKS[0]}." in (
        done.stdout
    )
    assert held(data / "access.sqlite3") == []
    closed, other, admin = sorted(accounts.listed(store), key=lambda one: one.name != MARKS[0])
    assert (closed.name, closed.role, closed.is_locked, closed.has_password) == (
        *(MARKS[0], "uploader"),
        *(True, False),
    )
    assert {other.name, admin.name} == {ADMIN, OTHER}
    assert other.has_password
    assert admin.has_password
    assert links.listed(store) == {}  # the other one named the number
    assert [one.name for one in sessions.running(store)] == [OTHER]
    for name in (PERSON, MARKS[0]):
        with pytest.raises(entering.WrongError):
            entering.enter(store, name, PASSWORD, "10.0.0.1", DENGBAO)
    assert entering.enter(store, OTHER, PASSWORD, "10.0.0.2", DENGBAO).token


def test_the_audit_stays_whole_and_says_that_an_account_was_closed(folder: Path) -> None:
    data = folder / "data"
    store = Store(data)
    before = audit.listed(store, 1000)
    assert etl(data, "erase", *TEXTS, *BY).returncode == 0
    after = audit.listed(store, 1000)
    assert [*after[-len(before) :]] == [*before]
    closing_rows = [one for one in after if one.action == "erase_account"]
    assert [(one.who, one.object) for one in closing_rows] == [("local:研究室", MARKS[0])]
    assert audit.check(store).wrong == ()


def test_a_link_goes_whose_account_has_another_name(folder: Path) -> None:
    data = folder / "data"
    done = etl(data, "erase", AT_PROVIDER, *BY, "--lang", "en")
    assert done.returncode == 0, done.stdout
    store = Store(data)
    assert {one.name for one in accounts.listed(store)} == {ADMIN, PERSON, OTHER}
    assert [one.name for one in links.listed(store).values()] == [f"tel{PHONE}"]
    assert etl(data, "erase", "subject-1", *BY, "--json").returncode == 0


def test_the_preview_names_the_account_by_its_mark_and_changes_nothing(folder: Path) -> None:
    data = folder / "data"
    before = rows(data / "access.sqlite3")
    done = etl(data, "erase", *TEXTS, *BY, "--dry-run", "--json")
    assert done.returncode == 0
    said = json.loads(done.stdout)
    assert said["accounts"] == [MARKS[0]]
    places = {(one["sheet"], one["cell"]) for one in said["places"] if "access" in one["file"]}
    assert places == {("accounts", MARKS[0]), ("links", "3")}
    assert rows(data / "access.sqlite3") == before


def test_a_backup_is_without_the_account_too(folder: Path) -> None:
    data, backups = folder / "data", folder / "backups"
    assert etl(data, "erase", *TEXTS, *BY, "--backups", backups).returncode == 0
    (backup,) = backups.glob("*.tar.gz")
    (kept,) = (one.content.read() for one in archive.Reader(backup) if one.name == "access.sqlite3")
    (folder / "kept.sqlite3").write_bytes(kept)
    assert held(folder / "kept.sqlite3") == []
    assert etl(folder / "other", "restore", backup).returncode == 0
    assert {one.name for one in accounts.listed(Store(folder / "other"))} == {
        *(ADMIN, OTHER, MARKS[0])
    }
    assert audit.check(Store(folder / "other")).wrong == ()


def test_the_only_admin_is_not_closed(folder: Path) -> None:
    data = folder / "data"
    before = rows(data / "access.sqlite3")
    for more in ((), ("--dry-run",)):
        done = etl(data, "erase", ADMIN, *BY, *more, "--lang", "en")
        assert "it would close the only account of an admin" in done.stdout
        assert done.returncode == (not more)
    assert rows(data / "access.sqlite3") == before
    accounts.set_role(Store(data), OTHER, "admin", ADMIN)
    assert etl(data, "erase", ADMIN, *BY).returncode == 0
    assert ADMIN not in rows(data / "access.sqlite3")


def test_a_unit_of_that_name_is_written_otherwise_and_its_account_stays_open(folder: Path) -> None:
    data = folder / "data"
    accounts.set_unit(Store(data), OTHER, "测试工作室", ADMIN)
    assert etl(data, "erase", "测试工作室", *BY).returncode == 0
    (other,) = (one for one in accounts.listed(Store(data)) if one.name == OTHER)
    assert (other.unit, other.is_locked, other.has_password) == (MARKS[0], False, True)


def test_what_the_file_had_freed_is_written_anew(folder: Path) -> None:
    data = folder / "data"
    place = data / "access.sqlite3"
    with closing(sqlite3.connect(place)) as kept:
        kept.execute("pragma secure_delete = off")
        kept.execute("create table more (name text)")
        kept.executemany("insert into more values (?)", [("测试已删除的人",)] * 500)
        kept.commit()
        kept.execute("drop table more")
        kept.commit()
    assert "测试已删除的人".encode() in place.read_bytes()
    assert etl(data, "erase", "测试已删除的人", *BY).returncode == 0
    assert "测试已删除的人".encode() not in place.read_bytes()


def test_killed_once_it_is_decided_the_next_command_closes_the_account(folder: Path) -> None:
    data = folder / "data"
    for step in ("journal.written", "erase.gone", "erase.accounts", "journal.done"):
        again = Path(shutil.copytree(data, folder / step))
        assert erasures.erased(again, how=f"kill:{step}").returncode == -9
        assert etl(again, "finish").returncode == 0
        assert held(again / "access.sqlite3") == [], step
        assert audit.check(Store(again)).wrong == ()
        events = [one.action for one in audit.listed(Store(again), 1000)]
        assert events.count("erase_account") == 1


def test_a_file_that_is_damaged_and_holds_it_is_refused_by_name(folder: Path) -> None:
    data = folder / "data"
    place = data / "access.sqlite3"
    content = bytearray(place.read_bytes())
    content[:100] = bytes(100)
    place.write_bytes(content)
    done = etl(data, "erase", *TEXTS, *BY, "--lang", "en")
    assert done.returncode == 1
    assert "Nothing was erased: a text cannot be taken out of these files." in done.stdout
    assert "access.sqlite3" in done.stdout


def test_an_older_boards_file_without_links_and_units_is_erased(tmp_path: Path) -> None:
    data = tmp_path / "data"
    erasures.small(tmp_path)
    with closing(sqlite3.connect(data / "access.sqlite3")) as kept:
        kept.execute(
            "create table accounts (id integer primary key, name text not null unique,"
            " role text, hash text, previous text, is_locked integer)"
        )
        kept.execute("insert into accounts values (1, ?, 'viewer', 'x', '[]', 0)", (PERSON,))
        kept.commit()
    assert etl(data, "erase", *TEXTS, *BY).returncode == 0
    with closing(sqlite3.connect(data / "access.sqlite3")) as kept:
        (row,) = kept.execute("select name, hash, is_locked from accounts").fetchall()
    assert row == (MARKS[0], None, 1)
