"""The pages on accounts, as an administrator of a served board has them, and as others do not."""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from audit import file
from pages.shared.access import accounts, audit, entering, sessions, setting
from pages.shared.access.__main__ import main
from pages.shared.access.passwords import PROFILES
from pages.shared.access.setting import Setting
from pages.shared.access.store import SCHEMA, Store
from tests import older, screens
from tests.menu import PAGES

PASSWORD = "Chenlan-2026-board"
DENGBAO = PROFILES["dengbao"]
PLACE = "10.0.0.9"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A served board with three people of the three roles, and no build."""
    monkeypatch.setenv("QIANGHUI_DATA", str(tmp_path))
    made = Store(tmp_path)
    for name, role in (("甲", "admin"), ("乙", "uploader"), ("丙", "viewer")):
        accounts.use_code(made, name, accounts.add(made, name, role, "local"), PASSWORD, DENGBAO)
    setting.use(Setting(made, is_served=True))
    yield made
    setting._present.clear()


def enter(store: Store, name: str) -> int:
    """The number of a new session."""
    token = entering.enter(store, name, PASSWORD, PLACE, DENGBAO).token
    found = sessions.of_token(store, token)
    assert found is not None
    return found.id


def opened(page: str, session: int, **address: str) -> AppTest:
    """A page as the gate shows it to a session."""
    app = AppTest.from_file(str(PAGES / "board.py"), default_timeout=screens.PATIENCE)
    for name, value in address.items():
        app.query_params[name] = value
    app.user = {"session": str(session)}
    app._page_hash = screens.HASHES[page]
    app.run()
    assert not app.exception
    return app


def events(store: Store) -> list[tuple[str, str, str, str, str]]:
    return [(e.who, e.action, e.object, e.result, e.place) for e in audit.listed(store)]


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def add_button(app: AppTest) -> Button:
    return next(button for button in app.button if "添加" in button.label)


def account(store: Store, name: str) -> accounts.Account:
    return next(one for one in accounts.listed(store) if one.name == name)


def test_a_local_board_says_how_to_have_accounts_and_does_not_list_the_page() -> None:
    app = screens.opened("accounts")
    assert screens.titled(app) == "这个看板没有账号"
    assert any("make serve" in said for said in screens.texts(app))
    assert "管理" not in [screens.plain(link.proto.label) for link in app.get("page_link")]


def test_an_administrator_adds_somebody_whose_code_is_shown_once(store: Store) -> None:
    app = opened("accounts", enter(store, "甲"))
    assert screens.titled(app) == "3 人可以使用看板，其中 1 个管理员"
    app.text_input[1].set_value("丁")
    add_button(app).click().run()
    code = app.code[1].value
    assert ("甲", "add_account", "丁 viewer", "done", PLACE) in events(store)
    accounts.use_code(store, "丁", code, PASSWORD, DENGBAO)
    assert not app.run().code


def test_a_name_that_is_none_is_said(store: Store) -> None:
    app = opened("accounts", enter(store, "甲"))
    app.text_input[1].set_value("a:b")
    add_button(app).click().run()
    assert app.error


def test_an_administrator_locks_unlocks_resets_and_signs_out(store: Store) -> None:
    own, other = enter(store, "甲"), enter(store, "乙")
    app, number = opened("accounts", own), account(store, "乙").id
    press(app, f"revoke_{number}")
    assert sessions.of_id(store, other) is None
    press(app, f"lock_{number}")
    assert account(store, "乙").is_locked
    press(app, f"unlock_{number}")
    assert not account(store, "乙").is_locked
    press(app, f"reset_{number}")
    assert not account(store, "乙").has_password
    accounts.use_code(store, "乙", app.code[1].value, PASSWORD, DENGBAO)
    done = [row[1] for row in events(store)[:6]]
    assert done == ["set_password", "reset", "unlock", "lock", "revoke", "sign_in"]


def test_another_role_signs_out_and_the_last_administrator_keeps_his(store: Store) -> None:
    own, other = enter(store, "甲"), enter(store, "丙")
    app, number = opened("accounts", own), account(store, "丙").id
    app.button_group(key=f"role_{number}_viewer").set_value("uploader").run()
    assert account(store, "丙").role == "uploader"
    assert sessions.of_id(store, other) is None
    number = account(store, "甲").id
    app.button_group(key=f"role_{number}_admin").set_value("viewer").run()
    assert account(store, "甲").role == "admin"
    assert app.error
    assert app.button_group(key=f"role_{number}_admin").value == "admin"
    assert sessions.of_id(store, own) is not None


def test_an_administrator_chooses_whose_rows_an_account_sees(store: Store, few: Path) -> None:
    ignored = shutil.ignore_patterns("access.sqlite3")
    shutil.copytree(few, store.folder, ignore=ignored, dirs_exist_ok=True)
    own, other = enter(store, "甲"), enter(store, "丙")
    app, number = opened("accounts", own), account(store, "丙").id
    box = app.selectbox(key=f"unit_{number}_")
    assert box.options == ["全部单位", "只看研究室", "只看组织部"]
    box.select("组织部").run()
    assert account(store, "丙").unit == "组织部"
    assert sessions.of_id(store, other) is None
    assert events(store)[0] == ("甲", "set_unit", "丙 / 组织部", "done", PLACE)
    assert "只看组织部" in " ".join(screens.texts(app))
    app.selectbox(key=f"unit_{number}_组织部").select("").run()
    assert account(store, "丙").unit is None
    app.button_group(key=f"role_{number}_viewer").set_value("releaser").run()
    assert account(store, "丙").role == "releaser"
    assert not [one for one in app.selectbox if str(one.key).startswith(f"unit_{number}_")]
    (table,) = screens.tables(opened("audit", own, action="set_unit"))
    assert set(table["对象"]) == {"丙 · 只看组织部", "丙 · 全部单位"}


def test_the_command_line_limits_an_account(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*arguments: str) -> int:
        return main(["--data", str(store.folder), *arguments])

    assert run("add", "丁", "uploader", "--unit", "组织部") == 0
    assert account(store, "丁").unit == "组织部"
    assert run("role", "丁", "admin") == 1
    assert run("unit", "丁") == 0
    assert account(store, "丁").unit is None
    assert run("unit", "丁", "研究室") == 0
    capsys.readouterr()
    run("list")
    assert "丁\tuploader\topen\t研究室" in capsys.readouterr().out


def test_the_accounts_of_an_older_board_see_all_units(tmp_path: Path) -> None:
    """Its file lacks what was added since; two processes may find it at once."""
    made = Store(tmp_path)
    with file.writing(made.path) as kept:
        for statement in SCHEMA.split(";"):
            kept.execute(statement)
        older.make_older(kept)
        kept.execute("insert into accounts (name, role, created) values ('甲', 'viewer', 0)")
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(accounts.listed, [made] * 8))
    assert {one.unit for (one,) in found} == {None}
    accounts.set_unit(made, "甲", "组织部", "local")
    assert account(Store(tmp_path), "甲").unit == "组织部"


def test_a_session_is_ended_from_the_list(store: Store) -> None:
    own, other = enter(store, "甲"), enter(store, "丙")
    app = opened("sessions", own)
    assert app.button(key=f"end_{own}").disabled
    press(app, f"end_{other}")
    assert sessions.of_id(store, other) is None
    assert events(store)[0] == ("甲", "revoke", "丙", "done", PLACE)


def test_the_audit_is_filtered_and_says_what_was_changed(store: Store) -> None:
    own = enter(store, "甲")
    audit.note(store, "local:研究室", "load", "七月.xlsx")
    app = opened("audit", own)
    assert screens.titled(app).startswith("审计完整：共 ")
    (table,) = screens.tables(app)
    assert list(table.iloc[0])[1:5] == ["研究室（本机自报）", "导入", "七月.xlsx", "成功"]
    (table,) = screens.tables(opened("audit", own, action="sign_in"))
    assert set(table["事项"]) == {"登录"}
    with store.writing() as kept:
        kept.execute("drop trigger audit_stays")
        kept.execute("update audit set who = '别人' where id = 2")
    assert "第 2 行" in screens.titled(opened("audit", own))


@pytest.mark.parametrize("name", ["乙", "丙"])
@pytest.mark.parametrize("page", ["accounts", "sessions", "audit"])
def test_nobody_else_opens_the_pages(store: Store, name: str, page: str) -> None:
    app = opened(page, enter(store, name))
    assert app.warning
    assert not screens.tables(app)
    assert "甲" not in " ".join(screens.texts(app))


def test_a_right_that_was_taken_meanwhile_is_gone_at_the_click(store: Store) -> None:
    accounts.add(store, "戊", "admin", "local")
    own = enter(store, "甲")
    app, number = opened("accounts", own), account(store, "丙").id
    with store.writing() as kept:
        kept.execute("update accounts set role = 'viewer' where name = '甲'")
    press(app, f"lock_{number}")
    assert not account(store, "丙").is_locked
    assert ("甲", "accounts", "丙", "refused", PLACE) in events(store)


def test_every_page_says_who_is_signed_in_and_how_to_leave(store: Store) -> None:
    app = opened("history", enter(store, "丙"))
    links = [link.proto for link in app.get("link_button")]
    assert {"/sign-out", "/sign-in/password"} <= {link.url for link in links}
    english = opened("history", enter(store, "丙"), lang="en")
    assert "/sign-out?lang=en" in {link.proto.url for link in english.get("link_button")}
    assert not screens.opened("templates").get("link_button")
