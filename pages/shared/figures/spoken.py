"""What a figure shows, in a few sentences for who does not see it."""

from collections.abc import Callable, Sequence
from typing import cast

from pages.shared import words
from pages.shared.figures.chart import (
    Chart,
    Figure,
    Flow,
    Heat,
    Panels,
    Periods,
    Rows,
    Tree,
)
from pages.shared.figures.layout import named
from pages.shared.figures.marks import Line, Mark, Number
from pages.shared.figures.texts import Run, Text, lines, plain
from pages.shared.words import translate as _

MOST = 4  # lines or bars of which more than their number is said, where none is ours
Write = Callable[[Number], str]


def spoken(figure: Figure) -> str:
    """A summary in the language in use: how much a figure shows, and what stands out."""
    match figure:
        case Chart():
            said = _rows(figure) if isinstance(figure.places, Rows) else _course(figure)
        case Panels():
            said = [
                _("{name}: {said}", name=panel.name, said=flat((panel.said,)))
                for panel in figure.panels
            ]
        case Heat():
            said = _grid(figure)
        case Flow():
            said = [" · ".join(f"{node.name} {node.count}" for node in figure.nodes)]
        case Tree():
            said = [" · ".join((leaf.text, leaf.detail)) for leaf in figure.leaves]
    return "\n".join(sentence for sentence in said if sentence)


def flat(text: Text) -> str:
    """A text in one line, without its looks."""
    return plain(text).replace("\n", " ")


def _periods(count: int, first: str, last: str) -> str:
    if count == 1:
        return _("One period: {last}.", last=last)
    return _("{count} periods from {first} to {last}.", count=count, first=first, last=last)


def _course(chart: Chart) -> list[str]:
    """The time shown, our line or the few that there are, and what happened meanwhile."""
    names = cast(Periods, chart.places).names
    marks = [mark for mark in chart.marks if mark.name or mark.column]
    ours = [mark for mark in marks if isinstance(mark, Line) and mark.roles == "home"]
    told: Sequence[Mark] = ours or marks[:MOST]
    scale = chart.values

    def write(value: Number) -> str:
        return words.measure(value, scale.unit) if scale.kind == "number" else words.measure(value)

    kinds = dict.fromkeys(event.kind for event in chart.events)
    told_of = (named([e for e in chart.events if e.kind == kind]) for kind in kinds)
    events = ", ".join(event.name for of_kind in told_of for event in of_kind)
    return [
        _periods(len(names), names[0], names[-1]) if names else "",
        words.plural("{count} series.", "{count} series.", len(marks)) if len(marks) > 1 else "",
        *(_of_mark(mark, write, is_rank=scale.kind == "rank") for mark in told),
        _("Marked: {events}.", events=events) if events else "",
    ]


def _of_mark(mark: Mark, write: Write, *, is_rank: bool) -> str:
    return _ends(mark.name, cast(tuple[Number, ...], mark.values), write, is_rank=is_rank)


def _ends(name: str, values: Sequence[Number], write: Write, *, is_rank: bool) -> str:
    """Where a course begins and ends, and its extremes; of ranks the least is best."""
    known = [value for value in values if value is not None]
    if not known:
        return ""
    facts = {"first": write(known[0]), "last": write(known[-1])}
    low, high = write(min(known)), write(max(known))
    if is_rank:
        text = _(
            "first {first}, last {last}, best {best}, worst {worst}.", best=low, worst=high, **facts
        )
    else:
        text = _(
            "first {first}, last {last}, highest {high}, lowest {low}.", high=high, low=low, **facts
        )
    return _("{name}: {said}", name=name, said=text) if name else text


def _rows(chart: Chart) -> list[str]:
    """How many rows there are, the first and the last, and ours between them."""
    rows = range(len(cast(Rows, chart.places).names))
    parts = [
        (_is_ours(chart, row), text) for row in rows if (text := " ".join(told_row(chart, row)))
    ]
    shown = [
        text
        for at, (is_ours, text) in enumerate(parts)
        if is_ours or len(parts) <= MOST or at < 2 or at == len(parts) - 1
    ]
    return [words.plural("{count} row.", "{count} rows.", len(parts)), *shown] if parts else []


def _is_ours(chart: Chart, row: int) -> bool:
    """Whether a row's words are in the ink of our city."""
    pieces = [piece for text in _texts(chart, row) for line in lines(text) for piece in line]
    return any(isinstance(piece, Run) and piece.role == "home" for piece in pieces)


def _texts(chart: Chart, row: int) -> list[Text]:
    """A row's name, and what is written beside it and at its marks."""
    rows = cast(Rows, chart.places)
    found: list[Text] = [rows.names[row], *rows.beside[row : row + 1]]
    for mark in chart.marks:
        places = mark.places or range(len(mark.values))
        pairs = zip(places, mark.labels, strict=False)
        found += [
            ((mark.name, " ", text),) if isinstance(text, str) and mark.name else text
            for place, text in pairs
            if place == row and text
        ]
    return found


def told_row(chart: Chart, row: int) -> list[str]:
    """All words of a row line by line, its name first."""
    return [line for each in _texts(chart, row) for line in plain(each).split("\n") if line.strip()]


def _grid(heat: Heat) -> list[str]:
    """Its size, and its darkest cell."""
    names = heat.columns.names if isinstance(heat.columns, Periods) else heat.columns
    cells = [
        (shade, row, column)
        for row, line in enumerate(heat.shades)
        for column, shade in enumerate(line)
        if shade is not None
    ]
    if not cells:
        return []
    _shade, row, column = max(cells, key=lambda cell: cell[0])
    parts = [flat(each) for each in (heat.rows[row], names[column], heat.cells[row][column])]
    return [
        _("{rows} rows by {columns} columns.", rows=len(heat.rows), columns=len(names)),
        _("Darkest: {row}, {column}: {cell}.", row=parts[0], column=parts[1], cell=parts[2]),
    ]
