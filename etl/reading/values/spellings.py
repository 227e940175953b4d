"""How offices spell days, months, quarters, halves, years, and from one of them to another.

In a spelling capitals stand for what is counted (`_SIGNS` says what each may be), _ for a blank and
all else for itself, as in a regular expression, in capitals or not.
"""

import re
from collections.abc import Callable

from etl.reading.model import Span
from etl.reading.values import meanings
from etl.reading.values.meanings import Around, Parts

_SIGNS = {
    "L": "(?:Y年?度?[-./]?)?",  # a year that may be left out, with its joint
    "Y": r"'?(?P<y>\d{4}|\d{2}(?=年))",
    "C": r"(?P<y>(?:19|20)\d{2})",
    "S": r"'?(?P<y>\d{2})",
    "Z": r"(?P<z>\d{4})",
    "G": "(?P<half>[12])",
    "F": "(?P<half>[上下])",
    "Q": "(?P<q>[1-4])",
    "R": "(?P<r>[1-4])",
    "M": r"(?P<m>\d{1,2})",
    "B": "(?P<m>0?[1-9]|1[0-2])",
    "K": "(?P<m>0[1-9]|1[0-2])",
    "N": r"(?P<n>\d{1,2})",
    "D": r"(?P<d>\d{1,2})",
    "J": r"(?P<d>\d{2})",
    "E": r"(?P<e>\d{1,2})",
    "T": "(?P<name>[a-z]{3,9})",
    "X": "(?P<part>[上中下])",
    "I": "(?P<part>[初中])",
    "U": "(?P<to>-|~|至|到|、)",
    "V": "(?:-|~|至|到)",
    "O": "(?P<end>[底末终])",
    "A": "(?P<point>[./])",
    "_": " ",
}

_SPELLINGS: tuple[tuple[Callable[[Parts, Around], Span], str], ...] = (
    (meanings.day, "Y年M[月./,、]D[日号]? M月D[日号]? CKJ"),
    (meanings.day, "Y-M-D[日号]? Y/M/D[日号]? Y[.]M[.]D[日号]? Y[,、]M[,、]D[日号]?"),
    (meanings.day, "Y[-/.]M月D[日号]?"),
    (meanings.day_or_months, "Y年M-D[日号]? YAM-D[日号]? B-D"),
    (meanings.day_of_year, "B[./]D"),
    (meanings.month, "Y年M月?份? Y[-./]M月?份? CK M月份? M[-./]C Ym0?M"),
    (meanings.month_end, "LM月份?[底末]数? L月[底末]数?"),
    (meanings.tenday, "LM月份?X旬 LM月份?I"),
    (meanings.quarter, "L第?Q季度?O? L第?Q季度?O数 LqQO? SqQO? qQ[-./_]*Y年? Qq[-./_]*C"),
    (meanings.quarters, "L前(?P<r>[234])个?季度? L第?Q季?度?U第?R季度?"),
    (meanings.half, "LF半年度?O? LF半年度?O数 LhG ShG hG[-./_]*Y年? Gh[-./_]*C"),
    (meanings.year, "Y年?度?(?:全年)? Y年?度?(?:全年)?年?O数? 全年度? 年度 年O数?"),
    (meanings.months, "LM月?UN月份? Y[-./]M[~至到]N L[前头]N个月 L年初VN月份?[底末]?"),
    (meanings.century, r"S(?P<s>[-./])\d{1,2}(?P=s)\d{1,2}"),
    (meanings.days, "LM[月./-]D[日号]?UE[日号]?"),
    (meanings.years, r"(?P<y>\d{4})年?VZ年?度?"),
    (meanings.day_in_doubt, r"D[-./]E[-./](?P<y>\d{4})"),
    (meanings.short, "S[-./]M Sm0?M T[-']S"),
    (meanings.century, "T[._]*S S[-._]*T"),
    (meanings.english, "T[_.-]*D(?:st|nd|rd|th)?[_,]+Y D(?:st|nd|rd|th)?[_-]+T[_,.-]*Y"),
    (meanings.english, "T[_,.-]*Y Y[_.-]*T"),
    (meanings.week, r"L第?\d{1,2}周 Yw\d{1,2} L(?:M月份?)?第?\d周"),
)


def _pattern(spelling: str) -> re.Pattern[str]:
    """A spelling as a regular expression; L holds a Y itself."""
    for sign, meaning in _SIGNS.items():
        spelling = spelling.replace(sign, meaning)
    return re.compile(spelling, re.IGNORECASE)


_PATTERNS = [
    (_pattern(spelling), meaning) for meaning, row in _SPELLINGS for spelling in row.split()
]
_HOPE = re.compile("[年月季]|[0-9]")


def read(text: str, around: Around) -> Span | None:
    """The span that a text spells as a whole, None for any other text.

    Raises DoubtError or CalendarError when it spells none, or more than one.
    """
    if not _HOPE.search(text):
        return None
    for pattern, meaning in _PATTERNS:
        if match := pattern.fullmatch(text):
            return meaning(match.groupdict(), around)
    return None
