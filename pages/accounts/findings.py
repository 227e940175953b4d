"""What the pages on accounts say: sentences, and the names of roles, actions and results."""

import datetime as dt
from collections.abc import Sequence

from pages.shared import words
from pages.shared.access import audit
from pages.shared.access.accounts import Account
from pages.shared.access.audit import Checked, Event
from pages.shared.access.links import Link
from pages.shared.access.oidc import refusals
from pages.shared.access.sessions import Session
from pages.shared.words import mark
from pages.shared.words import translate as _

ROLES = {
    "viewer": mark("Viewer"),
    "uploader": mark("Uploader"),
    "releaser": mark("Releaser"),
    "admin": mark("Administrator"),
}
ACTIONS = {
    "sign_in": mark("sign-in"),
    "sign_out": mark("sign-out"),
    "first_code": mark("code for the first administrator"),
    "add_account": mark("account added"),
    "set_role": mark("role changed"),
    "set_unit": mark("unit changed"),
    "set_password": mark("password set"),
    "lock": mark("account locked"),
    "unlock": mark("account unlocked"),
    "reset": mark("password reset"),
    "link": mark("office's account linked"),
    "unlink": mark("office's account unlinked"),
    "revoke": mark("session ended by an administrator"),
    "refused": mark("address refused"),
    "accounts": mark("administration"),
    "upload": mark("file handed over"),
    "load": mark("load"),
    "submit": mark("submission"),
    "check": mark("submission checked"),
    "release": mark("submission released"),
    "return": mark("submission sent back"),
    "recall": mark("submission taken back"),
    "withdraw": mark("undo of an upload"),
    "reinstate": mark("redo of an upload"),
    "reread": mark("new reading"),
    "forget": mark("header forgotten"),
    "memory": mark("header forgotten"),
    "mappings": mark("mapping forgotten"),
    "pin": mark("snapshot kept"),
    "unpin": mark("snapshot given up"),
    "digest": mark("digest: receiver confirmed, or sent"),
    "backup": mark("backup"),
    "restore": mark("restore"),
    "erase": mark("erasure by law"),
    "erase_account": mark("account closed by an erasure"),
    "download": mark("download"),
    "export": mark("file made"),
    "deck": mark("deck changed"),
    "decide": mark("decision"),
    "show": mark("show started"),
    "end_show": mark("show ended"),
    "hall_link": mark("link for a hall made"),
    "hall_link_end": mark("link for a hall withdrawn"),
    "by_link": mark("show opened by a link"),
    "quota": mark("quota reached"),
}
RESULTS = {
    audit.BEGUN: mark("begun"),
    audit.DONE: mark("succeeded"),
    audit.REFUSED: mark("refused"),
    audit.FAILED: mark("failed"),
}


def people(known: Sequence[Account]) -> str:
    """How many there are, and how many of them look after the rest."""
    admins = sum(one.role == "admin" and one.has_password and not one.is_locked for one in known)
    count = words.plural("{count} person", "{count} people", len(known))
    look_after = words.plural("{count} administrator", "{count} administrators", admins)
    return _("{people} may use the board, {admins} among them", people=count, admins=look_after)


def roles() -> str:
    """What each role may do."""
    return _(
        "Viewers look and take files away. Uploaders also load, undo, show and decide."
        " Releasers release what others hand in, where the board asks for that."
        " Administrators also look after people."
    )


def signed_in(running: Sequence[Session]) -> str:
    """Who is there now."""
    screens = sum(one.is_screen for one in running)
    people = len({one.name for one in running if not one.is_screen})
    text = words.plural("{count} person is signed in", "{count} people are signed in", people)
    if not screens:
        return text
    more = words.plural("{count} meeting screen", "{count} meeting screens", screens)
    return _("{people}, and {screens}", people=text, screens=more)


def ending() -> str:
    """When a session ends by itself, and what ending it does."""
    return _(
        "A session ends after 30 minutes without use and after 8 hours in any case. One that is"
        " ended here is shut out at once, and its screen goes blank."
    )


