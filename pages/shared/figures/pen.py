"""The few shapes of which a thumbnail is drawn, as SVG; coordinates are parts of its 160 × 90."""

import html
from collections.abc import Sequence

from pages.shared import theme
from pages.shared.figures.texts import width

Point = tuple[float, float]
WIDE, HIGH = 160.0, 90.0
LETTER = 4.0  # the size of written names


def path(points: Sequence[Point], colour: str, thick: float, *, is_dashed: bool = False) -> str:
    """A line through points; one point alone is a dot."""
    if len(points) == 1:
        return dot(points[0], colour)
    text = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dashes = ' stroke-dasharray="2 2"' if is_dashed else ""
    return (
        f'<polyline points="{text}" fill="none" stroke="{colour}" stroke-width="{thick:.1f}"'
        f"{dashes}/>"
    )


def area(points: Sequence[Point], colour: str) -> str:
    """A filled area within points."""
    text = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polygon points="{text}" fill="{colour}" fill-opacity="0.4"/>'


def dot(at: Point, colour: str) -> str:
    """A point."""
    return f'<circle cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="2.2" fill="{colour}"/>'


def block(x: float, y: float, wide: float, high: float, colour: str) -> str:
    """A filled rectangle."""
    size = f'width="{max(wide, 0.5):.1f}" height="{max(high, 0.5):.1f}"'
    return f'<rect x="{x:.1f}" y="{y:.1f}" {size} fill="{colour}"/>'


def stroke(x: float, y: float, text: str, most: float) -> str:
    """What stands for a text: a pale stroke of its length."""
    long = min(width(text.split("\n")[0], 5), most)
    return block(x, y - 1, long, 2, theme.OTHER) if text else ""


def label(x: float, y: float, text: str, most: float, *, is_right: bool = False) -> str:
    """The first line of a text, cut to `most`; with `is_right` it ends at x."""
    first = text.split("\n")[0]
    while width(first, 1) * LETTER > most:
        first = first.removesuffix("…")[:-1] + "…"
    anchor = ' text-anchor="end"' if is_right else ""
    return (
        f'<text x="{x:.1f}" y="{y + LETTER / 3:.1f}" font-size="{LETTER}" fill="{theme.INK}"'
        f"{anchor}>{html.escape(first)}</text>"
    )
