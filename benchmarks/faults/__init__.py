"""Faults of every kind, given to every command that writes, and what is left afterwards."""
