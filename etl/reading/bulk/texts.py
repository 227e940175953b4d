"""What a text may mean beyond its value: a note, a total, “as above”, a header's word."""

import itertools

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from etl.reading.layout import headers, labels, roles
from etl.reading.rows.lines import LONGEST_DITTO
from etl.reading.values.vocabulary import BLANK_MARKS, MISSING

NOTE, DITTO, TOTAL, WORD = 1, 2, 4, 8
Flags = npt.NDArray[np.uint8]
Bools = npt.NDArray[np.bool_]

# A quiet text means nothing but itself: parsers of texts keep it as it is, those of names `folded`,
# and no label, note, total or unit looks like it. The tests hold this against those functions.
_FIRST_HAN, _LAST_HAN = "\u4e00", "\u9fa5"
_OTHERS = "A-Za-z0-9"
_PLAIN = f"{_FIRST_HAN}-{_LAST_HAN}{_OTHERS}"
_NOTE_FIRST = "注备附说填资数来审制统负单主分联电报打复经签盖公以本上其"
_DITTO_FIRST = "同如"
_TOTAL_LAST = "计和数均值分国省市区县体部"
_UNIT_LAST = "元次人名件个户家条米"
_TWO_WAYS = ("，", ",")


def _han_but(left_out: str) -> str:
    """The ranges of all Chinese characters but some, for an expression that knows no “but”."""
    ends = [ord(_FIRST_HAN) - 1, *sorted(map(ord, left_out)), ord(_LAST_HAN) + 1]
    gaps = [(low + 1, high - 1) for low, high in itertools.pairwise(ends) if high - low > 1]
    return "".join(f"{chr(low)}-{chr(high)}" for low, high in gaps)


_FIRST = f"[{_han_but(_NOTE_FIRST + _DITTO_FIRST)}{_OTHERS}]"
_WORDS_ALONE = f"^{_FIRST}[{_PLAIN}-]*[{_han_but(_TOTAL_LAST + _UNIT_LAST)}{_OTHERS}]$"
_SENTENCE = f"^{_FIRST}[{_PLAIN}，。-]*[{_han_but(_TOTAL_LAST)}]$"
_SHORTEST, _LONGEST = 15, 102  # characters of a sentence
_WORDS = headers.WORDS | roles.WORDS | MISSING | BLANK_MARKS


def quiet(texts: pa.Array, known: frozenset[str]) -> Bools:
    """Which texts mean nothing but themselves; `known` are labels of this sheet."""
    loud = _WORDS | known
    length = pc.utf8_length(texts).to_numpy()
    is_quiet = _matches(texts, _WORDS_ALONE)
    if not is_quiet.all():
        is_quiet |= _matches(texts, _SENTENCE) & (length >= _SHORTEST)
    is_quiet &= length <= _LONGEST
    is_quiet &= ~_bools(pc.is_in(texts, value_set=pa.array(sorted(loud), pa.string())))
    for place in np.flatnonzero(is_quiet & _bools(pc.string_is_ascii(texts))).tolist():
        text = texts[place].as_py()
        is_quiet[place] = text.casefold() not in MISSING and labels.english(text) not in loud
    return is_quiet


def _matches(texts: pa.Array, pattern: str) -> Bools:
    return _bools(pc.match_substring_regex(texts, pattern))


def _bools(values: pa.Array) -> Bools:
    return np.asarray(values.to_numpy(zero_copy_only=False), bool)


def folded(texts: pa.Array) -> pa.Array:
    """Quiet texts as names and keys are told: with the one sign in them that is typed two ways."""
    return pc.replace_substring(texts, *_TWO_WAYS)


def flags(texts: pa.Array, is_quiet: Bools, known: frozenset[str]) -> Flags:
    """What each text may mean; `known` are labels that count as headers' words on this sheet."""
    result = np.zeros(len(texts), np.uint8)
    for place in np.flatnonzero(~is_quiet).tolist():
        result[place] = _flags(texts[place].as_py(), known)
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
