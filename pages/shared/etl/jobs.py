"""A command of the ETL in a thread of its own, which a page follows from one run to the next."""

import contextvars
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait

from pages.shared.etl.answers import Answer
from pages.shared.etl.child import Run, Step

Ask = Callable[[Run], Answer]


class Job:
    """One command that was begun: how far it has come, its answer, and its cancelling."""

    def __init__(self, ask: Ask) -> None:
        """Begin; `ask` runs in the language of whoever begins."""
        self._run = Run()
        worker = ThreadPoolExecutor(max_workers=1)
        context = contextvars.copy_context()
        self._answer: Future[Answer] = worker.submit(context.run, ask, self._run)
        worker.shutdown(wait=False)

    @property
    def step(self) -> Step:
        """How far it has come."""
        return self._run.step

    @property
    def answer(self) -> Answer:
        """Its answer, waited for; raises what the command's thread raised."""
        return self._answer.result()

    def is_done(self, within: float) -> bool:
        """Whether it has ended, after at most so many seconds."""
        return bool(wait([self._answer], timeout=within).done)

    def cancel(self) -> bool:
        """End it, so that it has changed nothing; False when it is too late for that."""
        return self._run.cancel()
