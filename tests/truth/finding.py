"""The facts that a board's texts state, and where two of them contradict each other."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from tests.truth import dates, declared, sentences
from tests.truth.declared import Meaning, Reading
from tests.truth.sentences import Numeral
from tests.truth.texts import Said

Scope = tuple[str, ...]
PARTS = {"value": "value", "more": "more", "badge": "badge"}
SIGNS = [
    re.compile(sign) for sign in (r" (?=[①-⑳])", r" · ", r"。|(?<!No)\. ", r"；|; ", r"，|, |、")
]
COLON = re.compile(r"([^：:]+)(?:：|: )")
LAST_COLON = re.compile(r"(.+)(?:：|: )")


@dataclass(frozen=True)
class Stated:
    """One fact as one text states it."""

    fact: str
    scope: Scope
    numbers: tuple[Numeral, ...]
    said: Said


@dataclass
class Findings:
    """What a board's texts state, and the texts whose numbers nobody has declared."""

    stated: list[Stated] = field(default_factory=list)
    undeclared: list[Said] = field(default_factory=list)

    def contradictions(self) -> list[list[Stated]]:
        """The facts with more than one number, each with one statement per number."""
        groups: dict[tuple[str, Scope], list[Stated]] = defaultdict(list)
        for one in self.stated:
            groups[one.fact, one.scope].append(one)
        found = [_apart(group) for group in groups.values()]
        return [apart for apart in found if len(apart) > 1]


def find(texts: Iterable[Said], names: frozenset[str]) -> Findings:
    """The facts in the texts of one board; `names` are the texts of its data."""
    found = Findings()
    for said in texts:
        stated = _read_line(said, names) if said.kind == "paper" else read(said, names)
        if stated is not None:
            found.stated += stated
        elif said.has_number and not _is_free(said.text, names):
            found.undeclared.append(said)
    return found


def read(said: Said, names: frozenset[str]) -> list[Stated] | None:
    """What one text states; None when no declared sentence fits it."""
    for reading in declared.table():
        if reading.part == PARTS.get(said.kind, "text") and _is_for(reading, said):
            stated = _read_as(reading, said, names)
            if stated is not None:
                return stated
    return _read_parts(said, names)


def _read_line(said: Said, names: frozenset[str]) -> list[Stated] | None:
    """A line of a paper: a card where the page has one of that label, else a sentence."""
    splits = [COLON.match(said.text), LAST_COLON.match(said.text)]  # a card's label may have one
    for split in splits:
        if split is not None and _is_card(replace(said, label=split[1].strip())):
            return _read_card(said, split, names)
    whole = read(replace(said, kind="sentence"), names)
    first = splits[0]
    return whole if whole is not None or first is None else _read_card(said, first, names)


def _is_card(said: Said) -> bool:
    return any(
        reading.part == "value" and reading.label != "*" and _is_for(reading, said)
        for reading in declared.table()
    )


def _read_card(said: Said, split: re.Match[str], names: frozenset[str]) -> list[Stated] | None:
    """A line of a paper that repeats a sentence after its word, or a card: label: value, more."""
    label, rest = split[1].strip(), said.text[split.end() :].strip()
    if _is_free(rest, names):
        return read(replace(said, kind="sentence", text=rest, label=label), names) or []
    for comma in re.finditer(r"，|, ", rest):
        value = replace(said, kind="value", text=rest[: comma.start()], label=label)
        more = replace(said, kind="more", text=rest[comma.end() :].rstrip("。."), label=label)
        told = [one for part in (value, more) for one in _parts(part, names)]
        if None not in told:
            return [one for part in told for one in part or []]
    value = replace(said, kind="value", text=rest.rstrip("。."), label=label)
    told_ = read(value, names) if _is_card(value) else None
    return told_ or read(replace(value, kind="sentence", text=rest), names)


def _parts(said: Said, names: frozenset[str]) -> list[list[Stated] | None]:
    if not said.has_number or _is_free(said.text, names):
        return [read(said, names) or []]
    return [read(said, names)]


