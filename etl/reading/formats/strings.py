"""Texts of a workbook as they stand in its XML, where that is plain."""

import re
from html import unescape

from etl.reading.formats.archive import Archive
from etl.reading.formats.building import cleaned
from etl.reading.formats.strip import UnusualError

STRINGS = "xl/sharedStrings.xml"

# The five names, and characters by their number, as writers of plain ASCII put Chinese ones; the
# first thousand are left out, for controls and blanks are among them.
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|#[1-9][0-9]{3,5});")
# Blanks at the ends of a text are read in more than one way, so none may stand there.
_STRING = re.compile(r"<si><t(?: xml:space=\"preserve\")?+>(?!\s)([^<]*+)(?<!\s)</t></si>")


def shared_strings(archive: Archive) -> list[str]:
    """The list of texts that all sheets of a workbook share; UnusualError unless it is plain."""
    if STRINGS not in archive:
        return []
    content = b"".join(archive.blocks(STRINGS, is_matched=True))
    try:
        text = content.decode()
    except UnicodeDecodeError:
        raise UnusualError from None
    texts = _STRING.findall(text)
    # Four brackets around each text, two around all of them: there is no other element.
    is_whole = text.count("<") - text.count("<?") == 4 * len(texts) + 2
    if not is_whole or b"\r" in content or b"_x" in content:
        raise UnusualError
    plain = [plain_text(string) for string in texts] if "&" in text else texts
    return [string if string.isprintable() else cleaned(string) for string in plain]


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
