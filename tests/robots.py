"""Services of group robots and mail on 127.0.0.1, which check and answer as the real ones do.

What they check, and the codes and words of their answers, is in docs/digest.md with its sources.
"""

import base64
import hashlib
import hmac
import http.server
import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any
from urllib.parse import parse_qs, urlsplit

KEY, SECRET, WORD = "693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa", "SECthisissecret", "工会"
WECOM, DINGTALK, FEISHU = "wecom", "dingtalk", "feishu"
PATHS = {
    WECOM: f"/cgi-bin/webhook/send?key={KEY}",
    DINGTALK: f"/robot/send?access_token={KEY}",
    FEISHU: f"/open-apis/bot/v2/hook/{KEY}",
}


@dataclass(frozen=True)
class Answer:
    """One answer out of turn; without a body there is none at all, until the test is over."""

    status: int = 200
    body: bytes | None = b""
    headers: tuple[tuple[str, str], ...] = ()


def said(**content: object) -> Answer:
    """An answer of HTTP 200 with a code in it, as the services refuse."""
    return Answer(body=json.dumps(content).encode())


@dataclass
class Services:
    """What was heard: each request's kind and body; `script` is answered before all else."""

    port: int = 0
    heard: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    script: list[Answer] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)
    is_signed: bool = False
    has_word: bool = False

    def address(self, kind: str, more: str = "") -> str:
        """A robot's address for the setting."""
        return f"{kind}+http://127.0.0.1:{self.port}{PATHS[kind]}{more}"

    def judge(self, path: str, body: bytes) -> dict[str, object]:
        """What a service says to a request, having looked at what it says it looks at."""
        kind = next(kind for kind, known in PATHS.items() if path.startswith(known[:10]))
        content = json.loads(body)
        self.heard.append((kind, content))
        self.sizes.append(len(body))
        judges = {WECOM: self._wecom, DINGTALK: self._dingtalk, FEISHU: self._feishu}
        return judges[kind](path, content, len(body))

    def _wecom(self, path: str, content: dict[str, Any], _size: int) -> dict[str, object]:
        if not path.endswith(f"={KEY}"):
            text = "invalid webhook url, hint: [1708], from ip: 10.0.0.1, more info at https://x"
            return {"errcode": 93000, "errmsg": text}
        if len(content["markdown"]["content"].encode()) > 4096:
            return {"errcode": 40058, "errmsg": "markdown.content exceed max length 4096"}
        return {"errcode": 0, "errmsg": "ok"}

    def _dingtalk(self, path: str, content: dict[str, Any], size: int) -> dict[str, object]:
        asked = parse_qs(urlsplit(path).query)
        moment, secret = asked.get("timestamp", [""])[0], SECRET.encode()
        made = hmac.new(secret, f"{moment}\n{SECRET}".encode(), hashlib.sha256).digest()
        if asked["access_token"] != [KEY]:
            return {"errcode": 300005, "errmsg": "token is not exist"}
        if self.is_signed and asked.get("sign") != [base64.b64encode(made).decode()]:
            return {"errcode": 310000, "errmsg": "sign not match"}
        if self.has_word and WORD not in content["markdown"]["text"]:
            return {"errcode": 310000, "errmsg": "keywords not in content"}
        if size > 20_000:
            return {"errcode": 460101, "errmsg": "message too long, exceed 20000 bytes"}
        return {"errcode": 0, "errmsg": "ok"}

    def _feishu(self, path: str, content: dict[str, Any], size: int) -> dict[str, object]:
        key = f"{content.get('timestamp')}\n{SECRET}".encode()
        made = base64.b64encode(hmac.new(key, b"", hashlib.sha256).digest()).decode()
        if not path.endswith(KEY):
            return {"code": 19001, "data": {}, "msg": "param invalid: token invalid"}
        if self.is_signed and content.get("sign") != made:
            return {"code": 19021, "msg": "sign match fail or timestamp is not within one hour"}
        if self.has_word and WORD not in json.dumps(content, ensure_ascii=False):
            return {"code": 19024, "msg": "Key Words Not Found"}
        if size > 20_000 or content["msg_type"] != "post":
            return {"code": 9499, "msg": "Bad Request", "data": {}}
        return {"code": 0, "msg": "success", "data": {}, "StatusCode": 0, "Extra": None}


class _Handler(http.server.BaseHTTPRequestHandler):
    services: Services

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        judged = json.dumps(self.services.judge(self.path, body)).encode()
        answer = self.services.script.pop(0) if self.services.script else Answer(body=judged)
        if answer.body is None:
            self.services.over.wait()
            return
        self.send_response(answer.status)
        for name, value in answer.headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, *_said: object) -> None:
        """Quiet."""


@contextmanager
def services() -> Iterator[Services]:
    """The three services of robots on one port."""
    made = Services()
    handler = type("Handler", (_Handler,), {"services": made})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        made.port = server.server_port
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield made
        made.over.set()
        server.shutdown()
        thread.join()


@dataclass
class Office:
    """A mail server: what it was handed, and what it refuses, by command."""

    port: int = 0
    mails: list[EmailMessage] = field(default_factory=list)
    refuses: dict[str, str] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)


class _Desk(socketserver.StreamRequestHandler):
    office: Office

    def handle(self) -> None:
        self._say("220 office ready")
        while line := self.rfile.readline().decode().strip():
            self.office.lines.append(line)
            verb = line.split(":")[0].upper()
            refusal = next(
                (no for to, no in self.office.refuses.items() if to in line.upper()), None
            )
            if refusal:
                self._say(refusal)
            elif verb.startswith("EHLO"):
                self._say("250-office\r\n250 AUTH PLAIN LOGIN")
            elif verb.startswith("AUTH"):
                self._say("235 known")
            elif verb == "DATA":
                self._take()
            elif verb == "QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 ok")

    def _take(self) -> None:
        self._say("354 go on")
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        mail = message_from_bytes(b"".join(lines), EmailMessage, policy=policy.default)
        self.office.mails.append(mail)
        self._say("250 taken")

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


@contextmanager
def office() -> Iterator[Office]:
    """A mail server without encryption, as an office has it on its own machine."""
    made = Office()
    desk = type("Desk", (_Desk,), {"office": made})
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), desk) as server:
        made.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield made
        server.shutdown()
        thread.join()
