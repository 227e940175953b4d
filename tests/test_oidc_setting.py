"""What a board with a provider of OpenID Connect is started with, and who is linked on it."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from audit import file
from pages.about import checks, settings
from pages.shared.access import __main__ as command
from pages.shared.access import accounts, audit, links, sessions, setting
from pages.shared.access.accounts import AccountError
from pages.shared.access.oidc import client
from pages.shared.access.oidc.client import Client
from pages.shared.access.setting import Setting, UnsafeError
from pages.shared.access.store import Store
from tests import older, screens
from tests.browser import server
from tests.test_accounts_pages import account, enter, events, opened
from tests.test_accounts_pages import store as store  # its served board with three people

ISSUER = "https://login.example.cn/realms/office"
OFFICE = "https://board.example.cn"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """The environment of a board with a provider; a test changes it."""
    secret = tmp_path / "secret"
    secret.write_text("of the board\n", "utf-8")
    for name, value in {
        "ISSUER": ISSUER,
        "CLIENT_ID": "board",
        "CLIENT_SECRET_FILE": str(secret),
        "NAME": "统一身份认证",
    }.items():
        monkeypatch.setenv(f"QIANGHUI_OIDC_{name}", value)
    monkeypatch.setenv("QIANGHUI_ORIGINS", f"{OFFICE}/ http://10.0.0.1:8501")
    return monkeypatch


def added(tmp_path: Path, *, is_served: bool = True) -> Client | None:
    return client.added(Setting(Store(tmp_path), is_served=is_served)).oidc


@pytest.mark.usefixtures("asked")
def test_the_environment_describes_the_client(tmp_path: Path) -> None:
    found = added(tmp_path)
    assert found == Client(ISSUER, "board", OFFICE, "of the board", "统一身份认证", "sub")
    assert found is not None
    assert found.callback == f"{OFFICE}/sign-in/oidc/callback"
    assert "of the board" not in repr(found)
    assert added(tmp_path, is_served=False) is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("QIANGHUI_OIDC_ISSUER", ""),
        ("QIANGHUI_OIDC_ISSUER", "http://login.example.cn"),
        ("QIANGHUI_OIDC_ISSUER", "http://localhost.example.cn"),
        ("QIANGHUI_OIDC_ISSUER", "login.example.cn"),
        ("QIANGHUI_OIDC_ISSUER", f"{ISSUER}?tenant=1"),
        ("QIANGHUI_OIDC_ISSUER", "https://name:password@login.example.cn"),
        ("QIANGHUI_OIDC_CLIENT_ID", ""),
        ("QIANGHUI_OIDC_CLIENT_SECRET_FILE", "/nowhere"),
        ("QIANGHUI_OIDC_CLIENT_SECRET_FILE", "/dev/null"),
        ("QIANGHUI_OIDC_CLAIM", "the name"),
        ("QIANGHUI_ORIGINS", ""),
    ],
)
def test_a_setting_that_is_unsafe_or_missing_is_named(
    asked: pytest.MonkeyPatch, tmp_path: Path, name: str, value: str
) -> None:
    asked.setenv(name, value)
    with pytest.raises(UnsafeError, match=name):
        added(tmp_path)


@pytest.mark.parametrize("issuer", ["http://127.0.0.1:8080", "http://localhost", "http://[::1]:9"])
def test_a_provider_on_this_machine_may_speak_http(
    asked: pytest.MonkeyPatch, tmp_path: Path, issuer: str
) -> None:
    asked.setenv("QIANGHUI_OIDC_ISSUER", issuer)
    found = added(tmp_path)
    assert found is not None
    assert found.is_safe(f"{issuer}/token")
    assert not found.is_safe("http://login.example.cn/token")


@pytest.mark.usefixtures("asked")
def test_no_address_of_a_provider_with_tls_is_without(tmp_path: Path) -> None:
    found = added(tmp_path)
    assert found is not None
    assert found.is_safe("https://keys.example.cn/keys")
    for address in ("http://127.0.0.1/token", "http://login.example.cn", "https://", None, "x"):
        assert not found.is_safe(address)


def test_the_server_does_not_start_with_a_provider_without_tls(tmp_path: Path) -> None:
    variables = {
        "QIANGHUI_SERVED": "1",
        "QIANGHUI_ORIGINS": OFFICE,
        "QIANGHUI_OIDC_ISSUER": "http://login.example.cn",
        "QIANGHUI_OIDC_CLIENT_ID": "board",
    }
    with (
        pytest.raises(server.ServerError, match="QIANGHUI_OIDC_ISSUER"),
        server.serving(tmp_path, tmp_path / "server.txt", variables=variables),
    ):
        pass


def test_a_board_does_not_import_authlib_before_somebody_signs_in_by_it(few: Path) -> None:
    variables = {
        **server._environment(few),
        "QIANGHUI_SERVED": "1",
        "QIANGHUI_ORIGINS": OFFICE,
        "QIANGHUI_OIDC_ISSUER": ISSUER,
        "QIANGHUI_OIDC_CLIENT_ID": "board",
    }
    look = "import sys, app; app.app._build_starlette_app(); print('authlib' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", look],
        cwd=server.ROOT,
        env=variables,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "False"


def test_the_file_of_an_older_board_goes_on(tmp_path: Path) -> None:
    """With its accounts and sessions; and the older board can write what it has become."""
    store = Store(tmp_path)
    accounts.add(store, "甲", "admin", "test")
    with store.writing() as kept:
        sessions.begin(kept, store.now(), 1, "10.0.0.9")
    with closing(file.opened(store.path)) as kept:
        older.make_older(kept)
    links.link(store, "甲", "u-1", "local")
    assert links.listed(store)[1] == links.Link("u-1", is_bound=False)
    assert [one.is_oidc for one in sessions.running(store)] == [False]
    with store.writing() as kept:
        put = "insert into sessions (token, account, started, seen, idle, ends, is_screen, place)"
        kept.execute(f"{put} values (x'00', 1, 0, 0, 0, 0, 0, '')")


def test_a_name_at_the_provider_is_of_one_account(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for name in ("甲", "乙"):
        accounts.add(store, name, "viewer", "test")
    links.link(store, "甲", " u-1 ", "test")
    for told in ("u-1", "", " ", "u\n1", "x" * 256):
        with pytest.raises(AccountError):
            links.link(store, "乙", told, "test")
    with pytest.raises(AccountError):
        links.link(store, "丙", "u-2", "test")
    assert {link.name for link in links.listed(store).values()} == {"u-1"}


def test_the_command_line_links_and_unlinks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = Store(tmp_path)
    accounts.add(store, "甲", "viewer", "test")
    where = ["--data", str(tmp_path)]
    assert command.main([*where, "link", "甲", "u-1"]) == 0
    assert command.main([*where, "list"]) == 0
    assert capsys.readouterr().out == "甲\tviewer\topen\t*\tu-1\n"
    assert command.main([*where, "unlink", "甲"]) == 0
    assert command.main([*where, "link", "乙", "u-1"]) == 1
    assert links.listed(store) == {}
    assert [(one.action, one.object) for one in audit.listed(store)][:2] == [
        ("unlink", "甲"),
        ("link", "甲 u-1"),
    ]


@pytest.fixture
def office(store: Store) -> Iterator[Store]:
    """The served board of the pages on accounts, with a provider."""
    known = Client(ISSUER, "board", OFFICE, label="统一身份认证")
    setting.use(Setting(store, is_served=True, oidc=known))
    yield store
    setting._present.clear()


def test_an_administrator_links_and_unlinks_on_the_page(office: Store) -> None:
    app, number = opened("accounts", enter(office, "甲")), account(office, "丙").id
    assert app.text_input(key=f"link_{number}_").label == "在统一身份认证的名称（sub）"
    app.text_input(key=f"link_{number}_").set_value("u-3").run()
    assert not app.exception
    assert links.listed(office)[number] == links.Link("u-3", is_bound=False)
    assert "已关联单位账号 u-3，还没有用它登录过" in screens.texts(app)
    own = account(office, "甲").id
    app.text_input(key=f"link_{own}_").set_value("u-3").run()
    assert screens.plain(app.error[0].value) == "u-3 已经关联到另一个账号。"
    app.text_input(key=f"link_{number}_u-3").set_value("").run()
    assert links.listed(office) == {}
    done = [(row[0], row[1], row[2]) for row in events(office)[:2]]
    assert done == [("甲", "unlink", "丙"), ("甲", "link", "丙 u-3")]


def test_without_a_provider_the_page_asks_for_no_link(store: Store) -> None:
    app = opened("accounts", enter(store, "甲"))
    assert not [box for box in app.text_input if str(box.key).startswith("link_")]


def test_the_audit_says_a_refusal_in_words(office: Store) -> None:
    for who, why in (("oidc:u-9", " unlinked"), ("oidc", " state"), ("丙", "")):
        result = audit.REFUSED if why else audit.DONE
        audit.note(office, who, "sign_in", f"oidc{why}", result, "10.0.0.9")
    (table,) = screens.tables(opened("audit", enter(office, "甲"), action="sign_in"))
    assert [list(row)[1:5] for row in table.to_numpy()[1:4]] == [
        ["丙", "登录", "用单位账号", "成功"],
        [
            "用单位账号的人（不知道是谁）",
            "登录",
            "用单位账号 · 不是在此开始、超时或已用过",
            "被拒绝",
        ],
        ["u-9（单位账号那边的名称）", "登录", "用单位账号 · 没有关联账号", "被拒绝"],
    ]


def test_the_self_check_names_whom_a_sign_in_asks(office: Store) -> None:
    assert office.exists
    said = checks.signing_in(settings.provider()).said
    assert said == "login.example.cn，按 QIANGHUI_OIDC_ISSUER 的设置"
    assert checks.signing_in("").said == "不问别的机器"


@pytest.mark.usefixtures("asked")
def test_the_self_check_names_a_secret_that_everybody_may_read(tmp_path: Path) -> None:
    secret, safe = tmp_path / "secret", setting.SAFE | {"server.maxUploadSize": 20}
    options = safe | {"browser.serverAddress": "10.0.0.1"}
    secret.chmod(0o644)
    assert any(str(secret) in said for said in settings.unsafe(options.get))
    secret.chmod(0o640)
    assert not any(str(secret) in said for said in settings.unsafe(options.get))


CALLS = """
import socket
from pages.shared.access.oidc.calling import calling
from pages.shared.operations import outside
outside.watch()
def call():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        asked.setblocking(False)
        try:
            asked.connect(("192.0.2.1", 9))  # a datagram socket sends nothing to connect
        except OSError:
            pass
with calling():
    call()
print(outside.seen().count)
call()
print(outside.seen().count)
"""


def test_a_call_to_the_provider_is_none_of_those_that_nobody_meant() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CALLS], cwd=server.ROOT, capture_output=True, encoding="utf-8"
    )
    assert done.stdout.split() == ["0", "1"], done.stderr
