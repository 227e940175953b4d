"""The server watched and looked after: its health, its numbers, its log, and its self-check."""
