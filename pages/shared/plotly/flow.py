"""Flows from column to column, as wide as their counts."""

import textwrap

from pages.shared import theme
from pages.shared.figures import Flow, Node
from pages.shared.plotly.base import LABEL, Drawing, Part, drawing, escaped

LONGEST = 22  # characters of a label's line
PLACES = (0.001, 0.44, 0.999)  # Plotly drops nodes at 0 and 1


def flow(figure: Flow) -> Drawing:
    """Names and counts stand beside the nodes, which keeps them legible on a phone."""
    sources, sinks, counts = (list(part) for part in zip(*figure.links, strict=True))
    trace: Part = {
        "type": "sankey",
        "arrangement": "snap",
        "hoverinfo": "skip",
        "textfont": {"size": LABEL, "color": theme.INK},
        "node": {
            "label": [_named(node) for node in figure.nodes],
            "color": [theme.colour(node.role) for node in figure.nodes],
            "x": [PLACES[node.column] for node in figure.nodes],
            "y": _heights(figure),
            "pad": 18,
            "thickness": 12,
            "line": {"width": 0},
            "hoverinfo": "skip",
        },
        "link": {
            "source": sources,
            "target": sinks,
            "value": counts,
            "color": theme.PLANNED,
            "hoverinfo": "skip",
        },
    }
    return drawing([trace], height=380, margin={"l": 4, "r": 4, "t": 12, "b": 16})


def _named(node: Node) -> str:
    """Name and count; a long one in lines, for beside the last two columns is half a figure."""
    said = textwrap.wrap(f"{node.name} {node.count}", LONGEST, break_long_words=False)
    return "<br>".join(map(escaped, said))


def _heights(figure: Flow) -> list[float]:
    """The middle of each node within its column, from top to bottom."""
    columns = {node.column for node in figure.nodes}
    whole = {at: sum(n.count for n in figure.nodes if n.column == at) for at in columns}
    above = dict.fromkeys(columns, 0.0)
    middles = []
    for node in figure.nodes:
        part = node.count / whole[node.column]
        middles.append(min(max(above[node.column] + part / 2, 0.001), 0.999))
        above[node.column] += part
    return middles
