"""Passwords: how they are kept (argon2id), and what a new one must be, in two profiles."""

import os
import secrets
import threading
import unicodedata
from dataclasses import dataclass

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from pages.shared.words import translate as _

COST = 64 * 1024  # KiB
AT_ONCE = threading.Semaphore(2)  # hashes in work: 128 MiB and no more, however many sign in
LONGEST = 128  # characters; a longer one is work for nothing
DAY = 86400.0
CLASSES = 3


@dataclass(frozen=True)
class Profile:
    """The rules of an office: `expires` in seconds, None for never; `kept` earlier ones barred."""

    shortest: int
    has_classes: bool
    expires: float | None
    kept: int


PROFILES = {
    "dengbao": Profile(8, has_classes=True, expires=90 * DAY, kept=5),
    "nist": Profile(15, has_classes=False, expires=None, kept=0),
}
COMMON = frozenset(
    [
        "password",
        "12345678",
        "123456789",
        "1234567890",
        "qwertyuiop",
        "11111111",
        "88888888",
        "iloveyou",
        "abcd1234",
        "admin123",
        "admin@123",
        "password1",
        "password@123",
        "p@ssw0rd",
        "passw0rd",
        "1qaz2wsx",
        "1qaz@wsx",
        "qwer1234",
        "aa123456",
        "a1234567",
        "abc12345",
        "woaini1314",
        "5201314520",
        "123456789a",
    ]
)


class PasswordError(Exception):
    """A new password breaks a rule; the text says which and what to do."""


def hashed(password: str) -> str:
    """What is kept of a password: its argon2id hash with salt and cost."""
    kdf = Argon2id(salt=os.urandom(16), length=32, iterations=3, lanes=1, memory_cost=COST)
    with AT_ONCE:
        return kdf.derive_phc_encoded(_bytes(password))


def is_right(password: str, kept: str | None) -> bool:
    """Whether it is the password; without a kept one it takes the same time and is wrong."""
    with AT_ONCE:
        try:
            Argon2id.verify_phc_encoded(_bytes(password[:LONGEST]), kept or _DECOY)
        except InvalidKey:
            return False
    return kept is not None


def check(password: str, name: str, profile: Profile) -> None:
    """Raise PasswordError unless a new password of this account keeps the rules."""
    if len(password) < profile.shortest:
        text = _("The password is too short: at least {count} characters.", count=profile.shortest)
        raise PasswordError(text)
    if len(password) > LONGEST:
        raise PasswordError(
            _("The password is too long: at most {count} characters.", count=LONGEST)
        )
    folded = unicodedata.normalize("NFKC", password).casefold()
    if name.casefold() in folded:
        raise PasswordError(_("The password must not hold the name of the account."))
    if folded in COMMON or len(set(folded)) < 4:
        raise PasswordError(
            _("This password is among the first that anybody tries: choose another.")
        )
    if profile.has_classes and _classes(password) < CLASSES:
        text = _(
            "The password needs three of these four: capital letters, small letters, digits, signs."
        )
        raise PasswordError(text)


def check_new(password: str, earlier: list[str], profile: Profile) -> None:
    """Raise PasswordError when a new password is one of the last that the profile bars."""
    if any(is_right(password, kept) for kept in earlier[-profile.kept :] if profile.kept):
        text = _("This was one of your last {count} passwords: choose another.", count=profile.kept)
        raise PasswordError(text)


def _classes(password: str) -> int:
    found = {_class(character) for character in password}
    return len(found)


def _class(character: str) -> str:
    if character.isupper():
        return "capital"
    if character.islower():
        return "small"
    return "digit" if character.isdigit() else "sign"


def _bytes(password: str) -> bytes:
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")


_DECOY = hashed(secrets.token_urlsafe(16))
