"""Comparison: where the city stands among others."""
