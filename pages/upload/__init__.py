"""Uploads: a new one, those of before, templates."""
