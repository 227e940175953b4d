"""Overview: the leaders' two minutes."""
