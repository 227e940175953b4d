"""Days and periods within texts: taken out, or put into a form that no language has of its own."""

import re

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_ENGLISH = "|".join(MONTHS)
ANY = re.compile(
    r"\d{4}-\d{2}(?:-\d{2})?(?: \d{2}:\d{2})?|\d{4}Q\d|\d{4}H\d"
    r"|(?:截至|到)?\s?\d{4}\s?年(?:\d{1,2}[—–-])?(?:\d{1,2}月(?:[上中下]旬|\d{1,2}日)?|第\d季度|[上下]半年)?"
    rf"|(?:{_ENGLISH})(?:–(?:{_ENGLISH}))? (?:\d{{1,2}}, )?\d{{4}}|Q\d \d{{4}}"
    r"|H\d \d{4}|(?:early|mid|late) \w+ \d{4}|\b(?:19|20)\d{2}\b"
    r"|(?<!\d)\d{1,2}月(?:\d{1,2}日)?|\d{2}:\d{2}"
)
_CHINESE_DAY = re.compile(r"(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?")
_ENGLISH_DAY = re.compile(rf"({_ENGLISH}) (?:(\d{{1,2}}), )?(\d{{4}})")
_YEAR = re.compile(r"(\d{4})\s?年")


def without(text: str) -> str:
    """A text without its days and periods."""
    return ANY.sub("", text)


def neutral(text: str) -> str:
    """A text with its days and months as 2025-12-31 and its years as 2025."""
    said = _CHINESE_DAY.sub(lambda m: _iso(m[1], int(m[2]), m[3]), text)
    said = _ENGLISH_DAY.sub(lambda m: _iso(m[3], MONTHS.index(m[1]) + 1, m[2]), said)
    return _YEAR.sub(r"\1", said)


def _iso(year: str, month: int, day: str | None) -> str:
    return f"{year}-{month:02d}" + (f"-{int(day):02d}" if day else "")
