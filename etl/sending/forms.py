"""The digest in the form of each service, and no longer than the service takes.

Limits are of bytes, as the services count them (docs/digest.md): of WeCom's `markdown.content`, of
the whole request elsewhere. What does not fit is left out line by line, counted, and read on the
board.
"""

import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP

from etl.sending.places import DINGTALK, FEISHU, JSON, MAIL, WECOM, Place
from etl.sending.plain import plain
from etl.words import Say, mark

ORIGINS = "QIANGHUI_ORIGINS"  # the first one is where people open the board
LIMITS: Mapping[str, int] = {WECOM: 4096, DINGTALK: 20_000, FEISHU: 20_000}
ITEM = "· "  # a line of the board's own beginning, after which no mark of a line's start counts
MORE = mark("{count} more on the board.")
ON_BOARD = mark("Open the board")
Body = Mapping[str, object]


@dataclass(frozen=True)
class News:
    """What is to be sent: a title and the sentences of the digest, as the board has them."""

    build: int
    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Form:
    """A message as it goes out; `text` is what people see, `used` counts as the service does."""

    title: str
    text: str
    content: bytes
    used: int
    limit: int | None
    left_out: int


def form(place: Place, news: News, say: Say) -> Form:
    """The news in the form of a place, with as many of its sentences as fit.

    The word that a robot asks every message to hold stands before the title where it is not said.
    """
    title = plain(news.title, place.kind)
    made = _fitting(place, title, news, say)
    if place.keyword and place.keyword not in f"{made.title}\n{made.text}":
        return _fitting(place, f"{place.keyword}：{title}", news, say)
    return made


def _fitting(place: Place, title: str, news: News, say: Say) -> Form:
    lines = [plain(sentence, place.kind) for sentence in news.sentences]
    limit = LIMITS.get(place.kind)
    whole = _made(place, title, lines, 0, say)
    if limit is None or whole.used <= limit:
        return whole
    kept: list[str] = []
    for number, line in enumerate(lines):
        rest = len(lines) - number - 1
        left = number - len(kept) + rest  # were this line the last one
        made = _made(place, title, [*kept, line], left, say)
        if made.used <= limit:
            kept.append(line)
    return _made(place, title, kept, len(lines) - len(kept), say)


def link() -> str:
    """Where people open the board; empty where the setting does not say."""
    return next(iter(os.environ.get(ORIGINS, "").split()), "")


def _made(place: Place, title: str, lines: Sequence[str], left: int, say: Say) -> Form:
    foot = [say(MORE).format(count=left)] if left else []
    make = _MAKERS.get(place.kind, _hook)
    text, content, used = make(place, title, [*lines, *foot], say)
    return Form(title, text, content, used, LIMITS.get(place.kind), left)


def _wecom(_place: Place, title: str, lines: Sequence[str], say: Say) -> tuple[str, bytes, int]:
    text = "\n".join((f"### {title}", *_items(lines), *_linked(say)))
    body = {"msgtype": "markdown", "markdown": {"content": text}}
    return text, _json(body), len(text.encode())


def _dingtalk(_place: Place, title: str, lines: Sequence[str], say: Say) -> tuple[str, bytes, int]:
    """DingTalk joins lines unless a blank one stands between them; `at` says that it is nobody."""
    text = "\n\n".join((f"### {title}", *_items(lines), *_linked(say)))
    body = {
        "msgtype": "markdown",
        "markdown": {"title": title, "text": text},
        "at": {"atMobiles": [], "atUserIds": [], "isAtAll": False},
    }
    return text, (content := _json(body)), len(content)


def _feishu(place: Place, title: str, lines: Sequence[str], say: Say) -> tuple[str, bytes, int]:
    """A post: its texts are no markdown; room is kept for the signature, which is made later."""
    parts = [[{"tag": "text", "text": line}] for line in _items(lines)]
    shown = [title, *_items(lines)]
    if where := link():
        parts.append([{"tag": "a", "text": say(ON_BOARD), "href": where}])
        shown.append(f"{say(ON_BOARD)} {where}")
    post = {"zh_cn": {"title": title, "content": parts}}
    body = {"msg_type": "post", "content": {"post": post}}
    content = _json(body)
    signed = {**body, "timestamp": "0" * 10, "sign": "0" * 44} if place.secret else body
    return "\n".join(shown), content, len(_json(signed))


def _mail(place: Place, title: str, lines: Sequence[str], say: Say) -> tuple[str, bytes, int]:
    where = link()
    text = "\n".join((*_items(lines), *((f"{say(ON_BOARD)} {where}",) if where else ())))
    mail = EmailMessage(policy=SMTP)
    mail["Subject"], mail["From"], mail["To"] = title, place.sender, ", ".join(place.receivers)
    mail.set_content(f"{text}\n", cte="base64")
    content = mail.as_bytes()
    return text, content, len(content)


def _hook(_place: Place, title: str, lines: Sequence[str], _say: Say) -> tuple[str, bytes, int]:
    """As an office's own program takes it: the names that it has been told so far."""
    text = "\n".join(lines)
    body = {"version": "1.0", "title": title, "message": text, "type": "info", "attachments": []}
    return text, (content := _json(body)), len(content)


def _items(lines: Sequence[str]) -> list[str]:
    return [f"{ITEM}{line}" for line in lines]


def _linked(say: Say) -> list[str]:
    """The board's own address, as a link of markdown."""
    return [f"[{say(ON_BOARD)}]({where})"] if (where := link()) else []


def _json(body: Body) -> bytes:
    return json.dumps(body, ensure_ascii=False).encode()


Maker = Callable[[Place, str, Sequence[str], Say], tuple[str, bytes, int]]
_MAKERS: Mapping[str, Maker] = {
    WECOM: _wecom,
    DINGTALK: _dingtalk,
    FEISHU: _feishu,
    MAIL: _mail,
    JSON: _hook,
}
