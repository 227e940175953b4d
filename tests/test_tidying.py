"""The server looks for garbage at rest, or once there is too much, and not after every page."""

import gc
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from streamlit import config
from streamlit.runtime.scriptrunner import script_runner

from pages.shared.document import tidying
from pages.shared.document.tidying import Tidier

ROOT = Path(__file__).parents[1]
MUCH = 10**12  # blocks that no test makes


class Ring:
    """An object that only a collection finds, for it holds itself."""

    def __init__(self) -> None:
        self.own = self


@pytest.fixture
def unhelped() -> Iterator[None]:
    """Python does not collect by itself meanwhile, and what was frozen is let go afterwards."""
    gc.disable()
    yield
    gc.unfreeze()
    gc.enable()


@contextmanager
def page_drawn() -> Iterator[None]:
    """A thread as Streamlit starts it for a run."""
    done = threading.Event()
    run = threading.Thread(target=done.wait, name=tidying.RUN)
    run.start()
    try:
        yield
    finally:
        done.set()
        run.join()


def garbage() -> threading.Event:
    """Garbage, and the event that says that it was collected."""
    ring, found = Ring(), threading.Event()
    weakref.finalize(ring, found.set)
    return found


def test_streamlit_does_not_collect_after_each_run_and_calls_its_threads_as_we_know_them() -> None:
    assert "postScriptGC = false" in (ROOT / ".streamlit" / "config.toml").read_text("utf-8")
    assert config.get_option("runner.postScriptGC") is False
    assert f'"{tidying.RUN}"' in Path(script_runner.__file__).read_text(encoding="utf-8")


@pytest.mark.usefixtures("unhelped")
def test_garbage_is_collected_once_no_page_was_drawn_for_a_while() -> None:
    tidier = Tidier(rest=3, some=0, bound=MUCH)
    found = garbage()
    with page_drawn():
        assert not tidier.look(10)
    assert not tidier.look(12.9)
    assert not found.is_set()
    assert tidier.look(13)
    assert found.is_set()


@pytest.mark.usefixtures("unhelped")
def test_a_server_on_which_nothing_has_happened_is_left_alone() -> None:
    tidier = Tidier(rest=0, some=MUCH, bound=MUCH)
    assert not tidier.look(100)


@pytest.mark.usefixtures("unhelped")
def test_too_much_garbage_does_not_wait_for_a_rest() -> None:
    tidier = Tidier(rest=3, some=0, bound=1000)
    found, kept = garbage(), [object() for _ in range(2000)]
    with page_drawn():
        assert tidier.look(10)
        assert found.is_set()
        assert not tidier.look(11)
    assert len(kept) == 2000


@pytest.mark.usefixtures("unhelped")
def test_the_server_watches_by_itself_from_its_start() -> None:
    found = threading.Event()
    done = tidying.start(Tidier(rest=0, some=-MUCH), pause=0.001)
    try:
        weakref.finalize(Ring(), found.set)
        assert found.wait(timeout=60)
        assert gc.get_freeze_count() > 0
    finally:
        done.set()
