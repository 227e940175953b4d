"""What a service answered, in words: sent, refused and by whom, or to be tried later.

The services answer HTTP 200 also where they refuse; only the code in the answer says so. Codes that
are not listed are told as they are. docs/digest.md has the sources.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from etl.sending.places import DINGTALK, FEISHU, WECOM, Place
from etl.words import Say, mark

SENT, REFUSED, LATER, LOST, UNKNOWN = "sent", "refused", "later", "lost", "unknown"
TOLD = 80  # characters of a service's own words that are repeated
CODES = ("errcode", "code", "StatusCode")
WORDS = ("errmsg", "msg", "StatusMessage")

OK = mark("{place} has taken the digest.")
TURNED_DOWN = mark("{place} refused the digest ({told}): {why}")
NOT_NOW = mark("{place} takes nothing at the moment ({told}): {why}")
FOREIGN = mark(
    "{place} answered, but not as that service answers; whether the digest arrived is not known."
    " Look there, and check the address."
)
REDIRECTED = mark(
    "{place} points to another address (HTTP {status}), which is not followed. Correct the address."
)
STATUS = mark("{place} refused the digest with HTTP {status}. Check the address.")
BUSY = mark("{place} is busy (HTTP {status}). Send it later: `python -m etl digest --send`.")
UNREACHED = mark("{place} could not be reached: {why}. Check the address and the network.")
SILENT = mark(
    "{place} did not answer in time; whether the digest arrived is not known. Look there before"
    " you send it again."
)

_KEY = mark("the robot's address is not valid any more. Copy it anew from the group's settings.")
_LONG = mark("the message is longer than it takes.")
_FORM = mark("it does not understand the message.")
_SIGN = mark("the signature does not fit. Check the secret, and the clock of this machine.")
_IP = mark("this machine's address is not on the robot's list. Add it in the robot's settings.")
_WORD = mark(
    "none of the robot's keywords is in the message. Put one behind the address: `#keyword=…`."
)
_GONE = mark("the robot was stopped or is gone. Look into the group's settings.")
_FAST = mark("too many messages in a short time. Send it later: `python -m etl digest --send`.")
_BUSY = mark("it is busy. Send it later: `python -m etl digest --send`.")
_OTHER = mark("it gives no other reason. Look the code up in the service's documentation.")

# What a code means and, where one code has several meanings, what its words say then.
Reason = str | tuple[tuple[str, str], ...]
REASONS: Mapping[str, Mapping[int, Reason]] = {
    WECOM: {93000: _KEY, 40058: _LONG, 45002: _LONG, 40008: _FORM, 45009: _FAST, -1: _BUSY},
    DINGTALK: {
        310000: (("keyword", _WORD), ("sign", _SIGN), ("timestamp", _SIGN), ("ip ", _IP)),
        300001: _KEY,
        300005: _KEY,
        400101: _KEY,
        400102: _GONE,
        400106: _GONE,
        400013: _GONE,
        40035: _FORM,
        130101: _FAST,
        410100: _FAST,
        -1: _BUSY,
    },
    FEISHU: {
        9499: _FORM,
        19001: _KEY,
        19002: _FORM,
        19021: _SIGN,
        19022: _IP,
        19024: _WORD,
        11232: _FAST,
    },
}
# After how many seconds a service takes messages again, where its answer does not say so.
WAITS: Mapping[str, Mapping[int, float]] = {
    WECOM: {45009: 60, -1: 60},
    DINGTALK: {130101: 600, 410100: 600, -1: 60},
    FEISHU: {11232: 2},
}


@dataclass(frozen=True)
class Outcome:
    """How a sending ended; `wait` is the seconds after which a service takes it, if it says so."""

    state: str
    message: str
    details: Mapping[str, object]
    why: str = ""
    wait: float | None = None

    def sentence(self, place: Place, say: Say) -> str:
        """One sentence for people, without a secret of the place."""
        facts = {"why": say(self.why) if self.why else "", **self.details}
        return place.masked(say(self.message).format(place=place.name(say), **facts).strip())


def of_http(place: Place, status: int, body: bytes, retry_after: str) -> Outcome:
    """What an answer means; `retry_after` is that header, "" without one."""
    wait = _seconds(retry_after)
    if 300 <= status < 400:
        return Outcome(REFUSED, REDIRECTED, {"status": status})
    if status in (429, 503):
        return Outcome(LATER, BUSY, {"status": status}, wait=wait)
    if place.kind not in REASONS:
        is_taken = 200 <= status < 300
        return Outcome(SENT, OK, {}) if is_taken else Outcome(REFUSED, STATUS, {"status": status})
    code, told = _code(body)
    if code is None:
        known = status == 200
        message = FOREIGN if known else STATUS
        return Outcome(UNKNOWN if known else REFUSED, message, {"status": status})
    if code == 0 and status == 200:
        return Outcome(SENT, OK, {})
    return _refusal(place.kind, code, told, wait)


def _refusal(kind: str, code: int, told: str, wait: float | None) -> Outcome:
    why = _why(kind, code, told)
    words = {"told": f"{code} {told}".strip()}
    if code in WAITS[kind]:
        return Outcome(LATER, NOT_NOW, words, why, WAITS[kind][code] if wait is None else wait)
    return Outcome(REFUSED, TURNED_DOWN, words, why)


def _why(kind: str, code: int, told: str) -> str:
    reason = REASONS[kind].get(code, _OTHER)
    if isinstance(reason, str):
        return reason
    return next((why for word, why in reason if word in told.lower()), _OTHER)


def _code(body: bytes) -> tuple[int | None, str]:
    """The code of an answer and its own words, shortened; None where there is no code."""
    try:
        said = json.loads(body)
    except ValueError:
        return None, ""
    if not isinstance(said, dict):
        return None, ""
    code = next((said[name] for name in CODES if isinstance(said.get(name), int)), None)
    words = next((said[name] for name in WORDS if isinstance(said.get(name), str)), "")
    first = re.split(r", (?:hint|more)\b", words)[0]  # WeCom's hint is for its own people
    return code, "".join(one for one in " ".join(first.split()) if one.isprintable())[:TOLD]


def _seconds(header: str) -> float | None:
    return float(header) if re.fullmatch(r"\d{1,6}", header.strip()) else None
