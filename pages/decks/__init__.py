"""Decks and snapshots."""
