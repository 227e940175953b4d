"""The build's SQL for another engine than DuckDB: translated, or refused where it would change."""
