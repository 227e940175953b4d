"""What the figures say, in one sentence each: pure functions from rows to words."""
