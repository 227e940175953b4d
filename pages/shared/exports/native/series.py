"""Marks as series: their names, a series for each of their roles, the words at their points."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil, floor, log10

from pages.shared import words
from pages.shared.capture.screen import Block
from pages.shared.exports.number_formats import code_of
from pages.shared.exports.plot import Label, Numbers, Series, Side
from pages.shared.figures import Mark, Text, plain
from pages.shared.findings.column import column_of
from pages.shared.theme import Role
from pages.shared.words import translate as _

POINTS = 0.8  # a pixel of the screen in points of a slide
GAP = "   "  # between two words on one line


def side_of(mark: Mark) -> Side:
    """Where Office writes the words of a mark."""
    return "end" if mark.side == "column" else "above" if mark.side == "corner" else mark.side


def called(mark: Mark, block: Block) -> str:
    """A mark's own name, or the header of the column that it shows."""
    if mark.name or mark.column not in block.columns:
        return mark.name
    return column_of(block.columns[mark.column]).header


def role_word(role: Role, name: str) -> str:
    """What the values of one role are, where a mark has several."""
    facts = {
        "home": words.role("本市"),
        "near": words.role("近学"),
        "far": words.role("远学"),
        "good": _("Good"),
        "green": _("Good"),
        "bad": _("Bad"),
        "red": _("Bad"),
        "amber": _("Nearly"),
        "other": _("Others"),
        "quiet": _("Others"),
    }
    return facts.get(role) or name or _("Value")


def roles(mark: Mark) -> list[Role]:
    """The roles of a mark, each once."""
    return [mark.roles] if isinstance(mark.roles, str) else list(dict.fromkeys(mark.roles))


def word_of(mark: Mark, role: Role, block: Block) -> str:
    """The name of the series of one of a mark's roles."""
    name = called(mark, block)
    return role_word(role, name) if len(roles(mark)) > 1 or not name else name


def numbers(values: Sequence[object]) -> Numbers:
    """The numbers among values; what is none is a gap."""
    return tuple(float(v) if isinstance(v, int | float) else None for v in values)


def labelled(series: Series, texts: Sequence[Text], side: Side) -> Series:
    """With words at its values; as a number format where one writes them all."""
    known = [at for at, value in enumerate(series.values) if value is not None]
    facts = {at: plain(texts[at]) for at in known if texts[at]}
    code = code_of([series.values[at] for at in facts], list(facts.values()))
    if code and len(facts) == len(known):
        return replace(series, code=code)
    lines = ((at, text.replace("\n", GAP)) for at, text in facts.items())
    return replace(series, labels=tuple(Label(at, text, side) for at, text in lines))


def told_apart(names: Sequence[str]) -> tuple[str, ...]:
    """Names of rows by which they can be told apart."""
    seen: dict[str, int] = {}
    found = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(found)


def named_apart(series: Sequence[Series]) -> tuple[Series, ...]:
    """The series with names by which they can be told apart, when their chart is renewed."""
    taken: set[str] = set()
    found = []
    for each in series:
        name, count = each.name, 1
        while name in taken or not name:
            count += 1
            name = f"{each.name} {count}".strip()
        taken.add(name)
        found.append(replace(each, name=name))
    return tuple(found)


def step_between(low: float, high: float) -> float | None:
    """The distance of round numbers that begin and end at these, up to eight apart; None if none.

    Left to itself, LibreOffice counts in twos from -5 and names no nought.
    """
    if high <= low:
        return None
    size = 10.0 ** floor(log10((high - low) / 5))
    steps = (size * n for n in (1, 2, 5, 10))
    return next((one for one in steps if _divides(one, low, high)), None)


def _divides(step: float, low: float, high: float) -> bool:
    parts = [end / step for end in (low, high)]
    is_whole = all(abs(part - round(part)) < 1e-6 for part in parts)
    return is_whole and parts[1] - parts[0] < 8.5


def round_ends(low: float, high: float) -> tuple[float, float]:
    """The round numbers around two others, so that an axis has round numbers."""
    if high <= low:
        return low, high
    size = 10.0 ** floor(log10((high - low) / 5))
    step = next(size * n for n in (1, 2, 5, 10) if size * n * 6 >= high - low)
    return floor(low / step + 1e-9) * step, ceil(high / step - 1e-9) * step
