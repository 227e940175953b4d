"""A tree of texts, wrapped so that a phone shows all of it."""

import re
from collections.abc import Iterator

from pages.shared import theme
from pages.shared.figures import SMALL, Leaf, Run, Tree, width
from pages.shared.plotly.base import Drawing, Part, drawing, note

WIDE = 300  # the pixels that a phone leaves for a line
STEP = 16  # how far a node is indented, in pixels
TEXT = 14
LEADING = 1.4  # the height of a line of Plotly's, by its size
GAP = 12  # between two nodes
_PIECES = re.compile(
    r"[\u2e80-\uffff][，。、：；”）》]*(?: ·)?\s*|[^\s\u2e80-\uffff]+(?: ·)?\s*|\s+"
)
_PIXELS: Part = {"xsizemode": "pixel", "xanchor": 0, "xref": "x", "yref": "y"}


def tree(figure: Tree) -> Drawing:
    """Each node on lines of its own, on branches from the node that it stems from."""
    drawn = [_lines(leaf) for leaf in figure.leaves]
    heights = [_height(*said) for said in drawn]
    tops = [float(sum(heights[:at])) + GAP / 2 for at in range(len(heights))]
    total = sum(heights) + GAP
    depths = [leaf.depth for leaf in figure.leaves]
    middles = [top + TEXT * LEADING / 2 for top in tops]
    pairs = zip(drawn, depths, tops, strict=True)
    return drawing(
        [],
        height=int(total),
        margin={"l": 4, "r": 4, "t": 0, "b": 0},
        shapes=[*_branches(depths, middles), *_marks(figure, middles)],
        annotations=[_written(said, depth, top) for said, depth, top in pairs],
        xaxis={"visible": False, "range": [0, 1]},
        yaxis={"visible": False, "range": [total, 0]},
    )


def wrapped(text: str, room: float, size: int) -> list[str]:
    """A text in lines no wider than this; Chinese may break anywhere but before a stop."""
    lines = [""]
    for piece in _PIECES.findall(" ".join(text.split())):
        if lines[-1] and width(lines[-1] + piece.rstrip(), size) > room:
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines]


def _lines(leaf: Leaf) -> tuple[list[str], list[str]]:
    room = WIDE - STEP * (leaf.depth + 1)
    detail = wrapped(leaf.detail, room, SMALL) if leaf.detail else []
    return wrapped(leaf.text, room, TEXT), detail


def _height(texts: list[str], details: list[str]) -> float:
    return LEADING * (TEXT * len(texts) + SMALL * len(details)) + GAP


def _written(said: tuple[list[str], list[str]], depth: int, top: float) -> Part:
    texts, details = said
    return note(
        (
            *(Run(text, is_bold=not depth) for text in texts),
            *(Run(detail, "muted", is_small=True) for detail in details),
        ),
        x=0,
        xref="paper",
        y=top,
        xanchor="left",
        yanchor="top",
        xshift=STEP * (depth + 1),
        borderpad=0,
        align="left",
        font={"size": TEXT, "color": theme.INK},
    )


def _branches(depths: list[int], middles: list[float]) -> Iterator[Part]:
    """From each node up to the one that it stems from, and across to it."""
    for at, depth in enumerate(depths):
        parents = [before for before in range(at) if depths[before] == depth - 1]
        if parents:
            left = STEP * (depth - 1) + 6
            yield _line(left, left, middles[parents[-1]], middles[at])
            yield _line(left, left + STEP, middles[at], middles[at])


def _line(x0: float, x1: float, y0: float, y1: float) -> Part:
    ends = {"x0": x0, "x1": x1, "y0": y0, "y1": y1}
    line = {"color": theme.OTHER, "width": 1.5}
    return {"type": "line", **_PIXELS, "layer": "below", "line": line, **ends}


def _marks(figure: Tree, middles: list[float]) -> Iterator[Part]:
    for leaf, middle in zip(figure.leaves, middles, strict=True):
        left = STEP * leaf.depth + 1
        ends = {"x0": left, "x1": left + 10, "y0": middle - 5, "y1": middle + 5}
        look = {"fillcolor": theme.colour(leaf.role), "line": {"width": 0}}
        yield {"type": "circle", **_PIXELS, **look, **ends}
