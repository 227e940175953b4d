"""What the tests need from the system, found or got: `python -m tests.system [browser|office]`.

Who may use apt-get has it installed; everyone else is told in one sentence what to install. The
room `deploy` is got only when it is asked for, for Debian starts a proxy as it installs it: without
it the tests of the files for proxies are skipped.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests import apt, programs


@dataclass(frozen=True)
class Need:
    """Something outside of Python: as it is called, and Debian's packages that bring it."""

    name: str
    packages: tuple[str, ...]
    is_met: Callable[[], bool]


# Playwright's driver comes first: it is what can be asked for Playwright's own browser.
DRIVER = Need("libatomic.so.1", ("libatomic1",), programs.driver_starts)
CHROMIUM = Need("Chromium", ("chromium",), lambda: programs.has(programs.browser))
FONT = Need("a Chinese font", ("fontconfig", "fonts-noto-cjk"), programs.has_chinese_font)
PROCESSES = Need("ps", ("procps",), lambda: os.name == "nt" or programs.has(programs.find, "ps"))
OFFICE = Need(
    "LibreOffice",
    ("libreoffice-writer", "libreoffice-calc", "libreoffice-impress"),
    programs.has_office,
)
PAPER = Need(
    "pdftotext and pdftoppm",
    ("poppler-utils",),
    lambda: all(programs.has(programs.find, name) for name in ("pdftotext", "pdftoppm")),
)
SERVICES = Need(
    "systemd-analyze, nginx and caddy",
    ("systemd", "nginx-light", "caddy"),
    lambda: all(
        programs.has(programs.find, name) for name in ("systemd-analyze", "nginx", "caddy")
    ),
)
NEEDS = {
    "browser": (DRIVER, CHROMIUM, FONT, PROCESSES),
    "office": (OFFICE, PAPER, FONT),
    "deploy": (SERVICES,),
}
ALWAYS = ("browser", "office")


def missing(*rooms: str) -> list[Need]:
    """What these rooms of the tests need and the system lacks; those of ALWAYS if none is named."""
    wanted = dict.fromkeys(need for room in rooms or ALWAYS for need in NEEDS[room])
    return [need for need in wanted if not need.is_met()]


def ensure(*rooms: str) -> str:
    """Get what is missing where this user may; the answer says what is still missing, or is empty.

    It is one sentence, with the command to run.
    """
    lacking = missing(*rooms)
    complaint = ""
    if lacking and apt.may_install():
        print("Installing what the tests need from the system:", *_packages(lacking), flush=True)
        complaint = apt.install(_packages(lacking))
        lacking = missing(*rooms)
    if CHROMIUM in lacking and DRIVER not in lacking and not _apt_has_chromium():
        print("Fetching Playwright's own Chromium", flush=True)
        fetch = [sys.executable, "-m", "playwright", "install", "chromium"]
        subprocess.run(fetch, capture_output=True, check=False)  # if it failed, ours is the word
        lacking = missing(*rooms)
    return _sentence(lacking, complaint) if lacking else ""


def main(rooms: Sequence[str]) -> int:
    """Make sure of what these rooms need; 1 when something is missing."""
    if not set(rooms) <= set(NEEDS):
        print(f"python -m tests.system knows {' and '.join(NEEDS)}", file=sys.stderr)
        return 2
    if sentence := ensure(*rooms):
        print(sentence, file=sys.stderr)
        return 1
    return 0


def _packages(needs: Sequence[Need]) -> list[str]:
    return [package for need in needs for package in need.packages]


def _apt_has_chromium() -> bool:
    return apt.is_here() and (not apt.may_install() or apt.knows("chromium"))


def _sentence(lacking: Sequence[Need], complaint: str) -> str:
    names = ", ".join(need.name for need in lacking)
    said = f"The tests need {names}, which this system lacks"
    if not apt.is_here():
        return f"{said}: install them (Chrome serves as Chromium), then run the same command again."
    if complaint:
        said = f"{said}, and apt-get could not get: {complaint.rstrip('.')}"
    return f"{said}: run `{apt.command(_packages(lacking))}`, then the same command again."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
