"""Files in a markup language that are named .xls: which one, and in which encoding."""

import re
from typing import IO

from etl.reading.formats import delimited, html, reasons, strangers, xml2003
from etl.reading.formats.gate import Limits
from etl.reading.model import Grid
from etl.reading.refusal import Refusal

DECLARED = re.compile(rb"""(?:encoding|charset)\s*=\s*["']?\s*([\w.-]+)""", re.I)
HEAD = 2048
CHINESE = ("gb2312", "gbk", "gb18030", "x-gbk", "cp936", "gb_2312-80")
PLAIN = ("utf-8", "utf8", "us-ascii", "unicode")
XML2003 = "urn:schemas-microsoft-com:office:spreadsheet"


def read(file: IO[bytes], name: str, limits: Limits) -> tuple[Grid, ...]:
    """The sheets of an XML spreadsheet of 2003, or the tables of a web page."""
    text = _decoded(file.read())
    if XML2003 in text[:HEAD]:
        if "<!DOCTYPE" in text:
            raise Refusal(reasons.DOCTYPE)
        return xml2003.read(text, limits)
    if strangers.FLAT in text[:HEAD]:
        raise Refusal(reasons.FLAT_OPEN)
    if "<frame" in text.lower() and "<table" not in text.lower():  # its tables lie in other files
        raise Refusal(reasons.WEB_ARCHIVE)
    if "<html" in text[:HEAD].lower() or "<table" in text.lower():
        return html.read(text, name, limits)
    if text.startswith("<?xml"):
        raise Refusal(reasons.DOCTYPE if "<!DOCTYPE" in text else reasons.UNKNOWN)
    raise Refusal(reasons.UNKNOWN)


def _decoded(content: bytes) -> str:
    """By its byte order mark, then as declared, then as any text."""
    declared = DECLARED.search(content[:HEAD])
    if content.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")) or not declared:
        return delimited.decoded(content)
    code = declared[1].decode().lower()
    if code in PLAIN:
        return delimited.decoded(content)
    if code not in CHINESE:
        raise Refusal(reasons.TEXT_CODE)
    try:
        return content.decode("gb18030")
    except UnicodeDecodeError as error:
        raise Refusal(reasons.TEXT_CODE) from error
