"""What somebody sees, takes away and does on a served board who is limited to one unit."""

import html
import io
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from google.protobuf.message import Message
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Node

from pages import menu
from pages.shared import warehouse, words
from pages.shared.access import accounts, audit, entering, person, sessions, setting, signing
from pages.shared.access.accounts import AccountError
from pages.shared.access.gate import Gate
from pages.shared.access.passwords import PROFILES
from pages.shared.access.setting import Setting
from pages.shared.access.store import Store
from pages.shared.document import document
from pages.shared.etl import blanks
from pages.shared.etl import process as etl
from pages.shared.etl.blanks import Blank
from pages.shared.stage import decks, shows
from pages.shared.stage import routes as stage
from pages.shared.stage.decks import Slide
from tests import offices, screens, two_units
from tests.browser import server
from tests.test_accounts_pages import opened
from tests.two_units import MARKS, OTHER, OWN

PASSWORD = "Chenlan-2026-board"
DENGBAO = PROFILES["dengbao"]
PLACE = "10.0.0.9"
ADDRESS = "http://127.0.0.1"
# Its uploads are signed by 甲 and 乙, who have accounts of these names.
PEOPLE = {"甲": ("uploader", OWN), "乙": ("uploader", OTHER), "丙": ("uploader", None)}
EVERY = [entry.address for entry in menu.ENTRIES if entry.role in ("viewer", "uploader")]
SHOWING = [entry.address for entry in menu.ENTRIES if not entry.acts]
UNREADABLE = re.compile(r"(?<![A-Za-z])(None|nan|NaT|Traceback)(?![A-Za-z])")
ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
HIDDEN = {"decks", "snapshots"}


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of `two_units` with an account for each of the people; for copying."""
    data = tmp_path_factory.mktemp("two") / "data"
    two_units.load(data)
    store = Store(data, clock=lambda: 0.0)  # they were limited before they uploaded anything
    for name, (role, unit) in PEOPLE.items():
        accounts.add(store, name, role, "local", unit=unit)
    return data


@pytest.fixture
def store(two: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    data = Path(shutil.copytree(two, tmp_path / "data"))
    monkeypatch.setenv("QIANGHUI_DATA", str(data))
    made = Store(data)
    for name in PEOPLE:
        accounts.use_code(made, name, accounts.reset(made, name, "local"), PASSWORD, DENGBAO)
    setting.use(Setting(made, is_served=True))
    yield made
    setting._present.clear()
    person._session.set(None)
    person._reader.set(None)


def token(store: Store, name: str) -> str:
    return entering.enter(store, name, PASSWORD, PLACE, DENGBAO).token


def enter(store: Store, name: str) -> int:
    """The number of a new session."""
    found = sessions.of_token(store, token(store, name))
    assert found is not None
    return found.id


def become(store: Store, name: str) -> None:
    """Go on as somebody, as a request of theirs does behind the gate."""
    person.begin_request(sessions.of_token(store, token(store, name)))


def shown(app: AppTest) -> str:
    """All that was sent to the browser, whatever element it stands in."""
    sent = [part.SerializeToString() for part in _sent(app._tree)]
    return b"\n".join(sent).decode("utf-8", "replace")


def _sent(node: Node) -> Iterator[Message]:
    if isinstance(node, Block):
        proto = getattr(node, "proto", None)  # the root has none
        if isinstance(proto, Message):
            yield proto
        for child in node.children.values():
            yield from _sent(child)
    elif isinstance(node.proto, Message):
        yield node.proto


def whole(page: str, session: int, **address: str) -> str:
    """A page with all its tables, then with all its sources, as sent to the browser."""
    app = opened(page, session, **address)
    words.use(address.get("lang", "zh"))  # the test itself words the choices that it sends back
    app = screens.with_tables(app)
    said = [shown(app)]
    app = screens.with_sources(app, screens.sourced(app))
    assert not app.exception
    return "\n".join([*said, shown(app)])


def names(unit: str, text: str) -> bool:
    return MARKS[unit] in text or unit in text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_page_shows_anything_of_another_unit(store: Store, language: str) -> None:
    own, every = enter(store, "甲"), enter(store, "丙")
    named, own_named = [], []
    for page in EVERY:
        said = whole(page, own, lang=language)
        assert not names(OTHER, said), page
        own_named += [page] if MARKS[OWN] in said else []
        if language == "zh":  # the marks are the same in both
            named += [page] if MARKS[OTHER] in whole(page, every) else []
    assert len(named) > 12 or language == "en"
    assert {*named} - HIDDEN <= {*own_named}  # each shows the own rows in their place


@pytest.mark.parametrize("unit", ["网络工作部", "岚东区总工会", "财务部"])
def test_every_page_of_a_full_board_opens_for_a_unit(
    samples: Path, tmp_path: Path, unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sentences that name the first of all, or rest on rows of many, find few rows or none."""
    monkeypatch.setenv("QIANGHUI_DATA", str(samples))
    store = Store(tmp_path)
    code = accounts.add(store, "甲", "uploader", "local", unit=unit)
    accounts.use_code(store, "甲", code, PASSWORD, DENGBAO)
    setting.use(Setting(store, is_served=True))
    try:
        session = enter(store, "甲")
        for page in EVERY:
            app = opened(page, session)
            assert not UNREADABLE.search("\n".join(screens.texts(app))), page
    finally:
        setting._present.clear()


