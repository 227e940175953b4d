"""The digest as a mail: its form, and what a mail server refuses."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.sending import forms, mails, places
from etl.sending.answers import Outcome
from etl.sending.forms import News
from etl.words import translation
from tests import robots
from tests.commands import etl
from tests.robots import Office

SAY = translation("zh")
NEWS = News(31, "第 31 版已生效。", ("网上入会率：本市第 2 / 3 → 第 1 / 3。", "会" * 30_000))


@pytest.fixture
def server() -> Iterator[Office]:
    with robots.office() as made:
        yield made


def sent(server: Office, user: str = "", more: str = "") -> tuple[Outcome, str]:
    """Send the news; the outcome, and its sentence."""
    address = (
        f"smtp://{user}127.0.0.1:{server.port}/?from=board@example.cn"
        f"&to=office@example.cn,chief@example.cn{more}"
    )
    place = places.parsed(1, address)
    outcome = mails.send(place, forms.form(place, NEWS, SAY))
    return outcome, outcome.sentence(place, SAY)


def test_a_mail_has_a_subject_a_date_and_the_whole_text(
    server: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QIANGHUI_ORIGINS", "https://board.example.cn")
    outcome, _said = sent(server)
    assert outcome.state == "sent"
    (mail,) = server.mails
    assert mail["Subject"] == NEWS.title
    assert mail["Date"]
    assert mail["Message-ID"].endswith("@example.cn>")
    assert mail.get_content_type() == "text/plain"
    text = mail.get_content().splitlines()
    assert text == [*(f"· {line}" for line in NEWS.sentences), "打开看板 https://board.example.cn"]
    assert "EHLO [127.0.0.1]" in server.lines[0].upper()


@pytest.mark.parametrize(
    ("refuses", "state", "part"),
    [
        ({"OFFICE@": "550 no such user"}, "sent", "不肯转给 office@example.cn：550 no such user"),
        ({"RCPT": "550 not here"}, "refused", "一个收件人也不转：550 not here"),
        ({"RCPT": "451 greylisted"}, "later", "眼下不收邮件：451 greylisted"),
        ({"MAIL": "553 not your name"}, "refused", "请核对地址里的 `from=`"),
        ({"DATA": "552 too big"}, "refused", "拒收变化摘要：552 too big"),
        ({"MAIL": "421 closing"}, "later", "眼下不收邮件：421 closing"),
    ],
)
def test_what_a_mail_server_refuses_is_said(
    server: Office, refuses: dict[str, str], state: str, part: str
) -> None:
    server.refuses = refuses
    outcome, sentence = sent(server)
    assert outcome.state == state
    assert part in sentence
    assert sentence.startswith("去处 1（邮件）")


def test_a_password_that_is_refused_is_said_and_not_told(server: Office) -> None:
    server.refuses = {"AUTH": "535 wrong"}
    outcome, sentence = sent(server, "board:geheim@")
    assert outcome.state == "refused"
    assert "不认邮箱的用户名或密码：535 wrong" in sentence
    assert "geheim" not in sentence


def test_a_password_goes_nowhere_unencrypted(
    server: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mails, "_is_near", lambda _host: False)
    outcome, sentence = sent(server, "board:geheim@")
    assert outcome.state == "refused"
    assert "没有把密码发出去" in sentence
    assert not any(line.startswith("AUTH") for line in server.lines)


def test_a_server_that_speaks_no_tls_is_not_reached_by_smtps(server: Office) -> None:
    place = places.parsed(1, f"smtps://127.0.0.1:{server.port}/?from=a@b.cn&to=c@d.cn")
    outcome = mails.send(place, forms.form(place, NEWS, SAY))
    assert outcome.state == "lost"


def test_the_command_shows_a_mail_and_its_receivers_before_it_is_sent(
    few: Path, tmp_path: Path, server: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    shutil.copytree(few, data)
    address = f"smtp://127.0.0.1:{server.port}/?from=board@example.cn&to=office@example.cn"
    monkeypatch.setenv("QIANGHUI_NOTIFY", address)
    shown = etl(data, "digest").stdout
    assert "office@example.cn" in shown
    assert "还没有确认" in shown
    assert etl(data, "digest", "--send").returncode == 1
    assert server.mails == []
    assert etl(data, "digest", "--confirm", "1").returncode == 0
    assert etl(data, "digest", "--send").returncode == 0
    assert len(server.mails) == 1
