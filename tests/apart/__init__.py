"""Tests that run in a process of their own, for they fork it: `tests/test_apart.py` runs them."""
