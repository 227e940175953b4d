"""A tree of texts: each node on lines of its own, indented under the one that it stems from."""

import pandas as pd

from pages.shared.figures import Figure, Leaf, Tree
from pages.shared.theme import Role
from runtime.cache import cached

STATES: dict[str, Role] = {
    "good": "good",
    "under_way": "amount",
    "waiting": "amber",
    "bad": "bad",
    "plain": "quiet",
}


@cached
def tree(nodes: pd.DataFrame) -> Figure:
    """Texts with a smaller line under each, on branches.

    `nodes`, from the top: depth, text, detail, state (good, under_way, waiting, bad or plain).
    The state's colour only repeats what the detail says.
    """
    columns = (nodes[name] for name in ("depth", "text", "detail", "state"))
    return Tree(
        tuple(
            Leaf(int(depth), str(text), str(detail or ""), STATES[state])
            for depth, text, detail, state in zip(*columns, strict=True)
        )
    )
