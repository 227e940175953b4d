"""Ledgers and forms: one row, one entry."""
