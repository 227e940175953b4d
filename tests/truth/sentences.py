"""Sentences as the catalogue has them, turned into patterns that read a rendered text back."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from catalogues import papers, upkeep
from tests.truth import dates

HOLE = re.compile(r"\{(\w+)\}")
FIGURE = (  # 第 3 / 11, −0.3 个百分点, 4.01 ×10k visits
    r"[^\d，；。]{0,12}?\d[\d,.]*(?:\s?[/–至]\s?[+−]?\d[\d,.]*)?\s?(?:×10k|×100m)?[^\d，；。]{0,24}?"
)
PLACE = r"(?:第\s?|No\.\s?)?\d+(?:\s?/\s?\d+)?"
EDGE = re.compile(r"^\\ |\\ $")  # the escaped space between a word and a hole
DAYS = frozenset({"day", "by", "period", "since", "until"})
NUMERAL = re.compile(r"([+−-])?\s?(\d[\d,]*(?:\.\d+)?)\s?(亿|万|×10k|×100m|[KMB](?![a-z]))?")
TIMES = {"亿": 1e8, "万": 1e4, "×10k": 1e4, "×100m": 1e8, "K": 1e3, "M": 1e6, "B": 1e9}
LANGUAGES = ("zh", "en")
MINUS = ("−", "-")


@dataclass(frozen=True)
class Numeral:
    """One number as written: its value, and the size of its last digit."""

    value: float
    step: float

    def agrees(self, other: "Numeral") -> bool:
        """Whether both may be the same number, each rounded to its own last digit."""
        return abs(self.value - other.value) <= 0.51 * max(self.step, other.step)


def numerals(text: str) -> tuple[Numeral, ...]:
    """The numbers in a text, in its order."""
    found = []
    for sign, digits, unit in NUMERAL.findall(text):
        bare = digits.replace(",", "").rstrip(".")
        scale = TIMES.get(unit, 1.0)
        step = scale * 10.0 ** -len(bare.partition(".")[2])
        value = float(bare) * scale
        found.append(Numeral(-value if sign in MINUS else value, step))
    return tuple(found)


def _several(said: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else tuple(said or ())


@cache
def forms(message: str) -> Mapping[str, tuple[str, ...]]:
    """How each language says a message: once, or in its forms of number."""
    return _known().get(message) or dict.fromkeys(LANGUAGES, (message,))


@cache
def _known() -> dict[str, dict[str, tuple[str, ...]]]:
    """Every message of the catalogue by its id."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for known in filter(lambda one: one.id, upkeep.PAGES.translated()):
        ids, said = _several(known.id), _several(known.string)
        found |= {key: {"zh": said, "en": ids} for key in ids}
    return found | {one.key: _of_papers(one) for one in papers.sentences().values()}


def _of_papers(sentence: papers.Sentence) -> dict[str, tuple[str, ...]]:
    """A sentence of papers, its facts by their names in code."""
    holes = {code: f"{{{code}}}" for code in sentence.facts}
    return {"zh": (sentence.told(sentence.zh, holes),), "en": (sentence.en,)}


def word(text: str) -> str:
    """A word or a name in one form for all languages: the catalogue's words in Chinese."""
    said = " ".join(text.strip().lstrip("▲▼ ").split())
    return _words().get(said, said)


@cache
def _words() -> dict[str, str]:
    """Words on screen without holes, English to Chinese."""
    found: dict[str, str] = {}
    for languages in _known().values():
        for english, chinese in zip(languages["en"], languages["zh"] * 2, strict=False):
            found.setdefault(english, chinese)
    return found


def patterns(message: str, numbers: frozenset[str]) -> Iterator[re.Pattern[str]]:
    """The patterns of a message in every language; `numbers` are its holes that hold figures."""
    for said in {form for forms_ in forms(message).values() for form in forms_}:
        yield _pattern(said, numbers)


@cache
def _pattern(said: str, numbers: frozenset[str]) -> re.Pattern[str]:
    parts, seen = [], set()
    for at, part in enumerate(HOLE.split(" ".join(said.split()))):
        if at % 2 == 0:
            literal = re.escape(part)
            # Papers set numbers without a space. One that alone parts two holes has to stand.
            parts.append(EDGE.sub(" ?", literal) if part.strip() else literal)
        elif part in seen:
            parts.append(f"(?P={part})")
        else:
            seen.add(part)
            figure = PLACE if part == "place" else FIGURE
            name = f"{dates.ANY.pattern}|.+?" if part in DAYS else ".+?"
            parts.append(f"(?P<{part}>{figure if part in numbers else name})")
    return re.compile("".join(parts), re.DOTALL)
