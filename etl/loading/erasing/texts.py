"""A plain text, as CSV is, with the texts erased: in the code in which it is written."""

from etl.loading.erasing.wanted import Wanted
from etl.reading.formats import delimited
from etl.reading.refusal import Refusal


def erased(content: bytes, wanted: Wanted) -> bytes | None:
    """The text without them; None where nobody knows its code, or something is left of them.

    A text with a quotation mark is written with two of them in CSV.
    """
    mark, code = _coded(content)
    if code is None:
        return None
    text = content[len(mark) :].decode(code)
    if '"' in "".join(wanted.texts):
        doubled = tuple(one.replace('"', '""') for one in wanted.texts)
        text = Wanted(doubled, wanted.marks).erased(text)
    made = mark + wanted.erased(text).encode(code)
    return None if wanted.is_in_bytes(made) else made


def _coded(content: bytes) -> tuple[bytes, str | None]:
    """The byte order mark of a text, if it has one, and its code, if it can be told."""
    for mark, code in delimited.MARKS:
        if content.startswith(mark):
            return (mark, code) if _is_in(content[len(mark) :], code) else (b"", None)
    try:
        delimited.decoded(content)
    except Refusal:
        return b"", None
    return b"", "utf-8" if _is_in(content, "utf-8") else "gb18030"


def _is_in(content: bytes, code: str) -> bool:
    try:
        content.decode(code)
    except UnicodeDecodeError:
        return False
    return True
