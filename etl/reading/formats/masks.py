"""Number formats: what the built-in ids stand for in a Chinese Excel, and which show a date."""

import datetime as dt
import re

GENERAL = "General"
_MONTH = 'yyyy"年"m"月"'
_DAY = 'm"月"d"日"'
_HALF_DAY = '上午/下午h"时"mm"分"'
BUILT_IN = {
    0: GENERAL,
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"￥"#,##0;"￥"\\-#,##0',
    6: '"￥"#,##0;[Red]"￥"\\-#,##0',
    7: '"￥"#,##0.00;"￥"\\-#,##0.00',
    8: '"￥"#,##0.00;[Red]"￥"\\-#,##0.00',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    27: _MONTH,
    28: _DAY,
    29: _DAY,
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    34: _HALF_DAY,
    35: _HALF_DAY + 'ss"秒"',
    36: _MONTH,
    37: "#,##0;\\-#,##0",
    38: "#,##0;[Red]\\-#,##0",
    39: "#,##0.00;\\-#,##0.00",
    40: "#,##0.00;[Red]\\-#,##0.00",
    41: "#,##0",
    42: '"￥"#,##0',
    43: "#,##0.00",
    44: '"￥"#,##0.00',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
    50: _MONTH,
    51: _DAY,
    52: _MONTH,
    53: _DAY,
    54: _DAY,
    55: _HALF_DAY,
    56: _HALF_DAY + 'ss"秒"',
    57: _MONTH,
    58: _DAY,
}

_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|General|G/通用格式', re.I)
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.I)
_DATE = re.compile(r"[ymdhsea]", re.I)
_EXPONENT = re.compile(r"e[+-]", re.I)
EPOCH = dt.datetime(1899, 12, 30)
EPOCH_1904 = dt.datetime(1904, 1, 1)
FIRST_TRUE_DAY = 61  # Excel believes in 29 February 1900, its day 60
DAY = dt.timedelta(days=1)


def shows_date(code: str) -> bool:
    """Whether a number in this format is shown as a date or a time of day."""
    bare = _LITERAL.sub("", code.split(";")[0])
    if _ELAPSED.search(bare) or _EXPONENT.search(bare):
        return False
    return _DATE.search(bare) is not None and "#" not in bare


def moment(serial: float, *, is_1904: bool = False) -> dt.datetime | dt.date | dt.time | None:
    """A serial number as the date, time or both that Excel shows; None outside of its calendar."""
    last = 2957003 if is_1904 else 2958465
    if not 0 <= serial < last + 1:
        return None
    if serial < 1 and serial != 0:
        return (EPOCH + _rounded(serial)).time()
    epoch = EPOCH_1904 if is_1904 else EPOCH
    if not is_1904 and serial < FIRST_TRUE_DAY:
        if not 1 <= serial < FIRST_TRUE_DAY - 1:
            return None
        epoch += DAY
    when = epoch + _rounded(serial)
    return when.date() if when.time() == dt.time() else when


def _rounded(serial: float) -> dt.timedelta:
    """To whole milliseconds, as fractions of days are not exact."""
    return dt.timedelta(milliseconds=round(serial * 86_400_000))
