"""Papers and decisions."""
