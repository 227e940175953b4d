"""Texts of a workbook as they stand in its XML, where that is plain."""

import re
from html import unescape

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.reading.formats.archive import Archive
from etl.reading.formats.building import cleaned
from etl.reading.formats.digits import FIRST, WORD, Buffer, word
from etl.reading.formats.package import STRINGS
from etl.reading.formats.strip import UnusualError

# The five names, and characters by their number, as writers of plain ASCII put Chinese ones; the
# first thousand are left out, for controls and blanks are among them.
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|#[1-9][0-9]{3,5});")
_SI, _T, _SPACED, _END = word(b"<si>"), word(b"<t>"), word(b"<t xml:s"), word(b"</t></si")
_SPACE = b'<t xml:space="preserve">'
_TAGS = 4  # of each text
_LESS, _MORE, _DELETE = ord("<"), ord(">"), 0x7F
_ALLOWED = (ord("\t"), ord("\n"))  # of the characters below the blank


def shared_strings(archive: Archive) -> pa.Array:
    """The list of texts that all sheets of a workbook share; UnusualError unless it is plain."""
    if STRINGS not in archive:
        return pa.array([], pa.string())
    content = b"".join(archive.blocks(STRINGS, is_matched=True))
    if b"\r" in content or b"_x" in content:
        raise UnusualError
    first, last = content.find(b"<si>"), content.rfind(b"</sst>")
    head = content[:first]
    # The list itself, and behind it nothing but its end.
    if (
        first < 0
        or last < first
        or head.count(b"<") - head.count(b"<?") != 1
        or content.count(b"<", last) != 1
    ):
        raise UnusualError
    buffer = Buffer(content[first:last] + bytes(2 * WORD))
    texts = _cut(buffer)
    if b"&" in content or _has_controls(buffer):
        return pa.array(map(_cleaned, texts.to_pylist()), pa.string())
    if not pc.all(pc.equal(pc.binary_length(texts), _trimmed(texts))).as_py():
        raise UnusualError  # blanks at the ends of a text are read in more than one way
    return texts


def _cut(buffer: Buffer) -> pa.Array:
    """The texts between the tags `<si><t>` and `</t></si>`; other elements are not plain."""
    tags = np.flatnonzero(buffer.data == _LESS)
    if len(tags) % _TAGS:
        raise UnusualError
    item, text, end, close = tags.reshape(-1, _TAGS).T
    head, words = buffer.words[text], buffer.words
    is_spaced = head == _SPACED
    for at in range(WORD, len(_SPACE), WORD):
        is_spaced &= words[text + at] == word(_SPACE[at : at + WORD])
    is_plain = (words[item] & FIRST[4] == _SI) & (text - item == len("<si>"))
    is_plain &= is_spaced | (head & FIRST[3] == _T)
    is_plain &= (words[end] == _END) & (buffer.data[close + len("</si")] == _MORE)
    if not is_plain.all():
        raise UnusualError
    # Arrow keeps texts end to end: every second one of these is what stands between two.
    ends = np.empty((len(text), 2), np.int32)
    ends[:, 0], ends[:, 1] = text + np.where(is_spaced, len(_SPACE), len("<t>")), end
    buffers = [None, pa.py_buffer(ends), pa.py_buffer(buffer.content)]
    all_texts = pa.Array.from_buffers(pa.string(), max(2 * len(text) - 1, 0), buffers)
    texts = all_texts.take(pa.array(np.arange(0, len(all_texts), 2)))
    try:
        texts.validate(full=True)
    except pa.ArrowInvalid:  # not UTF-8
        raise UnusualError from None
    return texts


def _has_controls(buffer: Buffer) -> bool:
    """Whether a control character stands anywhere but for tabs and line breaks."""
    data = buffer.data[: -2 * WORD]
    low = data[data < ord(" ")]
    return bool(np.any(data == _DELETE)) or not np.isin(low, _ALLOWED).all()


def _trimmed(texts: pa.Array) -> pa.Array:
    return pc.binary_length(pc.utf8_trim_whitespace(texts))


def _cleaned(written: str) -> str:
    return cleaned(plain_text(written))


def plain_text(written: str) -> str:
    """A text without its entities; UnusualError for blanks at its ends."""
    if written[:1].isspace() or written[-1:].isspace() or "_x" in written:
        raise UnusualError
    if "&" not in written:
        return written
    text = unescape(written)
    is_told = "&" not in _ENTITY.sub("", written) and "\N{REPLACEMENT CHARACTER}" not in text
    if not is_told or text[:1].isspace() or text[-1:].isspace():
        raise UnusualError
    return text
