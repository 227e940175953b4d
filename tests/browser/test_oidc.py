"""Signing in at the office's provider in a real browser: another site, from which it comes back."""

import re
import shutil
from pathlib import Path

from playwright.sync_api import Browser, expect

from pages.shared.access import accounts, links
from pages.shared.access.store import Store
from tests import provider as providers
from tests.browser import server, watch

LABEL = "统一身份认证"


def test_a_person_signs_in_at_the_provider_and_out_of_both(
    browser: Browser, few: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    shutil.copytree(few, data)
    store = Store(data)
    accounts.add(store, "乙", "viewer", "test")
    links.link(store, "乙", "u-1", "test")
    port = server.free_port()
    with providers.serving(host="localhost") as provider:  # another site than 127.0.0.1
        variables = providers.variables(provider.issuer, LABEL, port, tmp_path)
        log = tmp_path / "server.txt"
        with (
            server.serving(data, log, port=port, variables=variables) as started,
            watch.tab(browser, started.address, language="zh", size="desk") as tab,
        ):
            tab.page.goto(f"{started.address}/rankings")
            expect(tab.page).to_have_url(re.compile("/sign-in"))
            tab.page.get_by_role("link", name=f"用{LABEL}登录").click()
            expect(tab.page).to_have_url(re.compile(rf"^{re.escape(started.address)}/rankings"))
            tab.drawn()
            tab.page.goto(f"{started.address}/sign-out")
            tab.page.get_by_role("button", name="退出").click()
            tab.page.get_by_role("link", name=f"{LABEL}也退出").click()
            expect(tab.page).to_have_url(re.compile(rf"^{re.escape(provider.issuer)}/logout"))
            tab.page.goto(f"{started.address}/rankings")
            expect(tab.page).to_have_url(re.compile("/sign-in"))
    assert "Traceback" not in log.read_text("utf-8")
