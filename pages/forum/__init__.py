"""A forum, reached by its name."""
