"""Finds a Chromium for the browser tests, or gets one: `python -m tests.browser.install`.

The system's own comes first, then apt-get for who may use it, then Playwright's download.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ELSEWHERE = (
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
FONT = "fonts-noto-cjk"


class BrowserError(Exception):
    """There is no Chromium, and none could be had."""


def find() -> Path:
    """The Chromium to use; raises BrowserError when there is none."""
    installed = (shutil.which(name) for name in NAMES)
    for path in (*filter(None, installed), *ELSEWHERE, _of_playwright()):
        if Path(path).exists() and _starts(path):
            return Path(path)
    message = "No Chromium found. `python -m tests.browser.install` gets one, or install Chrome."
    raise BrowserError(message)


def main() -> int:
    """Make sure of a browser and a Chinese font, and say which browser it is."""
    if not _is_found():
        _apt("chromium", FONT)
    elif not _has_chinese_font():
        _apt(FONT)
    if not _is_found():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    try:
        print(f"Browser tests use {find()}")
    except BrowserError as missing:
        print(missing, file=sys.stderr)
        return 1
    return 0


def _is_found() -> bool:
    try:
        find()
    except BrowserError:
        return False
    return True


def _of_playwright() -> str:
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def _starts(path: str) -> bool:
    """Whether it runs: Ubuntu's chromium-browser may be a stub that only points to a snap."""
    if os.name == "nt":  # there, --version would open a window
        return True
    asked = subprocess.run([path, "--version"], capture_output=True, check=False)
    return asked.returncode == 0


def _has_chinese_font() -> bool:
    lister = shutil.which("fc-list")
    if lister is None:  # Windows and macOS bring Chinese fonts
        return os.name == "nt" or sys.platform == "darwin"
    listed = subprocess.run([lister, ":lang=zh", "family"], capture_output=True, check=False)
    return bool(listed.stdout.strip())


def _apt(*packages: str) -> None:
    """Install Debian packages if this user may; else leave it to what is tried next."""
    if shutil.which("apt-get") is None or os.name == "nt" or os.geteuid() != 0:
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=False, env=quiet)
    get = ["apt-get", "install", "-qq", "-y", "--no-install-recommends"]
    subprocess.run([*get, *packages], check=False, env=quiet)


if __name__ == "__main__":
    sys.exit(main())
