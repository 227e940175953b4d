"""Text with columns: its encoding and its delimiter are proved or asked for, never guessed."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import IO

from etl.reading.formats import reasons
from etl.reading.formats.gate import BINARY, LIMITS, Limits
from etl.reading.formats.sparse import Sheet
from etl.reading.model import Grid
from etl.reading.refusal import Refusal

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_GUARDED = re.compile(r'^="([^"]*)"$')  # ="001" keeps its zeros in Excel
_SAID = re.compile(r'"?sep=(.)"?(?:\r\n?|\n)', re.I)  # a first line that only Excel knows
DELIMITERS = (",", "\t", ";", "|", "，", "；")
# A tab that neither begins nor ends a field between other delimiters.
_UNGUARDED = r'(?<![other"\r\n\t])(?<!\A)\t+(?![other"\r\n\t]|\Z)'
SAMPLE = 200  # lines that decide on the delimiter
COMMON = 0.9  # share of common characters that makes a text in GB18030 believable
LONGEST_FIELD = 1_000_000


def read(file: IO[bytes], name: str, limits: Limits = LIMITS) -> tuple[Grid, ...]:
    """One sheet named after the file; every value is text."""
    text = decoded(file.read()).lstrip("\N{ZERO WIDTH NO-BREAK SPACE}")  # a second mark
    separator_line = _SAID.match(text)
    text = text[separator_line.end() :] if separator_line else text
    if _is_guarded(text):
        text = text.replace("\t", "")
    delimiter = separator_line[1] if separator_line else delimiter_of(text)
    sheet = Sheet(name.rpartition(".")[0] or name, limits)
    csv.field_size_limit(LONGEST_FIELD)
    try:
        for row, fields in enumerate(_lines(text, delimiter)):
            for column, value in enumerate(fields):
                sheet.put(row, column, _GUARDED.sub(r"\1", value.strip("\t")))
    except csv.Error as error:
        raise Refusal(reasons.DELIMITER) from error
    return (sheet.grid(),)


def decoded(content: bytes) -> str:
    """The text of a file: by its byte order mark, else strict UTF-8, else believable GB18030."""
    for mark, code in MARKS:
        if content.startswith(mark):
            return _strictly(content[len(mark) :], code)
    if not BINARY.isdisjoint(content):
        raise Refusal(reasons.TEXT_CODE if b"\0" in content[:1000] else reasons.UNKNOWN)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        text = _strictly(content, "gb18030")
    if not is_believable(text):
        raise Refusal(reasons.TEXT_CODE)
    return text


def is_believable(text: str) -> bool:
    """Whether nearly all characters are common ones: other encodings decode to rare ones."""
    foreign = Counter(character for character in text if character > "\x7f")
    common = sum(count for character, count in foreign.items() if _is_common(character))
    return common >= COMMON * foreign.total()


def _is_common(character: str) -> bool:
    """Level 1 of GB2312 (the 3,755 commonest) or its punctuation and full-width forms."""
    try:
        code = character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return len(code) == 2 and (0xB0 <= code[0] <= 0xD7 or 0xA1 <= code[0] <= 0xA3)


def _strictly(content: bytes, code: str) -> str:
    try:
        return content.decode(code)
    except UnicodeDecodeError as error:
        raise Refusal(reasons.TEXT_CODE) from error


def delimiter_of(text: str) -> str:
    """What separates the columns; Refusal if two candidates would do equally well."""
    scores = {mark: _score(text, mark) for mark in DELIMITERS if mark in text}
    ranked = sorted((score for score in scores.values() if score > 0), reverse=True)
    if not ranked:
        return ","
    if len(ranked) > 1 and ranked[0] == ranked[1]:
        raise Refusal(reasons.DELIMITER)
    return max(scores, key=lambda mark: scores[mark])


def _lines(text: str, delimiter: str) -> Iterator[list[str]]:
    """The fields of each line; `"a", "b"` are two of them, but blanks that indent a word stay."""
    file = io.StringIO(text, newline="")
    indented = rf'(?:^|{re.escape(delimiter)}) +[^ "]'
    is_spaced = f'{delimiter} "' in text and not re.search(indented, text, re.MULTILINE)
    return csv.reader(file, delimiter=delimiter, skipinitialspace=is_spaced)


def _is_guarded(text: str) -> bool:
    """Whether tabs only stand beside another delimiter, to keep Excel from taking numbers in."""
    return "\t" in text and any(
        other in text and not re.search(_UNGUARDED.replace("other", other), text)
        for other in "，；,;"
    )


def _score(text: str, delimiter: str) -> float:
    """How many columns most lines have: the share of lines that agree counts most."""
    try:
        lines = islice(_lines(text, delimiter), SAMPLE)
        widths = Counter(len(line) for line in lines if any(line))
    except csv.Error:
        return 0.0
    width, lines_agreeing = max(widths.items(), key=lambda pair: pair[1], default=(1, 0))
    if width == 1:
        return 0.0
    return lines_agreeing / widths.total() + min(width, 50) / 1000
