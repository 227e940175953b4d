"""A manual as a Word file, in the style of the office's papers."""

import datetime as dt
import io
import zipfile

from pages.manuals.text import Block, Manual, Picture
from pages.shared import words
from pages.shared.exports.official import Drawn, Paper, Size

SIZE = Size(text=14, title=20, table=10, note=9, lines=28, characters=32)
DESK, PHONE = 130, 36  # millimetres of a picture's width
WRITTEN = dt.datetime(2026, 1, 1)  # noted in every file, so that the same text is the same file


def made(manual: Manual) -> bytes:
    """The file, with its pictures; raises ManualError, and OSError where a picture is missing."""
    with words.speaking("zh"):
        paper = Paper(SIZE)
        for block in manual.blocks:
            _write(paper, block)
        about = paper.word.core_properties
        about.title, about.author, about.comments = manual.title, "强会看板", ""
        about.created = about.modified = WRITTEN
        return _undated(paper.rendered())


def _write(paper: Paper, block: Block) -> None:
    text = block.text
    if block.kind == "title":
        paper.title(text)
    elif block.kind == "heading":
        paper.heading(text)
    elif block.kind == "step":
        paper.step(block.number, text)
    elif block.kind == "pictures":
        paper.pictures([_drawn(picture) for picture in block.pictures])
    else:
        paper.explained(text)


def _drawn(picture: Picture) -> Drawn:
    width = PHONE if picture.is_of_phone else DESK
    return Drawn(picture.file.read_bytes(), width, picture.caption)


def _undated(file: bytes) -> bytes:
    """The file without the moment at which each of its parts was packed."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(file)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
