"""One reader's visit: what the address asks for, what the page shows, what goes on to the next.

The address always names the whole view, defaults included: a default moves with the data, and a
link must not. Streamlit's own binding of widgets leaves defaults out (see DECISIONS.md), so the
choices are recorded here while a page runs, and written to the address in one go at its end.

In a run, choices are *asked*, that is taken from the address, when the session is new, when the
page is another one, when the reader went back or forward, and when a link changed the query.
Otherwise the widgets hold them.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import streamlit as st
from streamlit.runtime.scriptrunner import RerunException, get_script_run_ctx

from pages.shared import words

Said = str | list[str]
Query = dict[str, list[str]]

# Choices that go along to other pages of a visit, by their word in the address: what they choose.
CARRIED = {
    "indicator": "indicator",
    "scheme": "indicator",
    "gap_of": "indicator",
    "group": "group",
    "period": "period",
    "city": "city",
    "year": "year",
    "unit": "unit",
}
FOLLOWED = "followed"  # in the query of a run that follows a link on a page (see links.js)
FRAME = ("lang", "red_up", "snapshot", "compare", "against")  # chosen outside the page


@dataclass(frozen=True)
class Choice:
    """What a choice shows, in codes that depend on no language, and what it shows unless asked.

    A quiet one stays out of the address while it is at its default: a switch that is off, a tab,
    a slider that stands where the data have it. One that only turns a figure is no part of what
    the page looks at.
    `shape` is what else makes up the widget: when it changes, Streamlit begins a new one.
    """

    said: Said
    default: Said
    is_quiet: bool = False
    is_view: bool = True
    shape: object = None

    @property
    def is_default(self) -> bool:
        """Whether it shows what it shows unless asked."""
        return self.said == self.default

    @property
    def is_silent(self) -> bool:
        """Whether the address says nothing of it."""
        return self.is_quiet and self.is_default


@dataclass
class Visit:
    """One session's state; `choices` are those of this run, `before` those of the run before."""

    page: str | None = None
    language: str = ""
    asked: Query = field(default_factory=dict)
    is_asking: bool = True
    is_history: bool = False
    is_turned: bool = False  # a link led to another view of the same page
    written: Query | None = None
    touched: set[str] = field(default_factory=set)
    choices: dict[str, Choice] = field(default_factory=dict)
    before: dict[str, Choice] = field(default_factory=dict)
    carried: dict[str, str] = field(default_factory=dict)
    held: dict[str, object] = field(default_factory=dict)  # what the frame's widgets held
    lost: dict[str, str] = field(default_factory=dict)  # what the address named and is no more

    def asks(self, key: str) -> bool:
        """Whether a choice is to be taken from the address in this run."""
        if key in self.touched or key in self.choices:
            return False
        return self.is_asking or (key in self.asked and key not in self.before)

    def note(self, key: str, choice: Choice, *, offers: Callable[[str], bool]) -> None:
        """Record what a choice shows in this run, and what of it goes along to other pages.

        Where `offers` says that the page has what was brought along, and shows its default all the
        same, the reader has gone back to that.
        """
        self.choices[key] = choice
        what = CARRIED.get(key)
        if what is None or not isinstance(choice.said, str):
            return
        if not choice.is_default:
            self.carried[what] = choice.said
        elif offers(self.carried.get(what, "")):
            del self.carried[what]

    def follows(self, key: str, default: Said, *, is_quiet: bool) -> bool:
        """Whether a choice at its default goes along with a default that another choice moved."""
        old = self.before.get(key)
        if old is None or key in self.touched or not old.is_default or old.default == default:
            return False
        return is_quiet or bool(self.touched)

    def wants(self, key: str) -> str | None:
        """What a choice outside the page is to show in this run, before it is drawn."""
        if self.asks(key) and (key in self.asked or self.is_history):
            return self.asked.get(key, [""])[-1] or None
        held: str | None = st.session_state.get(key)
        return held

    def brought(self, key: str) -> str | None:
        """What the reader chose on another page; history names all that it had."""
        return None if self.is_history else self.carried.get(CARRIED.get(key, ""))

    def view(self) -> dict[str, Said]:
        """All that the page shows; before its first run, what the address asks for."""
        shown = {k: one for k, one in {**self.before, **self.choices}.items() if k not in FRAME}
        view = {k: one.said for k, one in shown.items() if one.is_view and not one.is_silent}
        return view or {key: said[-1] for key, said in self.asked.items() if key not in FRAME}

    def defaults(self) -> set[str]:
        """The choices that show what they show unless asked."""
        return {key for key, one in {**self.before, **self.choices}.items() if one.is_default}


