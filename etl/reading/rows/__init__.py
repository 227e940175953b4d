"""Read ledgers and forms, in which one row is one entry."""
