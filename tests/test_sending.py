"""The digest is sent to whom it was confirmed for; what a service answers is read and said."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from etl.sending import forms, places, robots, sending
from etl.words import translation
from tests import offices
from tests import robots as known
from tests.commands import current, etl
from tests.robots import DINGTALK, FEISHU, KEY, SECRET, WECOM, Answer, Services, said

SAID = "新增超期 1 项：提速<@all>（研究室）。"
KINDS = (WECOM, DINGTALK, FEISHU)


@pytest.fixture(scope="module")
def loaded(few: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose newest build has a digest; only for copying."""
    folder = tmp_path_factory.mktemp("loaded") / "data"
    shutil.copytree(few, folder)
    assert etl(folder, "load", office(folder.parent)).returncode == 0
    return folder


@pytest.fixture
def data(loaded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    shutil.copytree(loaded, folder)
    monkeypatch.delenv("QIANGHUI_NOTIFY", raising=False)
    monkeypatch.delenv("QIANGHUI_ORIGINS", raising=False)
    return folder


@pytest.fixture
def before(few: Path, tmp_path: Path) -> Path:
    """A data folder before its second load."""
    return Path(shutil.copytree(few, tmp_path / "before"))


@pytest.fixture
def services(monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    with known.services() as made:
        monkeypatch.setenv("QIANGHUI_NOTIFY", " ".join(made.address(kind) for kind in KINDS))
        yield made


def office(folder: Path) -> Path:
    decisions: offices.Rows = [
        ["会议", "议定事项", "责任单位", "完成时限"],
        ["例会", "提速<@all>", "研究室", "2025年7月1日"],
    ]
    return offices.workbook(folder / "八月.xlsx", {"议定事项": decisions})


def load(data: Path) -> list[str]:
    """Load what makes a digest; the notices of it."""
    done = etl(data, "load", office(data.parent), "--json")
    assert done.returncode == 0, done.stdout
    notices: list[str] = json.loads(done.stdout)["notices"]
    return notices


def send(data: Path) -> list[str]:
    """Send the digest; what is said of those that did not take it."""
    notices: list[str] = json.loads(etl(data, "digest", "--send", "--json").stdout)["notices"]
    return notices


def confirm(data: Path, *numbers: int) -> None:
    assert etl(data, "digest", "--confirm", *map(str, numbers), "--by", "研究室").returncode == 0


def shown(data: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(etl(data, "digest", "--json").stdout)["places"]
    return found


def test_nothing_is_sent_before_somebody_has_confirmed_the_preview(
    before: Path, services: Services
) -> None:
    notices = load(before)
    assert services.heard == []
    assert [notice[:4] for notice in notices] == ["去处 1", "去处 2", "去处 3"]
    assert all("还没有人确认过预览" in notice for notice in notices)
    assert etl(before, "digest", "--send").returncode == 1
    assert services.heard == []


def test_each_service_gets_what_the_preview_showed_once_it_is_confirmed(
    data: Path, services: Services
) -> None:
    confirm(data, 1, 2, 3)
    assert send(data) == []
    assert [kind for kind, _body in services.heard] == [*KINDS]
    told = dict(services.heard)
    previews = {one["kind"]: one for one in shown(data)}
    assert told[WECOM]["markdown"]["content"] == previews[WECOM]["text"]
    assert told[DINGTALK]["markdown"]["text"] == previews[DINGTALK]["text"]
    assert told[DINGTALK]["at"]["isAtAll"] is False
    post = told[FEISHU]["content"]["post"]["zh_cn"]
    parts = [post["title"], *(part["text"] for (part,) in post["content"])]
    assert "\n".join(parts) == previews[FEISHU]["text"]
    assert all("＠all" in str(one["text"]) for one in previews.values())
    assert services.sizes[1:] == [previews[DINGTALK]["used"], previews[FEISHU]["used"]]
    assert previews[WECOM]["used"] == len(str(previews[WECOM]["text"]).encode())
    assert all(one["confirmed"]["by"] == "研究室" for one in shown(data))


def test_what_a_load_sends_is_the_digest_of_the_board(before: Path, services: Services) -> None:
    confirm(before, 1, 2, 3)
    assert load(before) == []
    told = sending.news(current(before), "zh")
    assert told.sentences == (SAID,)
    (_kind, body), *_rest = services.heard
    assert "· 新增超期 1 项：提速＜＠all＞（研究室）。" in body["markdown"]["content"].splitlines()


def test_another_address_is_another_place_to_confirm(
    data: Path, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    confirm(data, 1)
    address = services.address(WECOM).replace(KEY, f"{KEY}b")
    monkeypatch.setenv("QIANGHUI_NOTIFY", address)
    assert len(send(data)) == 1
    assert services.heard == []


def test_a_damaged_confirmation_is_none(data: Path, services: Services) -> None:
    confirm(data, 1, 2, 3)
    for file in (data / "sending").glob("*.confirmed.json"):
        file.write_text(file.read_text("utf-8").replace("研究室", "别人"), "utf-8")
    assert len(send(data)) == 3
    assert services.heard == []


REFUSALS = [
    (
        WECOM,
        said(errcode=93000, errmsg="invalid webhook url, hint: [17]"),
        "93000 invalid webhook url）：机器人的地址已经失效",
    ),
    (
        WECOM,
        said(errcode=45009, errmsg="api freq out of limit"),
        "眼下不收（45009 api freq out of limit）：短时间内消息太多",
    ),
    (WECOM, said(errcode=-1, errmsg="system busy"), "正忙"),
    (WECOM, said(errcode=77777, errmsg="odd"), "77777 odd"),
    (DINGTALK, said(errcode=310000, errmsg="keywords not in content, more: [x]"), "关键词"),
    (DINGTALK, said(errcode=310000, errmsg="sign not match"), "签名对不上"),
    (DINGTALK, said(errcode=310000, errmsg="ip 10.0.0.1 not in whitelist"), "白名单"),
    (DINGTALK, said(errcode=300005, errmsg="token is not exist"), "重新复制"),
    (
        DINGTALK,
        said(errcode=130101, errmsg="send too fast, exceed 20 times per minute"),
        "消息太多",
    ),
    (FEISHU, said(code=9499, msg="Bad Request", data={}), "9499 Bad Request"),
    (FEISHU, said(code=19021, msg="sign match fail"), "签名对不上"),
    (FEISHU, said(code=19024, msg="Key Words Not Found"), "关键词"),
    (FEISHU, said(StatusCode=19001, StatusMessage="token invalid"), "重新复制"),
    (WECOM, Answer(500, b"oops"), "HTTP 500"),
    (WECOM, Answer(404, b""), "HTTP 404"),
    (WECOM, Answer(302, b"", (("Location", "http://127.0.0.1:9/"),)), "没有跟过去"),
    (WECOM, Answer(200, b"<html>sign in to the network</html>"), "不像是它的答复"),
    (WECOM, Answer(200, b"[1]"), "不像是它的答复"),
    (WECOM, Answer(503, b"", (("Retry-After", "3600"),)), "正忙（HTTP 503）"),
    (FEISHU, said(code=19001, msg=f"{KEY} token invalid"), "*** token invalid"),
]


@pytest.mark.parametrize(("kind", "answer", "part"), REFUSALS)
def test_what_a_service_refuses_is_said_with_its_name_and_reason(
    data: Path,
    services: Services,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    answer: Answer,
    part: str,
) -> None:
    monkeypatch.setenv("QIANGHUI_NOTIFY", services.address(kind))
    confirm(data, 1)
    services.script.append(answer)
    (notice,) = send(data)
    assert notice.startswith("去处 1（")
    assert part in notice
    assert KEY not in notice
    assert len(services.heard) == 1  # refused for good, or for longer than a load waits
    (one,) = shown(data)
    assert one["last"]["said"] == notice
    assert etl(data, "digest", "--send").returncode == 0  # now the service takes it
    assert etl(data, "digest", "--send").returncode == 0
    assert len(services.heard) == 2  # and has it only once


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        (FEISHU, said(code=11232, msg="frequency limited psm")),
        (WECOM, said(errcode=45009, errmsg="api freq out of limit")),
        (DINGTALK, Answer(429, b"")),
    ],
)
def test_a_service_that_says_when_to_come_again_is_asked_again_then(
    data: Path, services: Services, monkeypatch: pytest.MonkeyPatch, kind: str, answer: Answer
) -> None:
    monkeypatch.setenv("QIANGHUI_NOTIFY", services.address(kind))
    confirm(data, 1)
    at_once = Answer(answer.status, answer.body, (("Retry-After", "0"),))
    services.script += [at_once, at_once]
    assert send(data) == []
    assert len(services.heard) == 3
    services.script += [at_once] * 3
    (refused,) = places.everything()
    assert isinstance(refused, places.Place)
    failed = sending.send(data, current(data), "zh")
    assert len(services.heard) == 6
    assert len(failed) == 1


def test_a_service_that_is_silent_is_not_told_twice(
    data: Path, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QIANGHUI_NOTIFY", services.address(WECOM))
    monkeypatch.setattr(robots, "TIMEOUT", (5.0, 1.0))
    confirm(data, 1)
    services.script.append(Answer(body=None))
    (notice,) = send(data)
    assert "不知道变化摘要到了没有" in notice
    assert len(services.heard) == 1


def test_signatures_and_keywords_are_as_the_services_check_them(
    data: Path, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.is_signed = services.has_word = True
    more = f"#secret={SECRET}&keyword={known.WORD}"
    wanted = [services.address(kind, more) for kind in (DINGTALK, FEISHU)]
    monkeypatch.setenv("QIANGHUI_NOTIFY", " ".join(wanted))
    confirm(data, 1, 2)
    assert send(data) == []
    assert [one["used"] for one in shown(data)] == services.sizes


def test_another_secret_is_refused_and_stays_one(
    data: Path, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.is_signed = True
    wrong = [services.address(kind, "#secret=another-one") for kind in (DINGTALK, FEISHU)]
    monkeypatch.setenv("QIANGHUI_NOTIFY", " ".join(wrong))
    confirm(data, 1, 2)
    notices = send(data)
    assert [("签名对不上" in notice) for notice in notices] == [True, True]
    assert "another-one" not in "".join(notices)
    kept = [file.read_text("utf-8") for file in (data / "sending").iterdir()]
    assert not any("another-one" in text or KEY in text for text in kept)


def test_what_is_too_long_for_a_service_is_shortened_before_it_is_sent(services: Services) -> None:
    for number, kind in enumerate(KINDS, 1):
        place = places.parsed(number, services.address(kind))
        lines = tuple(f"第 {n} 条" + "会" * 150 for n in range(90))
        told = forms.News(1, "第 1 版已生效", lines)
        outcome = robots.send(place, forms.form(place, told, translation("zh")))
        assert outcome.state == "sent"


def test_a_place_that_cannot_be_reached_is_said(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QIANGHUI_NOTIFY", f"wecom+http://127.0.0.1:9/send?key={KEY}")
    confirm(data, 1)
    (notice,) = send(data)
    assert notice == "去处 1（企业微信）联系不上：连不通。请核对地址和网络。"


def test_a_number_that_names_no_place_is_refused(data: Path, services: Services) -> None:
    for number in ("0", "4"):
        done = etl(data, "digest", "--confirm", number)
        assert done.returncode == 1
        assert "QIANGHUI_NOTIFY" in done.stdout
    assert services.heard == []
