"""The boards that are walked, and everything that each of them says."""

import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from pages.shared import warehouse, words
from pages.shared.capture import page as capture
from pages.shared.capture.page import Manner
from pages.shared.exports import reports, slides
from pages.shared.exports.origin import Origin
from pages.shared.exports.reports import Issuer
from pages.shared.words import translate as _
from tests import menu, screens
from tests.truth import texts
from tests.truth.texts import Picture, Said

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "data" / "samples"
LANGUAGES = ("zh", "en")
NAME = re.compile(r"(?=.*\d)(?=.*[^\W\d]{2})", re.DOTALL)
# Pages that show no fact of the board: what somebody does there is written there.
ACTING = {
    *("upload", "templates", "snapshots", "papers", "decks", "history", "about", "manuals"),
}
# A seeded board lacks some of these workbooks, as an office does that has begun.
OPTIONAL = (
    "职工满意度季度调查",
    "职工状况年度调查",
    "信息宣传与考评",
    "组织发展与服务基层",
    "主席办公会议定事项",
    "调研走访与学习考察",
    "2025年对标赶超任务清单",
)


@dataclass(frozen=True)
class Board:
    """What one board says in one language."""

    said: list[Said]
    pictures: list[Picture]


def demo(folder: Path) -> Path:
    """The demonstration board: its data folder below `folder`."""
    _etl(folder / "demo", "load", str(SAMPLES))
    return folder / "demo"


def seeded(folder: Path, seed: int) -> Path:
    """A board of another chance, with two workbooks fewer: its data folder below `folder`."""
    books, data = folder / f"books{seed}", folder / f"seed{seed}"
    command = [sys.executable, str(ROOT / "data" / "make_demo.py"), str(books), str(seed)]
    subprocess.run(command, check=True, capture_output=True)
    for name in random.Random(seed).sample(OPTIONAL, 2):
        (books / f"{name}.xlsx").unlink()
    _etl(data, "load", str(books))
    return data


def names(data: Path) -> frozenset[str]:
    """Every text with a digit that stands in the board's own rows and is no mere number."""
    os.environ["QIANGHUI_DATA"] = str(data)
    build = warehouse.current_build()
    assert build is not None
    found: set[str] = set()
    with duckdb.connect(str(build.path), read_only=True) as connection:
        columns = connection.execute(
            "select table_name, column_name from information_schema.columns"
            " where table_schema = 'marts' and data_type = 'VARCHAR'"
        ).fetchall()
        for table, column in columns:
            rows = connection.execute(f'select distinct "{column}" from marts."{table}"').fetchall()
            found |= {" ".join(str(value).split()) for (value,) in rows if value}
    return frozenset(text for text in found if NAME.search(text))


def read(data: Path, language: str, *, has_tables: bool = False) -> Board:
    """All pages, papers and slides of a board in a language."""
    os.environ["QIANGHUI_DATA"] = str(data)
    said: list[Said] = []
    pictures: list[Picture] = []
    for place, view in menu.apart().items():
        if place in ACTING:
            continue
        app = screens.opened(place, lang=language, **view)
        said += texts.of_page(app, f"{place}.py")
        if has_tables:
            words.use(language)  # the choices that are sent back are worded here
            drawn = texts.pictures(app, f"{place}.py")
            listed = texts.pictures(screens.with_tables(app), f"{place}.py")
            pictures += texts.behind(drawn, listed)
    said += _handed_out(language)
    return Board(said, pictures)


def _handed_out(language: str) -> Iterator[Said]:
    """What the papers and the slides of every page say."""
    build = warehouse.current_build()
    assert build is not None
    manner = Manner(language)
    with words.speaking(language), warehouse.reading(build):
        board = warehouse.query("board").iloc[0]
        issuer = Issuer(
            board["home_city"], words.date_of(board["as_of"]), build.number, bool(board["is_demo"])
        )
        screens_ = {
            page: capture.capture(page, view, build=build, manner=manner)
            for page, view in menu.apart().items()
            if page not in capture.DOING
        }
        for name, parts, make in (
            ("brief", reports.BRIEF, reports.brief),
            ("circular", reports.CIRCULAR, reports.circular),
        ):
            headings = {_(part.heading): part.page for part in parts}
            yield from texts.of_paper(make(screens_, issuer), f"{name}.docx", headings)
        for page, screen in screens_.items():
            views = slides.of_screen(screen, Origin(page, {}, build.number), {})
            yield from texts.of_slides(slides.deck(views), f"{page}.pptx")


def _etl(data: Path, *arguments: str) -> None:
    command = [sys.executable, "-m", "etl", *arguments, "--data", str(data)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
