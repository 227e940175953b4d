"""What each role is offered on the pages, and what it may do, on a served board."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl.store import submissions, uploads
from pages import menu
from pages.shared.access import accounts, audit, entering, person, roles, sessions, setting
from pages.shared.access.passwords import PROFILES
from pages.shared.access.setting import Setting
from pages.shared.access.store import Store
from pages.shared.stage import decks, shows
from pages.shared.stage.decks import Deck, Slide
from tests import boards, damage, offices, screens
from tests import menu as menu_of_tests

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PASSWORD = "Chenlan-2026-board"
DENGBAO = PROFILES["dengbao"]
ROLES = tuple(roles.ROLES)
ACTING = ("decks", "snapshots", "papers", "decisions", "history", "templates", "to_do", "quality")
# One act of each action, on a deck and an upload that are there.
ACTS = {
    "deck": "decks.change('{deck}', lambda known: known)",
    "show": "shows.start(decks.read('{deck}'))",
    "decide": "decisions.keep(Decision('会', '事', '办公室', '2026-12-31'), 'x')",
    "withdraw": "said(etl.run('withdraw', '1', '--dry-run'))",
    "reinstate": "said(etl.run('reinstate', '1', '--dry-run'))",
    "load": "said(etl.run('load', 'x.xlsx', '--by', 'x'))",
    "submit": "said(etl.run('load', 'x.xlsx', '--submit', '--by', 'x'))",
    "submissions": "submissions.listed()",
    "release": "said(etl.run('release', '1', '--by', 'x'))",
    "check": "said(etl.run('check', '1', '--by', 'x'))",
    "return": "said(etl.run('return', '1', '--by', 'x', '--remark', 'x'))",
    "recall": "said(etl.run('recall', '1', '--by', 'x'))",
    "mark": "said(etl.run('mark', 'x.xlsx', 'y.xlsx'))",
    "reread": "said(etl.run('reread'))",
    "pin": "said(etl.run('pin', '会', '--by', 'x'))",
    "unpin": "said(etl.run('unpin', '9'))",
    "forget": "etl.forget(['x|y'])",
    "history": "etl.history()",
    "memory": "etl.confirmed()",
    "tables": "etl.tables.__wrapped__()",
    "template": "said(etl.run('template', '{folder}'))",
    "export": "downloads._later('x', bytes)()",
    "digest": "sending.previews()",
    "renew": "person.require('renew')",
    "end_show": "shows.end('{deck}')",
    "accounts": "person.require('accounts')",
}
SCRIPT = """
import streamlit as st
from pages.shared.access import person
from pages.shared.components import downloads
from pages.shared.etl import decisions, process as etl, sending, submissions
from pages.shared.etl.decisions import Decision
from pages.shared.stage import decks, shows

def said(answer):
    if "管账号的人" in answer.message:
        raise person.RightError(answer.message)

person.begin()
try:
    {act}
except person.RightError:
    st.write("refused")
else:
    st.write("done")
