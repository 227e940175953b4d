"""What is overdue, due or stuck."""
