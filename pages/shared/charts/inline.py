"""Pictures that stand within a line of text or a table's cell: tiny SVG, as a data address."""

from collections.abc import Sequence
from urllib.parse import quote

from pages.shared import theme

WIDTH, HEIGHT, AIR = 76, 22, 3
Points = list[tuple[float, float]]


def trail(values: Sequence[float | None], *, reverse: bool = False) -> str:
    """A course of values as a picture's address, up is better; a gap breaks the line.

    `reverse` puts the least on top. Empty when no value is known.
    """
    known = [value for value in values if value is not None and value == value]
    if not known:
        return ""
    low, high = min(known), max(known)
    step = (WIDTH - 2 * AIR) / max(len(values) - 1, 1)
    runs: list[Points] = [[]]
    for place, value in enumerate(values):
        if value is None or value != value:
            runs.append([])
        else:
            share = (value - low) / (high - low) if high > low else 0.5
            runs[-1].append((AIR + place * step, _height(share if reverse else 1 - share)))
    return f"data:image/svg+xml,{quote(_svg([run for run in runs if run]))}"


def _height(share: float) -> float:
    return AIR + share * (HEIGHT - 2 * AIR)


def _svg(runs: list[Points]) -> str:
    last_x, last_y = runs[-1][-1]
    lines = "".join(_line(run) for run in runs)
    mark = f'<circle cx="{last_x:.1f}" cy="{last_y:.1f}" r="3" fill="{theme.HOME}"/>'
    space = 'xmlns="http://www.w3.org/2000/svg"'
    return f'<svg {space} width="{WIDTH}" height="{HEIGHT}">{lines}{mark}</svg>'


def _line(run: Points) -> str:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in run)
    look = f'fill="none" stroke="{theme.OTHER_INK}" stroke-width="2" stroke-linejoin="round"'
    return f'<polyline points="{points}" {look}/>'
