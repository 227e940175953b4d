"""Cross-tabs: axes, the coordinates of a value, sums."""
