"""The digest in the form of each service: as long as it takes, and text of cells as no markup."""

import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.sending import forms, places
from etl.sending.forms import Form, News
from etl.sending.places import Place
from etl.sending.plain import plain
from etl.words import translation

ADDRESSES = {
    places.WECOM: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6",
    places.DINGTALK: "https://oapi.dingtalk.com/robot/send?access_token=693a91f6#secret=SEC1",
    places.FEISHU: "https://open.feishu.cn/open-apis/bot/v2/hook/693a91f6#secret=abc1",
    places.MAIL: "smtps://board:pass@mail.example.cn/?from=board@example.cn&to=office@example.cn",
}
ROBOTS = [kind for kind in ADDRESSES if kind != places.MAIL]
MARKERS = [
    "**重点**",
    "[点这里](http://evil.example)",
    "![图](https://evil.example/a.png)",
    '<font color="warning">红</font>',
    "<@all>",
    "@所有人",
    "@all",
    '<at user_id="all">所有人</at>',
    "`代码`",
    "# 标题",
    "> 引用",
    "1. 一",
    "- 项",
    "|a|b|",
    "~~删~~",
    "\\*",
    "http://evil.example/x",
    "www.evil.example",
    "&lt;font&gt;",
    "上\n# 下",
    "左\u202e右",
]
LIVE = re.compile(r"[*_`~\[\]<>\\|@]|://|[A-Za-z0-9]\.[A-Za-z]|\n|\u202e")


def place(kind: str) -> Place:
    return places.parsed(1, ADDRESSES[kind])


def made(kind: str, *sentences: str, more: str = "") -> Form:
    one = places.parsed(1, ADDRESSES[kind] + more)
    return forms.form(one, News(31, "第 31 版已生效。", sentences), translation("zh"))


def shown(kind: str, form: Form) -> str:
    """What a reader of the service gets, out of what goes over the line."""
    if kind == places.MAIL:
        return form.text
    body = json.loads(form.content)
    if kind == places.FEISHU:
        post = body["content"]["post"]["zh_cn"]
        texts = ["".join(part["text"] for part in line) for line in post["content"]]
        return "\n".join((post["title"], *texts))
    text: str = body["markdown"]["content" if kind == places.WECOM else "text"]
    return text


@pytest.mark.parametrize("kind", ROBOTS)
@pytest.mark.parametrize("marker", MARKERS)
def test_text_of_a_cell_is_no_markup_no_link_and_calls_nobody(kind: str, marker: str) -> None:
    told = plain(f"提速{marker}（研究室）", kind)
    if kind != places.FEISHU:
        assert not LIVE.search(told)
    assert not re.search(r"[<>@\[\]]|://|[A-Za-z0-9]\.[A-Za-z]|\n|\u202e", told)
    assert told in shown(kind, made(kind, f"提速{marker}（研究室）"))


def test_text_of_a_cell_makes_no_link_and_no_header_in_a_mail() -> None:
    form = made(places.MAIL, "甲 http://evil.example\r\nBcc: all@example.cn")
    assert "://" not in form.text
    assert b"\nBcc:" not in form.content
    assert form.text.count("\n") == 0


@given(st.text(max_size=60), st.sampled_from(ROBOTS))
def test_a_text_stays_what_it_was_but_for_the_width_of_its_marks(text: str, kind: str) -> None:
    told = plain(text, kind)
    assert not re.search(r"[<>@\[\]]|://|\n", told)
    before = " ".join(unicodedata.normalize("NFKC", plain(text, places.FILE)).split())
    assert " ".join(unicodedata.normalize("NFKC", told).split()) == before
    told.encode()


@pytest.mark.parametrize("kind", ADDRESSES)
def test_the_message_says_what_the_board_says(kind: str) -> None:
    said = (
        "网上入会率：本市第 2 / 3 → 第 1 / 3。",
        "新增超期 2 项：提速（研究室）、减负（组织部）。",
    )
    form = made(kind, *said)
    assert form.left_out == 0
    text = shown(kind, form)
    assert [line.removeprefix("· ") for line in text.splitlines() if line.startswith("· ")] == [
        *said
    ]
    assert "第 31 版已生效" in form.title


@pytest.mark.parametrize("kind", ROBOTS)
@pytest.mark.parametrize("length", [150, 900, 1365, 6700])
def test_what_is_too_long_is_left_out_by_whole_lines_and_counted(
    kind: str, length: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QIANGHUI_ORIGINS", "https://board.example.cn http://127.0.0.1:8501")
    lines = [f"第{n}条" + "会" * length for n in range(60)]
    form = made(kind, *lines)
    assert form.limit is not None
    assert form.used <= form.limit
    text = shown(kind, form)
    kept = [line for line in lines if f"· {line}" in text.splitlines()]
    assert len(kept) == 60 - form.left_out
    assert f"· 其余 {form.left_out} 条见看板。" in text
    assert "https://board.example.cn" in form.text
    if kind == places.WECOM:
        assert form.used == len(text.encode())
    fuller = [*kept, *[line for line in lines if line not in kept][:1]]
    assert made(kind, *fuller).left_out


def test_one_line_longer_than_all_room_does_not_keep_the_others_away() -> None:
    form = made(places.WECOM, "会" * 1400, "短的一条")
    assert form.left_out == 1
    assert "· 短的一条" in form.text


def test_the_keyword_that_a_robot_asks_for_is_in_the_message() -> None:
    assert made(places.FEISHU, "甲", more="&keyword=工会").title == "工会：第 31 版已生效。"
    assert made(places.FEISHU, "工会", more="&keyword=工会").title == "第 31 版已生效。"


@pytest.mark.parametrize(
    ("address", "part"),
    [
        ("nonsense://secret", "nonsense"),
        ("https://evil.example/hook?key=secret", "wecom+"),
        ("http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=secret", "https://"),
        ("wecom+http://10.0.0.8/cgi-bin/webhook/send?key=secret", "https://"),
        ("https://qyapi.weixin.qq.com/cgi-bin/webhook/send", "key"),
        ("https://open.feishu.cn/", "webhook"),
        ("wecombot://", "key"),
        ("smtp://mail.example.cn:nan/?from=a@example.cn", "smtp"),
        ("smtp://mail.example.cn/?to=everybody", "from, to"),
    ],
)
def test_an_address_that_is_none_is_told_without_its_secret(address: str, part: str) -> None:
    with pytest.raises(places.PlaceError) as wrong:
        places.parsed(2, address)
    sentence = wrong.value.sentence(translation("zh"))
    assert sentence.startswith("去处 2")
    assert part in sentence
    assert "secret" not in sentence


@pytest.mark.parametrize(
    ("short", "whole"),
    [
        ("wecombot://693a91f6", ADDRESSES[places.WECOM]),
        ("dingtalk://SEC1@693a91f6", ADDRESSES[places.DINGTALK]),
        ("feishu://abc1@693a91f6/", ADDRESSES[places.FEISHU]),
    ],
)
def test_addresses_as_they_were_written_before_mean_the_same(short: str, whole: str) -> None:
    assert places.parsed(1, short) == places.parsed(1, whole)


def test_no_secret_is_in_what_a_place_is_called_or_how_it_prints() -> None:
    for address in ADDRESSES.values():
        one = places.parsed(1, address)
        told = f"{one!r} {one.name(translation('zh'))} {one.masked(address)}"
        assert not re.search("693a91f6|SEC1|abc1|pass", told.replace("pass@", ""))
