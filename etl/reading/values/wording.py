"""Date phrases made plain before they are matched: no weekdays, times, remarks, Chinese digits."""

import re

from etl.reading.values import numerals
from etl.reading.values.text import clean

_TIME = re.compile(
    r"[T\s]*(?:上午|下午|晚上?|早上?|中午|凌晨|[AaPp][Mm])?\s*\d{1,2}(?::\d{2}(?::\d{2}(?:\.\d+)?)?|[时点](?:\d{1,2}分?|半|整)?)"
    r"\s*(?:[AaPp][Mm])?(?:Z|[+-]\d{2}:?\d{2})?(?:-\d{1,2}:\d{2})?$"
)
_PART_OF_DAY = re.compile(r"(?:上午|下午|晚上|晚|早上|早|全天|中午)$")
_HOUR_BEFORE = re.compile(r"\s*\d{1,2}(?:[时点]|:\d{2})(?=[之以]?前)")
_WEEKDAY = re.compile(r"(?:星期|周|礼拜)[一二三四五六日天1-7]")
_REMARK = re.compile(r"(.*?)[(\[【〔]([^()\[\]【】〔〕]*)[)\]】〕](.*)")
_DIGIT = "零〇○◯一二三四五六七八九"
_YEAR = re.compile(rf"(?<![\d十{_DIGIT}])(?:[一二][{_DIGIT}0Oo]{{3}}|[{_DIGIT}]{{2}})(?=年)")
_WHOLE_YEAR = re.compile("(?:一九|二[零〇○])[零〇○一二三四五六七八九]{2}")
_NUMERAL = re.compile(
    r"[零〇○一二三四五六七八九十廿卅]+(?=年|月|日|号|季|周|个|至|到|-|~|、|$)|两(?=个|季)"
)
_ROMANS = ("I", "II", "III", "IV")
_ROMAN = re.compile("(?<![A-Za-z])(?:iv|i{1,3})(?=季)", re.IGNORECASE)
ENGLISH = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "january"),
            ("feb", "february"),
            ("mar", "march"),
            ("apr", "april"),
            ("may",),
            ("jun", "june"),
            ("jul", "july"),
            ("aug", "august"),
            ("sep", "sept", "september"),
            ("oct", "october"),
            ("nov", "november"),
            ("dec", "december"),
        ),
        start=1,
    )
    for name in names
}


def tidy(text: str) -> tuple[str, list[str]]:
    """Without weekday, time of day and blanks; and what stood in brackets, the last first."""
    text, remarks = clean(text), []
    while (match := _REMARK.fullmatch(text)) and (outside := match[1] + match[3]).strip():
        text = outside
        remarks.append(match[2].replace(" ", ""))
    text = _HOUR_BEFORE.sub("", _WEEKDAY.sub("", text)).strip()
    text = _PART_OF_DAY.sub("", _TIME.sub("", text).strip())
    text = _ROMAN.sub(lambda match: str(_ROMANS.index(match[0].upper()) + 1), text)
    if re.search("[A-Za-z]{3}", text):
        return text, remarks
    return re.sub("-+", "-", text.replace(" ", "")).replace("元月", "1月"), remarks


def arabic(text: str) -> str:
    """二〇二〇年七月十五 → 2020年7月15."""
    if _WHOLE_YEAR.fullmatch(text):
        return "".join(str(numerals.DIGITS[sign]) for sign in text)
    if not re.search("[年月日季号周]", text):
        return text
    return _NUMERAL.sub(_digits, _YEAR.sub(_year, text))


def _year(match: re.Match[str]) -> str:
    """Digits one by one: 二〇二〇, 二O二O, 一八."""
    return "".join(str(numerals.DIGITS.get(sign, 0)) for sign in match[0])


def _digits(match: re.Match[str]) -> str:
    try:
        return str(int(numerals.read(match[0])))
    except numerals.NumeralError:
        return match[0]
