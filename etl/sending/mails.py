"""The digest as a mail, by the mail server that the setting names, with what it refuses."""

import datetime as dt
import ipaddress
import smtplib
import ssl
from collections.abc import Mapping
from contextlib import suppress
from email import message_from_bytes, utils
from email.message import EmailMessage
from email.policy import SMTP

from etl.sending import answers
from etl.sending.answers import LATER, LOST, REFUSED, SENT, TOLD, UNKNOWN, Outcome
from etl.sending.forms import Form
from etl.sending.places import Place
from etl.words import mark

TIMEOUT = 15.0  # seconds for each step
SELF = "[127.0.0.1]"  # what the board calls itself; to find a name would ask a server for it

SOME = mark("{place} has taken the digest, but not for {receivers}: {told}.")
NOBODY = mark("{place} refused the digest for every receiver: {told}.")
LATER_ON = mark(
    "{place} takes no mail at the moment: {told}. Send it later: `python -m etl digest --send`."
)
SENDER = mark("{place} refused the sender of the digest: {told}. Check `from=` in the address.")
PASSWORD = mark("{place} refused the user or the password of the mailbox: {told}.")
CONTENT = mark("{place} refused the digest: {told}.")
OPEN = mark(
    "{place} offers no encryption, so the password was not sent. Use `smtps://`, or another server."
)
_CERTIFICATE = mark("its certificate is not valid")
_NO_WAY = mark("there is no connection")


def send(place: Place, form: Form) -> Outcome:
    """Send a mail; raises nothing, says what came of it."""
    try:
        return _given(place, form)
    except ssl.SSLError:
        return Outcome(LOST, answers.UNREACHED, {}, _CERTIFICATE)
    except smtplib.SMTPException as refused:
        return _refusal(refused)
    except (OSError, UnicodeError):  # UnicodeError: no host can be called so
        return Outcome(LOST, answers.UNREACHED, {}, _NO_WAY)


def _given(place: Place, form: Form) -> Outcome:
    """What came of a mail that the server has answered; raises as `smtplib` does."""
    with _server(place) as server:
        if place.secured == "starttls" and server.has_extn("starttls"):
            server.starttls(context=ssl.create_default_context())
            server.ehlo()
        elif place.secret and place.secured != "tls" and not _is_near(place.host):
            return Outcome(REFUSED, OPEN, {})
        if place.secret:
            server.login(place.user, place.secret)
        left = server.send_message(_dated(place, form), place.sender, place.receivers)
        with suppress(smtplib.SMTPException):  # it has the mail, whatever it says to the goodbye
            server.quit()
    if left:
        return Outcome(SENT, SOME, {"receivers": "、".join(left), "told": _told(left)})
    return Outcome(SENT, answers.OK, {})


def _server(place: Place) -> smtplib.SMTP:
    where = (place.host, place.port)
    if place.secured == "tls":
        context = ssl.create_default_context()
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            *where, local_hostname=SELF, timeout=TIMEOUT, context=context
        )
    else:
        server = smtplib.SMTP(*where, local_hostname=SELF, timeout=TIMEOUT)
    server.ehlo()
    return server


def _dated(place: Place, form: Form) -> EmailMessage:
    mail = message_from_bytes(form.content, EmailMessage, policy=SMTP)
    mail["Date"] = utils.format_datetime(dt.datetime.now().astimezone())
    mail["Message-ID"] = utils.make_msgid(domain=place.sender.rpartition("@")[2])
    return mail


def _refusal(refused: smtplib.SMTPException) -> Outcome:
    if isinstance(refused, smtplib.SMTPServerDisconnected):
        return Outcome(UNKNOWN, answers.SILENT, {})
    if isinstance(refused, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _said in refused.recipients.values()]
        return _answered(NOBODY, min(codes, default=500), _told(refused.recipients))
    if isinstance(refused, smtplib.SMTPResponseException):
        message = CONTENT
        if isinstance(refused, smtplib.SMTPSenderRefused):
            message = SENDER
        elif isinstance(refused, smtplib.SMTPAuthenticationError):
            message = PASSWORD
        said = refused.smtp_error
        told = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
        return _answered(message, refused.smtp_code, _short(refused.smtp_code, told))
    return Outcome(REFUSED, CONTENT, {"told": type(refused).__name__})


def _answered(message: str, code: int, told: str) -> Outcome:
    """A refusal for good, or, with a code of 400 to 499, for now."""
    is_for_now = 400 <= code < 500
    return Outcome(*((LATER, LATER_ON) if is_for_now else (REFUSED, message)), {"told": told})


def _told(refused: Mapping[str, tuple[int, bytes]]) -> str:
    code, said = next(iter(refused.values()))
    return _short(code, said.decode("utf-8", "replace"))


def _short(code: int, told: str) -> str:
    words = "".join(one for one in " ".join(told.split()) if one.isprintable())
    return f"{code} {words}"[:TOLD].rstrip(" .。")


def _is_near(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
