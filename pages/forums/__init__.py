"""The loop itself: forums, and what becomes of their topics."""
