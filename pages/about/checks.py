"""The self-check: each function judges one thing, and says what to do when it is not in order."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pages.shared import words
from pages.shared.operations.health import Health
from pages.shared.operations.noted import Noted
from pages.shared.operations.outside import Seen
from pages.shared.words import translate as _

BAD, UNKNOWN, GOOD = range(3)  # in the order in which a reader wants them
BACKUP, DRILL = dt.timedelta(days=7), dt.timedelta(days=92)  # that may go by until the next one
SLACK = dt.timedelta(minutes=2)  # between the clocks of two disks


@dataclass(frozen=True)
class Check:
    """One thing that was looked at; `advice` is empty when nothing is to be done."""

    what: str
    state: int
    said: str
    advice: str = ""


def outside_requests(seen: Seen | None) -> Check:
    """Whether the server has called anybody outside of this machine since its start."""
    what = _("Requests to the outside")
    if seen is None:
        return Check(what, UNKNOWN, _("This was not started as a server."))
    since = words.moment(seen.since.isoformat())
    if not seen.count:
        return Check(what, GOOD, _("none since the start, {moment}", moment=since))
    text = words.plural(
        "{count} since the start, {moment}, the last one to {place}",
        "{count} since the start, {moment}, the last one to {place}",
        seen.count,
        moment=since,
        place=seen.last,
    )
    return Check(what, BAD, text, _("The board needs none: find out which program part it was."))


def notifying(receivers: int, unsettled: int = 0) -> Check:
    """Whether changes are sent to anybody, which somebody has set up on purpose.

    `unsettled` counts those that get nothing yet, or did not take the last digest.
    """
    what = _("Changes are sent to")
    if not receivers:
        return Check(what, GOOD, _("nobody"))
    text = words.plural(
        "{count} receiver, as QIANGHUI_NOTIFY says",
        "{count} receivers, as QIANGHUI_NOTIFY says",
        receivers,
    )
    if not unsettled:
        return Check(what, GOOD, text)
    said = words.plural(
        "{said}; {count} to settle", "{said}; {count} to settle", unsettled, said=text
    )
    return Check(what, BAD, said, _("Look at them below this table."))


def signing_in(host: str) -> Check:
    """Which other machine a sign-in asks, which somebody has set up on purpose."""
    what = _("Signing in asks")
    if not host:
        return Check(what, GOOD, _("no other machine"))
    return Check(what, GOOD, _("{host}, as QIANGHUI_OIDC_ISSUER says", host=host))


def fonts(found: str | None) -> Check:
    """Whether the browser that asks has a Chinese font; `found` is empty when it has none."""
    what = _("Chinese font in this browser")
    if found is None:
        return Check(what, UNKNOWN, _("This browser has not said; reload the page."))
    if found:
        return Check(what, GOOD, found)
    advice = _("Install Noto Sans CJK SC on this machine, then open the board anew.")
    return Check(what, BAD, _("none of those that the board asks for"), advice)


def build(found: Health) -> Check:
    """Whether the build in force is what was published."""
    what = _("Build in force")
    if found.build is None and found.is_sound:
        return Check(what, UNKNOWN, _("Nothing has been loaded so far."))
    if not found.is_sound:
        advice = _("Run “python -m etl build” on the server: it is made anew from the uploads.")
        return Check(what, BAD, _("damaged"), advice)
    return Check(what, GOOD, _("Build {number}, its checksum holds", number=found.build))


def disk(found: Health) -> Check:
    """Whether the next load has room."""
    what = _("Disk of the data folder")
    text = _(
        "{have} free, the next build needs {need}",
        have=megabytes(found.free),
        need=megabytes(found.needed),
    )
    if found.has_room:
        return Check(what, GOOD, text)
    advice = _("Make room on it, or move the data folder to another disk by QIANGHUI_DATA.")
    return Check(what, BAD, text, advice)


def clock(now: dt.datetime, newest: dt.datetime | None) -> Check:
    """Whether the clock stands after the newest file, which it must have been written before."""
    what = _("Clock of the server")
    text = _("it is {moment}", moment=words.moment(now.isoformat()))
    if newest is None or newest <= now + SLACK:
        return Check(what, GOOD, text)
    later = words.moment(newest.astimezone(now.tzinfo).isoformat())
    advice = _("Set the clock, for uploads keep the time that it says.")
    return Check(what, BAD, _("{said}, and a file is of {moment}", said=text, moment=later), advice)


def versions(running: Mapping[str, str], others: Mapping[str, tuple[str, str]]) -> Check:
    """Whether the packages are the pinned ones; `others` by name: installed and pinned."""
    what = _("Versions")
    if not others:
        named = words.join(f"{name} {version}" for name, version in running.items())
        text = _("those that were tested together: {versions}", versions=named)
        return Check(what, GOOD, text)
    text = words.join(f"{name} {here}（{pinned}）" for name, (here, pinned) in others.items())
    advice = _("Install the pinned ones, in brackets: “make run” does, or the wheelhouse.")
    return Check(what, BAD, text, advice)


def backup(now: dt.datetime, noted: Noted | None) -> Check:
    """Whether a backup was taken lately."""
    advice = _("Run “python -m etl backup FILE”, and keep the file on another machine.")
    return _lately(_("Last backup"), now, noted, BACKUP, advice)


def drill(now: dt.datetime, noted: Noted | None) -> Check:
    """Whether somebody has tried lately that a backup can be restored."""
    advice = _("Run “python -m etl drill FOLDER”; the folder is where backups lie.")
    return _lately(_("Last drill of a restore"), now, noted, DRILL, advice)


def unsafe(found: Sequence[str]) -> Check:
    """Whether a setting, though it can be meant, gives more away than it must."""
    what = _("Settings")
    if not found:
        return Check(what, GOOD, _("none that is unsafe"))
    return Check(what, BAD, " ".join(found), _("Change it, then start the board anew."))


def megabytes(count: int) -> str:
    """Bytes for a reader: 1,234 MB."""
    return words.measure(count // 1_000_000, "MB", decimals=0)


def _lately(
    what: str, now: dt.datetime, noted: Noted | None, within: dt.timedelta, advice: str
) -> Check:
    if noted is None:
        return Check(what, BAD, _("none so far"), advice)
    moment = words.moment(noted.at.astimezone(now.tzinfo).isoformat())
    if not noted.is_good:
        return Check(what, BAD, _("{moment}: it found damage", moment=moment), advice)
    if now - noted.at > within:
        return Check(what, BAD, _("{moment}, which is long ago", moment=moment), advice)
    return Check(what, GOOD, moment)
