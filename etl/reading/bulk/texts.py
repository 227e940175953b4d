"""What a text may mean beyond its value: a note, a total, “as above”, a header's word."""

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from etl.reading.layout import headers, labels, roles
from etl.reading.rows.lines import LONGEST_DITTO
from etl.reading.values.vocabulary import BLANK_MARKS, MISSING

NOTE, DITTO, TOTAL, WORD = 1, 2, 4, 8
Flags = npt.NDArray[np.uint8]

# A quiet text means nothing but itself: parsers of texts keep it as it is, those of names `folded`,
# and no label, note, total or unit looks like it. The tests hold this against those functions.
_PLAIN = r"\u4e00-\u9fa5A-Za-z0-9"
_NOTE_FIRST = "注备附说填资数来审制统负单主分联电报打复经签盖公以本上其"
_DITTO_FIRST = "同如"
_TOTAL_LAST = "计和数均值分国省市区县体部"
_UNIT_LAST = "元次人名件个户家条米"
_QUIET = re.compile(
    rf"(?![{_NOTE_FIRST}{_DITTO_FIRST}])[{_PLAIN}]"
    rf"(?:[{_PLAIN}-]{{0,100}}(?![{_TOTAL_LAST}{_UNIT_LAST}])[{_PLAIN}]"
    rf"|[{_PLAIN}，。-]{{13,100}}(?![{_TOTAL_LAST}])[\u4e00-\u9fa5])"
)
_WORDS = headers.WORDS | roles.WORDS | MISSING | BLANK_MARKS


def quiet(texts: Sequence[str], known: frozenset[str]) -> list[bool]:
    """Which texts mean nothing but themselves; `known` are labels of this sheet."""
    loud = _WORDS | known
    return [
        _QUIET.fullmatch(text) is not None
        and text not in loud
        and not (text.isascii() and (text.casefold() in MISSING or labels.english(text) in loud))
        for text in texts
    ]


def folded(text: str) -> str:
    """A quiet text as names and keys are told: with the one sign in it that is typed two ways."""
    return text.replace("，", ",")


def flags(texts: Sequence[str], is_quiet: Sequence[bool], known: frozenset[str]) -> Flags:
    """What each text may mean; `known` are labels that count as headers' words on this sheet."""
    result = np.zeros(len(texts), np.uint8)
    for place, text in enumerate(texts):
        if not is_quiet[place]:
            result[place] = _flags(text, known)
    return result


def _flags(text: str, known: frozenset[str]) -> int:
    label = labels.squeeze(text)
    is_word = label in known or headers.is_known(text) or roles.word_role(text) is not None
    return (
        NOTE * labels.is_note(text)
        + DITTO * (len(text) <= LONGEST_DITTO and labels.is_ditto(text))
        + TOTAL * (labels.is_total(text) or labels.is_region_total(text))
        + WORD * is_word
    )
