"""The programs beside Python that the tests run, wherever the system keeps them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from playwright._impl._driver import compute_driver_executable
from playwright.sync_api import sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
BROWSERS_ELSEWHERE = (
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
ELSEWHERE = {
    "soffice": (
        r"C:\Program Files\LibreOffice\program\soffice.exe",
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    ),
    "nginx": ("/usr/sbin/nginx",),  # which no user but root has in the path
}
OFFICE_PARTS = ("libswlo.so", "libsclo.so", "libsdlo.so")  # Writer, Calc, Impress


class MissingError(Exception):
    """A program is missing; the text says how to get it."""


def browser() -> Path:
    """The Chromium to use; raises MissingError when there is none."""
    installed = [path for name in BROWSERS if (path := shutil.which(name))]
    for path in (*installed, *BROWSERS_ELSEWHERE):
        if Path(path).exists() and _starts(path):
            return Path(path)
    own = _browser_of_playwright()
    if own and Path(own).exists() and _starts(own):
        return Path(own)
    raise MissingError("No Chromium found: `python -m tests.system browser` says how to get it.")


def find(program: str) -> str:
    """The path of a program; raises MissingError when there is none."""
    if path := shutil.which(program):
        return path
    for place in ELSEWHERE.get(program, ()):
        if Path(place).exists():
            return place
    raise MissingError(f"No {program} found: `python -m tests.system` says how to get it.")


def has(look: Callable[..., object], *arguments: str) -> bool:
    """Whether such a look finds something."""
    try:
        look(*arguments)
    except MissingError:
        return False
    return True


def has_office() -> bool:
    """Whether there is a LibreOffice; where its parts are packages of their own, all three."""
    if not has(find, "soffice"):
        return False
    folder = Path(find("soffice")).resolve().parent
    if not (folder / "libsofficeapp.so").exists():  # a wrapper, or another system's way to pack
        return True
    return all((folder / part).exists() for part in OFFICE_PARTS)


def has_chinese_font() -> bool:
    """Whether Chinese has glyphs; Windows and macOS bring them."""
    if os.name == "nt" or sys.platform == "darwin":
        return True
    lister = shutil.which("fc-list")
    if lister is None:
        return False
    listed = subprocess.run([lister, ":lang=zh", "family"], capture_output=True, check=False)
    return bool(listed.stdout.strip())


def driver_starts() -> bool:
    """Whether Playwright's driver does: a Node that links to a library which few systems bring."""
    node: str = compute_driver_executable()[0]
    return _starts(node)


def _starts(path: str) -> bool:
    """Whether it runs: Ubuntu's chromium-browser may be a stub that only points to a snap."""
    if os.name == "nt":  # there, --version would open a window
        return True
    return subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0


def _browser_of_playwright() -> str:
    """Where Playwright keeps its own; empty when the driver, which knows, does not start."""
    if not driver_starts():
        return ""
    with sync_playwright() as playwright:
        path: str = playwright.chromium.executable_path
    return path
