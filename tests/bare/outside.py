"""How this machine reaches its package indexes, to be told to the machines that are built here.

Nothing of it stands in our files: mirrors, proxies and certificates are the system's own.
"""

import configparser
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
ADDRESSES = ("/etc/hosts", "/etc/resolv.conf")
CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt"
PIP_FILES = ("/etc/xdg/pip/pip.conf", "/etc/pip.conf", "~/.pip/pip.conf", "~/.config/pip/pip.conf")
# Variables that clients of package indexes read: PIP_…, proxies, and where certificates lie.
VARIABLES = re.compile(r"PIP_\w+|(https?|all|no)_proxy|SSL_CERT_\w+|\w+_CA_BUNDLE", re.IGNORECASE)
APT_SETTINGS = re.compile(r"Acquire::(http|https|Check-Valid-Until|Check-Date)\b")


class OutsideError(Exception):
    """This machine cannot build others; the text says what it lacks."""


@dataclass(frozen=True)
class Source:
    """One line of apt's sources: a mirror, and a suite such as `trixie-security`."""

    site: str
    suite: str

    def line(self) -> str:
        """As it stands in `sources.list`."""
        return f"deb {self.site} {self.suite} main"


def sources(codename: str) -> list[Source]:
    """The system's own Debian sources for another release, the main one first."""
    shown = ["apt-get", "indextargets", "--format", "$(SITE) $(RELEASE) $(LABEL)"]
    told = subprocess.run(
        [*shown, "Created-By: Packages", "Component: main"], capture_output=True, text=True
    )
    rows = [line.split(maxsplit=2) for line in told.stdout.splitlines()]
    found = {
        Source(site, re.sub(r"^\w+", codename, suite))
        for site, suite, label in (row for row in rows if len(row) == 3)
        if label in ("Debian", "Debian-Security")
    }
    ordered = sorted(found, key=lambda source: (source.suite != codename, source.suite))
    if not ordered or ordered[0].suite != codename:
        raise OutsideError("apt's sources name no Debian mirror; add one, then run apt-get update.")
    return ordered


def furnish(room: Path, codename: str) -> None:
    """Write into a new system what its clients need to reach what ours reach."""
    lines = [source.line() for source in sources(codename)]
    (room / "etc/apt/sources.list").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (room / "etc/apt/apt.conf.d/90outside").write_text(_apt_settings(), encoding="utf-8")
    shutil.copytree("/etc/apt/auth.conf.d", room / "etc/apt/auth.conf.d", dirs_exist_ok=True)
    with (room / "etc/pip.conf").open("w", encoding="utf-8") as file:
        _pip_settings().write(file)
    for path in (*ADDRESSES, CERTIFICATES):
        if Path(path).exists():
            (room / path.lstrip("/")).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, room / path.lstrip("/"))


def variables() -> dict[str, str]:
    """This process's variables that such clients read."""
    return {name: text for name, text in os.environ.items() if VARIABLES.fullmatch(name)}


def places() -> list[str]:
    """Files and folders outside of the system's own that the settings point to."""
    settings = _pip_settings()
    values = [text for section in settings.sections() for text in settings[section].values()]
    words = [word for text in (*values, *variables().values()) for word in text.split()]
    # The pages of an index in a folder link to files beside that folder.
    named = [
        Path(word.removeprefix("file://")).parent for word in words if word.startswith("file:")
    ]
    named += [Path(word) for word in words if word.startswith("/")]
    return sorted(
        str(path) for path in set(named) if path.exists() and not path.is_relative_to("/etc/ssl")
    )


def _apt_settings() -> str:
    told = subprocess.run(["apt-config", "dump"], capture_output=True, text=True, check=True)
    return "".join(f"{line}\n" for line in told.stdout.splitlines() if APT_SETTINGS.match(line))


def _pip_settings() -> configparser.RawConfigParser:
    settings = configparser.RawConfigParser()
    settings.read([Path(file).expanduser() for file in PIP_FILES], encoding="utf-8")
    return settings
