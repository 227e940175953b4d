"""Appraisal: what is scored, by whom, and what it earned."""
