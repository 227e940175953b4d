"""A unit, reached by its name."""
