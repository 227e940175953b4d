"""An indicator, reached by its name."""
