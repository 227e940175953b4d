"""Read cross-tabs: their axes, the coordinates of each value, and sums across them."""
