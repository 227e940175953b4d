"""Cells of a worksheet's XML that calamine gives up the whole file for, or reads wrong.

Each costs one cell at most: it is written anew as Excel would write it.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape, unescape

from etl.reading.formats.pieces import last_row

CELL = re.compile(
    rb"<(?:\w+:)?row\b([^>]*)>"
    rb"|<(?:\w+:)?c(?=[\s/>])([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c\s*>)",
    re.DOTALL,
)
ATTRIBUTE = re.compile(rb"""\s(r|s|t|hidden)\s*=\s*["']([^"']*)["']""")
VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]*?(?:/>|>([^<]*)</)")
FORMULA = re.compile(rb"<(?:\w+:)?f\b([^>]*?)(?:/>|>([^<]*)</)")
INLINE = re.compile(rb"<(?:\w+:)?is\b")
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_CDATA = re.compile(rb"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_EXTENSION = re.compile(rb"<(?:\w+:)?extLst\b")
_NUMBER = re.compile(rb"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|-?inf|nan", re.I)
ERRORS = frozenset({b"#DIV/0!", b"#N/A", b"#NAME?", b"#NULL!", b"#NUM!", b"#REF!", b"#VALUE!"})
INLINE_KINDS = (b"inlineStr", b"is")
_PLAIN = {
    b"n": _NUMBER,
    b"s": re.compile(rb"\d*"),
    b"b": re.compile(rb"[01]|true|false"),
    b"e": re.compile(b"|".join(map(re.escape, ERRORS))),
    b"str": re.compile(rb"[^<]*"),
    b"d": re.compile(rb"[^<Z]*"),
}


def is_odd(kind: bytes, content: bytes, text: bytes | None) -> bool:
    """Whether a cell with this content has to be mended; `text` is its value as written."""
    if _EXTENSION.search(content):
        return True
    if kind in INLINE_KINDS:
        return not INLINE.search(content) and bool(text)
    plain = _PLAIN.get(kind)
    return plain is None or (bool(text) and plain.fullmatch(text or b"") is None)


def uncommented(rows: bytes) -> bytes:
    """Rows without comments, and with their quoted sections written plainly."""
    return _CDATA.sub(_escaped, _COMMENT.sub(b"", rows)) if b"<!" in rows else rows


def mended(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """A worksheet in which no cell is odd."""
    rest = b""
    for block in blocks:
        rest += block
        cut = last_row(rest)
        if cut > 0:
            yield CELL.sub(_mended, uncommented(rest[:cut]))
            rest = rest[cut:]
    yield CELL.sub(_mended, uncommented(rest))


def _mended(match: re.Match[bytes]) -> bytes:
    row, cell, content = match.groups()
    if row is not None or not content:
        return match[0]
    attributes = dict(ATTRIBUTE.findall(cell))
    kind = attributes.pop(b"t", b"n")
    value = VALUE.search(content)
    text = value[1] if value else None
    if not is_odd(kind, content, text):
        return match[0]
    if INLINE.search(content):
        start = match[0].rindex(content)
        end = match[0][start + len(content) :]
        return match[0][:start] + _without_extension(content) + end
    try:
        decoded = (text or b"").decode()
    except UnicodeDecodeError:  # whoever reads it next says so
        return match[0]
    kind, plain = _typed(kind, unescape(decoded))
    written = b"".join(b' %b="%b"' % pair for pair in attributes.items())
    return b'<c%b t="%b"><v>%b</v></c>' % (written, kind, escape(plain, quote=False).encode())


def _without_extension(content: bytes) -> bytes:
    match = _EXTENSION.search(content)
    return content[: match.start()] if match else content


def _typed(kind: bytes, text: str) -> tuple[bytes, str]:
    """What Excel would write for a value of a kind."""
    bare = text.strip()
    if kind in INLINE_KINDS:
        return b"str", text
    if kind == b"d":
        return kind, bare.removesuffix("Z")
    if kind == b"e":
        return kind, bare if bare.encode() in ERRORS else "#VALUE!"
    plain = _PLAIN.get(kind, _NUMBER)
    if plain.fullmatch(bare.encode()):
        return (kind if kind in _PLAIN else b"n"), bare
    return b"str", text


def _escaped(match: re.Match[bytes]) -> bytes:
    return match[1].replace(b"&", b"&amp;").replace(b"<", b"&lt;")
