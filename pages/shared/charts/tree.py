"""A tree of texts: each node on lines of its own, indented under the one that it stems from."""

import re
from collections.abc import Iterator

import pandas as pd

from pages.shared import theme
from pages.shared.charts.base import Figure, Part, figure, note, plain, width

WIDE = 300  # the pixels that a phone leaves for a line
STEP = 16  # how far a node is indented, in pixels
TEXT, SMALL = 14, 12  # sizes of the two kinds of line
LEADING = 1.4  # the height of a line of Plotly's, by its size
GAP = 12  # between two nodes
_PIECES = re.compile(
    r"[\u2e80-\uffff][，。、：；”）》]*(?: ·)?\s*|[^\s\u2e80-\uffff]+(?: ·)?\s*|\s+"
)


def tree(nodes: pd.DataFrame) -> Figure:
    """Texts with a smaller line under each, on branches; wrapped so that a phone shows all.

    `nodes`, from the top: depth, text, detail, state (good, under_way, waiting, bad or plain).
    The state's colour only repeats what the detail says.
    """
    drawn = [_lines(row) for _i, row in nodes.iterrows()]
    heights = [_height(*lines) for lines in drawn]
    tops = [float(sum(heights[:at])) + GAP / 2 for at in range(len(heights))]
    total = sum(heights) + GAP
    depths = [int(depth) for depth in nodes["depth"]]
    middles = [top + TEXT * LEADING / 2 for top in tops]
    pairs = zip(drawn, depths, tops, strict=True)
    return figure(
        [],
        height=int(total),
        margin={"l": 4, "r": 4, "t": 0, "b": 0},
        shapes=[*_branches(depths, middles), *_marks(nodes["state"], depths, middles)],
        annotations=[_written(lines, depth, top) for lines, depth, top in pairs],
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


def _lines(row: pd.Series) -> tuple[list[str], list[str]]:
    room = WIDE - STEP * (int(row["depth"]) + 1)
    detail = wrapped(str(row["detail"]), room, SMALL) if row["detail"] else []
    return wrapped(str(row["text"]), room, TEXT), detail


def _height(texts: list[str], details: list[str]) -> float:
    return LEADING * (TEXT * len(texts) + SMALL * len(details)) + GAP


def _written(lines: tuple[list[str], list[str]], depth: int, top: float) -> Part:
    texts, details = lines
    small = f'<span style="font-size:{SMALL}px;color:{theme.MUTED}">'
    said = [f"<b>{plain(text)}</b>" if not depth else plain(text) for text in texts]
    said += [f"{small}{plain(detail)}</span>" for detail in details]
    return note(
        "<br>".join(said),
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


def _marks(states: pd.Series, depths: list[int], middles: list[float]) -> Iterator[Part]:
    colours = {
        "good": theme.good(),
        "under_way": theme.CATEGORIES[0],
        "waiting": theme.AMBER,
        "bad": theme.bad(),
        "plain": theme.OTHER_INK,
    }
    for state, depth, middle in zip(states, depths, middles, strict=True):
        left = STEP * depth + 1
        ends = {"x0": left, "x1": left + 10, "y0": middle - 5, "y1": middle + 5}
        look = {"fillcolor": colours[state], "line": {"width": 0}}
        yield {"type": "circle", **_PIXELS, **look, **ends}


_PIXELS: Part = {"xsizemode": "pixel", "xanchor": 0, "xref": "x", "yref": "y"}
