"""How outcomes flow: kind of topic, way of use, effect."""

from collections.abc import Callable

import pandas as pd

from pages.shared import words
from pages.shared.figures import Figure, Flow, Node
from pages.shared.theme import Role
from pages.shared.words import translate as _

COLUMNS = ("kind", "use", "state")
STATES: dict[str, Role] = {
    "effective": "good",
    "used": "amount",
    "studied": "amber",
    "declined": "bad",
}


def uses(flows: pd.DataFrame, *, state_word: Callable[[str], str] = str) -> Figure:
    """From each kind of topic by the ways of use to what came of them; width is a count.

    `flows`: kind, use, state (a code), count.
    """
    nodes = {
        (name, str(of)): Node(
            column,
            _named(str(of), state_word if name == "state" else str),
            int(count),
            STATES[str(of)] if name == "state" else "quiet",
        )
        for column, name in enumerate(COLUMNS)
        for of, count in flows.groupby(name, sort=False)["count"].sum().items()
    }
    at = {node: number for number, node in enumerate(nodes)}
    links = tuple(
        (at[source, str(row[source])], at[sink, str(row[sink])], int(row["count"]))
        for source, sink in (("kind", "use"), ("use", "state"))
        for _i, row in flows.groupby([source, sink], as_index=False)["count"].sum().iterrows()
    )
    return Flow(tuple(nodes.values()), links)


def _named(of: str, write: Callable[[str], str]) -> str:
    name = write(of)
    return _("not stated") if name == words.DASH else name
