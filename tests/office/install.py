"""Finds LibreOffice for the tests of slides, or gets it: `python -m tests.office.install`.

Debian's packages, for who may use apt-get; elsewhere the office program is installed by hand.
"""

import os
import shutil
import subprocess
import sys

PROGRAMS = ("soffice", "pdftotext", "pdftoppm")
PACKAGES = ("libreoffice-impress", "libreoffice-calc", "libreoffice-writer", "poppler-utils")
FONT = "fonts-noto-cjk"


class OfficeError(Exception):
    """A program is missing, and could not be had."""


def find(program: str) -> str:
    """The path of a program; raises OfficeError when there is none."""
    path = shutil.which(program)
    if path is None:
        message = f"No {program} found. `python -m tests.office.install` gets it on Debian."
        raise OfficeError(message)
    return path


def main() -> int:
    """Make sure of the programs and a Chinese font, and say which LibreOffice it is."""
    if any(shutil.which(program) is None for program in PROGRAMS):
        _apt(*PACKAGES, FONT)
    try:
        print(f"Office tests use {next(find(program) for program in PROGRAMS)}")
    except OfficeError as missing:
        print(missing, file=sys.stderr)
        return 1
    return 0


def _apt(*packages: str) -> None:
    if shutil.which("apt-get") is None or os.name == "nt" or os.geteuid() != 0:
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=False, env=quiet)
    get = ["apt-get", "install", "-qq", "-y", "--no-install-recommends"]
    subprocess.run([*get, *packages], check=False, env=quiet)


if __name__ == "__main__":
    sys.exit(main())
