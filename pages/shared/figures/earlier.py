"""What a figure showed earlier, as hollow marks behind what it shows now."""

from collections.abc import Mapping
from dataclasses import replace

from pages.shared.figures.chart import Chart, Figure, Panels, Rows
from pages.shared.figures.marks import Bars, Line, Mark, Place, Points, Value
from pages.shared.words import translate as _

Row = Mapping[int, int]


def with_earlier(figure: Figure, earlier: Figure, rows: Row) -> Figure:
    """The figure with the earlier values that differ, hollow; `rows`: earlier row → row now.

    Lines are matched by their names, bars by their rows. What has no like mark is left alone.
    """
    if isinstance(figure, Panels) and isinstance(earlier, Panels):
        olds = {panel.name: panel.marks for panel in earlier.panels}
        panels = tuple(
            replace(
                panel, marks=(*panel.marks, *_ghosts(panel.marks, olds.get(panel.name, ()), {}))
            )
            for panel in figure.panels
        )
        return figure if panels == figure.panels else replace(figure, panels=panels)
    if not isinstance(figure, Chart) or not isinstance(earlier, Chart):
        return figure
    if isinstance(figure.places, Rows):
        found = _ghosts(figure.marks, earlier.marks, rows)
    else:
        found = _ghosts(_seated(figure), _seated(earlier), None)
    return replace(figure, marks=(*figure.marks, *found)) if found else figure


def _seated(chart: Chart) -> tuple[Mark, ...]:
    """The marks with the days at which their values lie."""
    days = () if isinstance(chart.places, Rows) else chart.places.days
    return tuple(mark if mark.places else replace(mark, places=days) for mark in chart.marks)


def _ghosts(news: tuple[Mark, ...], olds: tuple[Mark, ...], rows: Row | None) -> list[Points]:
    by_name = {_key(mark, at): mark for at, mark in enumerate(olds)}
    found = []
    for at, mark in enumerate(news):
        old = by_name.get(_key(mark, at))
        if old is not None and (pairs := _moved(mark, old, rows)):
            found.append(_ghost(mark, pairs))
    return [*found[:-1], _said(found[-1])] if found else []


def _key(mark: Mark, at: int) -> tuple[type, str | int]:
    return type(mark), mark.name or mark.column or at


def _moved(new: Mark, old: Mark, rows: Row | None) -> list[tuple[Place, Value]]:
    """Where a line ran otherwise or a bar ended, at the places that it still has."""
    if not isinstance(new, Line | Bars) or (isinstance(new, Bars) and new.starts):
        return []  # loose marks may stand on rows of another order; a span is no size
    now, then = _by_place(new), _by_place(old)
    moved = then if rows is None or isinstance(new, Line) else _turned(then, rows)
    found: list[tuple[Place, Value]] = [
        (p, v) for p, v in moved.items() if p in now and v is not None and now[p] != v
    ]
    return found if isinstance(new, Line) else sorted(found, key=lambda pair: pair[0])


def _by_place(mark: Mark) -> dict[Place, Value]:
    places = mark.places or tuple(range(len(mark.values)))
    return dict(zip(places, mark.values, strict=True))


def _turned(then: Mapping[Place, Value], rows: Row) -> dict[Place, Value]:
    return {rows[place]: v for place, v in then.items() if isinstance(place, int) and place in rows}


def _ghost(new: Mark, pairs: list[tuple[Place, Value]]) -> Points:
    is_bar = isinstance(new, Bars)
    return Points(
        values=tuple(value for _place, value in pairs),
        places=tuple(place for place, _value in pairs),
        roles="ink" if is_bar else new.role(0),
        shape="stroke" if is_bar else "circle",
        size=20 if is_bar else 11,
        is_hollow=True,
        pointed=(_("last time"),) * len(pairs),
    )


def _said(ghost: Points) -> Points:
    """The word above the first hollow mark, or below the last stroke: there is room."""
    rest, is_stroke = ("",) * (len(ghost.values) - 1), ghost.shape == "stroke"
    labels = (*rest, _("last time")) if is_stroke else (_("last time"), *rest)
    return replace(ghost, labels=labels, side="below" if is_stroke else "above")
