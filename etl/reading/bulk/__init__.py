"""Large sheets by columns: plain rows at once, every odd row the way of all other sheets."""
