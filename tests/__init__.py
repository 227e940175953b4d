"""Tests of the board: the real thing on small data."""
