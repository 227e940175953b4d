"""The self-check: each thing in order, then broken, then named with what to do about it."""

import datetime as dt
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from pages.about import checks, settings
from pages.about.checks import BAD, GOOD, UNKNOWN
from pages.shared import warehouse
from pages.shared.access import setting
from pages.shared.access.setting import Setting
from pages.shared.access.store import Store
from pages.shared.operations import fonts, health, machine, noted, outside
from tests import screens
from tests.commands import etl

NOW = dt.datetime(2026, 7, 1, 9, 30, tzinfo=dt.UTC)
ROOT = Path(__file__).parents[1]


@pytest.fixture
def data(few: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of the test's own."""
    copied = tmp_path / "data"
    shutil.copytree(few, copied)
    monkeypatch.setenv("QIANGHUI_DATA", str(copied))
    return copied


def _found(*, free: int = 2, build: int | None = 7, is_sound: bool = True) -> health.Health:
    return health.Health(build, 0.0, is_sound, free * 1_000_000, 2_000_000, "0")


@pytest.mark.usefixtures("data")
def test_the_page_lists_what_is_to_be_done_first_and_is_reached_from_the_foot() -> None:
    app = screens.opened("about")
    (table,) = screens.tables(app)
    assert list(table.columns) == ["项目", "状态", "发现", "怎么办"]
    states = list(table["状态"])
    assert states == sorted(states, key=["要处理", "不清楚", "正常"].index)
    wrong = states.count("要处理")
    assert screens.titled(app) == f"有 {wrong} 项要处理"
    told = {row["项目"]: row for row in table.to_dict("records")}
    assert told["上次备份"]["发现"] == "还没有过"
    assert "etl backup" in told["上次备份"]["怎么办"]
    assert told["生效的数据"]["发现"] == "第 1 版，校验无误"
    assert told["服务器时钟"]["状态"] == "正常"
    links = [link.proto.page for link in screens.opened("quality").get("page_link")]
    assert "about" in links


def test_the_command_that_the_check_advises_settles_it(data: Path, tmp_path: Path) -> None:
    assert noted.of("backup") is None
    assert etl(data, "backup", tmp_path / "file.tar.gz").returncode == 0
    kept = noted.of("backup")
    assert kept is not None
    assert checks.backup(kept.at, kept).state == GOOD
    assert checks.backup(kept.at + dt.timedelta(days=8), kept).state == BAD


def test_a_backup_of_damaged_data_is_no_good_one(data: Path, tmp_path: Path) -> None:
    (data / "uploads" / "000001" / "upload.json").write_text("{", encoding="utf-8")
    etl(data, "backup", tmp_path / "file.tar.gz")
    kept = noted.of("backup")
    assert kept is not None
    assert checks.backup(kept.at, kept).state == BAD


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"at": 3}', '{"at": "yesterday"}', "null"])
def test_a_note_that_cannot_be_read_is_none(data: Path, text: str) -> None:
    (data / "drill.json").write_text(text, encoding="utf-8")
    assert noted.of("drill") is None


def test_a_drill_is_good_for_a_quarter_unless_it_found_damage(data: Path) -> None:
    said = {"at": NOW.isoformat(), "ok": True}
    (data / "drill.json").write_text(json.dumps(said), encoding="utf-8")
    found = noted.of("drill")
    assert checks.drill(NOW + dt.timedelta(days=90), found).state == GOOD
    assert checks.drill(NOW + dt.timedelta(days=93), found).state == BAD
    (data / "drill.json").write_text(json.dumps({**said, "ok": False}), encoding="utf-8")
    assert checks.drill(NOW, noted.of("drill")).state == BAD


def test_a_clock_before_the_newest_file_is_wrong(data: Path) -> None:
    record = data / "uploads" / "000001" / "upload.json"
    newest = noted.newest()
    assert newest is not None
    assert checks.clock(newest, newest).state == GOOD
    later = newest.timestamp() + 3600
    os.utime(record, (later, later))
    wrong = checks.clock(newest, noted.newest())
    assert wrong.state == BAD
    assert wrong.advice
    assert checks.clock(NOW, None).state == GOOD


