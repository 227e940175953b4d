"""Debian's packages: installed by root, and named to everyone else."""

import os
import shutil
import subprocess
from collections.abc import Sequence

INSTALL = ("apt-get", "install", "-y", "--no-install-recommends")
PATIENT = ("-o", "DPkg::Lock::Timeout=300")  # another apt-get may be at work

STRICT = ("-o", "APT::Update::Error-Mode=any")  # else an update without a network succeeds
ONCE = ("-o", "Acquire::Retries=0")  # without one, four tries for each of 270 packages take minutes


def is_here() -> bool:
    """Whether this system installs its programs by apt-get."""
    return shutil.which("apt-get") is not None


def may_install() -> bool:
    """Whether this user may."""
    return is_here() and os.name != "nt" and os.geteuid() == 0


def knows(package: str) -> bool:
    """Whether the system's sources have it: Ubuntu's have no Chromium that is not a snap."""
    asked = ["apt-cache", "show", package]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


def command(packages: Sequence[str]) -> str:
    """What to type; only root needs no sudo for it."""
    sudo = "" if may_install() else "sudo "
    return f"{sudo}apt-get update && {sudo}{' '.join((*INSTALL, *packages))}"


def install(packages: Sequence[str]) -> str:
    """Install those that the sources have; the answer is what apt-get complained of, or empty."""
    complaints = _complaints("apt-get", *PATIENT, *STRICT, "update", "-qq")
    known = [package for package in packages if knows(package)]
    if known:
        tries = ONCE if complaints else ()
        complaints = _complaints(*INSTALL, *PATIENT, *tries, "-qq", *known)
    return complaints


def _complaints(*arguments: str) -> str:
    """Run as dpkg wants it: nobody to ask, and files that all users can read."""
    done = subprocess.run(
        arguments,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        check=False,
        umask=0o022,
    )
    said = [line for line in done.stderr.splitlines() if line.startswith("E: ")]
    return said[0].removeprefix("E: ") if done.returncode and said else ""
