"""Uploads into builds."""
