"""Text of cells in the form of a service, where it must be no markup, no link and no @ to anybody.

The services' markdown knows no escape, so a mark becomes its full-width twin (`*` → `＊`), which
reads the same and which NFKC turns back. Every line of a message begins with words of the board,
so that marks of a line's start (`#`, `>`, `1.`) mean nothing in the text of a cell.
"""

import re
import unicodedata
from collections.abc import Mapping

from etl.sending.places import DINGTALK, FEISHU, MAIL, WECOM

_MARKS = "*_`~[]()!<>\\|@&"
_TAGS = "<>[]@&"  # Feishu's text holds no markdown, but tags; it turns [OK] into a picture
_LINK = re.compile(r"(?<=[A-Za-z0-9-])\.(?=[A-Za-z])|:(?=//)")  # a name of the net, an address
_SEEN_AS = {"Cc": " ", "Cf": "", "Cs": "\ufffd"}  # controls, marks of direction, half characters
_MARKS_OF: Mapping[str, str] = {WECOM: _MARKS, DINGTALK: _MARKS, FEISHU: _TAGS, MAIL: ""}


def plain(text: str, kind: str) -> str:
    """One line of text that a service of this kind shows as written; full-width where it must."""
    line = " ".join(_visible(text).split())
    if kind not in _MARKS_OF:
        return line
    marks = str.maketrans({one: _twin(one) for one in _MARKS_OF[kind]})
    return _LINK.sub(lambda found: _twin(found[0]), line).translate(marks)


def _visible(text: str) -> str:
    """Without what is never seen and may still be obeyed."""
    return "".join(_SEEN_AS.get(unicodedata.category(one), one) for one in text)


def _twin(mark: str) -> str:
    return chr(ord(mark) + 0xFEE0)
