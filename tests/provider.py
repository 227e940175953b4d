"""A provider of OpenID Connect on this machine, as small as the standard allows.

It signs by itself, with `cryptography` alone, so that the library under test proves what another
program has made. Whoever asks is the person in `claims`; a test bends the answer before it is sent.
"""

import base64
import datetime as dt
import hashlib
import hmac
import json
import secrets
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import NameOID

CLIENT_ID, SECRET = "board", "s3cret+of/the=board"
Claims = dict[str, Any]


@dataclass
class Key:
    """An RSA key and the name under which it is published."""

    id: str
    private: rsa.RSAPrivateKey = field(
        default_factory=lambda: rsa.generate_private_key(public_exponent=65537, key_size=2048)
    )

    def published(self) -> Claims:
        numbers = self.private.public_key().public_numbers()
        named = {"n": numbers.n, "e": numbers.e}
        parts = {name: _text(_bytes(number)) for name, number in named.items()}
        return {"kty": "RSA", "use": "sig", "alg": "RS256", "kid": self.id, **parts}

    def signed(self, header: Claims, claims: Claims) -> str:
        """A JWS as its header says: RS256, or one of the two that must not be accepted."""
        head = f"{_text(json.dumps(header).encode())}.{_text(json.dumps(claims).encode())}"
        if header["alg"] == "none":
            return f"{head}."
        if header["alg"] == "HS256":
            public = self.private.public_key().public_bytes(
                serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
            )
            return f"{head}.{_text(hmac.digest(public, head.encode(), 'sha256'))}"
        made = self.private.sign(head.encode(), padding.PKCS1v15(), hashes.SHA256())
        return f"{head}.{_text(made)}"


@dataclass
class Provider:
    """What it knows and does; `asked` is every path that was asked for."""

    issuer: str = ""
    key: Key = field(default_factory=lambda: Key("first"))
    shown: list[Key] = field(default_factory=list)  # the keys that it publishes
    claims: Claims = field(default_factory=lambda: {"sub": "u-1"})
    more: Claims = field(default_factory=dict)  # what only its userinfo tells
    published: Claims = field(default_factory=dict)  # beside or instead of what it publishes
    bend: Callable[[Claims, Claims], None] = lambda _header, _claims: None  # header, claims
    error: str = ""  # with which it answers instead of a code
    asked: list[str] = field(default_factory=list)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    takes_code_twice: bool = False
    methods: tuple[str, ...] = ("client_secret_basic",)  # by which a client says its secret

    def metadata(self) -> Claims:
        parts = {
            "authorization_endpoint": "authorize",
            "token_endpoint": "token",
            "jwks_uri": "keys",
            "userinfo_endpoint": "userinfo",
            "end_session_endpoint": "logout",
        }
        places = {name: f"{self.issuer}/{path}" for name, path in parts.items()}
        named = {"token_endpoint_auth_methods_supported": list(self.methods)}
        return {"issuer": self.issuer, **places, **named, **self.published}

    def authorize(self, asked: dict[str, str]) -> str:
        """The address to lead back to, with a code for what was asked."""
        assert asked["client_id"] == CLIENT_ID
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        assert "openid" in asked["scope"].split()
        if self.error:
            answer = {"error": self.error, "state": asked["state"]}
        else:
            code = secrets.token_urlsafe()
            self.codes[code] = asked
            answer = {"code": code, "state": asked["state"]}
        return f"{asked['redirect_uri']}?{urlencode(answer)}"

    def token(self, said: dict[str, str], authorization: str) -> tuple[int, Claims]:
        """The status and the answer to who shows a code, its verifier and the secret."""
        if not self._is_client(said, authorization):
            return 401, {"error": "invalid_client"}
        begun = self.codes.get(said["code"])
        if begun is None or begun["redirect_uri"] != said["redirect_uri"]:
            return 400, {"error": "invalid_grant"}
        if not self.takes_code_twice:
            del self.codes[said["code"]]
        proof = _text(hashlib.sha256(said["code_verifier"].encode()).digest())
        if proof != begun["code_challenge"]:
            return 400, {"error": "invalid_grant"}
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT_ID, "iat": now, "exp": now + 300}
        claims |= {"nonce": begun["nonce"], **self.claims}
        header = {"alg": "RS256", "kid": self.key.id}
        self.bend(header, claims)
        bearer = {"access_token": "for-userinfo", "token_type": "Bearer", "expires_in": 300}
        return 200, {**bearer, "id_token": self.key.signed(header, claims)}

    def _is_client(self, said: dict[str, str], authorization: str) -> bool:
        """Whether it is the client, by the one method that is taken."""
        (method,) = self.methods
        given = tuple(said.get(name, "") for name in ("client_id", "client_secret"))
        if method == "client_secret_basic":
            sent = base64.b64decode(authorization.removeprefix("Basic ")).decode()
            given = tuple(map(unquote, sent.split(":")))
        return given == (CLIENT_ID, "" if method == "none" else SECRET)


@contextmanager
def serving(
    port: int = 0, host: str = "127.0.0.1", certificate: Path | None = None
) -> Iterator[Provider]:
    """A provider on a port of this machine, in a thread of its own; `host` is how it is called.

    With a file of a `certificate` and its key it speaks TLS.
    """
    provider = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            provider.asked.append(parts.path)
            asked = {name: words[0] for name, words in parse_qs(parts.query).items()}
            if parts.path == "/authorize":
                self.send_response(302)
                self.send_header("Location", provider.authorize(asked))
                self.end_headers()
                return
            answers: dict[str, Callable[[], Claims]] = {
                "/.well-known/openid-configuration": provider.metadata,
                "/keys": lambda: {"keys": [key.published() for key in provider.shown]},
                "/userinfo": lambda: {"sub": provider.claims["sub"], **provider.more},
                "/logout": lambda: asked,
            }
            self._answer(200, answers[parts.path]())

        def do_POST(self) -> None:
            provider.asked.append(self.path)
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            said = {name: words[0] for name, words in parse_qs(body).items()}
            self._answer(*provider.token(said, self.headers.get("Authorization", "")))

        def _answer(self, status: int, said: Claims) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(said).encode())

        def log_message(self, *_said: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", port), Handler) as server:
        scheme = "http" if certificate is None else "https"
        provider.issuer = f"{scheme}://{host}:{server.server_port}"
        if certificate is not None:
            secure = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            secure.load_cert_chain(certificate)
            server.socket = secure.wrap_socket(server.socket, server_side=True)
        provider.shown = [provider.key]
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield provider
        finally:
            server.shutdown()
            thread.join()


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _bytes(number: int) -> bytes:
    return number.to_bytes((number.bit_length() + 7) // 8, "big")


def variables(issuer: str, label: str, port: int, folder: Path) -> dict[str, str]:
    """The environment of a served board that signs people in there; the secret is a file's."""
    file = folder / "secret"
    file.write_text(f"{SECRET}\n", "utf-8")
    return {
        "QIANGHUI_SERVED": "1",
        "QIANGHUI_ORIGINS": f"http://127.0.0.1:{port}",
        "QIANGHUI_OIDC_ISSUER": issuer,
        "QIANGHUI_OIDC_CLIENT_ID": CLIENT_ID,
        "QIANGHUI_OIDC_CLIENT_SECRET_FILE": str(file),
        "QIANGHUI_OIDC_NAME": label,
    }


def certificate(folder: Path) -> Path:
    """A file with a certificate of this machine, signed by itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(hours=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    file = folder / "provider.pem"
    file.write_bytes(made.public_bytes(serialization.Encoding.PEM) + private)
    return file
