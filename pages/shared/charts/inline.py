"""Pictures that stand within a line of text or a table's cell: tiny SVG, as a data address."""

from collections.abc import Sequence
from urllib.parse import quote

from pages.shared import theme
from runtime.cache import cached

WIDTH, HEIGHT, AIR = 76, 22, 3
Points = list[tuple[float, float]]


@cached
def trail(values: Sequence[float | None], *, reverse: bool = False, is_bars: bool = False) -> str:
    """A course of values as a picture's address, up is better; a gap breaks the line.

    `reverse` puts the least on top; `is_bars` draws counts as bars from nought. Empty when no value
    is known.
    """
    known = [value for value in values if value is not None and value == value]
    if not known:
        return ""
    marks = _bars(values, max(known)) if is_bars else _course(values, known, reverse=reverse)
    space = 'xmlns="http://www.w3.org/2000/svg"'
    svg = f'<svg {space} width="{WIDTH}" height="{HEIGHT}">{marks}</svg>'
    return f"data:image/svg+xml,{quote(svg)}"


def _course(values: Sequence[float | None], known: Sequence[float], *, reverse: bool) -> str:
    """The lines, and a dot at their end."""
    low, high = min(known), max(known)
    step = (WIDTH - 2 * AIR) / max(len(values) - 1, 1)
    runs: list[Points] = [[]]
    for place, value in enumerate(values):
        if value is None or value != value:
            runs.append([])
        else:
            share = (value - low) / (high - low) if high > low else 0.5
            runs[-1].append((AIR + place * step, _height(share if reverse else 1 - share)))
    drawn = [run for run in runs if run]
    last_x, last_y = drawn[-1][-1]
    mark = f'<circle cx="{last_x:.1f}" cy="{last_y:.1f}" r="3" fill="{theme.INK}"/>'
    return "".join(map(_line, drawn)) + mark


def _bars(values: Sequence[float | None], high: float) -> str:
    """A bar for each known value, the last one dark."""
    step = WIDTH / len(values)
    bars = []
    for place, value in enumerate(values):
        if value is None or value != value or not high:
            continue
        size = (HEIGHT - AIR) * value / high
        ink = theme.INK if place == len(values) - 1 else theme.OTHER
        bars.append(
            f'<rect x="{place * step:.1f}" y="{HEIGHT - size:.1f}" width="{step * 0.6:.1f}"'
            f' height="{size:.1f}" fill="{ink}"/>'
        )
    return "".join(bars)


def _height(share: float) -> float:
    return AIR + share * (HEIGHT - 2 * AIR)


def _line(run: Points) -> str:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in run)
    look = f'fill="none" stroke="{theme.OTHER_INK}" stroke-width="2" stroke-linejoin="round"'
    return f'<polyline points="{points}" {look}/>'