"""


@dataclass(frozen=True)
class Office:
    """A served board with an account of each role, and a deck that somebody else shows."""

    store: Store
    deck: Deck
    numbers: dict[str, str]  # of the session of each role

    def refusals(self) -> list[str]:
        rows = audit.listed(self.store, 10_000)
        return [f"{row.action} {row.object}" for row in rows if row.result == audit.REFUSED]


@pytest.fixture
def office(office_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    data = tmp_path / "data"
    shutil.copytree(office_data, data)
    monkeypatch.setenv("QIANGHUI_DATA", str(data))
    pin = [sys.executable, "-m", "etl", "pin", "十一月会", "--data", str(data)]
    subprocess.run(pin, cwd=offices_root(), check=True, stdout=subprocess.DEVNULL)
    deck = decks.create("主席办公会", Slide("rankings", {}, "values", "先说名次。"), Slide("to_do"))
    shows.start(deck)
    store = Store(data)
    numbers = {}
    for name in ROLES:
        code = accounts.add(store, name, name, "test")
        accounts.use_code(store, name, code, PASSWORD, DENGBAO)
        entering.enter(store, name, PASSWORD, "127.0.0.1", DENGBAO)
        numbers[name] = str(next(one.id for one in sessions.running(store) if one.name == name))
    setting.use(Setting(store, is_served=True))
    yield Office(store, deck, numbers)
    setting._present.clear()


def offices_root() -> Path:
    return Path(offices.__file__).parents[1]


def opened(office: Office, page: str, role: str) -> AppTest:
    app = AppTest.from_file(str(menu_of_tests.PAGES / "board.py"), default_timeout=screens.PATIENCE)
    app.user = {"session": office.numbers[role]}
    app._page_hash = screens.HASHES[page]
    app.run()
    assert not app.exception
    return app


def offered(app: AppTest) -> set[str]:
    """The keys of everything on a page that a reader can press, choose or write into."""
    kinds = (app.button, app.toggle, app.checkbox, app.text_input, app.text_area, app.selectbox)
    return {str(one.key) for kind in kinds for one in kind}


@pytest.mark.parametrize("action", roles.ACTIONS)
def test_an_act_is_done_by_whom_the_table_says_and_by_nobody_else(
    office: Office, action: str, tmp_path: Path
) -> None:
    for role in ROLES:
        act = ACTS[action].format(deck=office.deck.id, folder=tmp_path)
        app = AppTest.from_string(SCRIPT.replace("{act}", act), default_timeout=screens.PATIENCE)
        app.user = {"session": office.numbers[role]}
        app.run()
        assert not app.exception
        is_done = roles.ROLES[role] >= roles.ACTIONS[action]
        assert app.markdown[0].value == ("done" if is_done else "refused"), role
    nobody = AppTest.from_string(SCRIPT.replace("{act}", act), default_timeout=screens.PATIENCE)
    assert nobody.run().markdown[0].value == "refused"


@pytest.mark.parametrize("page", ACTING)
def test_a_viewer_is_offered_nothing_that_is_refused(office: Office, page: str) -> None:
    keys = offered(opened(office, page, "viewer"))
    for key in [str(one.key) for one in opened(office, page, "viewer").button]:
        app = opened(office, page, "viewer")
        pressed = app.button(key=key)
        if not pressed.disabled:
            pressed.click().run()
            assert not app.exception, key
    assert office.refusals() == []
    assert not {"keep", "report", "take_out", "start_show", "end_show", "make_deck"} & keys
    assert not [key for key in keys if key.startswith(("turn_", "unpin|")) or "_notes" in key]


def test_an_uploader_is_offered_what_a_viewer_is_not(office: Office) -> None:
    assert {"make_deck", "rename_deck", "remove_deck", "take_out"} <= offered(
        opened(office, "decks", "uploader")
    )
    assert "end_show" not in offered(opened(office, "decks", "uploader"))  # somebody else's
    assert "end_show" in offered(opened(office, "decks", "admin"))
    assert "turn_1" in offered(opened(office, "history", "uploader"))
    assert any(key.startswith("unpin|") for key in offered(opened(office, "snapshots", "uploader")))


@pytest.mark.parametrize("role", ROLES)
def test_the_menu_leads_only_to_what_opens(office: Office, role: str) -> None:
    app = opened(office, menu.ENTRIES[0].address, role)
    ways = {entry.address for entry in menu.ENTRIES}
    drawn = [link.proto.page for link in app.get("page_link")]
    for element in app.get("html"):
        drawn += re.findall(r'href="/?([a-z_]*)', element.proto.body)
    led = {page or menu.ENTRIES[0].address for page in drawn} & ways
    assert {page for page in led if roles.PAGES[page] > roles.ROLES[role]} == set()
    listed = {entry.address for entry in menu.ENTRIES if entry.is_listed}
    opened_by_role = {page for page in listed if roles.PAGES[page] <= roles.ROLES[role]}
    assert opened_by_role <= led


def test_a_figure_s_offers_are_those_of_the_role(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    boards.publish(tmp_path / "rich")
    monkeypatch.setenv("QIANGHUI_DATA", str(tmp_path / "rich"))
    for role, is_offered in (("viewer", False), ("uploader", True)):
        app = screens.with_offers(opened(office, "rankings", role), "values")
        labels = {screens.plain(one.label) for one in app.expander}
        assert ("加入放映" in labels) is is_offered
        assert ("议定" in labels) is is_offered
        assert app.get("download_button")


def test_a_page_of_another_role_is_not_drawn(office: Office) -> None:
    app = opened(office, "upload", "viewer")
    assert "找管账号的人" in app.warning[0].value
    assert not app.title


def test_what_is_done_is_in_the_audit_with_the_name_of_the_account(office: Office) -> None:
    app = opened(office, "decks", "uploader")
    app.button(key="take_out").click().run()
    row = audit.listed(office.store, 1)[0]
    assert (row.who, row.action, row.result) == ("uploader", "deck", audit.DONE)
    assert person.present() == person.NOBODY  # outside a run nobody acts


def test_on_a_reviewed_board_what_is_uploaded_counts_once_it_is_released(
    office: Office, tmp_path: Path
) -> None:
    setting.use(Setting(office.store, is_served=True, is_reviewed=True))
    file = damage.month(tmp_path / "八月.xlsx", 8)
    registers = offices.small_comparison(tmp_path / "七月.xlsx")
    app = opened(office, "upload", "uploader")
    app.file_uploader[0].set_value(
        [(one.name, one.read_bytes(), XLSX) for one in (registers, file)]
    )
    app.run()
    app.button(key="load").click().run()
    assert "已报送" in app.title[0].value
    data = office.store.folder
    assert [upload.number for upload in uploads.in_force(data)] == [1]
    assert "review_1" not in offered(opened(office, "history", "uploader"))
    assert "turn_1" not in offered(opened(office, "history", "uploader"))  # nor undo what counts
    app = opened(office, "history", "releaser")
    app.button(key="review_1").click().run()
    app.button(key="check_now").click().run()
    app.button(key="review_1").click().run()
    app.button(key="release_now").click().run()
    assert not app.exception
    assert [upload.number for upload in uploads.in_force(data)] == [1, 2, 3]
    people = {upload.record.people for upload in uploads.in_force(data)[1:]}
    assert people == {"uploader → releaser → releaser"}
    rows = [row for row in audit.listed(office.store, 6) if row.result == audit.DONE]
    acts = [(row.who, row.action, row.object) for row in rows]
    handed_in = ("uploader", "submit", "七月.xlsx 八月.xlsx")
    assert acts == [("releaser", "release", "1"), ("releaser", "check", "1"), handed_in]


def test_who_handed_it_in_reads_why_it_came_back(office: Office, tmp_path: Path) -> None:
    setting.use(Setting(office.store, is_served=True, is_reviewed=True))
    how = submissions.How()
    file = damage.month(tmp_path / "八月.xlsx", 8)
    submissions.add(office.store.folder, [file], "uploader", "2026-01-05T09:00:00+08:00", how)
    submissions.add(office.store.folder, [file], "别人", "2026-01-05T09:00:00+08:00", how)
    app = opened(office, "history", "releaser")
    app.button(key="review_1").click().run()
    app.text_input(key="return_reason").set_value("缺丙市").run()
    app.button(key="return_now").click().run()
    app = opened(office, "history", "uploader")
    said = " ".join(one.value for one in app.caption)
    assert "缺丙市" in said
    assert "别人" not in said  # what others hand in is not his


def test_who_handed_it_in_takes_it_back_and_the_audit_says_so(
    office: Office, tmp_path: Path
) -> None:
    setting.use(Setting(office.store, is_served=True, is_reviewed=True))
    file = damage.month(tmp_path / "八月.xlsx", 8)
    data, how = office.store.folder, submissions.How()
    submissions.add(data, [file], "uploader", "2026-01-05T09:00:00+08:00", how)
    submissions.add(data, [file], "别人", "2026-01-05T09:00:00+08:00", how)
    offers = offered(opened(office, "history", "releaser"))
    assert not {"recall_1", "replace_1"} & {*offers}  # he sends it back, with a reason
    app = opened(office, "history", "uploader")
    assert "recall_2" not in offered(app)
    app.button(key="recall_1").click().run()
    assert not app.exception
    assert [one.state for one in submissions.everything(data)] == ["recalled", "waiting"]
    row = audit.listed(office.store, 1)[0]
    assert (row.who, row.action, row.object, row.result) == (
        *("uploader", "recall", "1"),
        audit.DONE,
    )
    assert "recall_1" not in offered(opened(office, "history", "uploader"))


def test_who_handed_it_in_replaces_it_by_another_file(office: Office, tmp_path: Path) -> None:
    setting.use(Setting(office.store, is_served=True, is_reviewed=True))
    data = office.store.folder
    file = damage.month(tmp_path / "八月.xlsx", 8)
    registers = offices.small_comparison(tmp_path / "七月.xlsx")
    submissions.add(data, [file], "uploader", "2026-01-05T09:00:00+08:00", submissions.How())
    app = opened(office, "history", "uploader")
    app.button(key="replace_1").click().run()
    app._page_hash = screens.HASHES["upload"]  # whither a browser has gone by now
    app.run()
    app.file_uploader[0].set_value([(registers.name, registers.read_bytes(), XLSX)]).run()
    assert "替换第 1 份报送" in " ".join(one.value for one in app.caption)
    app.button(key="load").click().run()
    assert "已报送" in app.title[0].value
    states = {one.number: one.state for one in submissions.everything(data)}
    assert states == {1: "recalled", 2: "waiting"}
    assert "replacing" not in app.session_state
