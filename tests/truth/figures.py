"""Whether a figure's heading is true of the figure: its numbers, its first place, its course."""

import html
import itertools
import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pages.shared import words
from tests.truth import dates, sentences
from tests.truth.finding import Stated
from tests.truth.sentences import Numeral
from tests.truth.texts import Picture, Said

TAG = re.compile(r"<[^>]+>")
STAGES = ("proposed", "discussed", "formed", "used", "effective")
STEPS = ("found", "assigned", "listed", "closed")
CLOSE = 0.21  # of numbers with one decimal, twice rounded
ALIKE = 2  # so many rows of the same value at the top are a tie


@dataclass(frozen=True)
class Fault:
    """What a figure's heading says and the figure does not."""

    kind: str
    picture: Picture
    said: str


def faults(pictures: Sequence[Picture], names: frozenset[str] = frozenset()) -> list[Fault]:
    """The headings that are not true of their own figure or table."""
    found: list[Fault] = []
    for picture in pictures:
        found += [*_not_in_rows(picture, names), *_tied(picture), *_widening(picture)]
    return [*found, *_half_done(pictures)]


def stated(pictures: Sequence[Picture]) -> Iterator[Stated]:
    """The facts that a figure states by its marks, to be held against the sentences."""
    for picture in pictures:
        for trace in picture.drawn:
            if picture.place == "quality.py" and trace.get("type") == "heatmap":
                gaps = sum(any(row) for row in _lists(trace, "text"))
                said = Said(picture.place, "figure", f"{picture.heading}: {gaps}")
                yield Stated("indicators.incomplete", (), sentences.numerals(str(gaps)), said)


def lines(pictures: Sequence[Picture], names: frozenset[str] = frozenset()) -> Iterator[str]:
    """The faults in words, one line each."""
    for fault in faults(pictures, names):
        yield f"{fault.kind}: {fault.picture.place} “{fault.picture.heading}”: {fault.said}"


def _not_in_rows(picture: Picture, names: frozenset[str]) -> Iterator[Fault]:
    """The numbers of a heading that neither a mark, a cell nor a count of rows shows."""
    numbers = sentences.numerals(_bare(picture, names))
    labels = _labels(picture, _named(picture))
    if labels and numbers and not any(n.agrees(label) for n in numbers for label in labels):
        drawn = ", ".join(f"{label.value:g}" for label in labels)
        yield Fault("not drawn", picture, f"its bar has {drawn}")
    known = [*_shown(picture), *_counted(picture), *_reckoned(picture)]
    for number in numbers:
        if number.value and not any(_is_alike(number, other) for other in known):
            yield Fault("not in its rows", picture, f"{number.value:g}")


def _is_alike(number: Numeral, other: Numeral) -> bool:
    """Signs are words in a heading: fell by 2 is −2 in a cell."""
    return number.agrees(other) or Numeral(-number.value, number.step).agrees(other)


def _bare(picture: Picture, names: frozenset[str]) -> str:
    text = picture.heading
    cells = {cell for row in picture.rows for cell in row if re.search(r"\d", cell)}
    for name in sorted(
        (*names, *(c for c in cells if re.search(r"[^\W\d]{3}", c) and c in names)),
        key=len,
        reverse=True,
    ):
        if name in text:
            text = text.replace(name, "")
    return dates.without(text)


def _named(picture: Picture) -> list[str]:
    """The items of a figure that its heading names."""
    return [item for item in _items(picture) if len(item) > 1 and item in picture.heading]


def _items(picture: Picture) -> list[str]:
    found = []
    for trace in picture.drawn:
        for axis in ("y", "x"):
            values = _list(trace, axis)
            found += [_text(value) for value in values if isinstance(value, str)]
    return list(dict.fromkeys(found))


def _labels(picture: Picture, items: Sequence[str]) -> list[Numeral]:
    """The numbers written on the bars of these items, of a figure with one bar an item."""
    bars = [trace for trace in picture.drawn if trace.get("type") == "bar"]
    if len(bars) != 1 or not _list(bars[0], "text"):
        return []
    names = [_text(value) for value in _list(bars[0], "y")]
    texts = [_text(value) for value in _list(bars[0], "text")]
    pairs = zip(names, texts, strict=False)
    return [n for name, text in pairs if name in items for n in sentences.numerals(text)]


def _shown(picture: Picture) -> Iterator[Numeral]:
    for row in picture.rows:
        for cell in row:
            yield from sentences.numerals(cell)
    for trace in picture.drawn:
        for part in ("x", "y", "z", "text", "customdata", "values", "base"):
            for value in _flat(_list(trace, part)):
                if isinstance(value, int | float):
                    yield Numeral(float(value), 1.0 if abs(value) >= 100 else 0.1)
                elif isinstance(value, str):
                    yield from sentences.numerals(_text(value))


def _counted(picture: Picture) -> Iterator[Numeral]:
    """How many rows there are, how many of each word, and the sum of each column."""
    yield Numeral(len(picture.rows), 1)
    for trace in picture.drawn:
        values = [v for v in _flat(_list(trace, "x")) if isinstance(v, int | float)]
        yield Numeral(sum(values), 1)
        yield Numeral(len(_list(trace, "y")), 1)
    for column in zip(*picture.rows, strict=True):
        for word in set(column):
            yield Numeral(column.count(word), 1)
            yield Numeral(len(column) - column.count(word), 1)
        yield Numeral(len(set(column)), 1)
        numbers = [found[0] for cell in column if (found := sentences.numerals(cell))]
        yield Numeral(sum(number.value for number in numbers), 1)
        for sign in (1, -1):
            yield Numeral(sum(number.value * sign > 0 for number in numbers), 1)
        for last in range(2, 4):
            yield Numeral(sum(number.value for number in numbers[-last:]), 1)


