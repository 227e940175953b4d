"""A page without a reader: its script is run on a build and a view, and what it shows is kept.

Slides, files and comparisons with a snapshot are made so: they say what the page says, because it
is the page that says it. Streamlit has no public way to run a script without a browser;
`tests/test_capture.py` notices when its own way changes.
"""

import contextlib
import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import RerunException, StopException
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.runtime.scriptrunner_utils.script_requests import (
    ScriptRequests,
    ScriptRequestType,
)
from streamlit.runtime.scriptrunner_utils.script_run_context import (
    ScriptRunContext,
    add_script_run_ctx,
)
from streamlit.runtime.state import SafeSessionState, SessionState

from pages.menu import ENTRIES, present
from pages.shared import theme, visit, warehouse, words
from pages.shared.capture.screen import Screen, keeping
from pages.shared.warehouse import Build

PAGES = warehouse.ROOT / "pages"
SCRIPTS = ScriptCache()  # compiled once
DOING = {entry.address for entry in ENTRIES if entry.acts}


class CaptureError(Exception):
    """There is no such page any more."""


@dataclass(frozen=True)
class Manner:
    """How the reader reads: the language, and whether red is good news."""

    language: str = "zh"
    red_is_good: bool = False


def present_manner() -> Manner:
    """The manner of the reader of this run."""
    return Manner(words.language(), theme.good_name() == "red")


def capture(
    page: str,
    view: Mapping[str, str],
    *,
    build: Build,
    manner: Manner | None = None,
    figure: str = "",
) -> Screen:
    """What a page (`rankings`) shows of a view, the parameters of its address, on a build.

    `figure` is the key of the block that is looked for: one that has moved is where it is now.
    Raises CaptureError when there is no such page, and whatever the page raises.
    """
    page, view = present(page, view, figure)
    return _captured(page, tuple(sorted(view.items())), build, manner or present_manner())


def forget() -> None:
    """Keep no screen any longer."""
    _captured.cache_clear()


@lru_cache(maxsize=256)
def _captured(page: str, view: tuple[tuple[str, str], ...], build: Build, manner: Manner) -> Screen:
    """A build never changes, so neither does what is kept here. The run has a thread of its own:
    Streamlit finds the session of a run by its thread."""
    with ThreadPoolExecutor(1) as alone:
        return alone.submit(_run, page, dict(view), build, manner).result()


def _run(page: str, view: dict[str, str], build: Build, manner: Manner) -> Screen:
    scripts = {entry.address: PAGES / entry.script for entry in ENTRIES}
    if page not in scripts.keys() - DOING:
        raise CaptureError(page)
    context = _context(urlencode(view))
    add_script_run_ctx(threading.current_thread(), context)
    words.use(manner.language)
    theme.use(red_is_good=manner.red_is_good)
    warehouse.pin(build)
    with keeping() as screen:
        pages = [st.Page(path, url_path=name) for name, path in scripts.items()]
        context.pages_manager.set_script_intent("", page)
        with contextlib.suppress(StopException, RerunException):
            st.navigation(pages, position="hidden").run()
    visited = visit.present()
    screen.view = {k: said for k, said in visited.view().items() if said and isinstance(said, str)}
    screen.usual = frozenset(visited.defaults())
    return screen


def _context(query: str) -> ScriptRunContext:
    """The session of a visitor whom nobody sees, at an address with this query."""
    state, requests = SessionState(), ScriptRequests()

    def enqueue(_message: object) -> None:
        """Nothing is sent; but here a page ends that has asked to be stopped."""
        asked = requests.on_scriptrunner_yield()
        if asked is not None and asked.type is ScriptRequestType.STOP:
            raise StopException
        if asked is not None:
            raise RerunException(asked.rerun_data)

    context = ScriptRunContext(
        session_id="capture",
        _enqueue=enqueue,
        query_string=query,
        session_state=SafeSessionState(state, lambda: None),
        uploaded_file_mgr=MemoryUploadedFileManager("/capture"),
        main_script_path=str(PAGES / "board.py"),
        user_info={},
        fragment_storage=MemoryFragmentStorage(),
        pages_manager=PagesManager(str(PAGES / "board.py"), SCRIPTS),
        script_requests=requests,
    )
    context.reset(query_string=query)
    context.on_script_start()
    return context
