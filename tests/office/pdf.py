"""Documents as LibreOffice prints them, and where each word stands on paper."""

import re
import subprocess
from pathlib import Path

from tests import programs

Word = tuple[float, float, float, float, str]
PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
WORD = re.compile(
    r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)<'
)


def converted(document: Path) -> Path:
    """The document as PDF, by a LibreOffice of its own."""
    profile = f"-env:UserInstallation={(document.parent / 'profile').as_uri()}"
    convert = [programs.find("soffice"), profile, "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*convert, "--outdir", str(document.parent), str(document)],
        check=True,
        capture_output=True,
        timeout=240,
        umask=0o022,  # run by root, it writes to a cache that every user's LibreOffice must read
    )
    return document.with_suffix(".pdf")


def pages(pdf: Path) -> list[tuple[float, float, list[Word]]]:
    """Width, height and the words of each page, with their places."""
    told = subprocess.run(
        [programs.find("pdftotext"), "-bbox", str(pdf), "-"],
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout
    return [
        (
            float(wide),
            float(high),
            [(*map(float, word[:4]), word[4]) for word in WORD.findall(body)],
        )
        for wide, high, body in PAGE.findall(told)
    ]


def beyond(words: list[Word], wide: float, high: float) -> list[Word]:
    """The words that do not lie on their page."""
    return [w for w in words if w[0] < -1 or w[1] < -1 or w[2] > wide + 1 or w[3] > high + 1]
