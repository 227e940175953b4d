"""LibreOffice opens the slides: none is lost, none is blank, and no word lies beyond the page."""

import re
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from pages.shared import theme, warehouse
from pages.shared.capture import page as capture
from pages.shared.exports import slides
from pages.shared.exports.origin import Origin
from tests import programs
from tests.office.pdf import beyond, converted, pages

DECK = (
    ("rankings", "ranks"), ("rankings", "values"), ("rankings", "cities"), ("benchmarks", "gaps"),
    ("benchmarks", "line"), ("why_moved", "steps"), ("why_moved", "moves"), ("projects", "gantt"),
    ("conversion", "funnel"), ("forums", "months"), ("topics", "uses"), ("quality", "coverage"),
    ("problems", "ledger"), ("topics", "topics"),
)  # fmt: skip
INKED = 0.01  # so much of a slide that says something differs from its paper


@pytest.fixture(scope="module")
def pdf(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A deck of all kinds of charts and tables, converted to PDF by LibreOffice."""
    folder = tmp_path_factory.mktemp("slides")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QIANGHUI_DATA", str(samples))
        (folder / "deck.pptx").write_bytes(slides.deck(views()))
    return converted(folder / "deck.pptx")


def views() -> list[slides.View]:
    build = warehouse.current_build()
    assert build is not None
    found = []
    for page, key in DECK:
        screen = capture.capture(page, {}, build=build)
        block = screen.block(key)
        assert block is not None, key
        numbers = slides.numbers_of(screen) if key in ("ranks", "gaps", "gantt") else ()
        found.append(slides.View(block, Origin(page, {}, build.number), numbers))
    return found


def test_no_slide_is_lost_and_no_word_lies_beyond_its_page(pdf: Path) -> None:
    found = pages(pdf)
    assert len(found) >= len(DECK)
    for wide, high, words in found:
        assert words
        assert beyond(words, wide, high) == []


def test_nothing_runs_into_the_footer(pdf: Path, samples: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QIANGHUI_DATA", str(samples))
        feet = {bare(content.footer) for view in views() for content in slides.contents_of(view)}
    for number, (_wide, _high, words) in enumerate(pages(pdf), start=1):
        foot = next(word for word in words if word[4].startswith("数据截至"))
        band = [word for word in words if word[3] > foot[1] + 1]
        said = bare("".join(word[4] for word in band))
        assert said.removesuffix(str(number)) in feet


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_no_slide_is_blank(pdf: Path, tmp_path: Path) -> None:
    draw = [programs.find("pdftoppm"), "-r", "24", "-png", str(pdf), str(tmp_path / "slide")]
    subprocess.run(draw, check=True, capture_output=True)
    paper = tuple(int(theme.PAPER[at : at + 2], 16) for at in (1, 3, 5))
    for picture in sorted(tmp_path.glob("slide*.png")):
        seen = Image.open(picture).convert("RGB")
        body = seen.crop((0, int(seen.height * 0.24), seen.width, int(seen.height * 0.92)))
        colours = body.getcolors(body.width * body.height) or []
        inked = sum(count for count, colour in colours if colour != paper)
        assert inked > INKED * body.width * body.height, picture.name
