"""Which calls to another machine are meant: those to the provider that the office has set up."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_to_provider: ContextVar[bool] = ContextVar("to_provider", default=False)


@contextmanager
def calling() -> Iterator[None]:
    """What connects within is a call to the provider."""
    before = _to_provider.set(True)
    try:
        yield
    finally:
        _to_provider.reset(before)


def is_calling() -> bool:
    """Whether it is such a call that connects here and now."""
    return _to_provider.get()
