"""Appraisals, homes of workers, studios, publicity."""
