"""Locate tables, headers, titles and notes on a sheet."""
