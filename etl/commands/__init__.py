"""What `python -m etl …` does."""
