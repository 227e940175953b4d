"""Coming in by the provider: whom it has proved gets the session of his own account, or none."""

from pages.shared.access import audit, entering, links, sessions
from pages.shared.access.entering import Entered, LockedError
from pages.shared.access.oidc.client import Client
from pages.shared.access.oidc.provider import Provider, Who
from pages.shared.access.oidc.refusals import OIDC, RefusedError
from pages.shared.access.oidc.waiting import Begun
from pages.shared.access.store import Store


def enter(
    store: Store, provider: Provider, begun: Begun | None, answer: dict[str, str], place: str
) -> Entered:
    """Sign in by the provider's answer; raises RefusedError, of which the audit has a row.

    `begun` is None where this browser has begun no such sign-in. Attempts that fail count against
    the place that they come from, apart from wrong passwords, which have limits of their own.
    """
    try:
        attempt = entering.reserve_place(store, place, OIDC)
    except LockedError as locked:
        raise RefusedError("many") from locked
    try:
        who = _proved(provider, begun, answer)
        return _let_in(store, provider.client, who, place, attempt)
    except RefusedError as refused:
        note(store, refused, place)
        raise


def note(store: Store, refused: RefusedError, place: str) -> None:
    """A row of the audit: of an account where there is one, else of a name at the provider."""
    who = refused.account or (f"{OIDC}:{refused.who}" if refused.who else OIDC)
    audit.note(store, who, "sign_in", f"{OIDC} {refused.why}", audit.REFUSED, place)


def _proved(provider: Provider, begun: Begun | None, answer: dict[str, str]) -> Who:
    if begun is None:
        raise RefusedError("state")
    provider.check_issuer(answer.get("iss"))
    if "error" in answer or not answer.get("code"):
        raise RefusedError("denied")
    return provider.who(begun, answer["code"])


def _let_in(store: Store, client: Client, who: Who, place: str, attempt: int) -> Entered:
    now = store.now()
    with store.writing() as kept:
        account, is_his = links.find(kept, client.issuer, who.subject, who.told)
        if account is None:
            raise RefusedError("unlinked", who.told)
        if account["is_bound"] and not is_his:
            raise RefusedError("bound", who.told)
        if account["is_locked"]:
            raise RefusedError("locked", who.told, account["name"])
        links.bind(kept, account["id"], client.issuer, who.subject)
        kept.execute("delete from attempts where id = ?", (attempt,))
        token = sessions.begin(kept, now, account["id"], place, is_oidc=True)
        audit.add(kept, now, account["name"], "sign_in", OIDC, place=place)
    return Entered(token, must_change=False, longest=sessions.LONGEST)
