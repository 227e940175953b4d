"""Workbooks into uploads and builds; what a load would change; backups."""