def present() -> Visit:
    """The visit of this session; one that nobody has begun begins here."""
    if "visit" not in st.session_state:
        return begin()
    visit: Visit = st.session_state["visit"]
    return visit


def begin() -> Visit:
    """Begin a run: read the address, and decide whether the choices are taken from it."""
    visit: Visit | None = st.session_state.get("visit")
    query = {key: st.query_params.get_all(key) for key in st.query_params}
    is_link = query.pop(FOLLOWED, None) is not None
    if visit is None:
        visit = st.session_state["visit"] = Visit(asked=query)
        return visit
    # At a change of page Streamlit drops the widgets of a popover that the browser has not opened.
    for key, value in visit.held.items():
        if key not in st.session_state:
            st.session_state[key] = value
    context = get_script_run_ctx()
    is_history = context is not None and context.is_history_navigation
    visit.is_history = is_history and not is_link
    # A browser that has not yet heard of the last writing still sends the query before it.
    is_known = query in (visit.written, visit.asked)
    visit.is_asking = is_history or not (is_known or visit.touched)
    visit.is_turned = visit.is_asking and not is_history
    visit.asked = query
    visit.before, visit.choices = {**visit.before, **visit.choices}, {}
    if visit.is_asking:
        visit.lost.clear()
    return visit


def arrive(page: str) -> None:
    """Say which page this run shows; another one than before takes its choices anew."""
    visit = present()
    if visit.page == page:
        return
    visit.before = {key: one for key, one in visit.before.items() if key in FRAME}
    visit.is_asking, visit.is_turned = True, False
    visit.touched -= {key for key in visit.touched if key not in FRAME}
    visit.page = page


def touch(key: str) -> None:
    """Note that the reader changed a choice; called before the run that shows it."""
    visit = present()
    visit.touched.add(key)
    visit.lost.pop(key, None)


def choose(key: str, value: object) -> None:
    """Change a choice for the reader who pressed a button; only in a callback."""
    st.session_state[key] = value
    touch(key)


@contextmanager
def shown_in_address() -> Iterator[None]:
    """At the end of what is run inside, the address names the whole view.

    Of a page that ended early the address keeps what it named of choices that were not reached.
    A run that another one follows writes nothing.
    """
    is_whole = is_followed = False
    try:
        yield
        is_whole = True
    except RerunException:
        is_followed = True
        raise
    finally:
        if not is_followed:
            _finish(is_whole=is_whole)


def query(*, is_whole: bool) -> Query:
    """The address of what this run has shown so far; `is_whole`: it has shown all of its page."""
    visit = present()
    reached = {*visit.choices, *FRAME}
    query = {} if is_whole else {k: v for k, v in visit.asked.items() if k not in reached}
    for key, choice in sorted(visit.choices.items(), key=lambda one: one[0] in FRAME):
        if not choice.is_silent:
            query[key] = [choice.said] if isinstance(choice.said, str) else choice.said
    return query


def _finish(*, is_whole: bool) -> None:
    visit, shown = present(), query(is_whole=is_whole)
    visit.before = {} if is_whole else visit.before
    drawn = [key for key in FRAME if key in visit.choices and key in st.session_state]
    visit.held = {key: st.session_state[key] for key in drawn}
    visit.written, visit.language = shown, words.language()
    visit.touched.clear()
    visit.is_asking = False
    is_shown = {key: st.query_params.get_all(key) for key in st.query_params} == shown
    if visit.is_turned or not is_shown:  # Streamlit's links leave the address of the same page
        st.query_params.from_dict(shown)
