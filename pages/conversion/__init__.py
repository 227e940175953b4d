"""Conversion: from topics to effects."""
