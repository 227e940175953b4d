"""A message to a group robot or a hook: sent once, and again only where the answer asks for that.

No redirect is followed, for the address holds the key; no password is looked for in `~/.netrc`; of
an answer no more is read than any of the services says.
"""

import base64
import hashlib
import hmac
import json
import time

import requests
from requests.auth import HTTPBasicAuth
from urllib3.exceptions import ProtocolError, ReadTimeoutError

from etl.sending import answers
from etl.sending.answers import LATER, LOST, UNKNOWN, Outcome
from etl.sending.forms import Form
from etl.sending.places import DINGTALK, FEISHU, Place
from etl.words import mark

TIMEOUT = (5.0, 10.0)  # seconds to connect, and between two parts of an answer
WHOLE = 20.0  # seconds for an answer
MOST = 64_000  # bytes of an answer
PATIENCE = 5.0  # seconds that a load waits for a service; what takes longer is sent another time
TRIES = 3

_CERTIFICATE = mark("its certificate is not valid")
_PROXY = mark("the proxy lets nothing through")
_NO_WAY = mark("there is no connection")


def send(place: Place, form: Form) -> Outcome:
    """Send a message; raises nothing, says what came of it."""
    outcome = _posted(place, form)
    for _ in range(TRIES - 1):
        if outcome.state != LATER or outcome.wait is None or outcome.wait > PATIENCE:
            break
        time.sleep(outcome.wait)
        outcome = _posted(place, form)
    return outcome


def _posted(place: Place, form: Form) -> Outcome:
    try:
        url, content = signed(place, form.content, time.time())
        with requests.Session() as session:
            known = HTTPBasicAuth(place.user.encode(), place.secret.encode())
            session.auth = known if place.user else _as_it_is
            with session.post(
                url,
                data=content,
                headers={"Content-Type": "application/json; charset=utf-8"},
                timeout=TIMEOUT,
                allow_redirects=False,
                stream=True,
            ) as answer:
                told = _read(answer)
                again = answer.headers.get("Retry-After", "")
                return answers.of_http(place, answer.status_code, told, again)
    except (requests.RequestException, ValueError) as lost:  # no host can be called so
        return _lost(lost)


def _as_it_is(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def _read(answer: requests.Response) -> bytes:
    """The beginning of an answer, as far as it comes in time; raises RequestException."""
    until, found = time.monotonic() + WHOLE, b""
    for part in answer.iter_content(4096):
        found += part
        if len(found) >= MOST or time.monotonic() > until:
            break
    return found[:MOST]


def signed(place: Place, content: bytes, now: float) -> tuple[str, bytes]:
    """The address and the content with the signature that a robot may want, as of `now`."""
    if not place.secret:
        return place.url, content
    if place.kind == DINGTALK:
        moment = str(round(now * 1000))
        sign = _hmac(place.secret, f"{moment}\n{place.secret}")
        asked = requests.Request("POST", place.url, params={"timestamp": moment, "sign": sign})
        return asked.prepare().url or place.url, content
    if place.kind == FEISHU:
        moment = str(round(now))
        sign = _hmac(f"{moment}\n{place.secret}", "")
        whole = {**json.loads(content), "timestamp": moment, "sign": sign}
        return place.url, json.dumps(whole, ensure_ascii=False).encode()
    return place.url, content


def _hmac(key: str, text: str) -> str:
    made = hmac.new(key.encode(), text.encode(), hashlib.sha256).digest()
    return base64.b64encode(made).decode()


def _lost(error: Exception) -> Outcome:
    """What a connection that failed means: nobody was reached, or it is not known who has heard."""
    cause = error.args[0] if error.args else None
    connected = isinstance(
        error,
        (
            requests.ReadTimeout,
            requests.exceptions.ChunkedEncodingError,
            requests.exceptions.ContentDecodingError,
        ),
    )
    if connected or isinstance(cause, (ProtocolError, ReadTimeoutError)):
        return Outcome(UNKNOWN, answers.SILENT, {})
    why = _NO_WAY
    if isinstance(error, requests.exceptions.SSLError):
        why = _CERTIFICATE
    elif isinstance(error, requests.exceptions.ProxyError):
        why = _PROXY
    return Outcome(LOST, answers.UNREACHED, {}, why)