def _reckoned(picture: Picture) -> Iterator[Numeral]:
    """What is reckoned from whole columns: means by word, quarters, the share of two sums."""
    columns = [[_first(cell) for cell in column] for column in zip(*picture.rows, strict=True)]
    sums = [sum(filter(None, column)) for column in columns]
    for one, other in itertools.permutations(filter(None, sums), 2):
        yield Numeral(100 * one / other, 0.1)
    for one_, other_ in itertools.permutations(columns, 2):  # a base that each row is held against
        pairs_ = zip(one_, other_, strict=True)
        apart = [a - b for a, b in pairs_ if a is not None and b is not None]
        if len(apart) > ALIKE and max(apart) - min(apart) < CLOSE:
            yield Numeral(statistics.fmean(apart), 0.2)
    for column in columns:
        yield from _of_column(picture, column)


def _of_column(picture: Picture, column: Sequence[float | None]) -> Iterator[Numeral]:
    numbers = sorted(number for number in column if number is not None)
    if len(numbers) > ALIKE:
        yield from (Numeral(q, 0.1) for q in statistics.quantiles(numbers, method="inclusive"))
    for words_ in zip(*picture.rows, strict=True):
        for word in set(words_):
            group = [n for n, w in zip(column, words_, strict=True) if w == word and n is not None]
            if group and len(group) < len(column):
                yield Numeral(statistics.fmean(group), 0.2)  # its cells are rounded
                yield Numeral(sum(group), 1)


def _first(cell: str) -> float | None:
    found = sentences.numerals(cell)
    return found[0].value if found else None


def _tied(picture: Picture) -> Iterator[Fault]:
    """One row that a heading names for a number that another row has as well."""
    named = [row for row in picture.rows if row[0] and row[0] in picture.heading]
    if len({row[0] for row in named}) != 1 or len(picture.rows) < ALIKE:
        return
    claims = [
        at
        for number in sentences.numerals(dates.without(picture.heading))
        for at, cell in enumerate(named[0])
        if at and _says(picture.heading, cell, number)
    ]
    extremes = [at for at in claims if _is_extreme(picture, named[0], at)]
    if not claims or claims[0] not in extremes:
        return  # it is not named for being the first
    shared = [others for at in extremes if (others := _equals(picture, named[0], at))]
    if len(shared) == len(extremes):
        yield Fault("tied", picture, f"{named[0][0]} and {shared[0][0]}: {named[0][claims[0]]}")


def _says(heading: str, cell: str, number: Numeral) -> bool:
    """Whether a heading's number is that of a cell, in the cell's own unit if it has one."""
    value = None if dates.without(cell) != cell else _first(cell)
    if value is None or abs(value - number.value) > 0.51 * number.step:
        return False
    return not re.search(r"[^\d.,+−-]", cell) or cell.replace(" ", "") in heading.replace(" ", "")


def _is_extreme(picture: Picture, row: Sequence[str], at: int) -> bool:
    column = (_first(each[at]) for each in picture.rows)
    values = [value for value in column if value is not None]
    return _first(row[at]) in (min(values), max(values)) and min(values) < max(values)


def _equals(picture: Picture, row: Sequence[str], at: int) -> list[str]:
    return [each[0] for each in picture.rows if each[at] == row[at] and each[0] != row[0]]


def _widening(picture: Picture) -> Iterator[Fault]:
    """A funnel in which more reach a stage than the one before it."""
    courses = (
        [words.problem_step(code) for code in STEPS],
        [words.stage(code) for code in STAGES],
    )
    for trace in picture.drawn:
        names = [_text(value) for value in _list(trace, "y") if isinstance(value, str)]
        if names in [list(course) for course in courses]:
            counts = [value for value in _list(trace, "x") if isinstance(value, int | float)]
            if counts != sorted(counts, reverse=True):
                yield Fault("widening", picture, " → ".join(f"{count:g}" for count in counts))


def _half_done(pictures: Sequence[Picture]) -> Iterator[Fault]:
    """All milestones reached, of a project that is not done, without a word on the rest."""
    progress = {
        row[0]: next(filter(re.compile("%$").search, row), "100%")  # as reported, before the plan
        for one in pictures
        if one.place == "projects.py"
        for row in one.rows
    }
    for picture in pictures:
        numbers = [number.value for number in sentences.numerals(picture.heading)]
        project = picture.subject.partition(" · ")[2]
        share = progress.get(project, "100%")
        is_whole = len(numbers) == ALIKE and numbers[0] == numbers[1]
        if picture.place == "projects.py" and is_whole and share != "100%":
            yield Fault("half done", picture, f"{project} {share}")


def _text(value: object) -> str:
    return " ".join(html.unescape(TAG.sub("", str(value))).split())


def _list(trace: dict[str, object], part: str) -> list[object]:
    found = trace.get(part)
    return found if isinstance(found, list) else [] if found is None else [found]


def _lists(trace: dict[str, object], part: str) -> list[list[object]]:
    return [row for row in _list(trace, part) if isinstance(row, list)]


def _flat(values: Sequence[object]) -> Iterator[object]:
    for value in values:
        if isinstance(value, list):
            yield from _flat(value)
        else:
            yield value
