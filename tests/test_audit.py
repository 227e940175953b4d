"""The audit that the command line and the board write into one file, and its copy in a backup."""

import sqlite3
from pathlib import Path

import pytest

from audit import file
from etl.__main__ import main
from pages.shared.access import accounts, audit, entering, sessions
from pages.shared.access.__main__ import main as access
from pages.shared.access.passwords import PROFILES
from pages.shared.access.store import Store
from tests import offices

PASSWORD = "Chenlan-2026-board"


def rows(data: Path) -> list[tuple[str, str, str, str, str]]:
    """Who, where, what, on what, with which result; the oldest first."""
    listed = audit.listed(Store(data))
    return [(e.who, e.place, e.action, e.object, e.result) for e in reversed(listed)]


def etl(data: Path, *arguments: str | Path) -> int:
    return main([*map(str, arguments), "--data", str(data)])


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with one upload, loaded by the command line."""
    office = offices.small_office(tmp_path / "办公室.xlsx")
    assert etl(tmp_path / "data", "load", office, "--by", "研究室") == 0
    return tmp_path / "data"


def test_what_the_command_line_changes_is_in_the_audit(data: Path) -> None:
    assert etl(data, "withdraw", "1", "--by", "研究室") == 0
    assert etl(data, "withdraw", "7", "--by", "研究室") == 1
    assert etl(data, "history") == 0
    assert etl(data, "reinstate", "1", "--dry-run") == 0
    said = ("local:研究室", "local")
    assert rows(data) == [
        (*said, "load", "办公室.xlsx", "begun"),
        (*said, "load", "办公室.xlsx", "done"),
        (*said, "withdraw", "1", "begun"),
        (*said, "withdraw", "1", "done"),
        (*said, "withdraw", "7", "begun"),
        (*said, "withdraw", "7", "refused"),
    ]


def test_a_load_that_has_nothing_to_do_leaves_no_row(data: Path) -> None:
    before = rows(data)
    assert etl(data, "load", data.parent, "--if-empty") == 0
    assert rows(data) == before


def test_the_board_and_the_command_line_write_one_chain(data: Path) -> None:
    store = Store(data)
    accounts.add(store, "管理员", "admin", "local")
    assert etl(data, "withdraw", "1") == 0
    audit.note(store, "管理员", "show", "主席办公会")
    assert [row[2] for row in rows(data)][2:] == ["add_account", "withdraw", "withdraw", "show"]
    assert audit.check(store).wrong == ()


def test_a_damaged_audit_is_said_and_stops_no_command(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / file.FILE).write_bytes(b"no database at all" * 100)
    assert etl(data, "withdraw", "1", "--lang", "en") == 0
    assert "The audit" in capsys.readouterr().err
    assert etl(data, "backup", data.parent / "saved.tar.gz", "--lang", "en") == 0
    assert "are damaged and not in the backup" in capsys.readouterr().err


def test_a_new_chain_does_not_fit_a_seal_that_was_noted(data: Path) -> None:
    store = Store(data)
    noted = audit.check(store)
    (data / file.FILE).unlink()
    for _row in range(noted.rows + 1):
        file.note(data, "local:研究室", "load")
    assert audit.check(store).wrong == ()
    assert audit.check(store, (noted.rows, noted.seal[:12])).wrong == (noted.rows,)
    (data / file.FILE).unlink()
    assert audit.check(store, (noted.rows, noted.seal[:12])).wrong == tuple(
        range(1, noted.rows + 1)
    )


def test_a_text_that_would_steer_a_screen_is_kept_without_that(tmp_path: Path) -> None:
    file.note(tmp_path, "a\x1b[2J\nb", "load", "\ud800\u202e.xlsx")
    (row,) = rows(tmp_path)
    assert row[0] == "a [2J b"
    assert row[3] == "? .xlsx"


def test_a_backup_holds_the_accounts_but_nobody_signed_in(data: Path) -> None:
    store = Store(data)
    profile = PROFILES["dengbao"]
    code = accounts.add(store, "管理员", "admin", "local")
    accounts.use_code(store, "管理员", code, PASSWORD, profile)
    entering.enter(store, "管理员", PASSWORD, "10.0.0.9", profile)
    with store.writing():  # somebody signs in at this moment
        copied = data.parent / "copied.sqlite3"
        assert file.copy(data, copied)
    saved, new = data.parent / "saved.tar.gz", data.parent / "new"
    assert etl(data, "backup", saved) == 0
    assert etl(new, "restore", saved) == 0
    restored = Store(new)
    assert [one.name for one in accounts.listed(restored)] == ["管理员"]
    assert sessions.running(store)
    assert not sessions.running(restored)
    assert rows(new)[-2][2:] == ("backup", "saved.tar.gz", "begun")
    assert rows(new)[-1][2:] == ("restore", "saved.tar.gz", "done")
    assert audit.check(restored).wrong == ()
    assert restored.path.stat().st_mode & 0o77 == 0


def test_a_folder_with_accounts_keeps_them_in_a_restore(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    accounts.add(Store(data), "旧人", "admin", "local")
    saved, new = data.parent / "saved.tar.gz", data.parent / "new"
    assert etl(data, "backup", saved) == 0
    accounts.add(Store(new), "新人", "admin", "local")
    assert etl(new, "restore", saved, "--lang", "en") == 0
    assert "keeps its own accounts" in capsys.readouterr().err
    assert [one.name for one in accounts.listed(Store(new))] == ["新人"]


def test_a_file_that_only_commands_wrote_makes_room(data: Path) -> None:
    accounts.add(Store(data), "旧人", "admin", "local")
    saved, new = data.parent / "saved.tar.gz", data.parent / "new"
    assert etl(data, "backup", saved) == 0
    assert etl(new, "withdraw", "3") == 1
    assert etl(new, "restore", saved) == 0
    assert [one.name for one in accounts.listed(Store(new))] == ["旧人"]


def test_the_chain_is_added_to_only(tmp_path: Path) -> None:
    file.note(tmp_path, "local", "load")
    for change in ("update audit set who = 'x'", "delete from audit"):
        with file.writing(tmp_path / file.FILE) as kept, pytest.raises(sqlite3.IntegrityError):
            kept.execute(change)


def test_a_long_audit_is_not_checked_for_every_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1000.0]
    store = Store(tmp_path, lambda: now[0])
    for _row in range(3):
        audit.note(store, "甲", "load")
    assert audit.looked_through(store)[0].rows == 3
    audit.note(store, "甲", "load")
    assert audit.looked_through(store)[0].rows == 4  # a short one is
    monkeypatch.setattr(audit, "LONG", 4)
    audit.note(store, "甲", "load")
    assert audit.looked_through(store) == (audit.looked_through(store)[0], 1000.0)
    assert audit.looked_through(store)[0].rows == 4
    now[0] += audit.AGE
    assert audit.looked_through(store)[0].rows == 5
    audit.note(store, "甲", "load")
    audit.look_again(store)
    assert audit.looked_through(store)[0].rows == 6


def test_the_check_command_finds_an_edited_a_missing_and_a_cut_off_row(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = Store(tmp_path)
    for number in range(5):
        audit.note(store, "甲", "load", str(number))
    command = ["--data", str(tmp_path), "--lang", "en", "audit"]
    assert access(command) == 0
    said = capsys.readouterr().out.strip()
    noted = said.rpartition(": ")[2]
    assert access([*command, "--known", noted]) == 0
    with store.writing() as kept:
        kept.execute("drop trigger audit_keeps")
        kept.execute("drop trigger audit_stays")
        kept.execute("delete from audit where id = 5")
        kept.execute("update audit_end set rows = 4, seal = (select seal from audit where id = 4)")
    assert access(command) == 0  # a whole end was made anew
    assert access([*command, "--known", noted]) == 1  # the seal that was noted finds it
    with store.writing() as kept:
        kept.execute("update audit set who = '乙' where id = 2")
        kept.execute("delete from audit where id = 3")
    capsys.readouterr()
    assert access(command) == 1
    assert "row 2, 3" in capsys.readouterr().err
