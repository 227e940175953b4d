"""Why an installation failed, as one sentence that says what to do."""

import os
import sys
import tempfile
from pathlib import Path

ELSEWHERE = "name a folder elsewhere (`make … VENV=DIR`, or --venv DIR)"
# What pip and venv print when something outside of them is wrong, and what to do about it; the
# first that fits counts: pip tries again and again where the index has an untrusted certificate.
CAUSES = (
    (
        ("No space left", "Disk quota exceeded", "not enough space"),
        "there is no room left on the disk of {folder} or of {temporary}: make some, "
        f"or {ELSEWHERE}.",
    ),
    (
        ("CERTIFICATE_VERIFY_FAILED", "SSLError", "OSError: Could not find a suitable TLS"),
        "the certificate of the package index is not trusted: install the certificates of the "
        "system (on Debian: apt-get install ca-certificates) or of the office "
        "(PIP_CERT=FILE), then run the same command again.",
    ),
    (
        ("DO NOT MATCH THE HASHES",),
        "the index serves another file than the one whose hash is listed: ask who runs it which "
        "file that is, and use none until then.",
    ),
    (
        ("Connection", "Timeout", "timed out", "ProxyError", "Retrying (Retry"),
        "the package index cannot be reached: connect this machine to the network, or name an "
        "index within reach (PIP_INDEX_URL=ADDRESS), then run the same command again.",
    ),
    (
        ("No matching distribution found",),
        "the package index has not all of the pinned versions: bring it up to date, or name "
        "another one (PIP_INDEX_URL=ADDRESS), then run the same command again.",
    ),
    (
        ("Permission denied", "Read-only file system", "Operation not permitted"),
        f"{{folder}} cannot be written by this user: {ELSEWHERE}.",
    ),
)


class InstallError(Exception):
    """The packages could not be installed; the text is a sentence that says what to do."""


def told(venv: Path, output: str) -> str:
    """The sentence for what a failed step has printed; without a known cause, its last line."""
    for signs, remedy in CAUSES:
        if any(sign in output for sign in signs):
            cause = remedy.format(folder=venv.absolute(), temporary=tempfile.gettempdir())
            return f"The packages could not be installed: {cause}"
    last = (output.strip().splitlines() or ["without a word"])[-1].strip()
    return f"The packages could not be installed into {venv.absolute()}; the last words: {last}"


def without_venv() -> str:
    """The sentence for a Python that came without the part that makes such a folder."""
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    said = "This Python lacks its modules venv and ensurepip: "
    if not Path("/usr/bin/apt-get").exists():
        return f"{said}install them as your system's manual says, then run the same command again."
    sudo = "" if is_root() else "sudo "
    return (
        f"{said}run `{sudo}apt-get update && {sudo}apt-get install -y {package}`, "
        "then the same command again."
    )


def is_root() -> bool:
    """Whether this user may install the system's packages."""
    return os.name != "nt" and os.geteuid() == 0
