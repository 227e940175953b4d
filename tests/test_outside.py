"""The server asks nobody outside for anything, and does not start with a setting that is unsafe."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from streamlit import config
from websockets.sync.client import connect
from websockets.typing import Origin

from pages.shared.access import accounts, entering
from pages.shared.access.gate import COOKIE
from pages.shared.access.passwords import PROFILES
from pages.shared.access.store import Store
from tests.browser import server

PASSWORD = "Chenlan-2026-board"
OFFICE = "http://board.example.cn"
DENGBAO = PROFILES["dengbao"]
# Python runs it before anything else: it writes down each address that the process seeks.
SEEN = """
import sys
open({file!r}, "a").write("begun\\n")
def note(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname"):
        with open({file!r}, "a") as file:
            file.write(f"{event} {arguments[-1] if event == 'socket.connect' else arguments[0]}\\n")
sys.addaudithook(note)
"""
NEAR = ("begun", "127.0.0.1", "localhost", "::1", "0.0.0.0", "None", "/")


def test_nobody_outside_is_asked_for_the_server_s_address(few: Path, tmp_path: Path) -> None:
    data, seen = tmp_path / "data", tmp_path / "seen.txt"
    shutil.copytree(few, data)
    (tmp_path / "first").mkdir()
    hook = SEEN.replace("{file!r}", repr(str(seen)))
    (tmp_path / "first" / "sitecustomize.py").write_text(hook, "utf-8")
    store = Store(data)
    accounts.use_code(store, "chief", accounts.add(store, "chief", "admin", "t"), PASSWORD, DENGBAO)
    token = entering.enter(store, "chief", PASSWORD, "127.0.0.1", DENGBAO).token
    variables = {
        "QIANGHUI_SERVED": "1",
        "QIANGHUI_ORIGINS": OFFICE,
        "PYTHONPATH": str(tmp_path / "first"),
    }
    log = tmp_path / "server.txt"
    with server.serving(data, log, variables=variables) as started:
        host, port = started.address.removeprefix("http://").split(":")
        said = {"Cookie": f"{COOKIE}={token}"}
        for origin in (started.address, OFFICE):
            place = f"ws://{origin.removeprefix('http://')}/_stcore/stream"
            way = socket.create_connection((host, int(port)))
            with connect(
                place,
                sock=way,
                additional_headers=said,
                origin=Origin(origin),
                open_timeout=60,
            ):
                pass
    asked = seen.read_text("utf-8").splitlines()
    assert "begun" in asked
    assert [line for line in asked if not any(near in line for near in NEAR)] == []


@pytest.mark.parametrize(
    ("name", "value"),
    [("server.enableAgentApi", "true"), ("client.allowedOrigins", '["https://odd.example"]')],
)
def test_the_server_does_not_start_with_an_unsafe_setting(
    name: str, value: str, tmp_path: Path
) -> None:
    variable = config._config_options_template[name].env_var
    done = subprocess.run(
        [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", "0"],
        cwd=server.ROOT,
        env={**os.environ, "QIANGHUI_DATA": str(tmp_path), variable: value},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert f"{name} 现在是" in done.stderr
