"""Putting the board onto a machine."""
