"""Cancelling a load: a ticket on the disk, which goes to whoever removes it first.

Whoever started the command removes it to cancel, and may then end the process: nothing is in force
yet. The command removes it before it publishes; from then on it is too late to cancel.
"""

from collections.abc import Callable
from pathlib import Path

PUBLISHING = "publishing"


class CancelledError(Exception):
    """The ticket was gone before anything was published: nothing was changed."""


def holding(ticket: Path, tell: Callable[[str], None]) -> Callable[[str], None]:
    """`tell`, which takes the ticket before it tells that a load is published.

    Raises CancelledError then, when somebody has taken it before.
    """

    def tell_or_stop(step: str) -> None:
        if step == PUBLISHING:
            _take(ticket)
        tell(step)

    return tell_or_stop


def _take(ticket: Path) -> None:
    try:
        ticket.unlink()
    except FileNotFoundError:
        raise CancelledError from None
