"""What each receiver of changes would get, in its own form, to be confirmed before all else."""

from collections.abc import Sequence

import streamlit as st

from pages.shared import components, words
from pages.shared.access import person
from pages.shared.etl import sending
from pages.shared.etl.sending import Receiver
from pages.shared.words import translate as _

SENT = "sent"
TITLED = ("wecom", "feishu")  # their messages show the title themselves


def unsettled(previews: Sequence[Receiver]) -> int:
    """How many get nothing yet, or did not take what was sent last."""
    return sum(_is_unsettled(one) for one in previews)


def show(previews: Sequence[Receiver]) -> None:
    """A box for each receiver; nothing where the setting names none."""
    if not previews:
        return
    st.subheader(_("What is sent after a load"), anchor=False)
    st.caption(
        _(
            "Each receiver gets the digest in its own form, as it stands here. Nothing is sent to"
            " one before somebody has confirmed its preview."
        )
    )
    for one in previews:
        with st.container(border=True, gap="xsmall", key=f"receiver_{one['number']}"):
            _show_receiver(one)


def _is_unsettled(one: Receiver) -> bool:
    waits = one["needs_confirming"] and one["confirmed"] is None
    failed = one["last"] is not None and one["last"]["state"] != SENT
    return bool(one["fault"]) or waits or failed


def _show_receiver(one: Receiver) -> None:
    if one["fault"]:
        st.warning(components.md(one["fault"]))
        return
    st.markdown(f"**{components.md(one['name'])}**")
    st.caption(components.md(_facts(one)))
    if not one["title"]:
        st.info(components.md(_("Nothing has been loaded so far.")))
        return
    if one["kind"] not in TITLED:
        st.text(_("Title: {title}", title=one["title"]))
    st.code(one["text"], language=None, wrap_lines=True)
    _show_last(one)
    _show_confirming(one)


def _facts(one: Receiver) -> str:
    """To whom it goes, and how much of the room that the service gives it takes."""
    where = words.join(one["receivers"]) or one["host"]
    size = _("{used} bytes", used=words.measure(one["used"], decimals=0))
    if one["limit"] is not None:
        limit = words.measure(one["limit"], decimals=0)
        size = _(
            "{used} of {limit} bytes", used=words.measure(one["used"], decimals=0), limit=limit
        )
    left = one["left_out"]
    less = words.plural("{count} sentence left out", "{count} sentences left out", left)
    return " · ".join(part for part in (where, size, less if left else "") if part)


def _show_last(one: Receiver) -> None:
    last = one["last"]
    if last is None:
        return
    moment = words.moment(last["at"])
    said = _(
        "Build {build}, {moment}: {said}", build=last["build"], moment=moment, said=last["said"]
    )
    if last["state"] == SENT:
        st.caption(components.md(said))
    else:
        st.warning(components.md(said))


def _show_confirming(one: Receiver) -> None:
    confirmed = one["confirmed"]
    if not one["needs_confirming"]:
        st.caption(_("A file of this machine waits for no confirmation."))
    elif confirmed is not None:
        moment = words.moment(confirmed["at"])
        said = _("Confirmed by {by}, {moment}.", by=confirmed["by"], moment=moment)
        st.caption(components.md(said))
    elif person.may("digest"):
        st.button(
            _("This is right: send it from the next load on"),
            key=f"confirm_{one['number']}",
            type="primary",
            on_click=_confirm,
            args=(one,),
        )


def _confirm(one: Receiver) -> None:
    try:
        is_done = sending.confirm(one)
    except person.RightError as refused:
        st.toast(components.md(str(refused)))
        return
    if not is_done:
        st.toast(_("This could not be written down; look at the disk of the data folder."))
