"""The stage: a deck full screen, its remote on a phone, and its static twin."""
