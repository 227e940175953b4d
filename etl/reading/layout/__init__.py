"""Where tables, headers, titles and notes stand on a sheet."""
