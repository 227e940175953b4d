"""The places that QIANGHUI_NOTIFY names, parted by blanks, and what each is told by its address.

A robot's address is the one that its service shows, behind `wecom+`, `dingtalk+` or `feishu+` where
the host is not the service's own; `#secret=…&keyword=…` behind it stays here.
"""

import hashlib
import ipaddress
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from etl.words import Say, SentenceError, mark

SETTING = "QIANGHUI_NOTIFY"
FILE, JSON, MAIL = "file", "json", "mail"
WECOM, DINGTALK, FEISHU = "wecom", "dingtalk", "feishu"
KINDS: Mapping[str, str] = {
    WECOM: mark("WeCom"),
    DINGTALK: mark("DingTalk"),
    FEISHU: mark("Feishu"),
    MAIL: mark("mail"),
    JSON: mark("web hook"),
    FILE: mark("file"),
}
HOSTS = {
    "qyapi.weixin.qq.com": WECOM,
    "oapi.dingtalk.com": DINGTALK,
    "open.feishu.cn": FEISHU,
    "open.larksuite.com": FEISHU,
}
KEYS = {WECOM: "key", DINGTALK: "access_token"}  # the parameter that holds a robot's key
SHORT = {
    "wecombot": (WECOM, "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key={}"),
    "dingtalk": (DINGTALK, "https://oapi.dingtalk.com/robot/send?access_token={}"),
    "feishu": (FEISHU, "https://open.feishu.cn/open-apis/bot/v2/hook/{}"),
    "lark": (FEISHU, "https://open.larksuite.com/open-apis/bot/v2/hook/{}"),
}
# Scheme → how the connection is secured, and the usual port.
MAILS = {
    "smtp": ("starttls", 587),
    "smtps": ("tls", 465),
    "mailto": ("starttls", 587),
    "mailtos": ("starttls", 587),
}
UNKNOWN = mark("Destination {number} begins with “{scheme}”, which the board does not send to.")
MALFORMED = mark(
    "Destination {number}, which begins with “{scheme}”, is no address: check its host and port."
)
STRANGE = mark(
    "Destination {number}: the board does not know which service {host} is. Put `wecom+`,"
    " `dingtalk+` or `feishu+` before the address."
)
UNSAFE = mark(
    "Destination {number} would send its key unencrypted: its address must begin with “https://”."
)
UNFIT = mark("Destination {number} ({kind}) is no whole address: {lack} is missing.")


class PlaceError(SentenceError):
    """A part of the setting that names no place to send to."""

    def sentence(self, say: Say) -> str:
        """The sentence, with the service by its name."""
        details = {**self.details, "kind": say(KINDS[str(self.details.get("kind", FILE))])}
        return say(self.message_id).format(**details)


@dataclass(frozen=True)
class Place:
    """One place; `url` is a robot's or a hook's address or the path of a file, and is a secret."""

    number: int
    kind: str
    url: str = field(repr=False)
    secret: str = field(default="", repr=False)
    keyword: str = ""
    host: str = ""
    port: int = 0
    secured: str = ""  # of mail: tls, starttls
    user: str = field(default="", repr=False)
    sender: str = ""
    receivers: tuple[str, ...] = ()

    @property
    def is_outside(self) -> bool:
        """Whether what is sent leaves this machine's files, and so wants a confirmed preview."""
        return self.kind != FILE

    @property
    def print(self) -> str:
        """What tells this place from others, and that gives no password away."""
        known = (self.kind, self.keyword, self.url, self.host, str(self.port), self.sender)
        whole = "\0".join((*known, *self.receivers))
        return hashlib.sha256(whole.encode()).hexdigest()[:16]

    def name(self, say: Say) -> str:
        """What people call it: its number in the setting and its service."""
        return say("Destination {number} ({kind})").format(
            number=self.number, kind=say(KINDS[self.kind])
        )

    def masked(self, text: str) -> str:
        """A text without the secrets of the place, should it repeat them."""
        parsed = urlsplit(self.url)
        keys = [value for values in parse_qs(parsed.query).values() for value in values]
        last = parsed.path.rpartition("/")[2] if self.kind == FEISHU else ""
        hidden = (self.url if self.is_outside else "", self.secret, last, *keys)
        for part in sorted({part for part in hidden if len(part) > 3}, key=len, reverse=True):
            text = text.replace(part, "***")
        return text


def everything() -> list[Place | PlaceError]:
    """What the setting names, in its order; what names no place is its error."""
    found: list[Place | PlaceError] = []
    for number, address in enumerate(os.environ.get(SETTING, "").split(), 1):
        try:
            found.append(parsed(number, address))
        except PlaceError as wrong:
            found.append(wrong)
    return found