def test_where_the_best_of_the_own_units_stands_is_said_and_not_that_it_is_first(
    store: Store,
) -> None:
    said = screens.titled(opened("appraisals", enter(store, "甲")))
    assert f"{OWN}第 2 / 2，80" in said
    assert "第一" not in said
    assert f"{OTHER}" in screens.titled(opened("appraisals", enter(store, "丙")))


def test_the_head_says_whose_rows_are_shown(store: Store) -> None:
    assert any(
        f"只看本单位：{OWN}" in said
        for said in screens.texts(opened("projects", enter(store, "甲")))
    )
    assert not any(
        "只看本单位" in said for said in screens.texts(opened("projects", enter(store, "丙")))
    )


@pytest.mark.parametrize("asked", [{"unit": OTHER}, {"unit": OWN}])
def test_the_address_of_another_unit_s_page_shows_nothing_of_it(
    store: Store, asked: dict[str, str]
) -> None:
    said = screens.texts(opened("unit", enter(store, "甲"), **asked))
    assert not any(MARKS[OTHER] in text for text in said)
    assert any(OWN in text for text in said)


def test_the_search_finds_the_own_unit_only(store: Store) -> None:
    own, other = enter(store, "甲"), enter(store, "乙")
    for session, unit, hidden in ((own, OWN, OTHER), (other, OTHER, OWN)):
        said = shown(opened("search", session, q="密"))
        assert MARKS[unit] in said
        assert MARKS[hidden] not in said


