"""A city, reached by its name."""
