"""Supervision: what was decided, and whether it is on time."""
