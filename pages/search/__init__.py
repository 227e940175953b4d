"""Search: everything that has a name."""
