"""The document around every page: its HTML, styles, scripts, and the first look."""