def files(page: str, session: int, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """Every file that a page offers with what stands behind ⋯ of its figures, by its name."""
    made: dict[str, Callable[[], bytes]] = {}

    def offer(
        _label: str, make: Callable[[], bytes], name: str, *_kind: str, **_more: object
    ) -> None:
        made[name] = make

    monkeypatch.setattr(st, "download_button", offer)
    app = opened(page, session)
    for key in sorted(screens.framed(app))[:2]:
        app = screens.with_offers(app, key)
    return {name: make() for name, make in made.items()}


def unpacked(content: bytes) -> str:
    """The texts of a file, and of all files in it."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        text = html.unescape(content.decode("utf-8", "replace"))
        return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "\n".join(unpacked(archive.read(name)) for name in archive.namelist())


def test_no_file_that_is_taken_away_holds_anything_of_another_unit(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, every = enter(store, "甲"), enter(store, "丙")
    kinds, named = set(), set()
    for page in ("projects", "problems", "to_do", "unit", "forums", "papers", "history"):
        for name, content in files(page, own, monkeypatch).items():
            assert not names(OTHER, unpacked(content)), (page, name)
            kinds.add(name.rpartition(".")[2])
        for content in files(page, every, monkeypatch).values():
            named |= {page} if names(OTHER, unpacked(content)) else set()
    assert {"xlsx", "docx", "pptx", "csv", "html"} <= kinds
    assert len(named) >= 5


def client(store: Store, name: str) -> TestClient:
    """A browser behind the gate in which somebody has signed in; nobody for ""."""
    served = Setting(store, is_served=True, origins=frozenset({ADDRESS}))
    routes = [*signing.routes(served), *document.routes(), *stage.routes()]
    guarded = Middleware(Gate, setting=served, opens=shows.may_see)
    app = Starlette(routes=routes, middleware=[guarded])
    made = TestClient(app, base_url=ADDRESS, follow_redirects=False)
    if name:
        said = {"name": name, "password": PASSWORD}
        assert made.post("/sign-in", data=said, headers={"origin": ADDRESS}).status_code == 303
    return made


def begun(reader: TestClient, page: str) -> str:
    """A page's document with its first look."""
    return server.whole(lambda: reader.get(page).text)


def test_the_first_look_in_the_document_is_the_reader_s(store: Store) -> None:
    """Of one process, which keeps every look that it has made."""
    seen = {name: client(store, name) for name in PEOPLE}
    for _round in range(2):
        for name, (_role, unit) in PEOPLE.items():
            pages = [f"/{page}" for page in SHOWING if page != "overview"]
            said = "".join(begun(seen[name], page) for page in pages)
            assert (MARKS[OWN] in said) == (unit != OTHER)
            assert (MARKS[OTHER] in said) == (unit != OWN)


def test_a_show_is_drawn_for_who_looks(store: Store) -> None:
    become(store, "丙")
    show = shows.start(decks.create("例会", Slide("projects")))
    path = f"/show/{show.deck}/slides"
    every, own = (client(store, name).get(path).text for name in ("丙", "甲"))
    assert MARKS[OTHER] in every
    assert MARKS[OWN] in own
    assert not names(OTHER, own)
    hall = client(store, "").get(f"{path}?key={show.key}").text
    assert MARKS[OTHER] in hall  # as whoever started it sees it
    accounts.set_unit(store, "丙", OWN, "local")
    hall = client(store, "").get(f"{path}?key={show.key}").text
    assert MARKS[OWN] in hall
    assert not names(OTHER, hall)


def test_decks_and_shows_are_for_those_who_see_all(store: Store) -> None:
    become(store, "甲")
    with pytest.raises(person.RightError):
        decks.create("密会", Slide("projects"))
    assert opened("decks", enter(store, "甲")).warning


def test_the_history_lists_the_uploads_of_the_own_unit(store: Store) -> None:
    said = {name: shown(opened("history", enter(store, name))) for name in PEOPLE}
    assert "甲密台账.xlsx" in said["甲"]
    assert "乙密台账.xlsx" not in said["甲"]
    assert "城市.xlsx" not in said["甲"]
    assert "城市.xlsx" in said["丙"]
    become(store, "丙")
    (theirs,) = (one for one in etl.history() if one["by"] == "乙")
    become(store, "甲")
    with pytest.raises(person.RightError):
        etl.original(theirs)
    for verb in ("withdraw", "reread"):
        refused = etl.run(verb, str(theirs["upload"]), "--dry-run")
        assert refused.message == "您只能查看和撤销本单位的上传。"
    assert audit.listed(store)[0].result == audit.REFUSED
    (own,) = etl.history()
    assert etl.run("withdraw", str(own["upload"]), "--dry-run").is_done


def test_an_upload_of_before_an_account_was_of_the_unit_is_not_its_colleagues(
    store: Store,
) -> None:
    """Who came from another unit has brought along nothing that its new colleagues may see."""
    accounts.set_unit(store, "乙", OWN, "local")
    become(store, "甲")
    assert {one["by"] for one in etl.history()} == {"甲"}
    become(store, "乙")
    assert {one["by"] for one in etl.history()} == {"甲", "乙"}


def test_a_row_of_another_unit_is_not_overwritten_and_none_is_replaced(
    store: Store, tmp_path: Path
) -> None:
    rows: offices.Rows = [
        ["项目名称", "牵头部室", "状态", "备注"],
        [f"{MARKS[OTHER]}project", OWN, "已完成", "改了"],
    ]
    file = offices.workbook(tmp_path / "项目.xlsx", {"重点项目": rows})
    become(store, "丙")
    tried = etl.run("load", file, "--dry-run").said["tables"]
    assert names(OTHER, str([table["changes"] for table in tried]))
    become(store, "甲")
    before = warehouse.current_build()
    for how in (("--dry-run",), ("--submit", "--by", "甲"), ("--by", "甲")):
        answer = etl.run("load", file, *how)
        assert not answer.is_done, how
        (fault,) = answer.said["checks"]
        assert (fault["cell"], fault["value"]) == ("A2", f"{MARKS[OTHER]}project")
        assert fault["reason"].startswith("这一行属于其他单位")
        assert OTHER not in str(answer.said)
    assert warehouse.current_build() == before
    refused = etl.run("load", file, "--dry-run", "--mode", "replace")
    assert not refused.is_done
    assert "新增和更正" in refused.message
    become(store, "丙")
    assert etl.run("load", file, "--by", "丙").is_done


def test_a_trial_of_a_limited_account_names_no_row_of_others(store: Store, tmp_path: Path) -> None:
    rows: offices.Rows = [["项目名称", "牵头部室", "状态"], ["新项目", OTHER, "推进中"]]
    file = offices.workbook(tmp_path / "项目.xlsx", {"重点项目": rows})
    become(store, "甲")
    answer = etl.run("load", file, "--dry-run")
    assert answer.is_done
    assert answer.said["tables"][0]["added"] == 1
    assert not names(OTHER, str([table["changes"] for table in answer.said["tables"]]))


def test_a_template_offers_the_own_unit_s_names(store: Store) -> None:
    for name, is_all in (("丙", True), ("甲", False)):
        become(store, name)
        said = unpacked(blanks.template(Blank()))
        assert OWN in said
        assert names(OTHER, said) == is_all


@pytest.mark.usefixtures("store")
def test_whoever_is_not_known_sees_no_unit_s_rows() -> None:
    person.begin_request(None)
    with warehouse.reading(warehouse.present_build()):
        assert warehouse.query("projects", lead=None).empty
        assert len(warehouse.query("board")) == 1


def test_a_change_of_the_unit_ends_the_sessions_and_is_in_the_audit(store: Store) -> None:
    session = enter(store, "丙")
    accounts.set_unit(store, "丙", OTHER, "甲", PLACE)
    assert sessions.of_id(store, session) is None
    noted = audit.listed(store)[0]
    assert (noted.who, noted.action, noted.object) == ("甲", "set_unit", f"丙 / {OTHER}")
    with pytest.raises(AccountError):
        accounts.set_role(store, "丙", "releaser", "local")
    accounts.add(store, "丁", "admin", "local")
    with pytest.raises(AccountError):
        accounts.set_unit(store, "丁", OWN, "local")
