"""Texts that must go by law: found, replaced by a mark, and gone from every file of the board."""