def test_room_build_and_font_are_judged_as_they_are() -> None:
    assert checks.disk(_found()).state == GOOD
    assert checks.disk(_found(free=1)).said == "剩 1 MB，下次重建要 2 MB"
    assert checks.disk(_found(free=1)).state == BAD
    assert checks.build(_found()).state == GOOD
    assert checks.build(_found(is_sound=False)).state == BAD
    assert checks.build(_found(build=None)).state == UNKNOWN


@pytest.mark.parametrize(
    ("cookies", "state"),
    [({}, UNKNOWN), ({"fonts": "none"}, BAD), ({"fonts": "PingFang%20SC"}, GOOD)],
)
def test_a_font_is_what_the_cookie_says(cookies: Mapping[str, str], state: int) -> None:
    assert checks.fonts(fonts.told(cookies)).state == state
    assert fonts.told({"fonts": "<b>"}) is None


def test_another_version_than_the_pinned_one_is_named() -> None:
    assert machine.other_versions() == {}
    found = checks.versions({}, {"duckdb": ("1.0.0", "2.0.0")})
    assert (found.state, found.said) == (BAD, "duckdb 1.0.0（2.0.0）")


def test_open_folders_and_a_served_board_without_tls_are_unsafe(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options: dict[str, object] = {**setting.SAFE, "server.maxUploadSize": 20}
    options["browser.serverAddress"] = "127.0.0.1"
    before = settings.unsafe(options.get)
    data.chmod(0o777)
    (data / "access.sqlite3").touch()
    (data / "access.sqlite3").chmod(0o644)
    options["server.enableAgentApi"] = True
    served = Setting(Store(data), is_served=True)
    monkeypatch.setattr(setting, "_present", [served])
    found = settings.unsafe(options.get)
    assert len(found) == len(before) + 4
    assert any("server.enableAgentApi" in sentence for sentence in found)
    (data / "access.sqlite3").chmod(0o600)
    data.chmod(0o755)
    origins = frozenset({"https://board.example"})
    monkeypatch.setattr(
        setting, "_present", [Setting(Store(data), is_served=True, origins=origins)]
    )
    assert settings.unsafe({**options, "server.enableAgentApi": False}.get) == before


def test_receivers_of_changes_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QIANGHUI_NOTIFY", raising=False)
    assert checks.notifying(settings.receivers()).said == "不发给任何人"
    monkeypatch.setenv("QIANGHUI_NOTIFY", "file:a mailto://b")
    assert checks.notifying(settings.receivers()).said.startswith("2 个去处")


ASKING = """
import socket, sys
from pages.shared.operations import outside
outside.watch()
assert outside.seen().count == 0
with socket.create_server(("127.0.0.1", 0)) as server:
    socket.create_connection(server.getsockname()).close()
assert outside.seen().count == 0, outside.seen()
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
    asked.setblocking(False)
    try:
        asked.connect(("192.0.2.1", 9))  # a datagram socket sends nothing to connect
    except OSError:
        pass
print(outside.seen().count, outside.seen().last)
"""


def test_a_connection_to_another_machine_is_counted_and_one_to_this_is_not() -> None:
    done = subprocess.run([sys.executable, "-c", ASKING], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.split() == ["1", "192.0.2.1"], done.stderr
    seen = outside.Seen(NOW)
    assert checks.outside_requests(seen).state == GOOD
    seen.note("192.0.2.1")
    assert checks.outside_requests(seen).state == BAD
    assert checks.outside_requests(None).state == UNKNOWN


def test_a_name_is_somewhere_else_and_an_address_of_loopback_is_here() -> None:
    assert all(map(outside.is_here, ("", "localhost", "127.0.0.1", "::1", "0.0.0.0", "::1%lo")))
    assert not any(map(outside.is_here, ("board.example", "10.0.0.1", "fe80::1%eth0")))


def test_memory_and_room_are_this_machines() -> None:
    assert machine.free(warehouse.ROOT / "not there") > 0
    held = machine.memory()
    assert held is None or held > 10_000_000
