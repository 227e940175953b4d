"""What a file is, told by its first bytes and never by its name; and whether it may be opened."""

from dataclasses import dataclass
from enum import Enum
from typing import IO

from etl.reading.formats import reasons, strangers
from etl.reading.refusal import Refusal

MEGABYTE = 1_000_000
HEAD = 4096


@dataclass(frozen=True)
class Limits:
    """How much is too much. An honest million rows of ten columns unpack 65 MB to 400 MB."""

    file: int = 200 * MEGABYTE
    unpacked: int = 300 * MEGABYTE
    plain_ratio: int = 20  # a file that unpacks by no more than this may exceed `unpacked`
    ratio: int = 200
    small: int = 5 * MEGABYTE  # unpacked parts below this are let pass at any ratio
    parts: int = 2000
    part_in_memory: int = 64 * MEGABYTE
    row: int = 8 * MEGABYTE
    depth: int = 1000
    area: int = 32_000_000
    styles: int = 70_000


LIMITS = Limits()


class Kind(Enum):
    """What kind of container the first bytes announce."""

    ZIP = "zip"
    OLE = "ole"
    BIFF = "biff"
    MARKUP = "markup"
    TEXT = "text"


MAGIC = (
    (b"PK\x03\x04", Kind.ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.OLE),
    (b"\x09\x00\x04\x00", Kind.BIFF),
    (b"\x09\x02\x06\x00", Kind.BIFF),
    (b"\x09\x04\x06\x00", Kind.BIFF),
    (b"\x09\x08\x08\x00", Kind.BIFF),
    (b"\x09\x08\x10\x00", Kind.BIFF),
)
SUFFIXES = (  # of the files that are taken from a folder; the page offers the same
    *(".xlsx", ".xlsm", ".xls", ".xlsb", ".et", ".ods", ".csv", ".tsv", ".txt"),
    *(".xltx", ".xltm", ".xlt", ".ett", ".ots"),
)
MARKUP = (
    *(b"<?xml", b"<html", b"<!doctype html", b"<table", b"<meta", b"<style", b"<head", b"<body"),
    b"<office:",
)
BINARY = frozenset(range(32)) - frozenset(b"\t\n\v\f\r\x1a")


def kind_of(file: IO[bytes], limits: Limits = LIMITS) -> Kind:
    """The kind of container; Refusal if it is empty, too large or surely something else."""
    size = file.seek(0, 2)
    file.seek(0)
    head = file.read(HEAD)
    file.seek(0)
    if not head.strip():
        raise Refusal(reasons.EMPTY)
    if size > limits.file:
        raise Refusal(reasons.TOO_LARGE, limit=str(limits.file // MEGABYTE))
    for magic, kind in MAGIC:
        if head.startswith(magic):
            return kind
    if reason := strangers.of_head(head):
        raise Refusal(reason)
    return _written(head)


def _written(head: bytes) -> Kind:
    """Markup or plain text."""
    text = head.removeprefix(b"\xef\xbb\xbf")
    if text.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = text[2:].replace(b"\0", b"")
        return Kind.MARKUP if _is_markup(text) else Kind.TEXT
    if not _is_text(head):
        raise Refusal(reasons.UNKNOWN)
    return Kind.MARKUP if _is_markup(text) else Kind.TEXT


def _is_markup(text: bytes) -> bool:
    return text.lstrip().lower().startswith(MARKUP)


def _is_text(head: bytes) -> bool:
    return BINARY.isdisjoint(head)
