"""Draws the pictures of the README and of the manuals: `python -m tests.browser.screenshots`."""

import io
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

from pages.manuals.text import FOLDER
from tests.browser import manual_pictures, server, watch
from tests.menu import ENTRIES

PICTURES = server.ROOT / "docs" / "pictures"
SHOWN = re.compile(r"docs/pictures/([a-z_]+)(-phone|-projector)?-(zh|en)\.png")
COLOURS = 256


def main() -> int:
    """Load the samples, open every page and write its picture."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        load = [sys.executable, "-m", "etl", "load", "data/samples", "--data", folder]
        subprocess.run(load, cwd=server.ROOT, check=True)
        with server.serving(data, data / "server.txt") as board, watch.browsing() as browser:
            draw(browser, board.address)
            manual_pictures.main(browser, save)
    for picture in sorted([*PICTURES.glob("*.png"), *FOLDER.glob("pictures/*.png")]):
        print(f"{picture.relative_to(server.ROOT)}  {picture.stat().st_size / 1000:.0f} kB")
    return 0


def draw(browser: Browser, address: str) -> None:
    """Every picture that a README shows: page-size-language.png, on a desk unless it says so."""
    texts = [path.read_text(encoding="utf-8") for path in server.ROOT.glob("README*.md")]
    first = ENTRIES[0].address
    for page, size, language in sorted(set(SHOWN.findall("".join(texts)))):
        with watch.tab(browser, address, language=language, size=size[1:] or "desk") as tab:
            tab.open("" if page == first else page)
            picture = tab.page.screenshot(animations="disabled")
        save(picture, PICTURES / f"{page}{size}-{language}.png")


def save(picture: bytes, place: Path) -> None:
    """Write a picture in few colours, which is enough for figures and a third of the size."""
    place.parent.mkdir(parents=True, exist_ok=True)
    drawn = Image.open(io.BytesIO(picture)).convert("RGB")
    reduced = drawn.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    reduced.save(place, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