def _read_parts(said: Said, names: frozenset[str]) -> list[Stated] | None:
    """What the parts of a line state that stand side by side, by the widest sign between them."""
    for sign in SIGNS:
        texts = [part.strip() for part in sign.split(said.text) if part.strip()]
        if len(texts) > 1:
            told = [one for text in texts for one in _parts(replace(said, text=text), names)]
            if None not in told:
                return [one for part in told for one in part or []]
    return None


def _is_for(reading: Reading, said: Said) -> bool:
    page = said.page or said.place.partition(".")[0]
    is_there = "*" in reading.where or page in reading.where
    return is_there and reading.labels(said.label) is not None


def _read_as(reading: Reading, said: Said, names: frozenset[str]) -> list[Stated] | None:
    bare = said.text.rstrip("。.")
    for text in dict.fromkeys((said.text, bare, f"{bare}。", f"{bare}.", bare.lstrip("↑↓→ "))):
        for pattern in reading.patterns():
            if match := pattern.fullmatch(text):
                stated = _stated(reading, match, replace(said, text=text), names)
                if stated is not None:
                    return stated
    return None


def _stated(
    reading: Reading, match: re.Match[str], said: Said, names: frozenset[str]
) -> list[Stated] | None:
    holes = match.groupdict()
    found: list[Stated] = []
    for hole in reading.nested:
        inner = replace(said, text=holes[hole].strip())
        told = read(inner, names)
        if told is None and inner.has_number and not _is_free(inner.text, names):
            return None
        found += told or []
    free = holes.keys() - reading.nested - reading.numbers
    if not all(_is_free(holes[hole], names) for hole in free):
        return None
    words = {hole: _word(holes[hole]) for hole in holes.keys() - reading.nested}
    words |= {hole: _word(text) for hole, text in (reading.labels(said.label) or {}).items()}
    words["label"] = _word(said.label)
    for hole, meaning in reading.facts.items():
        numbers = sentences.numerals(holes[hole])
        if numbers:
            scope = _scope(meaning, words, free)
            found.append(Stated(meaning.fact, scope, numbers, said))
    for number, meaning in reading.constant.items():
        scope = _scope(meaning, words, free)
        found.append(Stated(meaning.fact, scope, sentences.numerals(number), said))
    return found


def _scope(meaning: Meaning, words: dict[str, str], free: Iterable[str]) -> Scope:
    if meaning.scope is None:
        return tuple(words[hole] for hole in sorted(free))
    return tuple(
        words.get(term, term) if "'" not in term else term.strip("'") for term in meaning.scope
    )


def _word(text: str) -> str:
    """A name as every language has it: dates in one form, words of the catalogue by message."""
    return dates.neutral(sentences.word(text))


def _is_free(text: str, names: frozenset[str]) -> bool:
    """Whether a text's digits are those of dates or of the data's own names, no count of ours."""
    rest = dates.without(text)
    if not re.search(r"\d", rest):
        return True
    return text.strip() in names or all(
        part in names or not re.search(r"\d", dates.without(part))
        for part in re.split(r"\s*[·、,：“”:；;→]\s*", text)
        if part
    )


def _apart(group: Sequence[Stated]) -> list[Stated]:
    """One statement for each number that the statements of a fact give it."""
    kept: list[Stated] = []
    for one in group:
        if not any(_agree(one.numbers, other.numbers) for other in kept):
            kept.append(one)
    return kept


def _agree(some: Sequence[Numeral], others: Sequence[Numeral]) -> bool:
    """Whether the numbers that both say agree: 第 1 and 第 1 / 11 do."""
    return all(one.agrees(other) for one, other in zip(some, others, strict=False))


def lines(findings: Findings) -> Iterator[str]:
    """The contradictions in words, one paragraph each."""
    for apart in findings.contradictions():
        first = apart[0]
        yield f"{first.fact} {' · '.join(first.scope)}".strip()
        for one in apart:
            label = f"{one.said.label}: " if one.said.label else ""
            yield f"    {one.said.place}: {label}{one.said.text}"
