"""A bare Debian in a folder: built, entered, and taken away."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.bare import outside
from tests.bare.enter import Visit

ROOT = Path(__file__).parents[2]
PACKAGES = "python3,make,git,ca-certificates"
APART = ("unshare", "--mount", "--pid", "--fork", "--kill-child")
CLERK = 1000
HOMES = {0: "/root", CLERK: "/home/clerk"}
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


@dataclass(frozen=True)
class Done:
    """A command that has ended: its exit code and all that it printed."""

    code: int
    output: str


@dataclass(frozen=True)
class Terms:
    """Under which a command runs: `tests.bare.enter` says what each means."""

    variables: Mapping[str, str] = field(default_factory=dict)
    offline: bool = False
    read_only: str = ""
    cramped: str = ""
    port: int = 0


@dataclass(frozen=True)
class Room:
    """A built system."""

    folder: Path

    def clone(self, place: str, owner: int) -> None:
        """Put the last commit of this checkout there."""
        target = self.folder / place.lstrip("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["git", "clone", "--quiet", "--no-local", ROOT, target], check=True)
        top = self.folder / HOMES[owner].lstrip("/")
        subprocess.run(["chown", "-R", f"{owner}:{owner}", top], check=True)

    def run(self, command: str, user: int, terms: Terms) -> Done:
        """Run a shell command; with a port it is a board, which is ended once it answers."""
        own = {"PATH": PATH, "HOME": HOMES[user], "TERM": "dumb"}
        visit = Visit(
            room=str(self.folder),
            command=command,
            user=user,
            variables={**outside.variables(), **own, **terms.variables},
            places=outside.places(),
            read_only=terms.read_only.lstrip("/"),
            cramped=terms.cramped.lstrip("/"),
            port=terms.port,
        )
        apart = [*APART, "--net"] if terms.offline else APART
        done = subprocess.run(
            [*apart, sys.executable, "-B", "-m", "tests.bare.enter"],
            cwd=ROOT,
            input=json.dumps(visit),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        return Done(done.returncode, done.stdout)


def prepare() -> None:
    """Make sure of debootstrap; raises OutsideError where no system can be built."""
    if os.name == "nt" or os.geteuid() != 0:
        raise outside.OutsideError("Only root can build systems: run `sudo make bare`.")
    if shutil.which("apt-get") is None:
        raise outside.OutsideError("Systems are built by Debian's debootstrap: run this on Debian.")
    if shutil.which("debootstrap") is None:
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-qq", "-y", "debootstrap"], check=False)
    if shutil.which("debootstrap") is None:
        raise outside.OutsideError("There is no debootstrap: run `apt-get install debootstrap`.")


@contextmanager
def built(codename: str, folder: Path) -> Iterator[Room]:
    """A new system with nothing but Python, make, git and certificates; gone at the end."""
    room = folder / codename
    main = outside.sources(codename)[0]
    keyring = ["--keyring", str(outside.KEYRING)] if outside.KEYRING.exists() else []
    script = ["debootstrap", "--variant=minbase", f"--include={PACKAGES}", *keyring]
    try:
        subprocess.run(
            [*APART, *script, codename, room, main.site], check=True, stdout=subprocess.PIPE
        )
        outside.furnish(room, codename)
        subprocess.run(
            ["chroot", room, "useradd", "--create-home", "--uid", str(CLERK), "clerk"], check=True
        )
        yield Room(room)
    finally:
        # Nothing is mounted below any more; the option is for the day when something is.
        subprocess.run(["rm", "-rf", "--one-file-system", room], check=True)
