"""The building blocks that only this page has."""

from pages.rankings.blocks.prospects import (
    select_horizon,
    select_paces,
    select_prospect,
    select_ranking,
    select_rivals,
    select_target,
    select_values,
)
from pages.rankings.blocks.remarks import show_remarks
from pages.rankings.blocks.weights import as_parameter, select_weights

__all__ = [
    "as_parameter",
    "select_horizon",
    "select_paces",
    "select_prospect",
    "select_ranking",
    "select_rivals",
    "select_target",
    "select_values",
    "select_weights",
    "show_remarks",
]
