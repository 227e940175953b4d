"""Every choice that the address holds: a link reopens the view, in whichever language it was made.

The options of a choice are codes that depend on no language. An address may also name an option as
it is shown. What it names and is no more is said below the choice, with the nearest that there is.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from typing import Literal, TypedDict

import streamlit as st

from pages.shared import visit, words
from pages.shared.components import places
from pages.shared.components.stale import show_stale
from pages.shared.visit import Choice
from pages.shared.words import translate as _

# The choices of what a page looks at, by their words in the address: they stand below its title.
BELOW_TITLE = {
    *("indicator", "scheme", "group", "grain", "period", "city", "since", "year", "forum", "unit"),
    *("owner", "lead", "list", "appraisal", "cohort", "basis", "benchmark", "campaign", "field"),
    *("subject", "words"),
}
Style = Literal["box", "segments", "pills", "slider"]
Labels = Literal["visible", "collapsed"]
Width = int | Literal["stretch"]


class _Shown(TypedDict):
    """What all widgets of one choice take alike."""

    key: str
    format_func: Callable[[str], str]
    on_change: Callable[[], None]


def choose(
    label: str,
    options: Sequence[str],
    *,
    key: str,
    name: Callable[[str], str] = str,
    default: str | None = None,
    style: Style = "box",
    width: Width = "stretch",
    label_visibility: Labels = "visible",
    is_quiet: bool = False,
) -> str:
    """One of the options; the first one, or `default`, unless asked. `key` is the address's word.

    A quiet one stays out of the address at its default: only for one that no data can move.

    Raises ValueError when there are no options.
    """
    if not options:
        raise ValueError(f"{key} has no options")
    usual = options[0] if default is None else default
    _settle(key, options, name, usual)
    shown = _Shown(key=key, format_func=name, on_change=partial(visit.touch, key))
    with _place(key):
        said = _draw(label, options, style, width, label_visibility, shown)
    chosen = usual if said is None else said
    _note(key, Choice(chosen, usual, is_quiet=is_quiet), options)
    if key in BELOW_TITLE:
        places.note_choice(label, name(chosen))
    show_stale(key, options, name, chosen)
    return chosen


def _place(key: str) -> AbstractContextManager[object]:
    return places.choices() if key in BELOW_TITLE else nullcontext()


def _draw(
    label: str,
    options: Sequence[str],
    style: Style,
    width: Width,
    label_visibility: Labels,
    shown: _Shown,
) -> str | None:
    """The widget of a choice, and the option that it shows."""
    said: str | None
    if style == "slider":
        said = st.select_slider(label, options, label_visibility=label_visibility, **shown)
    elif style == "segments":
        said = st.segmented_control(
            label, options, required=True, label_visibility=label_visibility, **shown
        )
    elif style == "pills":
        said = st.pills(
            label, options, required=True, wrap=True, label_visibility=label_visibility, **shown
        )
    else:
        said = st.selectbox(label, options, width=width, label_visibility=label_visibility, **shown)
    return said


def choose_or_all(
    label: str,
    options: Sequence[str],
    *,
    key: str,
    name: Callable[[str], str] = str,
    none: str = "",
    width: Width = "stretch",
    label_visibility: Labels = "visible",
) -> str | None:
    """One of the options, or None for all of them, which the address says by an empty word."""
    _settle(key, options, name, None)
    with _place(key):
        said = st.selectbox(
            label,
            options,
            index=None,
            format_func=name,
            placeholder=none or _("All"),
            key=key,
            on_change=partial(visit.touch, key),
            width=width,
            label_visibility=label_visibility,
        )
    _note(key, Choice(said or "", "", is_quiet=key in visit.FRAME), options)
    if key in BELOW_TITLE:
        shown = name(said) if said else none or _("All")
        places.note_choice(label, shown, is_everything=not said)
    show_stale(key, options, name, said)
    return said


def choose_several(
    label: str, options: Sequence[str], *, key: str, name: Callable[[str], str] = str, none: str
) -> list[str]:
    """Some of the options; at first none, which mostly means all of them."""
    now = visit.present()
    if now.asks(key):
        asked = [_meant(said, options, name) for said in now.asked.get(key, [])]
        st.session_state[key] = [code for code in asked if code is not None]
    said = st.multiselect(
        label,
        options,
        format_func=name,
        placeholder=none,
        key=key,
        on_change=partial(visit.touch, key),
    )
    _note(key, Choice(list(said), [], is_quiet=True), options)
    return list(said)


def switch(label: str, *, key: str, text: str | None = None, is_view: bool = True) -> bool:
    """On or off; off unless asked, which the address does not say."""
    now = visit.present()
    stays = key in visit.FRAME and key in st.session_state and not now.is_history
    if now.asks(key) and (key in now.asked or not stays):
        st.session_state[key] = now.asked.get(key, [""])[-1].lower() == "true"
    is_on = st.toggle(label, key=key, help=text, on_change=partial(visit.touch, key))
    _note(key, Choice(str(is_on).lower(), "false", is_quiet=True, is_view=is_view), ())
    return is_on


def hold(key: str, options: Sequence[str]) -> str:
    """One of the options, which links alone change; the first one unless the address asks."""
    now = visit.present()
    said = now.wants(key)
    chosen = said if said is not None and said in options else options[0]
    st.session_state[key] = chosen
    _note(key, Choice(chosen, options[0], is_quiet=True), options)
    return chosen


def write(label: str, *, key: str, placeholder: str = "", icon: str | None = None) -> str:
    """Words that somebody types; at first none."""
    now = visit.present()
    if now.asks(key):
        st.session_state[key] = now.asked.get(key, [""])[-1]
    with _place(key):
        said = st.text_input(
            label,
            max_chars=60,
            placeholder=placeholder,
            icon=icon,
            label_visibility="collapsed",
            key=key,
            on_change=partial(visit.touch, key),
        )
    if key in BELOW_TITLE:
        places.note_choice(label, said or "", is_everything=not said)
    _note(key, Choice(said or "", "", is_quiet=True), ())
    return said or ""


def slide(
    label: str, bounds: tuple[float, float], usual: float, step: float, *, key: str, text: str
) -> float:
    """A number between two; where it is usual, the address says nothing: it is as the data have it.

    `text` is the number as printf writes it.
    """
    now, shape = visit.present(), (*bounds, step)
    old, default = now.before.get(key), _number(usual)
    held = st.session_state.get(key)
    is_within = isinstance(held, float) and bounds[0] <= held <= bounds[1]
    if now.asks(key):
        st.session_state[key] = _asked_number(key, bounds, usual)
    elif not is_within or now.follows(key, default, is_quiet=True):
        st.session_state[key] = usual
    elif old is None or old.shape != shape:
        st.session_state[key] = held
    changed = partial(visit.touch, key)
    value = float(st.slider(label, *bounds, step=step, format=text, key=key, on_change=changed))
    _note(key, Choice(_number(value), default, is_quiet=True, shape=shape), ())
    show_stale(key, (), str, _number(value))
    return value


def _settle(
    key: str, options: Sequence[str], name: Callable[[str], str], default: str | None
) -> None:
    """Put into the session which option a choice shows in this run."""
    now, held = visit.present(), st.session_state.get(key)
    is_held = key in st.session_state and (held in options or (held is None and default is None))
    brought = now.brought(key)
    fallback = brought if brought in options else default
    is_frame = key in visit.FRAME and not now.is_history
    value = held if is_held else fallback
    if now.asks(key):
        said = now.asked.get(key, [""])[-1]
        meant = _meant(said, options, name) if said else None
        if said and meant is None:
            now.lost[key] = said
        if meant is not None or (key in now.asked and default is None):
            value = meant
        elif said or not (is_frame and is_held):
            value = fallback
    elif is_held and now.follows(key, default or "", is_quiet=False):
        value = default
    is_reworded = key not in visit.FRAME and now.language != words.language()
    if not is_held or value != held or is_reworded or now.asks(key):
        st.session_state[key] = value


def _meant(said: str, options: Sequence[str], name: Callable[[str], str]) -> str | None:
    """The option that an address names, by its code or as any language shows it."""
    if said in options:
        return said
    for language in words.LANGUAGES:
        with words.speaking(language):
            for option in options:
                if said == name(option):
                    return option
    return None


def _note(key: str, choice: Choice, options: Sequence[str]) -> None:
    visit.present().note(key, choice, offers=lambda code: code in options)


def _number(value: float) -> str:
    return f"{value:.10g}"


def _asked_number(key: str, bounds: tuple[float, float], usual: float) -> float:
    said = visit.present().asked.get(key, [""])[-1]
    try:
        value = float(said) if said else usual
    except ValueError:
        value = usual
    if said and not bounds[0] <= value <= bounds[1]:
        visit.present().lost[key] = said
        return usual
    return value
