"""The choice of weights: a slider for each node of a scheme, all in the address."""

import json

import pandas as pd
import streamlit as st

from pages.rankings.blocks.prospects import apart
from pages.shared import visit, warehouse, words
from pages.shared.components.choosing import slide
from pages.shared.components.text import md
from pages.shared.words import translate as _

ABREAST = 3


def select_weights(scheme: str) -> dict[str, float]:
    """The weights that were moved, in percent, by their node's path; its dimensions first."""
    tree = warehouse.query("scheme_tree", scheme=scheme)
    keys = {path: apart("weight", scheme, path) for path in tree["path"]}
    usual = dict(zip(tree["path"], map(float, tree["percent"]), strict=True))
    chosen: dict[str, float] = {}
    for above, nodes in tree.groupby("above", sort=False):
        if above == "":
            chosen |= _sliders(nodes, keys)
        else:
            with st.expander(md(_("Within {dimension}", dimension=above))):
                chosen |= _sliders(nodes, keys)
    st.button(_("Weights as stated"), on_click=_reset, args=({keys[p]: usual[p] for p in usual},))
    return {path: weight for path, weight in chosen.items() if weight != usual[path]}


def as_parameter(weights: dict[str, float]) -> str:
    """The weights as queries take them."""
    return json.dumps(weights, ensure_ascii=False, sort_keys=True)


def _sliders(nodes: pd.DataFrame, keys: dict[str, str]) -> dict[str, float]:
    chosen = {}
    columns = st.columns(min(ABREAST, len(nodes)))
    for place, row in enumerate(nodes.to_dict("records")):
        with columns[place % len(columns)]:
            chosen[str(row["path"])] = slide(
                md(f"{row['node']} {words.measure(row['percent'], '%')}"),
                (0.0, 100.0),
                float(row["percent"]),
                0.1,
                key=keys[str(row["path"])],
                text="%.1f%%",
            )
    return chosen


def _reset(usual: dict[str, float]) -> None:
    """Before the next run: all sliders back where the scheme has them."""
    for key, weight in usual.items():
        visit.choose(key, weight)
