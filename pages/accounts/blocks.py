"""The boxes of the pages on accounts: one for each person and each session."""

from functools import partial

import streamlit as st

from pages.accounts import acts, columns, findings, frames
from pages.shared import components, warehouse
from pages.shared.access import audit, person, setting
from pages.shared.access.accounts import Account
from pages.shared.access.links import Link
from pages.shared.access.oidc.client import Client
from pages.shared.access.roles import MOST_OF_UNIT, ROLES
from pages.shared.access.sessions import Session
from pages.shared.access.store import Store
from pages.shared.components import downloads
from pages.shared.components.text import badge, md
from pages.shared.findings.column import headed
from pages.shared.words import translate as _


def store_or_stop() -> Store:
    """The accounts of a served board; a local one has none, and says how to have them."""
    known = setting.present()
    if known is None or not known.is_served:
        components.show_heading(
            _("This board has no accounts"),
            _(
                "It is open to this machine alone. To have people sign in from the office's"
                " network, stop it and start it with “make serve ADDRESS=this machine's address”."
            ),
        )
        st.stop()
    return known.store


def offer_adding() -> None:
    """A name, a role, and the button; the code then stands above."""
    with (
        st.expander(_("Add a person"), icon=":material/add:"),
        st.form("add_account", border=False, clear_on_submit=True),
    ):
        name = st.text_input(_("Name, as the history and the audit shall show it"), max_chars=40)
        role = st.segmented_control(
            _("Role"), list(ROLES), default="viewer", required=True, format_func=findings.role
        )
        unit = st.selectbox(_("Sees"), _units(""), format_func=findings.limit)
        is_pressed = st.form_submit_button(_("Add, and show the code"), type="primary")
    if is_pressed:
        acts.add(name, str(role), unit or None)
        st.rerun()


def show_account(account: Account, entered: str, link: Link | None) -> None:
    """Who it is, as what, whether shut out, when last here; and what can be done."""
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        with st.container(gap="xxsmall"):
            st.markdown(_title(account, is_linked=link is not None))
            st.caption(md(findings.last_entered(entered)))
            if link is not None:
                st.caption(md(findings.linked(link)))
        with st.popover(_("Manage"), key=f"manage_{account.id}", width="content"):
            _offer_acts(account)
            if (client := _client()) is not None:
                _offer_link(account, link, client)


def show_session(session: Session) -> None:
    """Who it is, from where and since when; and the button that ends it."""
    is_own = session.id == person.present().session
    marks = [badge(_("meeting screen"), "gray")] if session.is_screen else []
    marks += [badge(_("this is you"), "gray")] if is_own else []
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        with st.container(gap="xxsmall"):
            st.markdown(" ".join([f"**{md(session.name)}**", *marks]))
            st.caption(md(findings.about(session)))
        end = partial(acts.end, session.id, session.name)
        st.button(_("End it"), key=f"end_{session.id}", on_click=end, disabled=is_own)


def offer_audit(store: Store, who: str, what: str) -> None:
    """All rows of a filter as a file; taking it is a row of the audit itself."""

    def make() -> bytes:
        rows = frames.audit(audit.listed(store, -1, who, what))
        return downloads.csv(headed(rows, columns.audit()))

    downloads.offer(_("CSV text"), make, "audit.csv", "text/csv", key="audit_file")


def offer_check(store: Store) -> None:
    """The check anew, of every row."""
    again = partial(audit.look_again, store)
    st.button(_("Check again"), key="check_audit", icon=":material/fact_check:", on_click=again)


def _set_role(account: Account, key: str) -> None:
    acts.set_role(account.name, st.session_state[key])
    st.session_state[key] = account.role  # where it was refused; else the box has another key


def _set_unit(account: Account, key: str) -> None:
    acts.set_unit(account.name, st.session_state[key] or None)
    st.session_state[key] = account.unit or ""  # where it was refused; else the box has another key


def _units(known: str) -> list[str]:
    """Give "" for all units, and each unit of the register; the known one in any case."""
    try:
        build = warehouse.current_build()
        named = [] if build is None else warehouse.query("units")["unit"].tolist()
    except warehouse.BuildError:
        named = []
    return ["", *([known] if known and known not in named else []), *named]


def _client() -> Client | None:
    """The board as a client of the office's provider; None where nobody signs in there."""
    known = setting.present()
    return known.oidc if known is not None else None


def _offer_link(account: Account, link: Link | None, client: Client) -> None:
    """The name of the account at the provider; another one, or none, is another box."""
    sentence = link.name if link is not None else ""
    key = f"link_{account.id}_{sentence}"
    st.text_input(
        _("Name at {name} ({claim})", name=client.name, claim=client.claim),
        sentence,
        key=key,
        max_chars=255,
        help=_("Whoever signs in there with it comes in as this account. Empty: nobody does."),
        on_change=partial(_set_link, account, key),
    )


def _set_link(account: Account, key: str) -> None:
    acts.link(account.name, st.session_state[key])


def _title(account: Account, *, is_linked: bool) -> str:
    state = findings.state(account, is_linked=is_linked)
    marks = [badge(findings.role(account.role), "gray")]
    marks += [badge(findings.limit(account.unit), "blue")] if account.unit else []
    marks += [badge(state, "orange" if account.is_locked else "gray")] if state else []
    return " ".join([f"**{md(account.name)}**", *marks])


def _offer_unit(account: Account) -> None:
    unit = account.unit or ""
    units, key = _units(unit), f"unit_{account.id}_{unit}"
    st.selectbox(
        _("Sees"),
        units,
        index=units.index(unit),
        format_func=findings.limit,
        key=key,
        on_change=partial(_set_unit, account, key),
    )


def _offer_acts(account: Account) -> None:
    """Nobody resets or ends himself here by a slip: his own password has a page of its own."""
    name, key = account.name, f"role_{account.id}_{account.role}"
    st.segmented_control(
        _("Role"),
        list(ROLES),
        default=account.role,
        required=True,
        format_func=findings.role,
        key=key,
        on_change=partial(_set_role, account, key),
    )
    if ROLES[account.role] <= MOST_OF_UNIT:
        _offer_unit(account)
    if account.name == person.present().name:
        st.link_button(_("Change my password"), acts.way("/sign-in/password"))
        return
    turn, label = (acts.unlock, _("Unlock")) if account.is_locked else (acts.lock, _("Lock"))
    reset = _("New code, old password void")
    for act, text in ((turn, label), (acts.reset, reset), (acts.revoke, _("Sign out everywhere"))):
        key = f"{act.__name__}_{account.id}"
        st.button(text, key=key, on_click=partial(act, name), width="stretch")
