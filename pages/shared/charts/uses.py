"""How outcomes flow: kind of topic, way of use, effect."""

from collections.abc import Callable

import pandas as pd

from pages.shared import theme, words
from pages.shared.charts.base import Figure, Part, figure, plain
from pages.shared.words import translate as _

PLACES = {"kind": 0.001, "use": 0.44, "state": 0.999}  # Plotly drops nodes at 0 and 1


def uses(flows: pd.DataFrame, *, state_word: Callable[[str], str] = str) -> Figure:
    """From each kind of topic by the ways of use to what came of them; width is a count.

    `flows`: kind, use, state (a code), count. Names and counts stand beside the bars, which keeps
    them legible on a phone.
    """
    sizes = [(name, flows.groupby(name, sort=False)["count"].sum()) for name in PLACES]
    nodes = {(name, str(of)): int(size) for name, counts in sizes for of, size in counts.items()}
    at = {node: number for number, node in enumerate(nodes)}
    links = [
        (at[source, str(row[source])], at[sink, str(row[sink])], int(row["count"]))
        for source, sink in (("kind", "use"), ("use", "state"))
        for _i, row in flows.groupby([source, sink], as_index=False)["count"].sum().iterrows()
    ]
    sources, sinks, counts = (list(part) for part in zip(*links, strict=True))
    trace: Part = {
        "type": "sankey",
        "arrangement": "snap",
        "hoverinfo": "skip",
        "textfont": {"size": 13, "color": theme.INK},
        "node": {
            "label": [_named(node, size, state_word) for node, size in nodes.items()],
            "color": [_colour(node) for node in nodes],
            "x": [PLACES[name] for name, _of in nodes],
            "y": _heights(nodes),
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
    return figure([trace], height=380, margin={"l": 4, "r": 4, "t": 12, "b": 16})


def _heights(nodes: dict[tuple[str, str], int]) -> list[float]:
    """The middle of each node within its column, from top to bottom."""
    whole = {name: sum(n for (of, _v), n in nodes.items() if of == name) for name in PLACES}
    above = dict.fromkeys(PLACES, 0.0)
    middles = []
    for (name, _of), size in nodes.items():
        part = size / whole[name]
        middles.append(min(max(above[name] + part / 2, 0.001), 0.999))
        above[name] += part
    return middles


def _named(node: tuple[str, str], size: int, state_word: Callable[[str], str]) -> str:
    name, of = node
    unknown = _("not stated")
    said = state_word(of) if name == "state" else of
    return f"{plain(unknown if said == words.DASH else said)} {size}"


def _colour(node: tuple[str, str]) -> str:
    colours = {
        "effective": theme.good(),
        "used": theme.CATEGORIES[0],
        "studied": theme.AMBER,
        "declined": theme.bad(),
    }
    name, of = node
    return colours[of] if name == "state" else theme.OTHER_INK
