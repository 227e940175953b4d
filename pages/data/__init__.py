"""Data: load it, look back at what was loaded, hand out templates, see what is missing."""
