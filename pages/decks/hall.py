"""The codes of a show's addresses, and the link by which a hall's screen looks at it.

The link is for a screen that nobody can sign in on: it looks at this show only, and ends with it.
"""

import html
from collections.abc import Callable
from functools import partial
from urllib.parse import urlsplit

import segno
import streamlit as st

from pages.shared import theme
from pages.shared.access import person
from pages.shared.access.person import RightError
from pages.shared.components.text import md
from pages.shared.stage import shows
from pages.shared.stage.shows import Show, ShowError
from pages.shared.words import translate as _

QR = 168  # pixels
REFUSED = "hall_refused"


def show_code(way: str, label: str) -> None:
    """The whole address of a way on this board as a QR code."""
    code = segno.make(whole(way), micro=False)
    drawn = code.svg_data_uri(scale=8, border=2, dark=theme.INK, light=theme.PAPER)
    st.html(f'<img src="{drawn}" alt="{html.escape(label)}" width="{QR}" height="{QR}">')


def whole(way: str) -> str:
    """The address of a way as others reach it."""
    base = urlsplit(st.context.url or "")
    return f"{base.scheme}://{base.netloc}{way}"


def offer(show: Show, address: Callable[..., str]) -> None:
    """A link that needs no account: made, shown and withdrawn by whoever started the show.

    A board without accounts needs none.
    """
    if person.present().is_owner:
        return
    with st.expander(_("A screen in a hall, without an account"), icon=":material/connected_tv:"):
        if refused := st.session_state.pop(REFUSED, ""):
            st.error(md(refused))
        if not show.look:
            st.markdown(md(_("The link shows this show only, turns nothing, and ends with it.")))
            make = partial(_change, show, "hall_link")
            st.button(_("Make a link"), key="hall_link", on_click=make)
            return
        way = address(look=show.look)
        show_code(way, _("A screen in a hall, without an account"))
        st.code(whole(way), language=None, wrap_lines=True)
        st.caption(md(_("Whoever has this link sees the show until it ends.")))
        withdraw = partial(_change, show, "hall_link_end")
        st.button(_("Withdraw the link"), key="hall_link_end", on_click=withdraw)


def _change(show: Show, action: str) -> None:
    turned = shows.with_look if action == "hall_link" else shows.without_look
    try:
        person.require("show", show.name)
        shows.change(show.deck, show.key, turned)
    except (RightError, ShowError) as refused:
        st.session_state[REFUSED] = str(refused)
        return
    person.note(action, show.name)
