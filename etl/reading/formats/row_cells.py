"""The cells of whole rows of plain worksheet XML, all at once, by where their tags stand.

A cell is `<c r="B7" …><v>…</v></c>`, `<c r="B7" …><is><t>…</t></is></c>`, `<c r="B7" …/>` or
`<c r="B7" …></c>`. Every byte is accounted for: tags follow one another, and nothing but values and
the attributes of rows and cells stands between the marks that are looked for.
"""

from dataclasses import dataclass

import numpy as np

from etl.reading.formats.digits import FIRST, WORD, Bools, Buffer, Places, Words, whole, word
from etl.reading.formats.strip import UnusualError

PAD = b"\0" * 4 * WORD  # around the rows, so that a word may begin or end at each of their bytes
AHEAD = 6  # tags that are looked at behind one that begins a cell
MOST_DIGITS = 7  # of a row's number
MOST_ATTRIBUTES = 3 * WORD  # bytes of a cell

_ROW, _FULL, _INLINE = word(b'<row r="'), word(b"</v></c>"), word(b"/is></c>")
_ROW_END, _CELL = word(b"</row>"), word(b'<c r="')
_VALUE, _IS, _TEXT, _KEPT = word(b"<v>"), word(b"<is>"), word(b"<t>"), word(b"<t xml:s")
_TEXT_END, _CELL_END = word(b"</t></is"), word(b"</c>")
_SPACE = b'<t xml:space="preserve">'
_LESS, _MORE, _SLASH, _QUOTE = b'<>/"'
_A = ord("A")


@dataclass(frozen=True)
class Cells:
    """The cells of some rows in the order of the XML.

    `numbers` are those of the rows, from 1, and `row_attributes` what else the different rows say.
    The rest is cell by cell: the position of its row, its column, where its attributes and its
    value begin and end in the buffer (none: nowhere), and whether the value is a text in place.
    """

    buffer: Buffer
    numbers: Places
    row_attributes: list[bytes]
    row: Places
    column: Places
    attributes: tuple[Places, Places]
    value: tuple[Places, Places]
    is_inline: Bools


def cells(rows: bytes) -> Cells:
    """The cells of whole rows; UnusualError for anything but plain XML."""
    buffer = Buffer(PAD + rows + PAD)
    tags = np.flatnonzero(buffer.data == _LESS)
    heads = buffer.words[tags]
    six = heads & FIRST[6]
    is_cell, is_end, is_row = six == _CELL, six == _ROW_END, heads == _ROW
    steps = np.flatnonzero(is_cell | is_end | is_row)  # tags that begin something
    row, end = np.flatnonzero(is_row[steps]), np.flatnonzero(is_end[steps])
    # One row after the other, from the first tag to the last.
    is_plain = len(row) == len(end) > 0 and steps[0] == 0 and end[-1] == len(steps) - 1
    is_plain = is_plain and tags[0] == len(PAD)
    if not (is_plain and np.all(end[:-1] + 1 == row[1:]) and np.all(row < end)):
        raise UnusualError
    tags = np.concatenate([tags, np.full(AHEAD, len(PAD) + len(rows))])
    heads = np.concatenate([heads, np.zeros(AHEAD, np.uint64)])
    own = np.flatnonzero(is_cell)
    value, taken, is_inline = _values(buffer, tags, heads, own)
    whole_steps = np.ones(len(steps), np.int64)
    whole_steps[is_cell[steps]] = taken
    if not np.array_equal(steps + whole_steps, np.append(steps[1:], len(heads) - AHEAD)):
        raise UnusualError
    names, numbers, row_attributes = _rows(buffer, tags, steps[row], steps[end])
    row_of = np.repeat(np.arange(len(row)), end - row - 1)
    column, attributes = _attributes(buffer, tags, own, taken, (row_of, *names))
    if not np.all((np.diff(column) > 0) | (np.diff(row_of) > 0)):
        raise UnusualError
    return Cells(buffer, numbers, row_attributes, row_of, column, attributes, value, is_inline)


