"""Spreadsheets to uploads to builds; `python -m etl`."""
