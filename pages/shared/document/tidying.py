"""When the server looks for garbage: at rest, and not after every page.

Streamlit makes a full collection after each run (`runner.postScriptGC`, which config.toml turns
off): it holds the interpreter while others wait, and takes the longer the more the server keeps.
"""

import gc
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

RUN = "ScriptRunner.scriptThread"  # what Streamlit calls the thread of a run; it ends with the run
LOOK, REST = 0.25, 3.0  # seconds between two looks, and without a run that make a rest
SOME = 20_000  # blocks of memory, a page's worth: with fewer new ones a rest is left alone
BOUND = 2_000_000  # about 200 MB: with more of them nobody waits for a rest


def is_running() -> bool:
    """Whether any visitor's page is being drawn."""
    return any(thread.name == RUN for thread in threading.enumerate())


@dataclass
class Tidier:
    """Collects garbage once the server rests, or once there is much more than before.

    `look` takes the time in seconds; it returns whether it collected.
    """

    rest: float = REST
    some: int = SOME
    bound: int = BOUND
    blocks: Callable[[], int] = sys.getallocatedblocks
    _kept: int = field(init=False)
    _last_run: float = field(init=False, default=float("-inf"))

    def __post_init__(self) -> None:
        """What is there by now is no growth."""
        self._kept = self.blocks()

    def look(self, now: float) -> bool:
        """Collect if it is time to."""
        if is_running():
            self._last_run = now
        grown = self.blocks() - self._kept
        is_time = grown >= self.some and now - self._last_run >= self.rest
        if not is_time and grown < self.bound:
            return False
        gc.collect()
        self._kept = self.blocks()
        return True


def start(tidier: Tidier | None = None, pause: float = LOOK) -> threading.Event:
    """Keep what is there for ever, and look for garbage from now on until the event is set.

    What is imported by now lives as long as the server: no collection need look at it again.
    """
    gc.collect()
    gc.freeze()
    done, kept = threading.Event(), tidier or Tidier()

    def watch() -> None:
        while not done.wait(pause):
            kept.look(monotonic())

    threading.Thread(target=watch, name="tidying", daemon=True).start()
    return done