def _values(
    buffer: Buffer, tags: Places, heads: Words, own: Places
) -> tuple[tuple[Places, Places], Places, Bools]:
    """Where the values of cells begin and end, how many tags each takes, which are in place."""
    second, third = heads[own + 1], heads[own + 2]
    is_full = (second & FIRST[3] == _VALUE) & (third == _FULL)
    begin, end = tags[own + 1] + 3, tags[own + 2]
    is_inline = np.zeros(len(own), bool)
    taken = np.full(len(own), 4)
    last = end + 4  # the tag that closes a cell
    if not is_full.all():
        other = np.flatnonzero(~is_full)
        at = own[other]
        is_text, starts = _in_place(buffer, tags, heads, at)
        is_blank = ~is_text & (heads[at + 1] & FIRST[4] == _CELL_END)
        is_inline[other] = is_text
        taken[other] = np.where(is_text, 6, np.where(is_blank, 2, 1))
        begin[other] = np.where(is_text, starts, 0)
        end[other] = np.where(is_text, tags[at + 3], 0)
        closed = tags[at + 1]
        last[other] = np.where(is_text, tags[at + 3] + 9, np.where(is_blank, closed, closed - 4))
    if not np.array_equal(tags[own + taken], last + 4):
        raise UnusualError
    if np.any((begin >= end) & (taken > 2)):  # an empty value may be a cell, or none
        raise UnusualError
    return (begin, end), taken, is_inline


def _in_place(buffer: Buffer, tags: Places, heads: Words, own: Places) -> tuple[Bools, Places]:
    """Which of some cells hold their text themselves, and where it would begin."""
    text = tags[own + 2]
    is_text = (heads[own + 1] & FIRST[4] == _IS) & (text - tags[own + 1] == 4)
    is_kept = heads[own + 2] == _KEPT
    for at in range(WORD, len(_SPACE), WORD):
        is_kept &= buffer.words[text + at] == word(_SPACE[at : at + WORD])
    is_text &= is_kept | (heads[own + 2] & FIRST[3] == _TEXT)
    is_text &= (heads[own + 3] == _TEXT_END) & (buffer.words[tags[own + 3] + 5] == _INLINE)
    return is_text, text + np.where(is_kept, len(_SPACE), 3)


def _rows(
    buffer: Buffer, tags: Places, row: Places, end: Places
) -> tuple[tuple[Words, Places], Places, list[bytes]]:
    """The numbers of rows as written and how long each is, as numbers, and the other attributes."""
    begin = tags[row] + WORD
    written = buffer.words[begin]
    length = np.zeros(len(row), np.int64)
    for count in range(1, MOST_DIGITS + 1):
        is_quote = (written >> np.uint64(8 * count)) & np.uint64(255) == _QUOTE
        length[is_quote & (length == 0)] = count
    numbers, is_number = whole(buffer, begin + length, length)
    close = tags[row + 1] - 1
    is_plain = is_number & (length > 0) & (buffer.data[close] == _MORE)
    if not (np.all(is_plain) and np.all(tags[end + 1] - tags[end] == len("</row>"))):
        raise UnusualError
    content = buffer.content
    start = begin + length + 1
    other = np.flatnonzero(~alike(buffer, start, close))
    spans = zip(start[other].tolist(), close[other].tolist(), strict=True)
    different = {content[start[0] : close[0]], *(content[first:last] for first, last in spans)}
    if any(b">" in attributes or attributes.endswith(b"/") for attributes in different):
        raise UnusualError
    return (written, length), numbers, list(different)


def _attributes(
    buffer: Buffer,
    tags: Places,
    own: Places,
    taken: Places,
    rows: tuple[Places, Words, Places],
) -> tuple[Places, tuple[Places, Places]]:
    """The column of each cell, and where its attributes begin and end."""
    row_of, written, digits = rows
    begin = tags[own] + 6
    letters = buffer.words[begin]
    first = (letters & np.uint64(255)).astype(np.int64) - _A
    second = ((letters >> np.uint64(8)) & np.uint64(255)).astype(np.int64) - _A
    is_two = second >= 0
    column = np.where(is_two, (first + 1) * 26 + second, first)
    is_plain = (first >= 0) & (first < 26) & (second < 26)
    begin += 1 + is_two
    length = digits[row_of]
    # The number of its row, and the quote behind it.
    is_plain &= (buffer.words[begin] ^ written[row_of]) & FIRST[length + 1] == 0
    close = tags[own + 1] - 1
    is_plain &= buffer.data[close] == _MORE
    end = close
    if (taken == 1).any():
        end = close - (taken == 1)
        is_plain &= (taken > 1) | (buffer.data[end] == _SLASH)
    begin += length + 1
    if not np.all(is_plain & (end >= begin) & (end - begin <= MOST_ATTRIBUTES)):
        raise UnusualError
    return column, (begin, end)


def alike(buffer: Buffer, begin: Places, end: Places) -> Bools:
    """Which of some stretches say what the first one says."""
    length, last = end - begin, len(buffer.words) - 1
    is_alike: Bools = length == length[0]
    for done in range(0, int(length[0]), WORD):
        words = buffer.words[np.minimum(begin + done, last)]
        rest = FIRST[min(int(length[0]) - done, WORD)]
        is_alike &= (words ^ words[0]) & rest == 0
    return is_alike
