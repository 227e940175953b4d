"""The building blocks that only this page has."""

from pages.decks.blocks.shows import offer_twin, show_stage_door
from pages.decks.blocks.slides import show_slides

__all__ = [
    "offer_twin",
    "show_slides",
    "show_stage_door",
]
