"""Starting a show, and the ways onto its stage: this screen, other screens, the phone."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from urllib.parse import urlencode, urlsplit

import streamlit as st

from pages.decks import hall
from pages.shared import theme, words
from pages.shared.access import person
from pages.shared.capture import page as capture
from pages.shared.capture.page import Manner
from pages.shared.components import downloads
from pages.shared.components.decks import told
from pages.shared.components.links import manner
from pages.shared.components.text import md
from pages.shared.etl import snapshots
from pages.shared.stage import changed, decks, shows, twin
from pages.shared.stage.closing import closing
from pages.shared.stage.decks import Deck
from pages.shared.stage.shows import Show, ShowError
from pages.shared.words import translate as _

LOOPBACK = {"localhost", "127.0.0.1", "::1", ""}
LOOK = 2.0  # seconds between two looks at a running show
PACES = (0, 10, 20, 30, 60)  # seconds per slide


def show_stage_door(deck: Deck) -> None:
    """The box beside the slides: start, or what a running show offers."""
    with st.container(border=True, gap="small"):
        if shows.running(deck.id) is None:
            _show_last(deck)
            if person.may("show"):
                _offer_start(deck)
            else:
                st.caption(md(_("Nobody shows it just now. Whoever may upload starts a show.")))
        else:
            _show_running(deck, capture.present_manner())


def offer_twin(deck: Deck) -> None:
    """The deck as one file that opens anywhere, without the board and without a network."""
    build = shows.build_of(deck, shows.running(deck.id))
    if build is None or not deck.slides:
        return
    reader = capture.present_manner()
    downloads.offer(
        _("Offline file"),
        lambda: twin.of_deck(deck, build, reader),
        f"{deck.name}-{build.number}.html",
        "text/html",
        key="twin",
    )
    st.caption(md(_("One file for a phone or a PC without a network, figures inside.")))


def offer_live(deck: Deck) -> None:
    """Whether a running show stays locked on its figures."""
    show = shows.running(deck.id)
    if show is None or not shows.is_own(show):
        return
    st.toggle(
        _("Live figures"),
        show.is_live,
        key=f"{show.key}_live",
        on_change=partial(_switch, show),
    )
    st.caption(md(_("A new upload then shows on every screen within seconds.")))


def _show_last(deck: Deck) -> None:
    """How the last show of this deck ended, as its screens say it."""
    last = shows.latest(deck.id)
    if last is None:
        return
    ending = closing(last.name, last.decided, is_kept=True)
    st.markdown(f":material/stop_circle: {md(ending['title'])}")
    parts = [f"{what} · {who}" if who else what for what, who in ending["decided"]]
    st.caption(md(ending["head"] if parts else ending["none"]))
    for line in parts:
        st.markdown(f"- {md(line)}")


def _offer_start(deck: Deck) -> None:
    st.subheader(_("Show it"), anchor=False)
    why = _("The figures are locked when the show starts: none changes in mid-talk.")
    st.markdown(md(why))
    with st.container(horizontal=True, gap="small"):
        _choose_build(deck)
        _choose_pace(deck)
    st.button(
        _("Start the show"),
        type="primary",
        icon=":material/play_arrow:",
        key="start_show",
        disabled=not deck.slides,
        on_click=partial(_unless_over, partial(shows.start, deck)),
    )


def _choose_build(deck: Deck) -> None:
    """The snapshot that is locked; by default the build in force when the show starts."""
    names = {one.build.number: one.name for one in snapshots.everything()}
    if deck.build is not None and deck.build not in names:
        names[deck.build] = _("Build {number}", number=deck.build)
    options: list[int | None] = [None, *names]
    st.selectbox(
        _("Figures"),
        options,
        index=options.index(deck.build),
        format_func=lambda number: names.get(number) or _("As they are at the start"),
        key=f"{deck.id}_build",
        on_change=partial(_keep, deck, "build"),
    )


def _choose_pace(deck: Deck) -> None:
    """Seconds after which a slide turns by itself."""
    options = [*PACES] if deck.pace in PACES else [*PACES, deck.pace]
    st.selectbox(
        _("Turns"),
        options,
        index=options.index(deck.pace),
        format_func=lambda pace: _("every {count} s", count=pace) if pace else _("by hand"),
        key=f"{deck.id}_pace",
        on_change=partial(_keep, deck, "pace"),
    )


def _keep(deck: Deck, what: str) -> None:
    chosen = st.session_state[f"{deck.id}_{what}"]
    told(lambda: decks.change(deck.id, lambda known: replace(known, **{what: chosen})))


@st.fragment(run_every=LOOK)
def _show_running(deck: Deck, reader: Manner) -> None:
    """Drawn anew every few seconds, for a phone may end the show and anyone edit the deck.

    Those runs are threads of their own, which do not know how the reader reads.
    """
    show = shows.running(deck.id)
    if show is None:
        st.rerun()
    with words.speaking(reader.language), theme.seen(red_is_good=reader.red_is_good):
        _draw_running(deck, show)


def _draw_running(deck: Deck, show: Show) -> None:
    st.subheader(_("The show is running"), anchor=False)
    st.caption(md(_state(show)))
    if not shows.is_own(show):
        st.caption(md(_("{name} started it, and turns the slides.", name=show.by or words.DASH)))
        with st.container(horizontal=True, gap="xsmall"):
            _offer_screen(deck)
            if person.may("end_show"):
                _offer_end(deck)
        return
    _ask_about_change(show)
    with st.container(horizontal=True, gap="xsmall"):
        address = _address("show", deck, key=show.key)
        st.link_button(_("Full screen"), address, type="primary", icon=":material/fullscreen:")
        _offer_screen(deck)
        _offer_end(deck)
    _show_codes(deck, show)
    hall.offer(show, partial(_address, "show", deck))


def _offer_screen(deck: Deck) -> None:
    st.link_button(_("Another screen"), _address("show", deck), icon=":material/connected_tv:")


def _offer_end(deck: Deck) -> None:
    st.button(
        _("End the show"),
        icon=":material/stop:",
        key="end_show",
        on_click=partial(_unless_over, partial(shows.end, deck.id)),
    )


def _ask_about_change(show: Show) -> None:
    """Whether the screens are to show the deck as it was edited meanwhile."""
    change = changed.pending(show)
    if change is None:
        return
    with st.container(border=True, gap="xsmall", key="ask_about_change"):
        head = _("The deck was changed during the show")
        st.markdown(f"**{md(head)}**")
        st.markdown(md(changed.question(change)))
        with st.container(horizontal=True, gap="xsmall"):
            for label, turned, key in (
                (_("Show the new slides"), changed.taken, "take_change"),
                (_("Keep the old ones"), changed.declined, "decline_change"),
            ):
                act = partial(shows.steer, show, turned)
                st.button(label, key=key, on_click=partial(_unless_over, act))


def _unless_over(act: Callable[[], object]) -> None:
    """Do it; where somebody has ended the show meanwhile, the page says so by itself."""
    with suppress(ShowError):
        told(act)


def _switch(show: Show) -> None:
    is_live = bool(st.session_state[f"{show.key}_live"])
    turned = partial(replace, is_live=is_live)
    _unless_over(partial(shows.steer, show, turned))


def _state(show: Show) -> str:
    if show.is_live:
        return _("Live: a new upload shows at once.")
    name = shows.name_of(show.build) or _("Build {number}", number=show.build)
    return _("Locked: {build}", build=name)


def _show_codes(deck: Deck, show: Show) -> None:
    """Two codes: the phone that turns the slides, and the phones that follow."""
    remote, follow = _address("remote", deck, key=show.key), _address("show", deck)
    base = urlsplit(st.context.url or "")
    with st.container(horizontal=True, gap="medium"):
        for label, address in (
            (_("The phone that turns the slides"), remote),
            (_("Phones that follow"), follow),
        ):
            with st.container(width=hall.QR, gap="xsmall"):
                st.markdown(f"**{md(label)}**")
                hall.show_code(address, label)
    if base.hostname in LOOPBACK:
        st.caption(md(_far_from_phone()))
    st.link_button(_("Remote"), remote, icon=":material/settings_remote:")


def _address(kind: str, deck: Deck, **more: str) -> str:
    said = urlencode({**more, **manner(frame=False)})
    return f"/{kind}/{deck.id}?{said}" if said else f"/{kind}/{deck.id}"


def _far_from_phone() -> str:
    return _(
        "A phone does not reach this address. Open the board by the address that this computer "
        "has in the office's network."
    )
