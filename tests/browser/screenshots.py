"""Draws the pictures of the README from the samples: `python -m tests.browser.screenshots`."""

import io
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

from tests.browser import server, watch
from tests.menu import scripts

PICTURES = server.ROOT / "docs" / "pictures"
EXTRA = (("zh", "phone"), ("zh", "projector"))  # of the first page, beside every page on a desk
COLOURS = 256


def main() -> int:
    """Load the samples, open every page and write its picture."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        load = [sys.executable, "-m", "etl", "load", "data/samples", "--data", folder]
        subprocess.run(load, cwd=server.ROOT, check=True)
        with server.serving(data, data / "server.txt") as board, watch.browsing() as browser:
            draw(browser, board.address)
    for picture in sorted(PICTURES.glob("*.png")):
        print(f"{picture.relative_to(server.ROOT)}  {picture.stat().st_size / 1000:.0f} kB")
    return 0


def draw(browser: Browser, address: str) -> None:
    """Every page on a desk in both languages, and the first one as other readers see it."""
    names = [Path(script).stem for script in scripts()]
    for language in ("zh", "en"):
        with watch.tab(browser, address, language=language, size="desk") as tab:
            for name in names:
                tab.open("" if name == names[0] else name)
                save(tab.page.screenshot(animations="disabled"), f"{name}-{language}")
    for language, size in EXTRA:
        with watch.tab(browser, address, language=language, size=size) as tab:
            tab.open()
            save(tab.page.screenshot(animations="disabled"), f"{names[0]}-{size}-{language}")


def save(picture: bytes, name: str) -> None:
    """Write a picture in few colours, which is enough for figures and a third of the size."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    drawn = Image.open(io.BytesIO(picture)).convert("RGB")
    reduced = drawn.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    reduced.save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    sys.exit(main())
