"""Every connection that this process begins to another machine, counted as Python makes it.

Python tells its audit hooks of each call of `connect` and of each name that is looked up. Children,
such as the ETL that sends the changes after a load, are processes of their own.
"""

import datetime as dt
import ipaddress
import sys
from dataclasses import dataclass, field
from threading import Lock

from pages.shared.access.oidc.calling import is_calling


@dataclass
class Seen:
    """How many there were since a moment, and where the last one went."""

    since: dt.datetime
    count: int = 0
    last: str = ""
    _lock: Lock = field(default_factory=Lock, repr=False)

    def note(self, place: str) -> None:
        """Count one."""
        with self._lock:
            self.count, self.last = self.count + 1, place


_watching: list[Seen] = []


def watch() -> None:
    """Count from now on, for as long as the process lives; once is enough."""
    if not _watching:
        _watching.append(Seen(dt.datetime.now().astimezone()))
        sys.addaudithook(_hear)


def seen() -> Seen | None:
    """What was counted; None where nobody counts."""
    return _watching[0] if _watching else None


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if is_calling():  # the office's provider of sign-ins, which the self-check names by itself
        return
    if event == "socket.connect":
        place = arguments[1]
        host = place[0] if isinstance(place, tuple) and place else ""  # a path is this machine's
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    else:
        return
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host or "")
    if not is_here(name):
        _watching[0].note(name)


def is_here(host: str) -> bool:
    """Whether an address is this machine's own; a name other than localhost asks a server."""
    if host in ("", "localhost"):
        return True
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified
