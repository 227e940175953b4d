"""What coverage need not measure, for it doubles the time of whatever it measures.

Walks of many pages run what the tests of these pages run, and are left out: `unmeasured` is for
fixtures, pytest-cov's mark `no_cover` for tests. The share that is measured can only be lower for
it, never higher.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from coverage import Coverage


@contextmanager
def unmeasured() -> Iterator[None]:
    """Leave out what runs in here; without coverage nothing is different."""
    measure = Coverage.current()
    if measure is None:
        yield
        return
    measure.stop()
    try:
        yield
    finally:
        measure.start()
