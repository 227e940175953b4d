"""Data quality: what is missing, open or odd."""