def parsed(number: int, address: str) -> Place:
    """One place by its address; raises PlaceError, which names no secret."""
    scheme = address.partition(":")[0].lower()
    if scheme == FILE:
        return Place(number, FILE, address.partition(":")[2])
    try:
        parts = urlsplit(address)
        if parts.port == 0:  # one that is no number raises ValueError
            raise ValueError(parts.port)
        read: Callable[[int, SplitResult], Place] = _READERS.get(scheme, _robot)
        return read(number, parts)
    except ValueError as wrong:  # brackets that do not close, too
        known = re.sub(r"[^a-z0-9+.-]", "", scheme)[:20]
        raise PlaceError(MALFORMED, number=number, scheme=known) from wrong


def _robot(number: int, parts: SplitResult) -> Place:
    """A robot by the address that its service shows."""
    kind, _plus, scheme = parts.scheme.rpartition("+")
    host = parts.hostname or ""
    kind = kind or HOSTS.get(host, "")
    if parts.scheme in ("http", "https") and host and not kind:
        raise PlaceError(STRANGE, number=number, host=host)
    if kind not in (WECOM, DINGTALK, FEISHU) or scheme not in ("http", "https"):
        raise PlaceError(UNKNOWN, number=number, scheme=parts.scheme[:20])
    if scheme == "http" and not _is_near(host):
        raise PlaceError(UNSAFE, number=number)
    key = KEYS.get(kind)
    held = parse_qs(parts.query).get(key, [""])[0] if key else parts.path.rpartition("/")[2]
    if not (host and held):
        raise PlaceError(UNFIT, number=number, kind=kind, lack=key or "webhook")
    told = {name: values[0] for name, values in parse_qs(parts.fragment).items()}
    url = parts._replace(scheme=scheme, fragment="").geturl()
    keyword = " ".join(told.get("keyword", "").split())
    return Place(number, kind, url, told.get("secret", ""), keyword, host)


def _short(number: int, parts: SplitResult) -> Place:
    """A robot by its key alone, or by its secret and its key: `dingtalk://SECRET@KEY`."""
    kind, whole = SHORT[parts.scheme]
    user, _at, key = parts.netloc.rpartition("@")
    if not re.fullmatch(r"[\w-]+", key, re.ASCII):
        raise PlaceError(UNFIT, number=number, kind=kind, lack="key")
    url = whole.format(key)
    return Place(number, kind, url, unquote(user), host=urlsplit(url).hostname or "")


def _hook(number: int, parts: SplitResult) -> Place:
    """A hook that takes JSON of no service in particular."""
    if not parts.hostname:
        raise PlaceError(UNFIT, number=number, kind=JSON, lack="host")
    scheme = "https" if parts.scheme == "jsons" else "http"
    netloc = parts.netloc.rpartition("@")[2]
    url = parts._replace(scheme=scheme, netloc=netloc, fragment="").geturl()
    user, secret = unquote(parts.username or ""), unquote(parts.password or "")
    return Place(number, JSON, url, secret, host=parts.hostname, user=user)


def _mail(number: int, parts: SplitResult) -> Place:
    """A mailbox: `smtps://user:password@host:465/?from=a@b&to=c@d,e@f`."""
    told = {name: values[0] for name, values in parse_qs(parts.query).items()}
    secured, port = MAILS[parts.scheme]
    user = unquote(parts.username or "")
    host = told.get("smtp") or parts.hostname or ""
    sender = told.get("from") or (user if "@" in user else f"{user}@{parts.hostname}")
    asked = told.get("to") or sender
    receivers = tuple(part.strip() for part in asked.split(",") if part.strip())
    if not f"{user}{unquote(parts.password or '')}".isascii():  # which no mail server takes
        raise PlaceError(UNFIT, number=number, kind=MAIL, lack="user, password")
    if not host or not all(_is_mailbox(one) for one in (sender, *receivers)):
        raise PlaceError(UNFIT, number=number, kind=MAIL, lack="host" if not host else "from, to")
    return Place(
        number,
        MAIL,
        "",
        unquote(parts.password or ""),
        host=host,
        port=parts.port or port,
        secured=secured,
        user=user,
        sender=sender,
        receivers=receivers,
    )


def _is_mailbox(text: str) -> bool:
    return bool(re.fullmatch(r"[^\s@<>,;:\"]+@[^\s@<>,;:\"]+", text))


def _is_near(host: str) -> bool:
    """Whether an address is this machine's own."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


_READERS: Mapping[str, Callable[[int, SplitResult], Place]] = {
    **dict.fromkeys(SHORT, _short),
    **dict.fromkeys(("json", "jsons"), _hook),
    **dict.fromkeys(MAILS, _mail),
}
