"""What a text may mean beyond its value: a note, a total, “as above”, a header's word."""

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from etl.reading import headers, labels, roles
from etl.reading.lines import LONGEST_DITTO

NOTE, DITTO, TOTAL, WORD = 1, 2, 4, 8
Flags = npt.NDArray[np.uint8]

# A quiet text means nothing but itself: every parser of texts and names keeps it as it is, and no
# label, note, total or unit looks like it. The tests hold this against the functions themselves.
_BODY = r"\u4e00-\u9fa5A-Za-z0-9，。-"
_NOTE_FIRST = "注备附说填资数来审制统负单主分联电报打复经签盖公以本上其"
_TOTAL_LAST = "计和数均值分国省市区县体"
QUIET = re.compile(
    rf"(?![{_NOTE_FIRST}])[\u4e00-\u9fa5A-Za-z0-9]"
    rf"(?:[{_BODY}]*[\u4e00-\u9fa5A-Za-z]\d\d+|[{_BODY}]{{13,100}}(?![{_TOTAL_LAST}])[\u4e00-\u9fa5])"
)


def flags(texts: Sequence[str], is_quiet: Sequence[bool], known: frozenset[str]) -> Flags:
    """What each text may mean; `known` are labels that count as headers' words on this sheet."""
    found = np.zeros(len(texts), np.uint8)
    for place, text in enumerate(texts):
        if not is_quiet[place]:
            found[place] = _flags(text, known)
    return found


def _flags(text: str, known: frozenset[str]) -> int:
    label = labels.squeeze(text)
    is_word = label in known or headers.is_known(text) or roles.word_role(text) is not None
    return (
        NOTE * labels.is_note(text)
        + DITTO * (len(text) <= LONGEST_DITTO and labels.is_ditto(text))
        + TOTAL * (labels.is_total(text) or labels.is_region_total(text))
        + WORD * is_word
    )
