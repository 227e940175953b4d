"""The table of roles is whole: every page, route, message and act of the server has its line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg

from pages.shared.access import roles
from pages.shared.access.roles import Role
from pages.shared.access.watching import said
from pages.shared.etl import process
from tests import effects, menu
from tests.browser import server

# Effects for which no right is asked, and why none is needed.
OWN = {
    ("pages.manuals.__main__", "main"): "a command for whoever keeps the code",
    ("pages.shared.access.store", "_open"): "the file of accounts itself",
    ("pages.shared.document.delivery", "keep"): "Streamlit's own scripts, compressed",
    ("pages.shared.etl.finishing", "finish"): "ends what somebody had decided who had the right",
    ("pages.shared.etl.child", "__init__"): "names the process that is started elsewhere",
    ("pages.shared.etl.child", "_end"): "ends a process of whoever began it",
    ("pages.shared.etl.child", "cancel"): "ends a process of whoever began it",
    ("pages.shared.etl.loads", "_arguments"): "a folder that goes when the command has run",
    ("pages.shared.etl.loads", "_place"): "a folder that goes when the command has run",
    ("pages.shared.etl.loads", "marked"): "a folder that goes when the command has run",
}
# Messages that a browser may send to Streamlit, and not to the board.
DROPPED = {
    "clear_cache",
    "set_run_on_save",
    "load_git_info",
    "debug_disconnect_websocket",
    "debug_shutdown_runtime",
    "backend_operation_request.install_skills",
    "backend_operation_request.dismiss_skills_nudge",
}
OPTIONS = "OPTIONS"  # asked by browsers for other sites alone, which the gate refuses


def test_every_page_has_its_role() -> None:
    assert {entry.address for entry in menu.ENTRIES} <= set(roles.PAGES)


def test_every_route_has_its_role_or_is_refused_by_name(few: Path) -> None:
    variables = {**server._environment(few), "QIANGHUI_SERVED": "1"}
    command = [sys.executable, "-m", "tests.routes"]
    done = subprocess.run(
        command, cwd=server.ROOT, env=variables, capture_output=True, encoding="utf-8", check=True
    )
    unknown = [
        (path, method)
        for path, methods in json.loads(done.stdout.splitlines()[-1])
        for method in methods
        if method != OPTIONS
        and roles.right(method, path) is None
        and not path.startswith(roles.REFUSED)
    ]
    assert unknown == []


def test_whatever_changes_something_asks_for_a_right_of_the_table() -> None:
    found = effects.functions()
    assert effects.unasked(found, set(OWN)) == set()
    assert {place for place in OWN if place not in found} == set()
    asked = {action for known in found.values() for action in known.actions} - {""}
    assert asked <= set(roles.ACTIONS)
    assert set(roles.ACTIONS) >= process.CHANGING


def test_a_new_function_that_writes_is_found() -> None:
    found = effects.functions()
    for place in (
        ("pages.shared.stage.decks", "remove"),
        ("pages.shared.stage.shows", "start"),
        ("pages.shared.etl.child", "ask"),
    ):
        assert found[place].has_effect
    found["pages.shared.stage.decks", "remove"].is_asked = False
    assert ("pages.shared.stage.decks", "remove") in effects.unasked(found)


def _messages() -> set[str]:
    found = set()
    for kind in BackMsg.DESCRIPTOR.oneofs_by_name["type"].fields:
        inner = kind.message_type.oneofs_by_name.get("payload") if kind.message_type else None
        found |= {f"{kind.name}.{one.name}" for one in inner.fields} if inner else {kind.name}
    return found


def test_every_message_of_streamlit_s_has_its_role_or_is_dropped() -> None:
    assert _messages() == set(roles.MESSAGES) | DROPPED
    assert not set(roles.MESSAGES) & DROPPED


@pytest.mark.parametrize("kind", sorted(_messages()))
def test_a_message_is_known_by_what_it_asks_for(kind: str) -> None:
    message = BackMsg()
    name, _point, payload = kind.partition(".")
    if payload:
        getattr(message.backend_operation_request, payload).SetInParent()
    elif BackMsg.DESCRIPTOR.fields_by_name[name].message_type:
        getattr(message, name).SetInParent()
    else:
        setattr(message, name, True)
    assert said({"bytes": message.SerializeToString()})[0] == kind


@pytest.mark.parametrize(
    ("method", "path", "role"),
    [
        ("GET", "/rankings", Role.VIEWER),
        ("GET", "/upload", Role.UPLOADER),
        ("PUT", "/_stcore/upload_file/a/b", Role.UPLOADER),
        ("WEBSOCKET", "/_stcore/stream", Role.VIEWER),
        ("GET", "/media/a.xlsx", Role.VIEWER),
        ("POST", "/show/a/turn", Role.UPLOADER),
        ("GET", "/metrics", Role.ADMIN),
        ("GET", "/sign-in", Role.NOBODY),
    ],
)
def test_who_may_do_what_is_as_it_was_decided(method: str, path: str, role: Role) -> None:
    right = roles.right(method, path)
    assert right is not None
    assert right.role is role