def checked(found: Checked) -> str:
    """What the check of the chain found."""
    if found.wrong:
        return audit.sentence(found)
    return words.plural(
        "The audit is whole: {count} row, none changed or missing",
        "The audit is whole: {count} rows, none changed or missing",
        found.rows,
    )


def kept(at: float) -> str:
    """How long it is kept, what it proves, and when that was checked, in seconds since 1970."""
    return _(
        "Checked at {time}. Rows are only ever added, each sealed with the one before, and none is"
        " removed.",
        time=clock(at),
    )


def how_to_prove(found: Checked) -> str:
    """The seal to note elsewhere, which finds a chain that was made anew."""
    return _(
        "Note this outside the board to find out later whether the whole audit was made anew:"
        " {seal}",
        seal=f"{found.rows}:{found.seal[:12]}",
    )


def role(name: str) -> str:
    """A role in words."""
    return _(ROLES[name]) if name in ROLES else name


def action(name: str) -> str:
    """An action in words."""
    return _(ACTIONS[name]) if name in ACTIONS else name


def result(name: str) -> str:
    """A result in words."""
    return _(RESULTS[name]) if name in RESULTS else name


def person(who: str) -> str:
    """An account's name; at the machine itself a name is only said."""
    if who == "link":
        return _("by a link")
    if who == audit.LOCAL:
        return _("at the machine")
    if who.startswith(f"{audit.LOCAL}:"):
        return _("{name} (at the machine)", name=who.partition(":")[2])
    if who == refusals.OIDC:
        return _("somebody by the office's account")
    if who.startswith(f"{refusals.OIDC}:"):
        return _("{name} (name at the office's account)", name=who.partition(":")[2])
    return who


def place(said: str) -> str:
    """An address of the network, or the machine itself."""
    return _("at the machine") if said == audit.LOCAL else f"IP {said}"  # else taken for a number


def at(moment: str) -> str:
    """An instant in UTC as the clock of the office has it, to the second."""
    told = dt.datetime.fromisoformat(moment).astimezone()
    return f"{words.date_of(told.date())} {told:%H:%M:%S}"


def clock(instant: float) -> str:
    """An instant in seconds since 1970; of today the time alone."""
    told = dt.datetime.fromtimestamp(instant).astimezone()
    is_today = told.date() == dt.datetime.now().astimezone().date()
    return f"{told:%H:%M}" if is_today else words.moment(told.isoformat())


def object_of(event: Event) -> str:
    """What an event was about; a role in words."""
    name, _blank, role_said = event.object.rpartition(" ")
    if event.action in ("add_account", "set_role") and role_said in ROLES:
        return f"{name} · {role(role_said)}"
    if event.action == "set_unit":
        name, _blank, unit = event.object.partition(" / ")
        return f"{name} · {limit(unit)}"
    if event.action == "sign_in" and (said := refusals.noted(event.object)):
        return said
    return event.object or words.DASH


def state(account: Account, *, is_linked: bool = False) -> str:
    """What keeps somebody out; nothing when nothing does."""
    if account.is_locked:
        return _("locked")
    return "" if account.has_password or is_linked else _("has no password yet")


def linked(link: Link) -> str:
    """What the account is called at the provider, and whether its owner has come by that yet."""
    if link.is_bound:
        return _("Signs in with the office's account {name}", name=link.name)
    return _("Linked with the office's account {name}, not used yet", name=link.name)


def limit(unit: str) -> str:
    """Which unit's rows an account sees, "" for those of all."""
    return _("Only {unit}", unit=unit) if unit else _("All units")


def last_entered(at_utc: str) -> str:
    """When somebody was last there."""
    if not at_utc:
        return _("Never signed in")
    told = dt.datetime.fromisoformat(at_utc)
    return _("Last signed in {moment}", moment=clock(told.timestamp()))


def about(session: Session) -> str:
    """From where, since when, and until when."""
    return _(
        "From {place} since {started}, last used {seen}, ends {ends} at the latest",
        place=session.place,
        started=clock(session.started),
        seen=clock(session.seen),
        ends=clock(session.ends),
    )
